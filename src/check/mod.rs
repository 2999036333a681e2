//! Ways of comparing a claim with others and with facts. Absence is silence: no rate, no date, nothing said.

mod ago;
mod amount;
mod anniversary;
mod bounds;
mod calendar;
mod change;
mod convert;
mod count;
mod exchange;
mod explain;
mod formula;
mod known;
mod lasting;
mod life;
mod located;
mod measured;
mod meeting;
mod member;
mod office;
mod order;
mod pace;
mod parameter;
mod part;
mod people;
mod quoted;
mod repeat;
mod residue;
mod say;
pub mod scene;
mod shape;
mod share;
mod sides;
mod slip;
mod step;
mod table;
mod tense;
mod total;

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
    count::CHECK,
    repeat::HEADLINE,
    repeat::SCALE,
    order::RANGE,
    order::SPAN,
    part::CHECK,
    total::CHECK,
    table::CHECK,
    share::CHECK,
    ago::CHECK,
    tense::AHEAD,
    tense::BEHIND,
    life::CHECK,
    lasting::CHECK,
    anniversary::CHECK,
    formula::CHECK,
    change::CHECK,
    located::PLACE,
    located::CAPITAL,
    member::MEMBER,
    member::SIZE,
    member::MEMBERS,
    office::CHECK,
    office::AFFILIATION,
    meeting::THOSE,
    measured::CHECK,
    meeting::CHECK,
    step::CHECK,
    residue::CHECK,
    quoted::MARK,
    people::STRANGER,
    people::SPELLING,
    people::AGES,
    quoted::WORDING,
    pace::CHECK,
    bounds::CHECK,
];

impl Check {
    /// The check of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Check> {
        CHECKS.iter().find(|check| check.name == name)
    }
}
