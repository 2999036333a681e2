//! A text with itself: what is told twice must be told alike.

use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot};
use rust_decimal::Decimal;

pub(super) const HEADLINE: Check = Check {
    name: "headline",
    about: "a headline's figure and the article's: they must agree",
    over: &[Kind::Headline],
    slots: &[Slot::Headline, Slot::Body],
    with: &[],
    says: &["slip"],
    run: headline,
};

pub(super) const SCALE: Check = Check {
    name: "scale",
    about: "two amounts with the same digits: they must have one scale",
    over: &[Kind::Repeat],
    slots: &[Slot::Left, Slot::Right],
    with: &[],
    says: &["slip"],
    run: scale,
};

/// The headline's figure and the article's.
pub(super) fn headline(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    told(claim, Slot::Headline, Slot::Body, "the headline", "below it")
}

/// Two amounts whose digits are the same.
pub(super) fn scale(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    told(claim, Slot::Left, Slot::Right, "told first", "and again")
}

fn told(claim: &Claim, first: Slot, second: Slot, here: &str, there: &str) -> Outcome {
    let (Some(one), Some(other)) = (claim.quantity(first), claim.quantity(second)) else { return Outcome::Silent };
    let ratio = one.value.max(other.value).checked_div(one.value.min(other.value));
    Outcome::Contradicted(Hit {
        apart: ratio,
        says: vec![("slip", slip(ratio).to_owned())],
        labels: vec![(second, there.into()), (first, here.into())],
        ..Hit::default()
    })
}

/// What kind of slip it looks like.
fn slip(ratio: Option<Decimal>) -> &'static str {
    let times = |factor: i64| ratio == Some(Decimal::from(factor));
    if times(1_000) {
        "a thousand times apart, as a million is from a billion"
    } else if times(1_000_000) {
        "a million times apart"
    } else if times(10) || times(100) {
        "the same digits, with a nought too many or too few"
    } else {
        "two numbers for one thing"
    }
}
