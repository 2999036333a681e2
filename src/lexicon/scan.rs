//! Where words, numbers and signs begin and end. The one place that looks at every byte of prose.

/// What a raw token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawKind {
    /// Letters.
    Word,
    /// Digits with the separators between them: `1,234,567`, `3.7`, `1.234.567`, `.5`.
    Digits,
    /// One sign.
    Sign,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// `yuan`; signs and digits too.
    Lower,
    /// `Yuan`
    Capital,
    /// `YUAN`, `C`
    Upper,
    /// `kWh`, `McDonald`
    Mixed,
}

/// A word, number or sign and its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raw {
    /// What it is.
    pub kind: RawKind,
    /// How it is written.
    pub case: Case,
    /// Whether white space, or the beginning of the text, stands before it.
    pub spaced: bool,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Of a word of ASCII letters only, as nearly all are, the first eight as small letters; 0 of all else.
    pub small: u64,
}

/// Walks a text token by token.
#[derive(Clone, Debug)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

const SPACE: u8 = 1;
const LOWER: u8 = 2;
const UPPER: u8 = 3;
const DIGIT: u8 = 4;
const OTHER: u8 = 5;

/// What each byte begins: 0 is an ASCII sign, `OTHER` a character of more than one byte.
const CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            0..=32 | 127 => SPACE,
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            128..=255 => OTHER,
            _ => 0,
        };
        byte += 1;
    }
    table
};

impl<'a> Scanner<'a> {
    /// From the beginning of a text.
    #[must_use]
    pub fn new(text: &'a str) -> Scanner<'a> {
        Scanner { text, at: 0 }
    }

    /// The character at a byte, which is a boundary.
    fn character(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// The end of a word, how it is written, and its first letters if all are ASCII.
    #[inline(always)]
    fn word(&self, start: usize) -> (usize, Case, u64) {
        let bytes = self.text.as_bytes();
        // nearly every word is all ASCII letters, and most have fewer than eight: eight bytes are told at once, and one bit
        // of each tells capitals from small ones
        let letters = ascii_letters(eight(bytes, start));
        let end = start + letters.count;
        if letters.count == 8 || bytes.get(end).is_some_and(|byte| *byte >= 0x80) {
            return self.long_word(start, letters);
        }
        let case = match letters.capitals {
            0 => Case::Lower,
            all if all == letters.small & CAPITAL => Case::Upper,
            // the first is the lowest
            0x20 => Case::Capital,
            _ => Case::Mixed,
        };
        (end, case, letters.small)
    }

    /// The same for a word of eight letters and more, or with others than those of ASCII, by its first letters.
    #[inline(never)]
    fn long_word(&self, start: usize, first: Letters) -> (usize, Case, u64) {
        let bytes = self.text.as_bytes();
        let Letters { count: mut more, mut small, .. } = first;
        let mut upper = first.capitals();
        let mut at = start + more;
        while more == 8 {
            let further = ascii_letters(eight(bytes, at));
            more = further.count;
            upper += further.capitals();
            at += more;
        }
        let mut letters = at - start;
        let mut first_upper = upper > 0 && bytes[start] & 0x20 == 0;
        if bytes.get(at).is_some_and(|byte| *byte >= 0x80) {
            let end = at;
            for letter in self.text.get(at..).unwrap_or_default().chars().take_while(|letter| is_letter(*letter)) {
                if letter.is_uppercase() {
                    first_upper |= letters == 0;
                    upper += 1;
                }
                letters += 1;
                at += letter.len_utf8();
            }
            if at > end {
                small = 0;
            }
        }
        let case = match upper {
            0 => Case::Lower,
            _ if upper == letters => Case::Upper,
            1 if first_upper => Case::Capital,
            _ => Case::Mixed,
        };
        (at, case, small)
    }
}

/// The first eight of the ASCII letters that a text begins with, as small letters and the first lowest, and how many
/// letters there are.
pub(super) fn first_letters(text: &str) -> (u64, usize) {
    let Letters { count: mut more, small, .. } = ascii_letters(eight(text.as_bytes(), 0));
    let mut len = more;
    while more == 8 {
        more = ascii_letters(eight(text.as_bytes(), len)).count;
        len += more;
    }
    (small, len)
}

/// Eight bytes of a text, the first lowest; zeros behind its end.
#[inline(always)]
fn eight(text: &[u8], at: usize) -> u64 {
    #[cold]
    fn last(bytes: &[u8]) -> u64 {
        bytes.iter().rev().fold(0, |packed, byte| packed << 8 | u64::from(*byte))
    }
    let rest = text.get(at..).unwrap_or_default();
    rest.first_chunk().map_or_else(|| last(rest), |chunk| u64::from_le_bytes(*chunk))
}

/// The ASCII letters that eight bytes begin with.
#[derive(Debug, PartialEq, Eq)]
struct Letters {
    count: usize,
    /// The bit of each capital that a small letter has otherwise.
    capitals: u64,
    /// As small letters, the first lowest; zeros behind them.
    small: u64,
}

/// A one in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The bit that tells a small letter from a capital, in each byte.
const CAPITAL: u64 = 0x20 * EACH;

impl Letters {
    /// How many are capitals.
    fn capitals(&self) -> usize {
        // the product's top byte is the sum of all bytes
        ((self.capitals >> 5).wrapping_mul(EACH) >> 56) as usize
    }
}

/// Tells the letters before the first byte that is none.
#[inline(always)]
fn ascii_letters(bytes: u64) -> Letters {
    const TOP: u64 = 0x80 * EACH;
    // without its top bit and as a small letter each byte is at most 0x7f, so that no sum carries into the next
    let small = (bytes & !TOP) | CAPITAL;
    let from_a = small + (0x80 - b'a' as u64) * EACH;
    let past_z = small + (0x80 - b'z' as u64 - 1) * EACH;
    let others = !(from_a & !past_z & !bytes) & TOP;
    let count = others.trailing_zeros() as usize / 8;
    // all bits of the bytes below the first that is no letter
    let first = ((others & others.wrapping_neg()) >> 7).wrapping_sub(1);
    Letters { count, capitals: !bytes & CAPITAL & first, small: small & first }
}

/// Whether a character is a letter. Dashes, quotation marks and currency signs are told at a glance.
fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic()
        || !matches!(character, '\0'..='\u{a9}' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}')
            && character.is_alphabetic()
}

impl Iterator for Scanner<'_> {
    type Item = Raw;

    #[inline(always)]
    fn next(&mut self) -> Option<Raw> {
        let bytes = self.text.as_bytes();
        let mut spaced = self.at == 0;
        // most tokens stand behind one space
        if bytes.get(self.at) == Some(&b' ') {
            spaced = true;
            self.at += 1;
        }
        loop {
            let start = self.at;
            let &byte = bytes.get(start)?;
            let raw = |kind, case, end| Raw { kind, case, spaced, start, end, small: 0 };
            let token = match CLASS[byte as usize] {
                SPACE => {
                    spaced = true;
                    self.at += 1;
                    continue;
                }
                LOWER | UPPER => {
                    let (end, case, small) = self.word(start);
                    Raw { small, ..raw(RawKind::Word, case, end) }
                }
                DIGIT => raw(RawKind::Digits, Case::Lower, digits(bytes, start)),
                0 if byte == b'.' && begins_fraction(bytes, start) => {
                    raw(RawKind::Digits, Case::Lower, digits(bytes, start))
                }
                0 => raw(RawKind::Sign, Case::Lower, start + 1),
                _ => {
                    let character = self.character(start)?;
                    if character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{ad}')
                    {
                        spaced |= character.is_whitespace();
                        self.at += character.len_utf8();
                        continue;
                    }
                    if is_letter(character) && !matches!(character, 'º' | 'ª') {
                        let (end, case, _) = self.word(start);
                        raw(RawKind::Word, case, end)
                    } else {
                        raw(RawKind::Sign, Case::Lower, start + character.len_utf8())
                    }
                }
            };
            self.at = token.end;
            return Some(token);
        }
    }
}

/// `.5`, where the dot does not end a sentence: nothing but space or a sign before it, a digit after.
fn begins_fraction(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| bytes[before]);
    bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
        && before.is_none_or(|byte| matches!(byte, b' ' | b'\n' | b'$' | b'(' | b'-' | b'=') || byte >= 0x80)
}

/// The end of a number that begins here. Separators count only where they can be nothing else: groups of three
/// after a comma, a no-break or a thin space (Indian grouping too: 12,34,567), a decimal point before a digit.
fn digits(bytes: &[u8], start: usize) -> usize {
    let run = |at: usize| at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = run(start);
    if at - start <= 3 {
        at = grouped(bytes, at, b",").or_else(|| grouped(bytes, at, "\u{a0}".as_bytes())).unwrap_or(at);
        at = grouped(bytes, at, "\u{202f}".as_bytes())
            .or_else(|| grouped(bytes, at, "\u{2009}".as_bytes()))
            .unwrap_or(at);
    }
    if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        let end = run(at + 1);
        // 1.234.567 has two points, so neither is a decimal point; 1.2.3 is a version and stays three tokens
        if at - start <= 3
            && end - at == 4
            && bytes.get(end) == Some(&b'.')
            && let Some(end) = grouped(bytes, at, b".")
        {
            return end;
        }
        at = end;
    }
    at
}

/// The end of the groups that follow, each of three digits (or two, when a three-digit one ends them), or none.
fn grouped(bytes: &[u8], start: usize, separator: &[u8]) -> Option<usize> {
    let mut at = start;
    let mut last = 0;
    while bytes[at..].starts_with(separator) {
        let from = at + separator.len();
        let len = bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if len != 3 && (len != 2 || separator != b",") {
            break;
        }
        at = from + len;
        last = len;
    }
    (last == 3 && !bytes.get(at).is_some_and(u8::is_ascii_digit)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        Scanner::new(text).map(|raw| &text[raw.start..raw.end]).collect()
    }

    #[test]
    fn numbers_keep_their_separators_and_nothing_else() {
        assert_eq!(tokens("1,234,567.89, 3.7."), ["1,234,567.89", ",", "3.7", "."]);
        assert_eq!(tokens("1.234.567 12,34,567 1 234 $.50"), ["1.234.567", "12,34,567", "1", "234", "$", ".50"]);
        assert_eq!(tokens("1\u{a0}234\u{a0}567"), ["1\u{a0}234\u{a0}567"]);
        assert_eq!(tokens("2,3 1,23 1.2.3 26bn"), ["2", ",", "3", "1", ",", "23", "1.2", ".", "3", "26", "bn"]);
    }

    #[test]
    fn eight_bytes_are_told_as_one_by_one() {
        for text in [
            "abcdefgh",
            "Abc defg",
            "A\u{e9}bcdef",
            "@[`{azAZ",
            "zzzzzzz1",
            "        ",
            "US$5 mil",
            "\u{2019}s abcd",
            "XYZxyz\u{7f}\u{0}",
        ] {
            for at in 0..=text.len() {
                let chunk = &text.as_bytes()[at..text.len().min(at + 8)];
                let count = chunk.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                let capitals = chunk[..count].iter().filter(|byte| byte.is_ascii_uppercase()).count();
                let small = chunk[..count].iter().rfold(0, |all, byte| all << 8 | u64::from(byte | 0x20));
                let told = ascii_letters(eight(text.as_bytes(), at));
                assert_eq!((told.count, told.capitals(), told.small), (count, capitals, small), "{text:?} from {at}");
            }
        }
    }

    #[test]
    fn words_are_letters_in_any_script_and_know_their_case() {
        let case: Vec<_> = Scanner::new("yuan Xi’s US kWh Éire x-ray").map(|raw| raw.case).collect();
        use Case::{Capital, Lower, Mixed, Upper};
        assert_eq!(case, [Lower, Capital, Lower, Lower, Upper, Mixed, Capital, Lower, Lower, Lower]);
        assert_eq!(tokens("zł²½°"), ["zł", "²", "½", "°"]);
    }
}
