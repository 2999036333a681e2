//! All parts of a whole together are the whole.

use super::part::Sum;
use super::say;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot};
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    name: "total",
    about: "a whole and all its parts: together they are the whole",
    over: &[Kind::Total],
    slots: &[Slot::Whole, Slot::Part],
    with: &[],
    says: &["working", "gap"],
    run,
};

fn run(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let (Some(whole), Some(parts)) = (Sum::of(claim, Slot::Whole), Sum::of(claim, Slot::Part)) else {
        return Outcome::Silent;
    };
    let sum = format!("{} is {}", parts.words.join(" + "), say::count(parts.value));
    if whole.least <= parts.most && parts.least <= whole.most {
        return Outcome::Supported(format!("the sum: {sum}"));
    }
    // what one digit explains is a slip of the pen; what it does not is more likely a list of something else
    let gap = (whole.value - parts.value).abs();
    if whole.open || parts.open || !one_digit(gap) {
        return Outcome::Silent;
    }
    let words = whole.words.join(" + ");
    Outcome::Contradicted(Hit {
        says: vec![("working", format!("{sum}, not {words}")), ("gap", say::count(gap))],
        labels: vec![(Slot::Whole, format!("the parts come to {}", say::count(parts.value)))],
        ..Hit::default()
    })
}

/// Whether a difference is one digit of one place: 1, 30, 500.
pub(super) fn one_digit(mut gap: Decimal) -> bool {
    while gap >= Decimal::TEN && (gap % Decimal::TEN).is_zero() {
        gap /= Decimal::TEN;
    }
    gap < Decimal::TEN
}
