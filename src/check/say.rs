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

/// A number written as another one is: with its sign of a currency before it, its unit or scale behind it.
#[must_use]
pub(super) fn like(text: &str, value: Decimal, number: Decimal) -> String {
    let written = || {
        let digit = |c: char| c.is_ascii_digit();
        let (first, last) = (text.find(digit)?, text.rfind(digit)?);
        let digits: String = text[first..=last].chars().filter(|c| *c != ',').collect();
        let factor = value.checked_div(Decimal::from_str_exact(&digits).ok()?)?;
        let count = count(number.checked_div(factor)?);
        Some(format!("{}{count}{}", &text[..first], &text[last + 1..]))
    };
    written().unwrap_or_else(|| count(number))
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

/// The scale words with their numbers, their short forms and how they may be written.
pub const SCALES: [(i64, &str, &str, &[&str]); 4] = [
    (1_000_000_000_000, "trillion", "tn", &["trillion", "tn", "trn"]),
    (1_000_000_000, "billion", "bn", &["billion", "bn", "bln", "b"]),
    (1_000_000, "million", "m", &["million", "mn", "mln", "m"]),
    (1_000, "thousand", "k", &["thousand", "k"]),
];

/// The scale word of a figure as it is written, and the power of ten that it stands for. A lone m is metres where no
/// currency stands before the number.
#[must_use]
pub(super) fn scale(text: &str) -> Option<(&'static str, i32)> {
    let last = text.rfind(|c: char| c.is_ascii_digit())?;
    let money = text.starts_with(|first: char| !first.is_ascii_digit());
    let after = text.get(last + 1..)?.trim_start_matches([' ', '-', '.']);
    let word = after.split(|c: char| !c.is_alphabetic()).next()?;
    let named = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(word)) && (word.len() > 1 || money);
    let (number, name, ..) = SCALES.iter().find(|(.., names)| named(names))?;
    Some((name, i32::try_from(number.ilog10()).ok()?))
}

/// The scale word of a power of ten.
#[must_use]
pub(super) fn scale_word(power: i32) -> Option<&'static str> {
    let power = u32::try_from(power).ok()?;
    SCALES.iter().find(|(number, ..)| number.ilog10() == power).map(|(_, name, ..)| *name)
}
