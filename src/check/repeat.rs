//! A text with itself: what is told twice must be told alike.

use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot};
use rust_decimal::Decimal;

pub(super) const HEADLINE: Check = Check {
    name: "headline",
    about: "the figure of a headline, standfirst, caption or table and the article's: they must agree",
    over: &[Kind::Headline],
    slots: &[Slot::Body],
    with: &[],
    says: &["above", "where", "slip"],
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

/// The figure of a headline, standfirst or caption and the article's.
pub(super) fn headline(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let places = [
        (Slot::Headline, "in the headline", "the headline"),
        (Slot::Standfirst, "in the standfirst", "the standfirst"),
        (Slot::Caption, "in the caption", "the caption"),
        (Slot::Cell, "in the table", "the table"),
    ];
    let found = places.into_iter().find_map(|(slot, place, here)| Some((claim.slot(slot)?, place, here)));
    let Some((above, place, here)) = found else { return Outcome::Silent };
    match told(claim, above.slot, Slot::Body, here, "in the text") {
        Outcome::Contradicted(mut hit) => {
            hit.says.extend([("above", above.text.clone()), ("where", place.to_owned())]);
            Outcome::Contradicted(hit)
        }
        other => other,
    }
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
