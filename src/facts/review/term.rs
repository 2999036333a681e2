//! From when to when something certainly held, and may have held.

use crate::measure::period::Period;
use jiff::civil::Date;

/// The days from the latest that it may have begun on to the earliest that it may have ended on: those on which it certainly
/// held. None where the dates are too coarse for any.
pub(super) fn certain(from: Option<Date>, to: Option<Date>) -> Option<(Date, Date)> {
    let (from, to) = (from.unwrap_or(Date::MIN), to.unwrap_or(Date::MAX));
    (from <= to).then_some((from, to))
}

/// The first day of a period.
pub(super) fn first(period: Option<Period>) -> Option<Date> {
    period.and_then(Period::days).map(|(first, _)| first)
}

/// The last day of a period.
pub(super) fn last(period: Option<Period>) -> Option<Date> {
    period.and_then(Period::days).map(|(_, last)| last)
}

/// Two dates as a reader says them.
pub(super) fn told(from: Option<Period>, to: Option<Period>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("to {to}"),
        (None, None) => "at all times".to_owned(),
    }
}
