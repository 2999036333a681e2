//! Every word with a meaning, and every unit, to look them up in.

use super::load;
use super::metric::Metrics;
use super::office::Offices;
use super::phrase::Cue;
use super::phrase::{Class, Sense};
use super::scan::{Case, Raw, Scanner};
use super::table::{WordId, Words};
use super::tree::Phrases;
use super::world::TermId;
use crate::finding::Error;
use crate::measure::unit::{Dimension, Unit, UnitId, UnitWord};
use crate::source::{Source, SourceMap};
use rust_decimal::Decimal;

/// Every word with a meaning, and every unit.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) words: Words,
    pub(super) phrases: Phrases,
    pub(super) units: Vec<Unit>,
    /// What each unit word may stand for, the likeliest first.
    pub(super) senses: Vec<Vec<UnitId>>,
    pub(super) numbers: Vec<Decimal>,
    /// Offices and measures, by the names that facts call them by.
    pub(super) terms: Vec<String>,
    /// The first word that only names need.
    pub(super) plain_from: WordId,
    pub(super) metrics: Metrics,
    pub(super) offices: Offices,
}

impl Lexicon {
    /// The words in the box, and after them the user's own files (already in memory, with their names).
    ///
    /// # Errors
    /// What a word file says that cannot be followed, at its place.
    pub fn load(map: &mut SourceMap, own: Vec<Source>) -> Result<Lexicon, Error> {
        load::load(map, own)
    }

    /// The word's number; [`WordId::UNKNOWN`] for a word without a meaning.
    #[must_use]
    pub fn word(&self, text: &str) -> WordId {
        self.words.find(text)
    }

    /// The number of a word or sign that the scanner found in a text.
    #[must_use]
    #[inline]
    pub fn word_of(&self, text: &str, raw: &Raw) -> WordId {
        match raw.small {
            0 => self.words.find_at(text, raw.start, raw.end),
            first => self.words.look_up(first, text.as_bytes().get(raw.start..raw.end).unwrap_or_default()),
        }
    }

    /// Whether a word means nothing to a figure beside it.
    #[must_use]
    #[inline]
    pub fn is_plain(&self, word: WordId) -> bool {
        word == WordId::UNKNOWN || word >= self.plain_from
    }

    /// The meanings that begin with this word, as a set of classes.
    #[must_use]
    #[inline]
    pub fn begins(&self, word: WordId) -> Class {
        self.phrases.begins(word)
    }

    /// Whether a cue may begin with this word.
    #[must_use]
    #[inline]
    pub fn begins_cue(&self, word: WordId, cue: Cue) -> bool {
        self.phrases.begins_cue(word, cue)
    }

    /// The longest phrase of one of the classes at the head of a row of words, its meaning and its length in words.
    #[must_use]
    pub fn longest(&self, row: impl Iterator<Item = (WordId, Case)>, class: Class) -> Option<(Sense, usize)> {
        self.phrases.longest(row, class)
    }

    /// A unit by its number.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.0 as usize]
    }

    /// What figures measure.
    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// What offices are called, and which of them one person holds at a time.
    #[must_use]
    pub fn offices(&self) -> &Offices {
        &self.offices
    }

    /// All units.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter()
    }

    /// What a unit word may stand for, the likeliest first; empty for a plain number and for a rate of two words.
    #[must_use]
    pub fn candidates(&self, word: UnitWord) -> &[UnitId] {
        self.senses.get(word.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The likeliest unit of a unit word.
    #[must_use]
    pub fn likeliest(&self, word: UnitWord) -> Option<&Unit> {
        self.candidates(word).first().map(|&id| self.unit(id))
    }

    /// Whether some reading of the unit word measures this.
    #[must_use]
    pub fn measures(&self, word: UnitWord, dimension: Dimension) -> bool {
        self.candidates(word).iter().any(|&id| self.unit(id).dimension == dimension)
    }

    /// The number a number word stands for.
    #[must_use]
    pub fn number(&self, index: u16) -> Decimal {
        self.numbers[index as usize]
    }

    /// The name that facts call an office or a measure by.
    #[must_use]
    pub fn term(&self, term: TermId) -> &str {
        self.terms.get(usize::from(term.0)).map_or("", String::as_str)
    }

    /// The office or measure that a text names, by the name that facts call it by.
    #[must_use]
    pub fn term_named(&self, text: &str) -> Option<&str> {
        let words = || Scanner::new(text).map(|raw| (self.word_of(text, &raw), raw.case));
        match self.longest(words(), Class::OFFICE.or(Class::METRIC))? {
            (Sense::Office(term) | Sense::Metric(term), length) if length == words().count() => Some(self.term(term)),
            _ => None,
        }
    }

    /// The unit word a single word after a number is.
    #[must_use]
    pub fn unit_word(&self, word: &str) -> Option<UnitWord> {
        match self.longest(std::iter::once((self.word(word), Case::Lower)), Class::UNIT) {
            Some((Sense::Unit(found), _)) => Some(found),
            _ => None,
        }
    }

    /// How many units there are; unit numbers are below it.
    #[must_use]
    pub fn unit_count(&self) -> usize {
        self.units.len()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::lexicon::Scanner;
    use std::sync::OnceLock;

    /// The words in the box, loaded once for all tests.
    pub(crate) fn boxed() -> &'static Lexicon {
        static BOXED: OnceLock<Lexicon> = OnceLock::new();
        BOXED.get_or_init(|| {
            Lexicon::load(&mut SourceMap::default(), Vec::new()).expect("the words in the box are sound")
        })
    }

    #[test]
    fn a_word_of_two_measures_keeps_both() {
        let lexicon = boxed();
        let mut row = vec![];
        for raw in Scanner::new("pounds") {
            row.push((lexicon.word("pounds"), raw.case));
        }
        let Some((Sense::Unit(word), 1)) = lexicon.longest(row.into_iter(), Class::UNIT) else { panic!() };
        assert!(lexicon.measures(word, Dimension::Money) && lexicon.measures(word, Dimension::Mass));
    }
}
