//! People of an article: who speaks is introduced, and everybody has one spelling and one age.

use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot};

pub(super) const STRANGER: Check = Check {
    name: "introduced",
    about: "a speaker whose name stands nowhere else, near one that does",
    over: &[Kind::Stranger],
    slots: &[Slot::Speaker, Slot::Thing],
    with: &[],
    says: &[],
    run: |_, claim, _| told(claim, Slot::Speaker, "never introduced", Slot::Thing, "who is"),
};

pub(super) const SPELLING: Check = Check {
    name: "one-spelling",
    about: "two full names that differ in a letter: they must be one",
    over: &[Kind::Spelling],
    slots: &[Slot::Left, Slot::Right],
    with: &[],
    says: &[],
    run: |_, claim, _| told(claim, Slot::Left, "here", Slot::Right, "and here"),
};

pub(super) const AGES: Check = Check {
    name: "one-age",
    about: "two ages of one person: a year apart at most",
    over: &[Kind::Ages],
    slots: &[Slot::Age, Slot::Body],
    with: &[],
    says: &[],
    run: |_: &Scene, claim: &Claim, _: &Settings| told(claim, Slot::Age, "here", Slot::Body, "told first"),
};

fn told(claim: &Claim, first: Slot, here: &str, second: Slot, there: &str) -> Outcome {
    if claim.slot(first).is_none() {
        return Outcome::Silent;
    }
    Outcome::Contradicted(Hit { labels: vec![(first, here.into()), (second, there.into())], ..Hit::default() })
}
