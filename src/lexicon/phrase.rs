//! Phrases of one or more words, and what they mean: "Swiss francs", "more than", "km/h", "Nov.".

use super::scan::Case;
use super::table::WordId;
use crate::measure::quantity::Hedge;
use crate::measure::unit::UnitWord;
use rustc_hash::FxHashMap;

/// A set of kinds of meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Class(pub u16);

impl Class {
    /// one, twenty
    pub const CARDINAL: Class = Class(1);
    /// hundred, million, bn
    pub const SCALE: Class = Class(1 << 1);
    /// m, k, b: a scale only where nothing else fits
    pub const SHORT_SCALE: Class = Class(1 << 2);
    /// half, third, quarter
    pub const FRACTION: Class = Class(1 << 3);
    /// what stands after a number: yuan, kilometres
    pub const UNIT: Class = Class(1 << 4);
    /// what stands before a number: US$, £
    pub const BEFORE: Class = Class(1 << 5);
    /// percent, percentage points
    pub const PERCENT: Class = Class(1 << 6);
    /// about, more than
    pub const HEDGE: Class = Class(1 << 7);
    /// January, Jan
    pub const MONTH: Class = Class(1 << 8);
    /// Monday, Mon
    pub const WEEKDAY: Class = Class(1 << 9);
    /// China, Chinese: words that speak for a currency
    pub const PLACE: Class = Class(1 << 10);
    /// Mr, Nov: a point after it ends no sentence
    pub const ABBREVIATION: Class = Class(1 << 11);
    /// worth, equivalent to: words between an amount and the same amount in another unit
    pub const SAME: Class = Class(1 << 12);
    /// words with a part in the grammar of sentences: and, or, in, from …
    pub const CUE: Class = Class(1 << 13);
    /// the cues that an amount can begin with: a million, between 5 and 10, minus 5
    pub const OPENER: Class = Class(1 << 14);

    /// Whether the sets have something in common.
    #[must_use]
    pub const fn meets(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    #[must_use]
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A number, by its place in the table of numbers.
    Cardinal(u16),
    /// A factor, likewise.
    Scale(u16),
    /// A factor that is only a letter.
    ShortScale(u16),
    /// A part of a whole.
    Fraction(u16),
    /// A unit or currency after its number.
    Unit(UnitWord),
    /// A currency before its number.
    Before(UnitWord),
    /// A hundredth: percent, or points.
    Percent(UnitWord),
    /// How a number is meant.
    Hedge(Hedge),
    /// A month, 1 to 12.
    Month(i8),
    /// A weekday, Monday is 1.
    Weekday(i8),
    /// A word that speaks for a currency, which is a unit word of one or more units.
    Place(UnitWord),
    /// A word that takes a point.
    Abbreviation,
    /// "equivalent to".
    Same,
    /// A word of sentence grammar.
    Cue(Cue),
}

/// Words the grammar of claims asks for by name; which words they are is data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cue {
    /// and
    And,
    /// or
    Or,
    /// to
    To,
    /// between
    Between,
    /// from
    From,
    /// in, since, during: before a year
    In,
    /// of
    Of,
    /// a, an
    A,
    /// minus, negative
    Minus,
    /// including, such as, among them: what follows is not the whole list
    Including,
    /// who, which, that, whose: a clause follows
    Relative,
    /// were, is, has: a finite verb
    Verb,
}

impl Sense {
    /// The class the meaning is of.
    #[must_use]
    pub const fn class(self) -> Class {
        match self {
            Sense::Cardinal(_) => Class::CARDINAL,
            Sense::Scale(_) => Class::SCALE,
            Sense::ShortScale(_) => Class::SHORT_SCALE,
            Sense::Fraction(_) => Class::FRACTION,
            Sense::Unit(_) => Class::UNIT,
            Sense::Before(_) => Class::BEFORE,
            Sense::Percent(_) => Class::PERCENT,
            Sense::Hedge(_) => Class::HEDGE,
            Sense::Month(_) => Class::MONTH,
            Sense::Weekday(_) => Class::WEEKDAY,
            Sense::Place(_) => Class::PLACE,
            Sense::Abbreviation => Class::ABBREVIATION,
            Sense::Same => Class::SAME,
            Sense::Cue(Cue::A | Cue::Between | Cue::Minus) => Class::CUE.or(Class::OPENER),
            Sense::Cue(_) => Class::CUE,
        }
    }
}

/// A meaning, and how its first word must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// What it means.
    pub sense: Sense,
    /// `Lower`: in any case. `Capital`: with a capital at least. `Upper`: in capitals.
    pub case: Case,
}

/// A tree of words: each path from the root that has meanings is a phrase.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// The step from a node by a word to the next node; the root is 0.
    steps: FxHashMap<(u32, u16), u32>,
    meanings: Vec<Vec<Meaning>>,
    /// For each word the classes of the phrases it begins.
    begins: Vec<Class>,
}

impl Phrases {
    /// Gives a phrase a meaning, after those it has.
    pub(super) fn add(&mut self, words: &[WordId], meaning: Meaning) {
        let Some(first) = words.first() else { return };
        if self.meanings.is_empty() {
            self.meanings.push(Vec::new());
        }
        let mut node = 0;
        for word in words {
            let next = u32::try_from(self.meanings.len()).unwrap_or(u32::MAX);
            node = *self.steps.entry((node, word.0)).or_insert(next);
            if node == next {
                self.meanings.push(Vec::new());
            }
        }
        let meanings = &mut self.meanings[node as usize];
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
        let first = first.0 as usize;
        if self.begins.len() <= first {
            self.begins.resize(first + 1, Class::default());
        }
        self.begins[first] = self.begins[first].or(meaning.sense.class());
    }

    pub(super) fn begins(&self, word: WordId) -> Class {
        self.begins.get(word.0 as usize).copied().unwrap_or_default()
    }

    pub(super) fn longest(&self, row: impl Iterator<Item = (WordId, Case)>, class: Class) -> Option<(Sense, usize)> {
        let (mut node, mut found, mut first) = (0, None, Case::Lower);
        for (depth, (word, case)) in row.enumerate() {
            if depth == 0 {
                if !self.begins(word).meets(class) {
                    return None;
                }
                first = case;
            }
            let Some(&next) = self.steps.get(&(node, word.0)) else { break };
            node = next;
            let fits = |meaning: &&Meaning| {
                meaning.sense.class().meets(class)
                    && match meaning.case {
                        Case::Lower | Case::Mixed => true,
                        Case::Capital => first != Case::Lower,
                        Case::Upper => first == Case::Upper,
                    }
            };
            if let Some(meaning) = self.meanings[node as usize].iter().find(fits) {
                found = Some((meaning.sense, depth + 1));
            }
        }
        found
    }
}
