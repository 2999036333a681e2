//! Figures and dates in a writer's words.

use crate::measure::period::Period;
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

/// A number to so many significant figures, without trailing zeros: 7.0102, 0.6214, 1,609.
#[must_use]
pub(super) fn figures(value: Decimal, count: u32) -> String {
    let rounded = value.round_sf_with_strategy(count, RoundingStrategy::MidpointAwayFromZero).unwrap_or(value);
    rounded.normalize().to_string()
}

/// A count with commas between its thousands: 1,429.
#[must_use]
pub(super) fn count(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), String::new()), |(whole, rest)| (whole, format!(".{rest}")));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + &rest
}

/// The plural of a unit's English name.
#[must_use]
pub(super) fn plural(name: &str) -> String {
    let (head, tail) =
        name.split_once(" per ").map_or((name, String::new()), |(head, tail)| (head, format!(" per {tail}")));
    let plural = match head.strip_suffix("foot") {
        Some(stem) => format!("{stem}feet"),
        None if head.ends_with("inch") => format!("{head}es"),
        None if matches!(head, "hertz" | "celsius" | "fahrenheit" | "horsepower" | "kelvin") => head.to_owned(),
        None => format!("{head}s"),
    };
    plural + &tail
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A month's name, 1 to 12.
#[must_use]
pub(super) fn month(number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// A weekday's name, Monday is 1.
#[must_use]
pub(super) fn weekday(number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|at| WEEKDAYS.get(at)).copied().unwrap_or_default()
}

/// 19 May 2023
#[must_use]
pub(super) fn day(day: Date) -> String {
    format!("{} {} {}", day.day(), month(day.month()), day.year())
}

/// May 2023, 2023, the first quarter of 2023
#[must_use]
pub(super) fn period(period: Period) -> String {
    match period {
        Period::Day(date) => day(date),
        Period::Month(year, number) => format!("{} {year}", month(number)),
        Period::Quarter(year, number) => format!("quarter {number} of {year}"),
        Period::Year(year) => year.to_string(),
        Period::Years(from, to) => format!("{from}–{to}"),
        Period::DayOfYear(number, date) => format!("{date} {}", month(number)),
    }
}
