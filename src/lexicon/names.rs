//! Names of places, people and bodies, found in a text at the word they begin with. What they name is for others to say.
//!
//! A name is looked up whole, by a sum over its letters that grows along the text. So a look-up costs the length of the
//! longest name that begins with the word, however many of them there are: of a hundred thousand names many are a
//! "University of …".

use super::scan::first_letters;
use super::sums::{Growing, Sum, Sums};

/// A name as it is kept: one way of writing, which several bearers may share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(pub u32);

/// The longest name that is kept, in bytes, so that no text is compared further.
const LONGEST: usize = 120;

/// How many bits say whether any name begins with a word of that sum: a word that begins none is turned away here. They lie
/// in the fastest memory, and of a hundred thousand names there are some 20,000 first words.
const FIRSTS: usize = 1 << 17;

/// Short names in capitals are words otherwise: `US`, `WHO`, `IT`.
const INITIALS: usize = 3;

/// How many ways of writing the same letters, large and small, are compared: `LeBlanc`, `Leblanc`, `LEBLANC`. Past them
/// one is not kept.
const WAYS: usize = 16;

/// Names by their letters, each with those who bear it.
#[derive(Clone, Debug)]
pub struct Names {
    /// For the sum of a whole name, small letters and capitals alike, the one that was added last.
    whole: Sums,
    /// For the sum of a first word, its place in `lengths`.
    firsts: Sums,
    /// For each first word, what the names are that begin with it.
    lengths: Vec<Lengths>,
    taken: Box<[u64; FIRSTS / 64]>,
    names: Vec<Name>,
    /// The letters of all names.
    letters: String,
    /// Who bears a name, and the next one who does, counted from 1.
    bearers: Vec<(u32, u32)>,
}

/// The names that begin with one word.
#[derive(Clone, Copy, Debug)]
struct Lengths {
    /// How long they are: a bit for two lengths in letters, the lowest for 0 and 1.
    long: u64,
    /// What follows their first word, as [`behind`] tells it.
    behind: u32,
}

/// A way of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Name {
    start: u32,
    len: u32,
    /// The next name of the same sum, counted from 1.
    next: u32,
    /// Its first bearer, counted from 1.
    bearer: u32,
}

impl Default for Names {
    fn default() -> Self {
        Names {
            whole: Sums::default(),
            firsts: Sums::default(),
            lengths: Vec::new(),
            taken: Box::new([0; FIRSTS / 64]),
            names: Vec::new(),
            letters: String::new(),
            bearers: Vec::new(),
        }
    }
}

impl Names {
    /// Room for so many names, so that adding them does not move those that are there.
    pub fn reserve(&mut self, count: usize) {
        self.whole.reserve(count);
        self.firsts.reserve(count);
        self.lengths.reserve(count);
        self.names.reserve(count);
        self.bearers.reserve(count);
        self.letters.reserve(count.saturating_mul(12));
    }

    /// Gives a name to a bearer. What begins with no letter, and what is too long, is no name.
    pub fn add(&mut self, name: &str, bearer: u32) {
        let name = name.trim();
        let Some((first, end)) = first_word(name) else { return };
        let counts = u32::try_from(self.letters.len() + name.len()).is_ok();
        if name.len() > LONGEST || !counts {
            return;
        }
        let (sum, length) = whole(name);
        let last = self.whole.get(sum).map_or(0, |last| last + 1);
        let (mut at, mut ways) = (last, 0);
        while let Some(known) = at.checked_sub(1) {
            let Some(found) = self.names.get(known as usize) else { return };
            if self.letters_of(found) == name {
                return self.bear(known, bearer);
            }
            (at, ways) = (found.next, ways + 1);
        }
        if ways == WAYS
            || !self.whole.set(sum, self.names.len() as u32)
            || !self.begin(first, Lengths { long: 1 << (length / 2), behind: behind(name, end) })
        {
            return;
        }
        let start = self.letters.len() as u32;
        self.letters.push_str(name);
        self.names.push(Name { start, len: name.len() as u32, next: last, bearer: 0 });
        self.bear(self.names.len() as u32 - 1, bearer);
    }

    /// Notes that a name begins with a word. False where there is no room for it.
    fn begin(&mut self, first: Sum, name: Lengths) -> bool {
        if let Some(known) = self.firsts.get(first).and_then(|at| self.lengths.get_mut(at as usize)) {
            known.long |= name.long;
            known.behind |= name.behind;
            return true;
        }
        if !self.firsts.set(first, self.lengths.len() as u32) {
            return false;
        }
        self.lengths.push(name);
        self.taken[first as usize % FIRSTS / 64] |= 1 << (first % 64);
        true
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

    /// Who bears a name, the last who was given it first.
    pub fn bearers(&self, name: NameId) -> impl Iterator<Item = u32> {
        let mut at = self.names.get(name.0 as usize).map_or(0, |name| name.bearer);
        std::iter::from_fn(move || {
            let (bearer, next) = *self.bearers.get(at.checked_sub(1)? as usize)?;
            // each points to one before it, so that there is an end
            at = next.min(at - 1);
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
        let (first, end) = first_word(rest)?;
        if self.taken[first as usize % FIRSTS / 64] >> (first % 64) & 1 == 0 {
            return None;
        }
        let Lengths { long, behind: follows } = *self.lengths.get(self.firsts.get(first)? as usize)?;
        // "The" begins many names, and few go on as the text does
        let alone = follows & behind(rest, end) == 0;
        let rest_of_name = if alone { rest.get(..end)? } else { rest };
        let (mut found, mut sum, mut length) = (None, Growing::default(), 0);
        for (letter, ends) in letters(rest_of_name) {
            sum = sum.with(letter);
            length += 1;
            let bits = long >> (length / 2);
            if bits == 0 {
                break;
            }
            if ends && bits & 1 == 1 {
                found = self.written(sum.sum(), rest).or(found);
            }
        }
        found.map(|(name, len)| (name, start + len))
    }

    /// The name of a sum that a text begins with, and how many bytes it is written in: one that is written as it is kept
    /// comes before one in capitals.
    fn written(&self, sum: Sum, text: &str) -> Option<(NameId, usize)> {
        let mut at = self.whole.get(sum)? + 1;
        let mut in_capitals = None;
        for _ in 0..WAYS {
            let Some(known) = at.checked_sub(1) else { break };
            let name = self.names.get(known as usize)?;
            match length(self.letters_of(name), text) {
                Some((len, true)) => return Some((NameId(known), len)),
                Some((len, false)) => in_capitals = in_capitals.or(Some((NameId(known), len))),
                None => {}
            }
            at = name.next;
        }
        in_capitals
    }

    fn letters_of(&self, name: &Name) -> &str {
        self.letters.get(name.start as usize..(name.start as usize + name.len as usize)).unwrap_or_default()
    }
}

/// A sum over the letters that a text begins with, small letters and capitals alike, and how many bytes they are; none
/// where it begins with none. Of a long word the first eight letters and the length are summed up.
fn first_word(text: &str) -> Option<(Sum, usize)> {
    let (small, len) = first_letters(text);
    if len > 0 {
        let sum = Growing::default().with(small as u32).with((small >> 32) as u32).with(len as u32);
        return Some((sum.sum(), len));
    }
    let first = text.chars().next().filter(|first| first.is_alphabetic())?;
    Some((Growing::default().with(u32::from(folded(first))).sum(), first.len_utf8()))
}

/// What may follow a first word: a bit for each letter behind a space, one for other marks of ASCII; all bits where it is
/// written in several ways, none at the end.
fn behind(text: &str, first: usize) -> u32 {
    match text.as_bytes().get(first..) {
        Some([b' ', letter, ..]) if letter.is_ascii_alphabetic() => 1 << (letter.to_ascii_lowercase() - b'a'),
        Some([mark, ..]) if mark.is_ascii_graphic() => 1 << 31,
        Some([_, ..]) => u32::MAX,
        _ => 0,
    }
}

/// The sum of a whole name, small letters and capitals alike, and its length in letters.
fn whole(name: &str) -> (Sum, usize) {
    let (mut sum, mut length) = (Growing::default(), 0);
    for (letter, _) in letters(name) {
        sum = sum.with(letter);
        length += 1;
    }
    (sum.sum(), length)
}

/// The letters of a text as they are summed up, white space as one space, each with whether a name may end with it.
fn letters(text: &str) -> impl Iterator<Item = (u32, bool)> {
    let mut rest = text.chars().peekable();
    std::iter::from_fn(move || {
        let letter = folded(rest.next()?);
        while letter == ' ' && rest.next_if(|next| plain(*next) == ' ').is_some() {}
        let ends = !rest.peek().is_some_and(|next| next.is_alphanumeric());
        Some((u32::from(letter), ends))
    })
}

/// A letter as a capital, a mark as the one that it is compared by.
fn folded(letter: char) -> char {
    if letter.is_ascii_alphanumeric() {
        return letter.to_ascii_uppercase();
    }
    let letter = plain(letter);
    let mut capitals = letter.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) => capital,
        _ => letter,
    }
}

/// How many bytes of a text the name is written in, if it stands there: letter by letter as it is kept, which is told too, or
/// in capitals throughout; and no letter follows.
fn length(name: &str, text: &str) -> Option<(usize, bool)> {
    let ends = |at: usize| !text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
    // most names are written as they are kept
    if text.starts_with(name) {
        return Some((name.len(), true)).filter(|(at, _)| ends(*at));
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
    (sure && ends(at)).then_some((at, as_kept))
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
    fn one_that_is_written_as_it_is_kept_comes_before_one_in_capitals() {
        let names = names(&["NATO", "Nato", "NAto"]);
        assert_eq!(found(&names, "NATO said"), Some(("NATO", vec![0])));
        assert_eq!(found(&names, "Nato said"), Some(("Nato", vec![1])));
    }

    #[test]
    fn many_may_begin_alike() {
        let list: Vec<String> = (0..3_000).map(|n| format!("University of Town {n}, North")).collect();
        let list: Vec<&str> = list.iter().map(String::as_str).chain(["University", "University of Town"]).collect();
        let names = names(&list);
        assert_eq!(found(&names, list[2_345]), Some((list[2_345], vec![2_345])));
        assert_eq!(found(&names, "University of Town 7"), Some(("University of Town", vec![3_001])));
        assert_eq!(found(&names, "University of Turin"), Some(("University", vec![3_000])));
    }

    #[test]
    fn ways_of_writing_one_name_have_an_end() {
        let mut names = Names::default();
        for n in 0..100_000_u32 {
            let letter = |bit: u32| if n >> bit & 1 == 1 { 'a' } else { 'A' };
            names.add(&(0..17).map(letter).collect::<String>(), n);
        }
        assert_eq!(names.names.len(), WAYS);
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
