//! The two values of a change and what is said of them, as ranges.

use super::scene::Scene;
use crate::claim::{Claim, Slot, Value, Way};
use crate::measure::interval::Interval;
use crate::measure::quantity::{Hedge, Quantity};
use crate::measure::unit::{Dimension, UnitWord};
use rust_decimal::Decimal;
use std::ops::Bound;

/// The two values of a change in one unit.
#[derive(Clone, Copy)]
pub(super) struct Sides {
    pub(super) from: Interval,
    pub(super) to: Interval,
}

/// A change with what a message says of it.
#[derive(Clone, Copy)]
pub(super) struct Change {
    pub(super) way: Way,
    pub(super) by: Option<Quantity>,
    pub(super) from: Quantity,
    pub(super) to: Quantity,
    /// What one unit of `to` is in units of `from`.
    pub(super) factor: Decimal,
}

/// The parts of the claim, its two values in one unit; none where they have no unit in common or are not above zero.
pub(super) fn change(scene: &Scene, claim: &Claim) -> Option<Change> {
    let Value::Way(way) = claim.slot(Slot::Way)?.value else { return None };
    let (from, to) = (claim.quantity(Slot::From)?, claim.quantity(Slot::To)?);
    let factor = factor(scene, to.unit, from.unit)?;
    let positive = from.value > Decimal::ZERO && to.value > Decimal::ZERO;
    // "as much as 5 percent": at some time of the day, and not at its end
    let by = claim.quantity(Slot::By);
    let fleeting = |quantity: Quantity| matches!(quantity.hedge, Some(Hedge::AtMost | Hedge::AtLeast));
    let fleeting = by.is_some_and(fleeting) || fleeting(from) || fleeting(to);
    (positive && !fleeting).then_some(Change { way, by, from, to, factor })
}

/// How many of the second unit one of the first is; none where they do not measure the same thing.
pub(super) fn factor(scene: &Scene, one: UnitWord, other: UnitWord) -> Option<Decimal> {
    if one == other {
        return Some(Decimal::ONE);
    }
    let (one, other) = (scene.lexicon.candidates(one), scene.lexicon.candidates(other));
    one.iter().flat_map(|one| other.iter().map(move |other| (one, other))).find_map(|(one, other)| {
        let (one, other) = (scene.lexicon.unit(*one), scene.lexicon.unit(*other));
        let same = one.name == other.name
            || one.dimension == other.dimension && !matches!(one.dimension, Dimension::Money | Dimension::Other);
        let plain = one.offset.is_zero() && other.offset.is_zero();
        (same && plain).then(|| one.factor.checked_div(other.factor)).flatten()
    })
}

impl Change {
    /// The two values as finely as the finer of them is written: the 10 of "from 10 to 15" is no 5 to 15.
    pub(super) fn alike(&self) -> Option<Sides> {
        let to = self.to.rounded.checked_mul(self.factor)?;
        let half = |quantity: Quantity, other: Decimal| quantity.rounded.min(other.max(quantity.printed));
        let from = Interval::around(self.from.value, half(self.from, to))?;
        let other = self.from.rounded.checked_div(self.factor)?;
        let to = Interval::around(self.to.value, half(self.to, other))?.scaled(self.factor, Decimal::ZERO)?;
        Some(Sides { from, to })
    }

    /// The two values as roughly as they may be written.
    pub(super) fn roughly(&self) -> Option<Sides> {
        Some(Sides { from: roughly(self.from)?, to: roughly(self.to)?.scaled(self.factor, Decimal::ZERO)? })
    }

    /// With a value multiplied.
    pub(super) fn scaled(&self, from: Decimal, to: Decimal) -> Option<Change> {
        let by = |quantity: Quantity, factor: Decimal| {
            Some(Quantity {
                value: quantity.value.checked_mul(factor)?,
                printed: quantity.printed.checked_mul(factor)?,
                rounded: quantity.rounded.checked_mul(factor)?,
                ..quantity
            })
        };
        Some(Change { from: by(self.from, from)?, to: by(self.to, to)?, ..*self })
    }
}

impl Sides {
    /// By how many percent the first became the second.
    pub(super) fn percent(&self) -> Option<Interval> {
        self.over(&self.from)
    }

    /// The difference in percent of something.
    pub(super) fn over(&self, whole: &Interval) -> Option<Interval> {
        let hundred = Decimal::ONE_HUNDRED;
        let difference = self.difference()?;
        let (small, large) = (whole.lowest()?, whole.highest()?);
        if small <= Decimal::ZERO {
            return None;
        }
        let part = |difference: Decimal| {
            let ends = [small, large].map(|whole| difference.checked_mul(hundred)?.checked_div(whole));
            Some((ends[0]?, ends[1]?))
        };
        let ((a, b), (c, d)) = (part(difference.lowest()?)?, part(difference.highest()?)?);
        Some(Interval::closed(a.min(b), c.max(d)))
    }

    /// How much the second is more than the first.
    pub(super) fn difference(&self) -> Option<Interval> {
        // ends that belong together: the least change is from the highest first value to the lowest second
        let least = self.to.lowest()?.checked_sub(self.from.highest()?)?;
        let most = self.to.highest()?.checked_sub(self.from.lowest()?)?;
        Some(Interval::closed(least, most))
    }
}

/// A value as roughly as it may be written: noughts at the end may be rounded to, but not by more than a twentieth.
pub(super) fn roughly(quantity: Quantity) -> Option<Interval> {
    let twentieth = quantity.value.checked_div(Decimal::from(20))?;
    Interval::around(quantity.value, quantity.rounded.min(twentieth).max(quantity.printed))
}

/// What a stated change may be: its last printed digit decides, and the words before it.
pub(super) fn stated(by: Quantity) -> Option<Interval> {
    let half = by.printed.max(by.value.checked_mul(Decimal::new(2, 3))?);
    let tenth = by.value.checked_div(Decimal::TEN)?.max(half);
    let (low, high) = (by.value.checked_sub(half)?, by.value.checked_add(half)?);
    let (less, more) = (by.value.checked_sub(tenth)?, by.value.checked_add(tenth)?);
    Some(match by.hedge {
        None => Interval::closed(low, high),
        Some(Hedge::About) => Interval::closed(low.checked_sub(half)?.min(less), high.checked_add(half)?.max(more)),
        Some(Hedge::Nearly) => Interval::closed(less.min(low), high),
        Some(Hedge::BarelyOver) => Interval::closed(low, more.max(high)),
        Some(Hedge::MoreThan | Hedge::AtLeast) => Interval { low: Bound::Included(low), high: Bound::Unbounded },
        Some(Hedge::LessThan | Hedge::AtMost) => {
            Interval { low: Bound::Included(Decimal::ZERO), high: Bound::Included(high) }
        }
    })
}

/// The range turned to the other side of zero.
pub(super) fn turned(range: Interval) -> Option<Interval> {
    range.scaled(Decimal::NEGATIVE_ONE, Decimal::ZERO)
}

/// What a change is stated to be, falls below zero.
pub(super) fn stated_change(way: Way, by: Quantity) -> Option<Interval> {
    let by = stated(by)?;
    if way == Way::Down { turned(by) } else { Some(by) }
}

/// The percentage a change states, falls below zero.
pub(super) fn stated_percent(change: &Change) -> Option<Interval> {
    let by = |low: i64, high: i64| Some(Interval::closed(Decimal::from(low), Decimal::from(high)));
    match (change.way, change.by) {
        (Way::Up | Way::Down, Some(by)) => stated_change(change.way, by),
        // "doubled" is said of anything from three quarters more
        (Way::Times(2), _) => by(70, 160),
        (Way::Times(3), _) => by(160, 260),
        (Way::Times(_), _) => by(260, 380),
        (Way::Halved, _) => by(-62, -38),
        _ => None,
    }
}

/// What the first value comes to.
pub(super) fn expected(change: &Change, percent: &Interval) -> Option<Interval> {
    let middle = change.by.map(|by| (by.value, by.printed));
    let percent = match (middle, change.way) {
        (Some((value, half)), Way::Up) => Interval::around(value, half)?,
        (Some((value, half)), _) => Interval::around(-value, half)?,
        (None, Way::Times(times)) => Interval::exactly(Decimal::from(u32::from(times) * 100 - 100)),
        (None, Way::Halved) => Interval::exactly(Decimal::from(-50)),
        (None, _) => *percent,
    };
    let grown = percent.scaled(Decimal::new(1, 2), Decimal::ONE)?;
    change.from.as_printed().times(&grown)?.scaled(Decimal::ONE.checked_div(change.factor)?, Decimal::ZERO)
}
