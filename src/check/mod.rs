//! Ways of comparing a claim with others and with facts. Absence is silence: no rate, no date, nothing said.

mod amount;
mod calendar;
mod change;
mod convert;
mod count;
mod exchange;
mod explain;
mod formula;
mod parameter;
mod repeat;
mod say;
pub mod scene;
mod shape;
mod sides;
mod slip;

pub use formula::{Expression, Formula, Operator, Sign};
pub use parameter::{Parameter, Takes};
pub use say::SCALES;
pub use scene::{Hit, Outcome, Scene, Setting, Settings};
pub use shape::Check;

use crate::claim::{Kind, Slot};

/// Every way of comparing.
pub const CHECKS: &[Check] = &[
    convert::CHECK,
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
    formula::CHECK,
    change::CHECK,
];

impl Check {
    /// The check of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Check> {
        CHECKS.iter().find(|check| check.name == name)
    }
}
