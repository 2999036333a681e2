//! An anniversary comes so many years after what is remembered.

use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::measure::period::Period;
use rust_decimal::prelude::ToPrimitive;

pub(super) const CHECK: Check = Check {
    name: "anniversary",
    about: "an anniversary and the year of what is remembered: the year it is seen from, or that of publication, decides",
    over: &[Kind::Anniversary],
    slots: &[Slot::Nth, Slot::Date],
    with: &[],
    says: &["expected", "from"],
    run,
};

fn run(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    judge(scene, claim).unwrap_or(Outcome::Silent)
}

fn judge(scene: &Scene, claim: &Claim) -> Option<Outcome> {
    let year = |slot| match &claim.slot(slot)?.value {
        Value::Date(date) => date.year,
        _ => None,
    };
    let (Value::Ordinal(nth) | Value::Quantity(nth)) = &claim.slot(Slot::Nth)?.value else { return None };
    let told = nth.value.to_i16()?;
    let from = match (year(Slot::At), scene.published) {
        (Some(year), _) => year,
        (None, Some(Period::Day(published))) => published.year(),
        _ => return None,
    };
    let expected = from.checked_sub(year(Slot::Date)?).filter(|years| *years > 0)?;
    // a year is rounded up in its last months, and marked from its first day to its last
    if (expected - 1..=expected + 1).contains(&told) {
        return Some(Outcome::Supported(format!("the calendar: {expected} years")));
    }
    Some(Outcome::Contradicted(Hit {
        says: vec![("expected", expected.to_string()), ("from", from.to_string())],
        labels: vec![
            (Slot::Nth, format!("{expected} years, seen from {from}")),
            (Slot::Date, format!("{expected} years before {from}")),
        ],
        ..Hit::default()
    }))
}
