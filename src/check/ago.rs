//! So many years ago, counted back from the day of publication.

use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::measure::period::Period;
use crate::measure::when::{Origin, Reach, What};

pub(super) const CHECK: Check = Check {
    name: "ago",
    about: "so many years ago, and the year: the day of publication decides",
    over: &[Kind::Ago],
    slots: &[Slot::Ago, Slot::Date],
    with: &[],
    says: &["expected", "published"],
    run,
};

fn run(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let (Some(Value::When(ago)), Some(Value::Date(date))) =
        (claim.slot(Slot::Ago).map(|slot| &slot.value), claim.slot(Slot::Date).map(|slot| &slot.value))
    else {
        return Outcome::Silent;
    };
    // archives are dated by when they were filed: a year alone contradicts nothing
    let Some(Period::Day(published)) = scene.published else { return Outcome::Silent };
    let (What::Moved(Reach { years, .. }, Origin::Today), Some(year)) = (ago.what, date.year) else {
        return Outcome::Silent;
    };
    let Some(expected) = published.year().checked_add(years) else { return Outcome::Silent };
    // whole years are counted down: nine and a half years are ten, or nine
    if (expected - year).abs() <= 1 {
        return Outcome::Supported(format!("the calendar: {expected}"));
    }
    Outcome::Contradicted(Hit {
        says: vec![("expected", expected.to_string()), ("published", published.year().to_string())],
        labels: vec![
            (Slot::Ago, format!("{expected}, seen from {}", published.year())),
            (Slot::Date, format!("{} years ago", published.year() - year)),
        ],
        ..Hit::default()
    })
}
