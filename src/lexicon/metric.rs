//! What figures measure: the words that tie a figure to it, before the figure and behind.
//!
//! They are found by their letters and not by number, for they are everyday words: a word with a number has a meaning for the
//! grammar, and is read over less easily.

use super::entry::MetricEntry;
use crate::yaml::Placed;
use rustc_hash::FxHashMap;

/// The longest first word of a phrase that is looked up.
const LONGEST: usize = 24;

/// What figures measure, by number.
#[derive(Debug, Default)]
pub struct Metrics {
    all: Vec<Metric>,
    before: Phrases,
    behind: Phrases,
}

/// Phrases under their first word, each with its other words and the number of its metric.
type Phrases = FxHashMap<Box<[u8]>, Vec<(Vec<String>, u16)>>;

/// What a figure measures.
#[derive(Debug, Default)]
pub struct Metric {
    /// Its name, which facts name.
    pub name: String,
    /// Words of which one must stand near; none where no other word is needed.
    pub near: Vec<String>,
    /// Words that say that nobody believes the figure: none of them may stand near.
    pub unless: Vec<String>,
}

/// On which side of its figure a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// turnout [of 60 percent]
    Before,
    /// [60 percent] of voters
    Behind,
}

impl Metrics {
    /// A metric by its number.
    #[must_use]
    pub fn get(&self, number: u16) -> Option<&Metric> {
        self.all.get(usize::from(number))
    }

    /// The names of all.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|metric| metric.name.as_str())
    }

    /// The longest phrase at the head of a row of words: the number of its metric, and its length.
    pub fn longest<'a>(
        &self,
        stands: Stands,
        mut words: impl Iterator<Item = &'a str> + Clone,
    ) -> Option<(u16, usize)> {
        let first = words.next()?.as_bytes();
        let mut small = [0; LONGEST];
        let small = small.get_mut(..first.len())?;
        small.copy_from_slice(first);
        small.make_ascii_lowercase();
        let phrases = if stands == Stands::Before { &self.before } else { &self.behind };
        let same = |(rest, _): &&(Vec<String>, u16)| {
            let mut words = words.clone();
            rest.iter().all(|word| words.next().is_some_and(|next| next.eq_ignore_ascii_case(word)))
        };
        let found = phrases.get(&*small)?.iter().filter(same).max_by_key(|(rest, _)| rest.len())?;
        Some((found.1, found.0.len() + 1))
    }

    /// Adds the words of a metric; answers with those that are none, and what should stand there.
    pub(super) fn take<'e>(&mut self, name: &str, entry: &'e MetricEntry) -> Vec<(&'e Placed<String>, &'static str)> {
        let number = self.number(name);
        let mut faulty = Vec::new();
        for (words, stands) in [(&entry.before, Stands::Before), (&entry.behind, Stands::Behind)] {
            let none = words.iter().filter(|word| self.add(number, stands, &word.value).is_none());
            faulty.extend(none.map(|word| (word, "here should stand a word or phrase")));
        }
        for (words, near) in [(&entry.near, true), (&entry.unless, false)] {
            let none = words.iter().filter(|word| self.add_beside(number, near, &word.value).is_none());
            faulty.extend(none.map(|word| (word, "here should stand one word")));
        }
        faulty
    }

    /// The number of a metric of that name, which is made when there is none.
    fn number(&mut self, name: &str) -> u16 {
        let known = self.all.iter().position(|metric| metric.name == name);
        let at = known.unwrap_or_else(|| {
            self.all.push(Metric { name: name.to_owned(), ..Metric::default() });
            self.all.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    /// Adds a phrase; none where it has no words.
    fn add(&mut self, number: u16, stands: Stands, phrase: &str) -> Option<()> {
        let mut words = phrase.split_whitespace().map(str::to_ascii_lowercase);
        let first = words.next()?.into_bytes().into_boxed_slice();
        let phrases = if stands == Stands::Before { &mut self.before } else { &mut self.behind };
        phrases.entry(first).or_default().push((words.collect(), number));
        Some(())
    }

    /// Adds a word that must stand near, or must not; none where it is not one word.
    fn add_beside(&mut self, number: u16, near: bool, word: &str) -> Option<()> {
        let metric = self.all.get_mut(usize::from(number))?;
        let words = if near { &mut metric.near } else { &mut metric.unless };
        let one = !word.is_empty() && !word.contains(char::is_whitespace);
        one.then(|| words.push(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found_in_any_case() {
        let mut metrics = Metrics::default();
        let (rate, part) = (metrics.number("rate"), metrics.number("part"));
        metrics.add(rate, Stands::Before, "jobless rate").expect("it has words");
        metrics.add(part, Stands::Before, "jobless").expect("it has words");
        let find = |text: &'static str| metrics.longest(Stands::Before, text.split(' '));
        assert_eq!(find("Jobless rate was"), Some((rate, 2)));
        assert_eq!(find("jobless people"), Some((part, 1)));
        assert_eq!(find("rate"), None);
        assert_eq!(find("a word that is far too long: antidisestablishmentarianism"), None);
        assert_eq!(metrics.longest(Stands::Behind, ["jobless"].into_iter()), None);
        assert_eq!(metrics.number("rate"), rate);
        assert!(metrics.add(rate, Stands::Before, " ").is_none());
        assert!(metrics.add_beside(rate, true, "two words").is_none());
    }
}
