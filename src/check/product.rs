//! So many at a price come to so much.

use super::Check;
use super::parameter::DISTANCES;
use super::scene::{Hit, Outcome, Scene, Settings};
use crate::claim::{Claim, Kind, Slot, Value};
use crate::measure::interval::Interval;
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    name: "product",
    about: "a count, a price and what they come to: the one times the other",
    over: &[Kind::Product],
    slots: &[Slot::Count, Slot::Price, Slot::Total],
    with: &[DISTANCES[0], DISTANCES[1], DISTANCES[2]],
    says: &["expected"],
    run,
};

fn run(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let quantity = |slot| match claim.slot(slot).map(|part| &part.value) {
        Some(Value::Quantity(quantity)) => Some(*quantity),
        _ => None,
    };
    let (Some(count), Some(price), Some(total)) = (quantity(Slot::Count), quantity(Slot::Price), quantity(Slot::Total))
    else {
        return Outcome::Silent;
    };
    // five years are five; 12.5 million shares are about as many; a price is what it says
    let small = count.value < Decimal::ONE_THOUSAND && count.value.fract().is_zero();
    let counted = if small { Interval::exactly(count.value) } else { count.as_rounded() };
    let Some(expected) = counted.times(&price.as_printed()) else { return Outcome::Silent };
    let said = total.as_claimed();
    if expected.overlaps(&said) {
        return Outcome::Supported("the product".into());
    }
    Outcome::Contradicted(Hit {
        apart: expected.apart(&said),
        amounts: vec![("expected", Slot::Total, expected)],
        labels: vec![(Slot::Total, "would be {expected}".into())],
        ..Hit::default()
    })
}
