//! A way of comparing as rules know it.

use super::parameter::Parameter;
use super::scene::{Outcome, Scene, Settings};
use crate::claim::{Claim, Holds, Kind, Shape, Slot};

/// A way of comparing: what it needs, what it can say, and how it is done.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its name in rules (`check:`).
    pub name: &'static str,
    /// One sentence on what it compares.
    pub about: &'static str,
    /// The kinds of claim it can be put over; none for all that hold an amount.
    pub over: &'static [Kind],
    /// The slots it reads.
    pub slots: &'static [Slot],
    /// What a rule may set under `with:`.
    pub with: &'static [Parameter],
    /// The words it offers to messages, beside the claim's slots.
    pub says: &'static [&'static str],
    pub(super) run: for<'a> fn(&Scene<'a>, &Claim, &Settings) -> Outcome,
}

impl Check {
    /// Whether it can be put over claims of a shape. A figure by itself is read for the ledger only.
    #[must_use]
    pub fn runs_over(&self, shape: &Shape) -> bool {
        let holds = || shape.slots.iter().any(|slot| shape.holds(*slot) != Holds::Nothing);
        if self.over.is_empty() { shape.kind != Kind::Figure && holds() } else { self.over.contains(&shape.kind) }
    }

    /// Compares.
    #[must_use]
    pub fn run(&self, scene: &Scene, claim: &Claim, settings: &Settings) -> Outcome {
        (self.run)(scene, claim, settings)
    }
}
