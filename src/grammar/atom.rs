//! What a run of words was read as.

use crate::measure::quantity::Quantity;
use crate::measure::when::{Frame, When, YearOf};

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
    /// The time that it names.
    #[must_use]
    pub fn when(self) -> When {
        let year = self.year.map_or(YearOf::Unsaid, YearOf::Said);
        When::all(match (self.month, self.day) {
            (Some(month), Some(day)) => Frame::Day(year, month, day),
            (Some(month), None) => Frame::Month(year, month),
            _ => Frame::Year(year),
        })
    }
}
