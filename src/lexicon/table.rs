//! Words by number: one look at a word's bytes says which it is, or that it has no meaning.

/// A word with a meaning, by number. ASCII signs have their own byte as their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u16);

impl WordId {
    /// A word without a meaning.
    pub const UNKNOWN: WordId = WordId(0);

    /// The number of a sign.
    #[must_use]
    pub const fn sign(byte: u8) -> WordId {
        WordId(byte as u16)
    }
}

/// The signs that several characters stand for, each under one number.
pub mod symbol {
    use super::WordId;
    /// " “ ” „ « »
    pub const QUOTE: WordId = WordId::sign(b'"');
    /// ' ‘ ’
    pub const APOSTROPHE: WordId = WordId::sign(b'\'');
    /// - ‐ ‑ −
    pub const HYPHEN: WordId = WordId::sign(b'-');
    /// – — ―
    pub const DASH: WordId = WordId(1);
    /// (
    pub const OPEN: WordId = WordId::sign(b'(');
    /// )
    pub const CLOSE: WordId = WordId::sign(b')');
    /// ,
    pub const COMMA: WordId = WordId::sign(b',');
    /// ;
    pub const SEMICOLON: WordId = WordId::sign(b';');
    /// :
    pub const COLON: WordId = WordId::sign(b':');
    /// .
    pub const POINT: WordId = WordId::sign(b'.');
}

/// The longest word the table holds; longer ones have no meaning.
const LONGEST: usize = 24;

/// The first number that is not a sign's.
const FIRST: u16 = 128;

/// A word's bytes in small letters, padded with zeros.
type Key = [u8; LONGEST];

/// Lower-cased words and signs by number.
#[derive(Debug)]
pub(super) struct Words {
    /// For each shape of word (see [`shape`]) the first word that has it, counted from 1; 0 where none has.
    heads: Box<[u16; SHAPES]>,
    /// The words, each with the next one of the same shape.
    entries: Vec<(Key, u16)>,
}

impl Default for Words {
    fn default() -> Self {
        Words { heads: Box::new([0; SHAPES]), entries: Vec::new() }
    }
}

impl Words {
    /// The number of a word, given to it now if it has none; none when the word is too long or the table full.
    pub(super) fn intern(&mut self, text: &str) -> Option<WordId> {
        if let Some(sign) = sign(text) {
            return Some(sign);
        }
        let lower = text.to_lowercase();
        let key = key(lower.as_bytes())?;
        let head = shape(lower.as_bytes());
        let known = self.look_up(head, &key);
        if known != WordId::UNKNOWN {
            return Some(known);
        }
        let place = u16::try_from(self.entries.len() + 1).ok().filter(|place| *place < u16::MAX - FIRST)?;
        self.entries.push((key, self.heads[head]));
        self.heads[head] = place;
        Some(WordId(FIRST + place))
    }

    /// The number of a word or sign as it stands in a text.
    pub(super) fn find(&self, text: &str) -> WordId {
        let bytes = text.as_bytes();
        let Some(&first) = bytes.first() else { return WordId::UNKNOWN };
        if first.is_ascii_alphabetic() && text.is_ascii() {
            let head = shape(bytes);
            if self.heads[head] == 0 || bytes.len() > LONGEST {
                return WordId::UNKNOWN;
            }
            let mut lower = [0; LONGEST];
            for (to, from) in lower.iter_mut().zip(bytes) {
                *to = from | 0x20;
            }
            return self.look_up(head, &lower);
        }
        if let Some(sign) = sign(text) {
            return sign;
        }
        if bytes.len() > LONGEST {
            return WordId::UNKNOWN;
        }
        let lower = text.to_lowercase();
        key(lower.as_bytes()).map_or(WordId::UNKNOWN, |key| self.look_up(shape(lower.as_bytes()), &key))
    }

    /// The word of a shape that has these bytes.
    fn look_up(&self, head: usize, key: &Key) -> WordId {
        let mut place = self.heads[head];
        while let Some((known, next)) = usize::from(place).checked_sub(1).and_then(|at| self.entries.get(at)) {
            if known == key {
                return WordId(FIRST + place);
            }
            place = *next;
        }
        WordId::UNKNOWN
    }
}

/// How many shapes there are.
const SHAPES: usize = 1 << 15;

/// A word's length and its first, second and last letters in one number, capitals and small letters alike. Of the words
/// of a text that have no meaning, nine in ten have no meaningful word of their shape.
fn shape(word: &[u8]) -> usize {
    let letter = |at: usize| usize::from(word.get(at).copied().unwrap_or(0) | 0x20);
    let mixed = letter(0) | letter(1) << 8 | letter(word.len().wrapping_sub(1)) << 16 | word.len() << 24;
    // multiplying by a large odd number spreads the bits (Fibonacci hashing)
    mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (usize::BITS - 15)
}

fn key(lower: &[u8]) -> Option<Key> {
    let mut key = [0; LONGEST];
    key.get_mut(..lower.len()).filter(|_| !lower.is_empty())?.copy_from_slice(lower);
    Some(key)
}

/// The number of a sign that has one of its own.
fn sign(text: &str) -> Option<WordId> {
    let mut characters = text.chars();
    let (only, None) = (characters.next()?, characters.next()) else { return None };
    Some(match only {
        '“' | '”' | '„' | '«' | '»' => symbol::QUOTE,
        '‘' | '’' | '‚' => symbol::APOSTROPHE,
        '\u{2010}' | '\u{2011}' | '\u{2212}' => symbol::HYPHEN,
        '–' | '—' | '―' => symbol::DASH,
        _ if only.is_ascii_punctuation() => WordId(only as u16),
        _ => return None,
    })
}
