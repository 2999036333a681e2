//! Names of places, people and bodies, found in a text at the word they begin with. What they name is for others to say.

use super::scan::first_letters;
use rustc_hash::FxHashMap;

/// A name as it is kept: one way of writing, which several bearers may share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(pub u32);

/// The longest name that is kept, in bytes, so that no text is compared further.
const LONGEST: usize = 120;

/// How many bits say whether any name begins with a word of that sum: a word that begins none is turned away here.
const SUMS: usize = 1 << 16;

/// Short names in capitals are words otherwise: `US`, `WHO`, `IT`.
const INITIALS: usize = 3;

/// Names by their first word, each with those who bear it.
#[derive(Debug)]
pub struct Names {
    /// For the first word's sum, the name that was added last.
    heads: FxHashMap<u64, u32>,
    taken: Box<[u64; SUMS / 64]>,
    names: Vec<Name>,
    /// The letters of all names.
    letters: String,
    /// Who bears a name, and the next one who does, counted from 1.
    bearers: Vec<(u32, u32)>,
}

/// A way of writing.
#[derive(Debug)]
struct Name {
    start: u32,
    len: u8,
    /// What its second word begins with.
    second: u8,
    /// The next name with the same first word, counted from 1.
    next: u32,
    /// Its first bearer, counted from 1.
    bearer: u32,
}

impl Default for Names {
    fn default() -> Self {
        Names {
            heads: FxHashMap::default(),
            taken: Box::new([0; SUMS / 64]),
            names: Vec::new(),
            letters: String::new(),
            bearers: Vec::new(),
        }
    }
}

impl Names {
    /// Room for so many names, so that adding them does not move those that are there.
    pub fn reserve(&mut self, count: usize) {
        self.heads.reserve(count);
        self.names.reserve(count);
        self.bearers.reserve(count);
        self.letters.reserve(count.saturating_mul(10));
    }

    /// Gives a name to a bearer. What begins with no letter, and what is too long, is no name.
    pub fn add(&mut self, name: &str, bearer: u32) {
        let name = name.trim();
        let (sum, first) = first_word(name);
        let counts = u32::try_from(self.letters.len() + name.len()).is_ok();
        if name.is_empty() || name.len() > LONGEST || sum == 0 || !counts {
            return;
        }
        let mut at = self.heads.get(&sum).copied().unwrap_or(0);
        while let Some(known) = at.checked_sub(1) {
            let found = &self.names[known as usize];
            if self.letters_of(found) == name {
                return self.bear(known, bearer);
            }
            at = found.next;
        }
        let start = self.letters.len() as u32;
        let next = self.heads.insert(sum, self.names.len() as u32 + 1).unwrap_or(0);
        self.taken[sum as usize % SUMS / 64] |= 1 << (sum % 64);
        self.letters.push_str(name);
        let second = Some(second_word(name, first)).filter(|second| *second != NOTHING).unwrap_or(ANYTHING);
        self.names.push(Name { start, len: name.len() as u8, second, next, bearer: 0 });
        self.bear(self.names.len() as u32 - 1, bearer);
    }

    fn bear(&mut self, name: u32, bearer: u32) {
        let Some(found) = self.names.get_mut(name as usize) else { return };
        let next = std::mem::replace(&mut found.bearer, self.bearers.len() as u32 + 1);
        self.bearers.push((bearer, next));
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Who bears a name.
    pub fn bearers(&self, name: NameId) -> impl Iterator<Item = u32> {
        let mut at = self.names.get(name.0 as usize).map_or(0, |name| name.bearer);
        std::iter::from_fn(move || {
            let (bearer, next) = *self.bearers.get(at.checked_sub(1)? as usize)?;
            at = next;
            Some(bearer)
        })
    }

    /// A name as it was added.
    #[must_use]
    pub fn text(&self, name: NameId) -> &str {
        self.names.get(name.0 as usize).map_or("", |name| self.letters_of(name))
    }

    /// The longest name that begins at a byte of a text, and the byte after its last.
    #[must_use]
    pub fn find(&self, text: &str, start: usize) -> Option<(NameId, usize)> {
        let rest = text.get(start..)?;
        let (sum, first) = first_word(rest);
        if self.taken[sum as usize % SUMS / 64] >> (sum % 64) & 1 == 0 {
            return None;
        }
        let second = second_word(rest, first);
        let mut found: Option<(NameId, usize)> = None;
        let mut at = self.heads.get(&sum).copied().unwrap_or(0);
        while let Some(known) = at.checked_sub(1) {
            let name = &self.names[known as usize];
            at = name.next;
            let goes_on = name.second == second || name.second == ANYTHING || second == ANYTHING;
            if goes_on
                && let Some(len) = length(self.letters_of(name), rest, first)
                && found.is_none_or(|(_, end)| start + len > end)
            {
                found = Some((NameId(known), start + len));
            }
        }
        found
    }

    fn letters_of(&self, name: &Name) -> &str {
        self.letters.get(name.start as usize..name.start as usize + usize::from(name.len)).unwrap_or_default()
    }
}

/// A sum over the letters that a text begins with, small letters and capitals alike, and how many bytes they are; 0 where
/// it begins with none.
fn first_word(text: &str) -> (u64, usize) {
    let (small, len) = first_letters(text);
    if len > 0 {
        return (spread(small ^ (len as u64).rotate_right(8)), len);
    }
    match text.chars().next().filter(|first| first.is_alphabetic()) {
        Some(first) => (spread(u64::from(u32::from(first))), first.len_utf8()),
        None => (0, 0),
    }
}

/// The sum with its bits spread (Fibonacci hashing) and the high ones, which are the good ones, brought down; never 0.
fn spread(sum: u64) -> u64 {
    let sum = sum.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (sum ^ sum >> 32 ^ sum >> 48) | 1 << 63
}

/// Whatever stands behind the first word.
const ANYTHING: u8 = 0;

/// No word that a name may go on with.
const NOTHING: u8 = 1;

/// The letter or digit that the second word of a text begins with, in small: of the many names that begin with "New" or
/// "The" few need to be compared.
fn second_word(text: &str, first: usize) -> u8 {
    match text.as_bytes().get(first..) {
        Some([b' ' | b'.', letter, ..]) if letter.is_ascii_alphanumeric() => letter.to_ascii_lowercase(),
        // other white space may stand for a space
        Some([mark, ..]) if *mark <= b' ' || *mark >= 0x80 => ANYTHING,
        _ => NOTHING,
    }
}

/// How many bytes of a text the name is written in, if it stands there: letter by letter as it is kept, or in capitals
/// throughout, and no letter follows. Their first words are the same letters, so many bytes.
fn length(name: &str, text: &str, first: usize) -> Option<usize> {
    let ends = |at: usize| !text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
    // most names are written as they are kept
    if text.starts_with(name) {
        return Some(name.len()).filter(|at| ends(*at));
    }
    // most others part ways at a letter that no case and no mark makes the same
    let parts = name.bytes().zip(text.bytes()).find(|(wanted, found)| wanted != found);
    if let Some((wanted, found)) = parts
        && wanted.is_ascii()
        && found.is_ascii_graphic()
        && !matches!(found, b'\'' | b'`')
        && !wanted.eq_ignore_ascii_case(&found)
    {
        return None;
    }
    // "In" is no IN
    let begins = text.as_bytes().get(..first)?;
    if !name.as_bytes().starts_with(begins) && begins.iter().any(u8::is_ascii_lowercase) {
        return None;
    }
    let (mut as_kept, mut capitals, mut letters) = (true, true, 0);
    let mut at = 0;
    let mut rest = text.char_indices().peekable();
    for wanted in name.chars() {
        let (place, found) = rest.next()?;
        at = place + found.len_utf8();
        let found = plain(found);
        if wanted == ' ' {
            if found != ' ' {
                return None;
            }
            while rest.next_if(|(_, next)| plain(*next) == ' ').is_some() {}
            continue;
        }
        letters += usize::from(wanted.is_alphabetic());
        let same = plain(wanted) == found;
        as_kept &= same;
        capitals &= found == wanted || !wanted.is_lowercase() && same || wanted.to_uppercase().eq([found]);
        capitals &= !found.is_lowercase();
        if !as_kept && !capitals {
            return None;
        }
    }
    let sure = as_kept || letters > INITIALS;
    (sure && ends(at)).then_some(at)
}

/// Marks that are written in several ways, in one of them; white space is a space.
fn plain(letter: char) -> char {
    match letter {
        '‘' | '’' | 'ʼ' | 'ʻ' | '`' => '\'',
        '‐' | '‑' | '–' => '-',
        other if other.is_whitespace() => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> Names {
        let mut names = Names::default();
        for (bearer, name) in list.iter().enumerate() {
            names.add(name, bearer as u32);
        }
        names
    }

    fn found<'a>(names: &Names, text: &'a str) -> Option<(&'a str, Vec<u32>)> {
        let (name, end) = names.find(text, 0)?;
        Some((&text[..end], names.bearers(name).collect()))
    }

    #[test]
    fn the_longest_name_is_found() {
        let names = names(&["Guinea", "Guinea-Bissau", "New York", "New York City", "York"]);
        assert_eq!(found(&names, "Guinea is"), Some(("Guinea", vec![0])));
        assert_eq!(found(&names, "Guinea‑Bissau is"), Some(("Guinea‑Bissau", vec![1])));
        assert_eq!(found(&names, "New\u{a0}York  City, "), Some(("New\u{a0}York  City", vec![3])));
        assert_eq!(found(&names, "New Yorkers"), None);
        assert_eq!(found(&names, "new york"), None);
    }

    #[test]
    fn marks_and_capitals_may_be_written_otherwise() {
        let names = names(&["Xi'an", "US", "U.S.", "Élysée", "São Paulo", "Côte d'Ivoire"]);
        assert_eq!(found(&names, "Xi’an in"), Some(("Xi’an", vec![0])));
        assert_eq!(found(&names, "XI'AN (Xinhua)"), Some(("XI'AN", vec![0])));
        assert_eq!(found(&names, "US exports"), Some(("US", vec![1])));
        assert_eq!(found(&names, "Us and them"), None);
        assert_eq!(found(&names, "U.S. exports"), Some(("U.S.", vec![2])));
        assert_eq!(found(&names, "Élysée Palace"), Some(("Élysée", vec![3])));
        assert_eq!(found(&names, "SÃO PAULO"), Some(("SÃO PAULO", vec![4])));
        assert_eq!(found(&names, "CÔTE D’IVOIRE"), Some(("CÔTE D’IVOIRE", vec![5])));
    }

    #[test]
    fn several_may_bear_one_name() {
        let names = names(&["Georgia", "Georgia", "Atlanta"]);
        assert_eq!(found(&names, "Georgia."), Some(("Georgia", vec![1, 0])));
        assert_eq!(names.text(NameId(0)), "Georgia");
    }

    #[test]
    fn what_is_no_name_is_not_kept() {
        let mut names = names(&["", " ", "7", "-x"]);
        names.add(&"A".repeat(200), 9);
        assert!(names.is_empty());
        assert_eq!(names.find("A", 5), None);
        assert_eq!(names.find("é", 1), None);
    }
}
