//! The slip that a wrong change looks like, told when one explanation fits and others do not.

use super::sides::{Change, stated_change, stated_percent, turned};
use crate::finding::Level;
use crate::measure::interval::Interval;
use crate::measure::quantity::Quantity;
use rust_decimal::Decimal;

/// The slip that it looks like, when one explanation fits and others do not; and the highest level for it.
pub(super) fn slip(change: &Change, said: &Interval, shares: bool) -> (String, Option<Level>) {
    let mut found: Vec<(String, Option<Level>)> = Vec::new();
    let real = |change: &Change| change.alike().and_then(|sides| sides.percent());
    let fits = |change: Option<Change>| change.and_then(|change| real(&change)).is_some_and(|real| real.overlaps(said));
    let sides = change.alike();
    if turned(*said).zip(real(change)).is_some_and(|(other, real)| real.overlaps(&other)) {
        found.push(("the figures fit a change the other way".into(), None));
    }
    if shares && let Some((by, sides)) = change.by.zip(sides) {
        let points = stated_change(change.way, by);
        if points.zip(sides.difference()).is_some_and(|(points, difference)| points.overlaps(&difference)) {
            found.push(("the difference is in percentage points".into(), Some(Level::Warning)));
        }
    }
    for (name, factor) in SCALES {
        if let Some((low, high)) = scale(change, factor, |change| fits(Some(change))) {
            found.push((misplaced(low, high, name), None));
        }
    }
    let swapped = Change { from: change.to, to: change.from, factor: Decimal::ONE, ..*change };
    let of_new = sides.and_then(|sides| sides.over(&sides.to));
    if found.is_empty() && of_new.is_some_and(|part| part.overlaps(said)) {
        found.push((
            "it is the difference in percent of the second value, not of the first".into(),
            Some(Level::Warning),
        ));
    } else if found.is_empty() && change.factor == Decimal::ONE && fits(Some(swapped)) {
        found.push(("it fits when the two values are changed over".into(), None));
    }
    if found.is_empty()
        && let Some(by) = change.by
    {
        let other = exchanged(by).map(|by| Change { by: Some(by), ..*change });
        if let Some(other) = other
            && stated_percent(&other).zip(real(&other)).is_some_and(|(said, real)| real.overlaps(&said))
        {
            let digits = other.by.map_or(Decimal::ZERO, |by| by.value);
            found.push((format!("it fits when the digits are changed over: {}", digits.normalize()), None));
        }
    }
    match found.as_slice() {
        [(only, level)] => (format!("; {only}"), *level),
        _ => (String::new(), None),
    }
}

/// By how much a scale word that is missing, or one too many, puts a figure wrong.
pub(super) const SCALES: [(&str, i64); 3] = [("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000)];

/// The slot whose figure is too small by a scale word, and the other, if it fits with the word.
pub(super) fn scale(
    change: &Change,
    factor: i64,
    fits: impl Fn(Change) -> bool,
) -> Option<(&'static str, &'static str)> {
    let times = Decimal::from(factor);
    let first = change.scaled(times, Decimal::ONE).is_some_and(&fits).then_some(("first", "second"));
    first.or_else(|| change.scaled(Decimal::ONE, times).is_some_and(&fits).then_some(("second", "first")))
}

pub(super) fn misplaced(small: &str, large: &str, name: &str) -> String {
    format!("it fits when the {small} value is a {name} times as much, or the {large} a {name} times less")
}

/// 21 for 12, 1.2 for 2.1: two digits changed over.
pub(super) fn exchanged(by: Quantity) -> Option<Quantity> {
    let digits = by.value.mantissa();
    if !(10..100).contains(&digits) {
        return None;
    }
    let other = digits % 10 * 10 + digits / 10;
    let value = Decimal::try_from_i128_with_scale(other, by.value.scale()).ok()?;
    (value != by.value).then_some(Quantity { value, ..by })
}
