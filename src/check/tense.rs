//! What lies ahead comes after the day of publication, and what happened before it.

use super::say;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Sight, Slot, Value};
use crate::finding::Level;
use crate::grammar::atom;
use crate::measure::period::Period;
use jiff::civil::Date;

pub(super) const AHEAD: Check = Check {
    name: "ahead",
    about: "what lies ahead, and its date: it must not be over when the article is published",
    over: &[Kind::Plan],
    slots: &[Slot::Verb, Slot::Date],
    with: &[],
    says: &["published"],
    run: ahead,
};

pub(super) const BEHIND: Check = Check {
    name: "behind",
    about: "what happened, and its date: it must not come after the day of publication",
    over: &[Kind::Event],
    slots: &[Slot::Verb, Slot::Date],
    with: &[],
    says: &["published"],
    run: behind,
};

/// So many days an archive may date an article after it was written, or a page may be kept up after it was published.
const SLACK: i32 = 31;

/// So many days the figures of a year may be awaited after it is over, and an article written anew may keep its first day.
const YEAR: i32 = 366;

fn ahead(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let Some((sight, published, (first, last))) = read(scene, claim) else { return Outcome::Silent };
    let slack = if sight == Sight::Ahead { SLACK } else { YEAR };
    if days(last, published) <= slack {
        return Outcome::Silent;
    }
    // a story of years ago tells what was planned then; the plan's own year is one of those named
    let told = sight == Sight::Told;
    if told && scene.years.iter().filter(|year| **year <= first.year()).count() != 1 {
        return Outcome::Silent;
    }
    contradicted(published, told.then_some(Level::Warning), "over by then")
}

fn behind(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let Some((_, published, (first, _))) = read(scene, claim) else { return Outcome::Silent };
    match days(published, first) {
        ..=SLACK => Outcome::Silent,
        later => contradicted(published, (later <= YEAR).then_some(Level::Warning), "still to come then"),
    }
}

/// How the verb stands to its time, the day of publication, and the first day of the date and its last.
fn read(scene: &Scene, claim: &Claim) -> Option<(Sight, Date, (Date, Date))> {
    let (Value::Sight(sight), Value::Date(date)) = (&claim.slot(Slot::Verb)?.value, &claim.slot(Slot::Date)?.value)
    else {
        return None;
    };
    let Some(Period::Day(published)) = scene.published else { return None };
    Some((*sight, published, period(*date)?.days()?))
}

/// The period that a date with a year is.
pub(super) fn period(date: atom::Date) -> Option<Period> {
    Some(match (date.year?, date.month, date.day) {
        (year, Some(month), Some(day)) => Period::Day(Date::new(year, month, day).ok()?),
        (year, Some(month), None) => Period::Month(year, month),
        (year, ..) => Period::Year(year),
    })
}

/// How many days from one to another.
fn days(from: Date, to: Date) -> i32 {
    i32::try_from(to.duration_since(from).as_hours() / 24).unwrap_or(i32::MAX)
}

fn contradicted(published: Date, ceiling: Option<Level>, label: &str) -> Outcome {
    Outcome::Contradicted(Hit {
        ceiling,
        says: vec![("published", say::day(published))],
        labels: vec![(Slot::Date, label.to_owned()), (Slot::Verb, format!("written on {}", say::day(published)))],
        ..Hit::default()
    })
}
