//! All parts of a whole together are the whole.

use super::part::Sum;
use super::say;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::measure::quantity::Hedge;
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
    let text = claim.slot(Slot::Whole).map_or("", |part| part.text.as_str());
    let written = |sum: Decimal| say::like(text, whole.value, sum);
    let sum = format!("{} is {}", parts.words.join(" + "), written(parts.value));
    if whole.least <= parts.most && parts.least <= whole.most {
        return Outcome::Supported(format!("the sum: {sum}"));
    }
    // what one digit explains is a slip of the pen; what it does not is more likely a list of something else
    let gap = (whole.value - parts.value).abs();
    if !one_digit(gap) && !swapped(whole.value, parts.value) {
        return Outcome::Silent;
    }
    // "at least 14" is no less than its parts, and may be more; of "more than 14" nobody knows how many more
    let open = whole.open || parts.open;
    let more = claim
        .slots
        .iter()
        .any(|part| matches!(&part.value, Value::Quantity(one) if one.hedge == Some(Hedge::MoreThan)));
    if more || open && parts.least <= whole.most {
        return Outcome::Silent;
    }
    let words = whole.words.join(" + ");
    let mut labels = vec![(Slot::Whole, format!("the parts come to {}", written(parts.value)))];
    labels.extend(parts.words.iter().map(|_| (Slot::Part, String::new())));
    Outcome::Contradicted(Hit {
        says: vec![("working", format!("{sum}, not {words}")), ("gap", written(gap))],
        labels,
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

/// Whether two numbers are the same but for two digits beside one another: 1,243 and 1,234.
pub(super) fn swapped(one: Decimal, other: Decimal) -> bool {
    let (one, other) = (one.normalize().to_string(), other.normalize().to_string());
    let apart: Vec<usize> =
        (0..one.len().min(other.len())).filter(|at| one.as_bytes()[*at] != other.as_bytes()[*at]).collect();
    let [first, second] = apart[..] else { return false };
    let (one, other) = (one.as_bytes(), other.as_bytes());
    one.len() == other.len() && second == first + 1 && one[first] == other[second] && one[second] == other[first]
}
