//! What stands in quotation marks: every mark has another, and one quotation has one wording.

use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot};

pub(super) const MARK: Check = Check {
    name: "paired",
    about: "a quotation mark: another one must belong to it",
    over: &[Kind::Mark],
    slots: &[Slot::Thing],
    with: &[],
    says: &[],
    run: mark,
};

pub(super) const WORDING: Check = Check {
    name: "verbatim",
    about: "one quotation told twice: its words must be the same",
    over: &[Kind::Wording],
    slots: &[Slot::Content, Slot::Body],
    with: &[],
    says: &["where"],
    run: wording,
};

fn mark(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let Some(mark) = claim.slot(Slot::Thing) else { return Outcome::Silent };
    Outcome::Contradicted(Hit { labels: vec![(mark.slot, "has no other mark".into())], ..Hit::default() })
}

fn wording(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let place = if claim.slot(Slot::Headline).is_some() { "in the headline" } else { "here" };
    Outcome::Contradicted(Hit {
        says: vec![("where", place.into())],
        labels: vec![(Slot::Content, place.into()), (Slot::Body, "in the fuller quotation".into())],
        ..Hit::default()
    })
}
