//! So many at a price come to so much.

use super::parameter::DISTANCES;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot, Value};

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
    let Some(expected) = count.as_rounded().times(&price.as_rounded()) else { return Outcome::Silent };
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
