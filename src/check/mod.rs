//! Ways of comparing a claim with others and with facts. Absence is silence: no rate, no date, nothing said.

mod ago;
mod calendar;
mod convert;
mod count;
mod exchange;
mod order;
mod parameter;
mod part;
mod product;
mod repeat;
mod say;
pub mod scene;
mod share;
mod total;

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
    count::CHECK,
    repeat::HEADLINE,
    repeat::SCALE,
    order::RANGE,
    order::SPAN,
    part::CHECK,
    total::CHECK,
    share::CHECK,
    product::CHECK,
    ago::CHECK,
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
