//! A share is what the part makes of the whole.

use super::parameter::DISTANCES;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot};
use crate::measure::interval::Interval;
use crate::measure::quantity::Quantity;
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    name: "share",
    about: "two counts and their share: the one in percent of the other",
    over: &[Kind::Share],
    slots: &[Slot::Part, Slot::Share],
    with: &[DISTANCES[0], DISTANCES[1], DISTANCES[2]],
    says: &["expected", "ratio"],
    run,
};

fn run(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let (Some(part), Some(share)) = (claim.quantity(Slot::Part), claim.quantity(Slot::Share)) else {
        return Outcome::Silent;
    };
    let whole = claim.quantity(Slot::Whole);
    let Some(expected) = percent(&part, whole.as_ref()) else { return Outcome::Silent };
    // shares are cut off as often as rounded: a whole unit of the last digit on either side
    let said = Interval::around(share.value, share.printed + share.printed).unwrap_or(share.as_printed());
    let said = said.hull(&share.as_claimed());
    let mut words = claim.slot(Slot::Part).map(|part| part.text.clone()).unwrap_or_default();
    if let Some(whole) = claim.slot(Slot::Whole) {
        words = format!("{words} of {}", whole.text);
    }
    if expected.overlaps(&said) {
        return Outcome::Supported(format!("the share: {words}"));
    }
    Outcome::Contradicted(Hit {
        apart: expected.apart(&said),
        says: vec![("ratio", words)],
        amounts: vec![("expected", Slot::Share, expected)],
        labels: vec![(Slot::Share, "would be {expected}".into())],
        ..Hit::default()
    })
}

/// The part in percent of the whole; a fraction has its whole in it.
fn percent(part: &Quantity, whole: Option<&Quantity>) -> Option<Interval> {
    let hundred = |value: Decimal| value.checked_mul(Decimal::ONE_HUNDRED);
    let Some(whole) = whole else {
        // "more than half — 55 percent"
        return match part.hedge {
            Some(_) => {
                let said = part.as_claimed();
                let (low, high) = (said.lowest().unwrap_or(Decimal::ZERO), said.highest().unwrap_or(Decimal::ONE));
                Some(Interval::closed(hundred(low)?, hundred(high)?))
            }
            None => Some(Interval::exactly(hundred(part.value)?)),
        };
    };
    let (one, all) = (count(part), count(whole));
    if part.value > whole.value || all.lowest()? <= Decimal::ZERO {
        return None;
    }
    let least = hundred(one.lowest()?)?.checked_div(all.highest()?)?;
    let most = hundred(one.highest()?)?.checked_div(all.lowest()?)?;
    Some(Interval::closed(least, most))
}

/// A small count is exact; a round one stands for what is near it.
fn count(quantity: &Quantity) -> Interval {
    let exact = quantity.hedge.is_none() && quantity.rounded < Decimal::TEN;
    if exact { Interval::exactly(quantity.value) } else { quantity.as_rounded() }
}
