//! What is left of a figure is no figure.

use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot};

pub(super) const CHECK: Check = Check {
    name: "whole",
    about: "an amount whose point has no digits behind it: some are gone, or the point is one too many",
    over: &[Kind::Residue],
    slots: &[Slot::Value],
    with: &[],
    says: &[],
    run,
};

fn run(_: &Scene, _: &Claim, _: &Settings) -> Outcome {
    Outcome::Contradicted(Hit { labels: vec![(Slot::Value, "digits are missing".into())], ..Hit::default() })
}
