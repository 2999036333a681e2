//! A part is no larger than its whole, and parts that exclude one another are together no larger.

use super::say;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Part, Slot, Value};
use crate::finding::Level;
use crate::measure::interval::Interval;
use crate::measure::quantity::{Hedge, Quantity};
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    name: "part",
    about: "parts and their whole: together they are no larger",
    over: &[Kind::Part],
    slots: &[Slot::Whole, Slot::Part],
    with: &[],
    says: &["working"],
    run,
};

fn run(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let (wholes, parts) = (Sum::of(claim, Slot::Whole), Sum::of(claim, Slot::Part));
    let (Some(whole), Some(part)) = (wholes, parts) else { return Outcome::Silent };
    if part.value <= whole.value {
        return Outcome::Silent;
    }
    let working = match (part.words.as_slice(), whole.words.as_slice()) {
        ([one], [all]) => format!("{one} cannot be part of {all}"),
        ([one], all) => format!("{one} cannot be part of {}, which is {}", all.join(" + "), say::count(whole.value)),
        (parts, [all]) => {
            format!("{} is {}, more than the {all} they are part of", parts.join(" + "), say::count(part.value))
        }
        (parts, all) => format!(
            "{} is {}, more than {}, which is {}",
            parts.join(" + "),
            say::count(part.value),
            all.join(" + "),
            say::count(whole.value)
        ),
    };
    // rounding may explain it, and a girl may be counted as a woman and as a child
    let unsure = part.least <= whole.most || part.words.len() > 1 || whole.open;
    Outcome::Contradicted(Hit {
        ceiling: unsure.then_some(Level::Warning),
        says: vec![("working", working)],
        labels: vec![(Slot::Part, "the part".into()), (Slot::Whole, "the whole".into())],
        ..Hit::default()
    })
}

/// All numbers of one slot together.
pub(super) struct Sum {
    pub(super) value: Decimal,
    pub(super) least: Decimal,
    pub(super) most: Decimal,
    /// Whether one of them is said to be more: "at least 14".
    pub(super) open: bool,
    /// How each is written.
    pub(super) words: Vec<String>,
}

impl Sum {
    /// None where the slot holds anything but numbers, or more than can be added.
    pub(super) fn of(claim: &Claim, slot: Slot) -> Option<Sum> {
        let zero = Decimal::ZERO;
        let mut sum = Sum { value: zero, least: zero, most: zero, open: false, words: Vec::new() };
        for part in claim.slots.iter().filter(|part| part.slot == slot) {
            let Value::Quantity(quantity) = &part.value else { return None };
            let around = around(quantity);
            sum.value = sum.value.checked_add(quantity.value)?;
            sum.least = sum.least.checked_add(around.lowest()?)?;
            sum.most = sum.most.checked_add(around.highest()?)?;
            sum.open |= matches!(quantity.hedge, Some(Hedge::MoreThan | Hedge::AtLeast));
            sum.words.push(word(part));
        }
        (!sum.words.is_empty()).then_some(sum)
    }
}

/// A count is what it says; thousands that are round are near it.
fn around(quantity: &Quantity) -> Interval {
    let exact = quantity.hedge.is_none() && (quantity.value < Decimal::ONE_THOUSAND || quantity.rounded < Decimal::TEN);
    match quantity.hedge {
        _ if exact => Interval::exactly(quantity.value),
        Some(Hedge::About | Hedge::Nearly | Hedge::BarelyOver) => quantity.as_claimed(),
        _ => quantity.as_rounded(),
    }
}

/// How a number is written, without the capital of a sentence's first word.
fn word(part: &Part) -> String {
    part.text.to_lowercase()
}
