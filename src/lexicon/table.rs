//! Words by number: one look at a word's bytes says which it is, or that it has no meaning.

use rustc_hash::FxHashMap;

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

/// A word's bytes, padded with zeros.
type Key = [u64; 3];

/// Lower-cased words and signs by number.
#[derive(Debug)]
pub(super) struct Words {
    numbers: FxHashMap<Key, u16>,
    /// For each first byte the lengths that occur, so that most words are turned away without a look-up.
    lengths: [u32; 256],
    next: u16,
}

impl Default for Words {
    fn default() -> Self {
        Words { numbers: FxHashMap::default(), lengths: [0; 256], next: FIRST }
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
        if let Some(&known) = self.numbers.get(&key) {
            return Some(WordId(known));
        }
        let number = self.next;
        self.next = number.checked_add(1)?;
        self.numbers.insert(key, number);
        self.lengths[lower.as_bytes()[0] as usize] |= 1 << lower.len();
        Some(WordId(number))
    }

    /// The number of a word or sign as it stands in a text.
    pub(super) fn find(&self, text: &str) -> WordId {
        let bytes = text.as_bytes();
        let Some(&first) = bytes.first() else { return WordId::UNKNOWN };
        if first.is_ascii_alphabetic() && text.len() <= LONGEST {
            if self.lengths[(first | 0x20) as usize] & (1 << text.len()) == 0 {
                return WordId::UNKNOWN;
            }
            if text.is_ascii() {
                let mut lower = [0; LONGEST];
                for (to, from) in lower.iter_mut().zip(bytes) {
                    *to = from | 0x20;
                }
                return self.look_up(&lower[..bytes.len()]);
            }
        }
        if let Some(sign) = sign(text) {
            return sign;
        }
        if text.len() > LONGEST { WordId::UNKNOWN } else { self.look_up(text.to_lowercase().as_bytes()) }
    }

    fn look_up(&self, lower: &[u8]) -> WordId {
        key(lower).and_then(|key| self.numbers.get(&key)).map_or(WordId::UNKNOWN, |&number| WordId(number))
    }

    /// One more than the highest number given.
    pub(super) fn count(&self) -> usize {
        self.next as usize
    }
}

fn key(lower: &[u8]) -> Option<Key> {
    let mut bytes = [0; LONGEST];
    bytes.get_mut(..lower.len()).filter(|_| !lower.is_empty())?.copy_from_slice(lower);
    let part = |at: usize| u64::from_le_bytes([0, 1, 2, 3, 4, 5, 6, 7].map(|n| bytes[at + n]));
    Some([part(0), part(8), part(16)])
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
