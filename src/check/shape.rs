//! A way of comparing as rules know it.

use super::parameter::Parameter;
use super::scene::{Outcome, Scene, Settings};
use crate::claim::{Claim, Kind, Slot};

/// A way of comparing: what it needs, what it can say, and how it is done.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its name in rules (`check:`).
    pub name: &'static str,
    /// One sentence on what it compares.
    pub about: &'static str,
    /// The kinds of claim it can be put over.
    pub over: &'static [Kind],
    /// The slots it reads.
    pub slots: &'static [Slot],
    /// What a rule may set under `with:`.
    pub with: &'static [Parameter],
    /// The words it offers to messages, beside the claim's slots.
    pub says: &'static [&'static str],
    pub(super) run: for<'a> fn(&Scene<'a>, &Claim, &Settings) -> Outcome,
}
