//! What a run of words was read as.

use crate::measure::period::Period;
use crate::measure::quantity::Quantity;
use crate::measure::when::When;

/// A value read from words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Atom {
    /// A number, with its unit if it has one.
    Quantity(Quantity),
    /// From one amount to another, in the order they were written.
    Range(Quantity, Quantity),
    /// A place in an order: the 10th, the twenty-first.
    Ordinal(Quantity),
    /// How old somebody is.
    Age(Quantity),
    /// The two sides of a score or a vote, in the order they were written.
    Score(Quantity, Quantity),
    /// A date as written, which may be one that no calendar has.
    Date(Date),
    /// A time that only its surroundings can place, or a stretch that is no date: last month, two years ago, the 1970s.
    When(When),
    /// From one time to another.
    Span(When, When),
    /// A day of the week: Monday is 1.
    Weekday(i8),
}

/// A date as written; what was not said is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year, four digits.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month, 1 to 31, whether the month has such a day or not.
    pub day: Option<i8>,
}

impl Date {
    /// The stretch of time it names; none when no calendar has it.
    #[must_use]
    pub fn period(self) -> Option<Period> {
        match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => jiff::civil::Date::new(year, month, day).ok().map(Period::Day),
            (Some(year), Some(month), None) => Some(Period::Month(year, month)),
            (Some(year), None, None) => Some(Period::Year(year)),
            (None, Some(month), Some(day)) => {
                crate::measure::period::month_has_day(month, day).then_some(Period::DayOfYear(month, day))
            }
            _ => None,
        }
    }
}
