//! What a run of words was read as.

use crate::measure::quantity::Quantity;
use crate::measure::when::{Frame, What, When, YearOf};

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
    Span(When, When, Seam),
    /// A day of the week: Monday is 1.
    Weekday(i8),
}

/// Where the two times of a span stand: the byte after the first and the first byte of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seam {
    /// The byte after the first time.
    pub ends: u32,
    /// The first byte of the second.
    pub begins: u32,
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
    /// The date that a time is; none for times that no calendar has a date for.
    #[must_use]
    pub fn of(when: When) -> Option<Date> {
        let year = |year| match year {
            YearOf::Said(year) => Some(Some(year)),
            YearOf::Unsaid => Some(None),
            _ => None,
        };
        match (when.part, when.what) {
            (None, What::Frame(Frame::Year(YearOf::Said(year)))) => {
                Some(Date { year: Some(year), month: None, day: None })
            }
            (None, What::Frame(Frame::Month(of, month))) => {
                year(of).map(|year| Date { year, month: Some(month), day: None })
            }
            (None, What::Frame(Frame::Day(of, month, day))) => {
                year(of).map(|year| Date { year, month: Some(month), day: Some(day) })
            }
            _ => None,
        }
    }

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
