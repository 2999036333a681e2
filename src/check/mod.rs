//! Ways of comparing a claim with others and with facts. Absence is silence: no rate, no date, nothing said.

mod amount;
mod calendar;
mod convert;
mod count;
mod exchange;
mod explain;
mod formula;
mod parameter;
mod repeat;
mod say;
pub mod scene;

mod way;

pub use formula::{Expression, Formula, Operator, Sign};
pub use parameter::{Parameter, Takes};
pub use say::SCALES;
pub use scene::{Hit, Outcome, Scene, Setting, Settings};
pub use way::Check;

use crate::claim::{Kind, Slot};
use parameter::{DISTANCES, FORMULA};

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
        says: &["expected", "back", "basis", "slip"],
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
    Check {
        name: "formula",
        about: "a comparison that the rule writes down itself, over the slots of its claim",
        over: &[],
        slots: &[],
        with: &[FORMULA[0], FORMULA[1], DISTANCES[0], DISTANCES[1], DISTANCES[2]],
        says: &["expected", "working"],
        run: formula::run,
    },
];

impl Check {
    /// The check of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Check> {
        CHECKS.iter().find(|check| check.name == name)
    }
}
