//! A time as words name it, before it is known on which day they were written: "Friday", "last month", "two years ago".

use super::period::Period;

/// A time as its words name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// What is named.
    pub what: What,
    /// The part of it that is meant.
    pub part: Option<Part>,
    /// Whether the time before or after it is meant.
    pub side: Option<Side>,
}

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A unit of the calendar, so many from the one that is: 0 for this week, -1 for last month.
    Shift(Grain, i32),
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// A day.
    Day,
}

/// A part of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// early, the beginning of
    Early,
    /// mid-, the middle of
    Mid,
    /// late, the end of
    Late,
}

/// A side of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// before it, until it
    Before,
    /// after it, since it
    After,
}

impl When {
    /// The stretches of time it may mean, the likeliest first, in the form of the machine interface.
    #[must_use]
    pub fn readings(&self, published: Option<Period>) -> Vec<String> {
        let _ = published;
        Vec::new()
    }
}
