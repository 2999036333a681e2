//! All that a check may see, and what it may answer.

use super::formula::Formula;
use crate::claim::Slot;
use crate::facts::FactBase;
use crate::finding::{Label, Level};
use crate::lexicon::{Lexicon, NameId};
use crate::measure::interval::Interval;
use crate::measure::period::Period;
use crate::measure::unit::UnitId;
use crate::source::Span;
use rust_decimal::Decimal;

/// All that a check may see of the article besides the claim itself, and of the world.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The units.
    pub lexicon: &'a Lexicon,
    /// The facts.
    pub facts: &'a FactBase,
    /// When the article was published, if that is known.
    pub published: Option<Period>,
    /// For each unit how many words of the article speak for it.
    pub spoken: &'a [u32],
    /// The rates the article states itself.
    pub noted: &'a [Noted],
    /// The names of the article that facts know, each once.
    pub names: &'a [NameId],
    /// The years the article names, in order, each as often as it does.
    pub years: &'a [i16],
}

/// A rate the article states: so many of one unit for one of another.
#[derive(Clone, Copy, Debug)]
pub struct Noted {
    /// The unit there is one of.
    pub one: UnitId,
    /// The unit there are several of.
    pub other: UnitId,
    /// How many.
    pub ratio: Interval,
    /// Where it stands.
    pub span: Span,
}

/// What a comparison came to.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Nothing can be said.
    Silent,
    /// The claim is borne out, by what the words say.
    Supported(String),
    /// The claim cannot be right as it stands.
    Contradicted(Hit),
}

/// A contradiction.
#[derive(Clone, Debug, Default)]
pub struct Hit {
    /// How far apart the two sides are, as a ratio less one; none where that makes no sense, and past all bounds.
    pub apart: Option<Decimal>,
    /// The highest level this may stand at, where something was inferred that the article does not say.
    pub ceiling: Option<Level>,
    /// Words for the message, by name.
    pub says: Vec<(&'static str, String)>,
    /// An amount for the message, to be written as the slot writes its own.
    pub amounts: Vec<(&'static str, Slot, Interval)>,
    /// Where the first label stands, if the first of its slots is not the one.
    pub at: Option<Span>,
    /// Words for the labels of slots: the first is where the finding stands.
    pub labels: Vec<(Slot, String)>,
    /// The facts that decided it.
    pub facts: Vec<Label>,
    /// A replacement for a slot, where only one is possible.
    pub fix: Option<(Slot, String)>,
}

/// What a rule set.
#[derive(Clone, Debug, Default)]
pub struct Settings(pub Vec<(&'static str, Setting)>);

/// The value of a setting.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// A share: 0.03 for 3%.
    Share(Decimal),
    /// A whole number.
    Count(usize),
    /// A word.
    Word(String),
    /// A formula.
    Formula(Box<Formula>),
}

impl Settings {
    /// A setting.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Setting> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// A share.
    #[must_use]
    pub fn share(&self, name: &str) -> Option<Decimal> {
        match self.get(name)? {
            Setting::Share(share) => Some(*share),
            _ => None,
        }
    }

    /// A whole number.
    #[must_use]
    pub fn count(&self, name: &str) -> Option<usize> {
        match self.get(name)? {
            Setting::Count(count) => Some(*count),
            _ => None,
        }
    }

    /// A formula.
    #[must_use]
    pub fn formula(&self, name: &str) -> Option<&Formula> {
        match self.get(name)? {
            Setting::Formula(formula) => Some(formula),
            _ => None,
        }
    }

    /// A word.
    #[must_use]
    pub fn word(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Setting::Word(word) => Some(word),
            _ => None,
        }
    }
}
