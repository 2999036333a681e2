//! Words by number: one look at a word's bytes says which it is, or that it has no meaning.

/// A word with a meaning, by number. ASCII signs have their own byte as their number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// For each shape of word (see [`shape`]) the place of the first word that has it; 0 where none has.
    heads: Box<[u16; SHAPES]>,
    /// The words, each with the next one of the same shape. At the place 0 stands none.
    entries: Vec<Entry>,
    /// All of each word, which few look-ups need.
    keys: Vec<Key>,
}

/// A word and the next one of its shape: 16 bytes, so that all of them stay in the cache.
#[derive(Debug, Default)]
struct Entry {
    /// Its first eight letters, as [`first_letters`] packs them.
    first: u64,
    next: u16,
    len: u8,
    /// Its length once more where it is ASCII and its first letters are all of it; else 0.
    short: u8,
}

impl Default for Words {
    fn default() -> Self {
        Words { heads: Box::new([0; SHAPES]), entries: vec![Entry::default()], keys: vec![Key::default()] }
    }
}

impl Words {
    /// The number of a word, given to it now if it has none; none when the word is too long or the table full.
    pub(super) fn intern(&mut self, text: &str) -> Option<WordId> {
        if let Some(sign) = sign(text) {
            return Some(sign);
        }
        let known = self.find(text);
        if known != WordId::UNKNOWN {
            return Some(known);
        }
        let lower = text.to_lowercase();
        let len = lower.len();
        let mut key = [0; LONGEST];
        key.get_mut(..len).filter(|_| len > 0)?.copy_from_slice(lower.as_bytes());
        let first = first_letters(lower.as_bytes(), 0, len);
        let head = shape(first, lower.as_bytes());
        let place = u16::try_from(self.entries.len()).ok().filter(|place| *place < u16::MAX - FIRST)?;
        let short = if len <= 8 && lower.is_ascii() { len as u8 } else { 0 };
        self.entries.push(Entry { first, next: self.heads[head], len: len as u8, short });
        self.keys.push(key);
        self.heads[head] = place;
        Some(WordId(FIRST + place))
    }

    /// The number that the next new word gets.
    pub(super) fn next(&self) -> WordId {
        WordId(FIRST.saturating_add(u16::try_from(self.entries.len() + 1).unwrap_or(u16::MAX)))
    }

    /// The number of a word or sign by itself.
    pub(super) fn find(&self, text: &str) -> WordId {
        self.find_at(text, 0, text.len())
    }

    /// The number of the word or sign that stands at these bytes of a text.
    pub(super) fn find_at(&self, text: &str, start: usize, end: usize) -> WordId {
        let Some(bytes) = text.as_bytes().get(start..end) else { return WordId::UNKNOWN };
        match bytes {
            [only] if only.is_ascii_punctuation() => WordId(u16::from(*only)),
            [first, ..] if first.is_ascii_alphabetic() && bytes.is_ascii() => {
                self.look_up(first_letters(text.as_bytes(), start, end), bytes)
            }
            _ => text.get(start..end).map_or(WordId::UNKNOWN, |text| self.find_rare(text)),
        }
    }

    /// A word with letters beyond ASCII, digits, or a sign.
    fn find_rare(&self, text: &str) -> WordId {
        if let Some(sign) = sign(text) {
            return sign;
        }
        if text.len() > LONGEST {
            return WordId::UNKNOWN;
        }
        let lower = text.to_lowercase();
        self.look_up(first_letters(lower.as_bytes(), 0, lower.len()), lower.as_bytes())
    }

    /// The word that has these first letters, and these bytes but for capitals.
    #[inline]
    pub(super) fn look_up(&self, first: u64, bytes: &[u8]) -> WordId {
        let place = self.heads[shape(first, bytes)];
        let known = place != 0;
        // nearly every word has a shape of its own or is short: either way there is one answer, reached without a fork
        // that the processor would have to guess
        let only = self
            .entries
            .get(usize::from(place))
            .is_some_and(|entry| (entry.first == first) & (usize::from(entry.short) == bytes.len()));
        if only | !known { WordId((FIRST + place) * u16::from(known)) } else { self.among(place, first, bytes) }
    }

    /// The word among those of one shape.
    #[inline(never)]
    fn among(&self, mut place: u16, first: u64, bytes: &[u8]) -> WordId {
        while place != 0
            && let Some(entry) = self.entries.get(usize::from(place))
        {
            // the first letters are all there is of a short word in ASCII
            let alike = entry.first == first && usize::from(entry.len) == bytes.len();
            if alike && (entry.short != 0 || self.is_all(place, bytes)) {
                return WordId(FIRST + place);
            }
            place = entry.next;
        }
        WordId::UNKNOWN
    }

    /// Whether all of a word's bytes are these but for capitals.
    fn is_all(&self, place: u16, bytes: &[u8]) -> bool {
        let known = self.keys.get(usize::from(place)).and_then(|key| key.get(..bytes.len()));
        known.is_some_and(|known| known.eq_ignore_ascii_case(bytes))
    }
}

/// How many shapes there are.
const SHAPES: usize = 1 << 15;

/// A word's first eight letters, its length and its last letter, mixed into one number: most words that have no meaning
/// have no meaningful word of their shape either, and are turned away at once.
fn shape(first: u64, word: &[u8]) -> usize {
    let last = u64::from(word.last().copied().unwrap_or(0) | 0x20);
    let mixed = first ^ (last << 40) ^ (word.len() as u64).rotate_right(8);
    // multiplying by a large odd number spreads the bits (Fibonacci hashing)
    (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - 15)) as usize
}

/// The first eight bytes from `start` to before `end`, as small letters; zeros where there are fewer. In ASCII one bit
/// tells a small letter from a capital; other bytes change too, but to the same on either side of a comparison.
fn first_letters(text: &[u8], start: usize, end: usize) -> u64 {
    let len = (end - start).min(8);
    let packed = match text.get(start..).and_then(|rest| rest.first_chunk::<8>()) {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => text[start..end].iter().take(8).rev().fold(0, |packed, byte| packed << 8 | u64::from(*byte)),
    };
    let mask = u64::MAX.checked_shr(u64::BITS - 8 * len as u32).unwrap_or(0);
    (packed | 0x2020_2020_2020_2020) & mask
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
