//! How long something lasts: from its first day to its last, counted both ways.

use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use super::tense::period;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::finding::Level;
use crate::grammar::atom;
use jiff::civil::Date;
use jiff::{ToSpan, Unit};
use rust_decimal::prelude::ToPrimitive;

pub(super) const CHECK: Check = Check {
    name: "lasting",
    about: "how long something lasts, and from when to when: the calendar decides, with the last day counted or not",
    over: &[Kind::Lasting],
    slots: &[Slot::Duration, Slot::From, Slot::To],
    with: &[],
    says: &["expected", "dates"],
    run,
};

/// The days of a weekend, which a course of so many days may leave out.
const WEEKEND: i32 = 2;

/// The days of a week.
const WEEK: i32 = 7;

/// A year for days of no year, with its 29 February.
const LEAP: i16 = 2024;

fn run(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    judge(scene, claim).unwrap_or(Outcome::Silent)
}

fn judge(scene: &Scene, claim: &Claim) -> Option<Outcome> {
    let duration = claim.quantity(Slot::Duration)?;
    let date = |slot| match &claim.slot(slot)?.value {
        Value::Date(date) => Some(*date),
        _ => None,
    };
    let (from, to) = placed(date(Slot::From)?, date(Slot::To)?)?;
    if from.0 > to.0 {
        return None;
    }
    let unit = scene.lexicon.likeliest(duration.unit)?;
    // the shortest leaves out the last day, and the longest counts it
    let (shortest, longest) =
        (between(from.1, to.0, Unit::Day)?.max(0), between(from.0, to.1, Unit::Day)?.checked_add(1)?);
    let end = to.1.checked_add(1.days()).ok()?;
    let (low, high) = match unit.name.as_str() {
        "day" => (worked(longest).min(shortest), longest),
        "week" => ((shortest - WEEKEND).max(0) / WEEK, upwards(longest, WEEK)),
        "month" => calendar(from, to, end, Unit::Month)?,
        "year" => calendar(from, to, end, Unit::Year)?,
        _ => return None,
    };
    let told = duration.value.to_i32()?;
    let bound = if told > high { high } else { low };
    let plural = if bound == 1 { "" } else { "s" };
    let expected = format!("{bound} {}{plural}", unit.name);
    if (low..=high).contains(&told) {
        return Some(Outcome::Supported(format!("the calendar: {low} to {high} {}s", unit.name)));
    }
    let expected = format!("at {} {expected}", if told > high { "most" } else { "least" });
    let text = |slot| claim.slot(slot).map_or("", |part| part.text.as_str());
    let (first, last) = (text(Slot::From), text(Slot::To));
    let dates = if first == last { first.to_owned() } else { format!("{first} to {last}") };
    Some(Outcome::Contradicted(Hit {
        // what lasts less may have been left and taken up again
        ceiling: (told < low).then_some(Level::Warning),
        says: vec![("expected", expected.clone()), ("dates", dates)],
        labels: vec![(Slot::Duration, expected), (Slot::To, "until then".into())],
        ..Hit::default()
    }))
}

/// The first and last days of both ends. Days of no year are of one year, or of two that follow.
fn placed(from: atom::Date, to: atom::Date) -> Option<((Date, Date), (Date, Date))> {
    let (from, to) = match (from.year, to.year) {
        (None, None) => {
            let turned = (to.month?, to.day) < (from.month?, from.day);
            let year = if turned { LEAP - 1 } else { LEAP };
            (atom::Date { year: Some(year), ..from }, atom::Date { year: Some(LEAP), ..to })
        }
        _ => (from, to),
    };
    Some((period(from)?.days()?, period(to)?.days()?))
}

/// Whole units of the calendar between the ends: no more than begun, no fewer than done.
fn calendar(from: (Date, Date), to: (Date, Date), end: Date, unit: Unit) -> Option<(i32, i32)> {
    let (low, high) = (between(from.1, to.0, unit)?.max(0), between(from.0, end, unit)?);
    let whole = if unit == Unit::Year { high.years() } else { high.months() };
    // what runs on for part of a unit is often counted as the whole of it
    let begun = from.0.checked_add(whole).ok()? < end;
    Some((low, high.checked_add(i32::from(begun))?))
}

/// Whole units from one day to another.
fn between(from: Date, to: Date, unit: Unit) -> Option<i32> {
    let span = from.until((unit, to)).ok()?;
    Some(match unit {
        Unit::Year => i32::from(span.get_years()),
        Unit::Month => span.get_months(),
        _ => span.get_days(),
    })
}

/// The days of so many that are no weekend's, at the fewest.
fn worked(days: i32) -> i32 {
    days - WEEKEND * (days / WEEK) - WEEKEND.min(days % WEEK)
}

/// So many parts, the last of them perhaps not whole.
fn upwards(days: i32, part: i32) -> i32 {
    (days + part - 1) / part
}
