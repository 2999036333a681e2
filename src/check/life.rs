//! Somebody's age: the day they were born decides, and the day they died or that of publication.

use super::say;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use super::tense::period;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::finding::Level;
use crate::measure::period::Period;
use jiff::civil::Date;
use jiff::{ToSpan, Unit};
use rust_decimal::prelude::ToPrimitive;

pub(super) const CHECK: Check = Check {
    name: "age",
    about: "an age and a birth: the years up to the death, or to the day of publication",
    over: &[Kind::Life],
    slots: &[Slot::Age, Slot::Born],
    with: &[],
    says: &["expected", "birth", "at", "years"],
    run,
};

/// So many days the day of publication may be off: archives are dated by when they were filed.
const SLACK: i64 = 31;

fn run(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    judge(scene, claim).unwrap_or(Outcome::Silent)
}

fn judge(scene: &Scene, claim: &Claim) -> Option<Outcome> {
    let date = |slot| match &claim.slot(slot)?.value {
        Value::Date(date) => period(*date),
        _ => None,
    };
    let Value::Age(age) = &claim.slot(Slot::Age)?.value else { return None };
    let age = age.value.to_i32()?;
    let born = date(Slot::Born)?;
    let (at, (first, last)) = match claim.slot(Slot::Died) {
        Some(_) => {
            let died = date(Slot::Died)?;
            (died, died.days()?)
        }
        None => {
            let Some(Period::Day(day)) = scene.published else { return None };
            let off = |days: i64| day.checked_add(days.days()).ok();
            (Period::Day(day), (off(-SLACK)?, off(SLACK)?))
        }
    };
    let (earliest, latest) = born.days()?;
    let (low, high) = (years(latest, first)?, years(earliest, last)?);
    let span = |low: i32, high: i32| if low == high { low.to_string() } else { format!("{low} or {high}") };
    if (low..=high).contains(&age) {
        return Some(Outcome::Supported(format!("the calendar: {}", span(low, high))));
    }
    if high < 0 {
        return None;
    }
    let on = |period| match period {
        Period::Day(day) => format!("on {}", say::day(day)),
        other => format!("in {}", say::period(other)),
    };
    // some count a life's first year as one
    let near = (low - 1..=high + 1).contains(&age);
    Some(Outcome::Contradicted(Hit {
        ceiling: near.then_some(Level::Warning),
        says: vec![
            ("expected", span(low.max(0), high)),
            ("birth", on(born)),
            ("at", on(at)),
            ("years", age.to_string()),
        ],
        labels: vec![
            (Slot::Age, format!("{} {}", span(low.max(0), high), on(at))),
            (Slot::Born, "the birth".into()),
            (Slot::Died, "the death".into()),
        ],
        ..Hit::default()
    }))
}

/// Whole years from one day to another.
fn years(from: Date, to: Date) -> Option<i32> {
    from.until((Unit::Year, to)).ok().map(|span| i32::from(span.get_years()))
}
