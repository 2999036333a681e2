//! Ways of comparing a claim with others and with facts. Absence is silence: no rate, no date, nothing said.

mod calendar;
mod convert;
mod count;
mod exchange;
mod parameter;
mod repeat;
mod say;
pub mod scene;

pub use parameter::{Parameter, Takes};
pub use scene::{Hit, Outcome, Scene, Setting, Settings};

use crate::claim::{Claim, Kind, Slot};
use parameter::DISTANCES;

/// A way of comparing: what it needs, what it can say, and how it is done.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its name in rules (`check:`).
    pub name: &'static str,
    /// One sentence on what it compares.
    pub about: &'static str,
    /// The kinds of claim it can be put over.
    pub over: &'static [Kind],
    /// The slots it reads.
    pub slots: &'static [Slot],
    /// What a rule may set under `with:`.
    pub with: &'static [Parameter],
    /// The words it offers to messages, beside the claim's slots.
    pub says: &'static [&'static str],
    run: for<'a> fn(&Scene<'a>, &Claim, &Settings) -> Outcome,
}

/// Every way of comparing.
pub const CHECKS: &[Check] = &[
    Check {
        name: "convert",
        about: "one amount in two units: the second must be the first, converted",
        over: &[Kind::Pair, Kind::Rate],
        slots: &[Slot::Left, Slot::Right],
        with: &[
            Parameter {
                name: "dimension",
                takes: Takes::Word(&["money", "measure"]),
                about: "what is converted: money, by the rates of the fact base, or measures, by their units",
            },
            DISTANCES[0],
            DISTANCES[1],
            DISTANCES[2],
        ],
        says: &["expected", "back", "basis"],
        run: convert::run,
    },
    Check {
        name: "weekday",
        about: "a weekday and its date: the calendar decides",
        over: &[Kind::Weekday],
        slots: &[Slot::Weekday, Slot::Date],
        with: &[],
        says: &["expected", "basis"],
        run: calendar::weekday,
    },
    Check {
        name: "day-exists",
        about: "a date: its month must have such a day",
        over: &[Kind::Date],
        slots: &[Slot::Date],
        with: &[],
        says: &["month", "days"],
        run: calendar::day_exists,
    },
    Check {
        name: "count",
        about: "a count and its list: there must be as many things as are announced",
        over: &[Kind::List],
        slots: &[Slot::Count, Slot::Items],
        with: &[Parameter {
            name: "most-apart",
            takes: Takes::Count,
            about: "how far count and list may differ; beyond it the list was more likely misread than miscounted",
        }],
        says: &["expected"],
        run: count::run,
    },
    Check {
        name: "headline",
        about: "a headline's figure and the article's: they must agree",
        over: &[Kind::Headline],
        slots: &[Slot::Headline, Slot::Body],
        with: &[],
        says: &["slip"],
        run: repeat::headline,
    },
    Check {
        name: "scale",
        about: "two amounts with the same digits: they must have one scale",
        over: &[Kind::Repeat],
        slots: &[Slot::Left, Slot::Right],
        with: &[],
        says: &["slip"],
        run: repeat::scale,
    },
];

impl Check {
    /// The check of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Check> {
        CHECKS.iter().find(|check| check.name == name)
    }

    /// Compares.
    #[must_use]
    pub fn run(&self, scene: &Scene, claim: &Claim, settings: &Settings) -> Outcome {
        (self.run)(scene, claim, settings)
    }
}
