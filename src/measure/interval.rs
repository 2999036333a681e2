//! The range a written number stands for.

use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::ops::Bound;

/// A range of decimals. Each side is included, excluded or without a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower side.
    pub low: Bound<Decimal>,
    /// The upper side.
    pub high: Bound<Decimal>,
}

impl Interval {
    /// Both ends included, in whichever order they come.
    #[must_use]
    pub fn closed(one: Decimal, other: Decimal) -> Interval {
        Interval { low: Bound::Included(one.min(other)), high: Bound::Included(one.max(other)) }
    }

    /// A number and nothing around it.
    #[must_use]
    pub fn exactly(value: Decimal) -> Interval {
        Interval::closed(value, value)
    }

    /// A number and so much on either side; none when the sum leaves the range of decimals.
    #[must_use]
    pub fn around(value: Decimal, half: Decimal) -> Option<Interval> {
        Some(Interval::closed(value.checked_sub(half)?, value.checked_add(half)?))
    }

    /// The lower end as a number, where there is one.
    #[must_use]
    pub fn lowest(&self) -> Option<Decimal> {
        end(self.low)
    }

    /// The upper end as a number, where there is one.
    #[must_use]
    pub fn highest(&self) -> Option<Decimal> {
        end(self.high)
    }

    /// Whether some number lies in both.
    #[must_use]
    pub fn overlaps(&self, other: &Interval) -> bool {
        reaches(self.low, other.high) && reaches(other.low, self.high)
    }

    /// Whether the number lies in it.
    #[must_use]
    pub fn contains(&self, value: Decimal) -> bool {
        self.overlaps(&Interval::exactly(value))
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn hull(&self, other: &Interval) -> Interval {
        let pick = |a: Bound<Decimal>, b: Bound<Decimal>, first: Ordering| match (end(a), end(b)) {
            (Some(x), Some(y)) if x == y => {
                if matches!(a, Bound::Included(_)) {
                    a
                } else {
                    b
                }
            }
            (Some(x), Some(y)) => {
                if x.cmp(&y) == first {
                    a
                } else {
                    b
                }
            }
            _ => Bound::Unbounded,
        };
        Interval {
            low: pick(self.low, other.low, Ordering::Less),
            high: pick(self.high, other.high, Ordering::Greater),
        }
    }

    /// Every number times `factor`, plus `offset`: a change of unit. None when it leaves the range of decimals.
    #[must_use]
    pub fn scaled(&self, factor: Decimal, offset: Decimal) -> Option<Interval> {
        if factor.is_zero() {
            // of nothing, no end is left out
            return Some(Interval::exactly(offset));
        }
        let side = |bound: Bound<Decimal>| -> Option<Bound<Decimal>> {
            let change = |value: Decimal| value.checked_mul(factor)?.checked_add(offset);
            Some(match bound {
                Bound::Included(value) => Bound::Included(change(value)?),
                Bound::Excluded(value) => Bound::Excluded(change(value)?),
                Bound::Unbounded => Bound::Unbounded,
            })
        };
        let (low, high) = (side(self.low)?, side(self.high)?);
        Some(if factor.is_sign_negative() { Interval { low: high, high: low } } else { Interval { low, high } })
    }

    /// Every number times every number of a bounded range; none when it leaves the range of decimals.
    #[must_use]
    pub fn times(&self, other: &Interval) -> Option<Interval> {
        let zero = Decimal::ZERO;
        let low = self.scaled(other.lowest()?, zero)?;
        Some(low.hull(&self.scaled(other.highest()?, zero)?))
    }

    /// Every number plus every number of the other.
    #[must_use]
    pub fn plus(&self, other: &Interval) -> Option<Interval> {
        let sum = |one: Bound<Decimal>, two: Bound<Decimal>| -> Option<Bound<Decimal>> {
            Some(match (one, two) {
                (Bound::Unbounded, _) | (_, Bound::Unbounded) => Bound::Unbounded,
                (Bound::Included(one), Bound::Included(two)) => Bound::Included(one.checked_add(two)?),
                (Bound::Included(one) | Bound::Excluded(one), Bound::Included(two) | Bound::Excluded(two)) => {
                    Bound::Excluded(one.checked_add(two)?)
                }
            })
        };
        Some(Interval { low: sum(self.low, other.low)?, high: sum(self.high, other.high)? })
    }

    /// Every number less every number of the other.
    #[must_use]
    pub fn minus(&self, other: &Interval) -> Option<Interval> {
        self.plus(&other.scaled(Decimal::NEGATIVE_ONE, Decimal::ZERO)?)
    }

    /// Every number divided by every number of the other; none where that may be zero. What a division cannot hold in
    /// its 28 digits widens the range, so that nothing true is left out.
    #[must_use]
    pub fn over(&self, other: &Interval) -> Option<Interval> {
        let zero = Decimal::ZERO;
        let positive = other.lowest().is_some_and(|low| low > zero);
        let negative = other.highest().is_some_and(|high| high < zero);
        if !positive && !negative {
            return None;
        }
        let beyond = |bound: Bound<Decimal>| -> Option<Option<Decimal>> {
            match bound {
                Bound::Unbounded => Some(None),
                Bound::Included(value) | Bound::Excluded(value) => Decimal::ONE.checked_div(value).map(Some),
            }
        };
        let (from, to) = (beyond(other.high)?.unwrap_or(zero), beyond(other.low)?.unwrap_or(zero));
        let doubt = |value: Decimal| Decimal::new(1, value.scale());
        let inexact = |value: Decimal| value.scale() >= DIGITS;
        let low = if inexact(from) { from.checked_sub(doubt(from))? } else { from };
        let high = if inexact(to) { to.checked_add(doubt(to))? } else { to };
        let inverse = Interval::closed(low, high);
        self.times(&inverse).or_else(|| inverse.times(self))
    }

    /// Whether some number of it is less than some number of the other.
    #[must_use]
    pub fn may_be_less(&self, other: &Interval) -> bool {
        match (end(self.low), end(other.high)) {
            (Some(low), Some(high)) => low < high,
            _ => true,
        }
    }

    /// Whether some number of it is no more than some number of the other.
    #[must_use]
    pub fn may_be_at_most(&self, other: &Interval) -> bool {
        reaches(self.low, other.high)
    }

    /// The range widened by a share of each end: 0.015 makes 100 to 200 into 98.5 to 203.
    #[must_use]
    pub fn widened(&self, share: Decimal) -> Option<Interval> {
        let less = Interval::closed(Decimal::ONE.checked_sub(share)?, Decimal::ONE.checked_add(share)?);
        self.times(&less)
    }

    /// How far apart two ranges are as a ratio less one, nearest ends taken: 0 when they overlap, 0.25 when
    /// one must grow by a quarter to touch the other. None when no ratio can be given: different signs, or zero.
    #[must_use]
    pub fn apart(&self, other: &Interval) -> Option<Decimal> {
        if self.overlaps(other) {
            return Some(Decimal::ZERO);
        }
        let below = |a: &Interval, b: &Interval| Some((a.highest()?, b.lowest()?)).filter(|(x, y)| x <= y);
        let (near, far) = below(self, other).or_else(|| below(other, self))?;
        let (near, far) = if far <= Decimal::ZERO { (-far, -near) } else { (near, far) };
        if near <= Decimal::ZERO {
            return None;
        }
        far.checked_div(near)?.checked_sub(Decimal::ONE)
    }
}

/// So many decimals a quotient has when it did not come out even.
const DIGITS: u32 = 20;

/// The number at an end.
fn end(bound: Bound<Decimal>) -> Option<Decimal> {
    match bound {
        Bound::Included(value) | Bound::Excluded(value) => Some(value),
        Bound::Unbounded => None,
    }
}

/// Whether a lower end lies below an upper one with a number between them.
fn reaches(low: Bound<Decimal>, high: Bound<Decimal>) -> bool {
    match (low, high) {
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => true,
        (Bound::Included(low), Bound::Included(high)) => low <= high,
        (Bound::Included(low) | Bound::Excluded(low), Bound::Included(high) | Bound::Excluded(high)) => low < high,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(low: i64, high: i64) -> Interval {
        Interval::closed(Decimal::from(low), Decimal::from(high))
    }

    #[test]
    fn ranges_that_touch_overlap_unless_an_end_is_left_out() {
        assert!(range(1, 2).overlaps(&range(2, 3)));
        let above_two = Interval { low: Bound::Excluded(Decimal::TWO), high: Bound::Unbounded };
        assert!(!range(1, 2).overlaps(&above_two));
        assert!(range(1, 3).overlaps(&above_two));
    }

    #[test]
    fn how_far_apart_is_a_ratio_of_the_nearest_ends() {
        assert_eq!(range(1, 4).apart(&range(5, 9)), Some(Decimal::new(25, 2)));
        assert_eq!(range(5, 9).apart(&range(1, 4)), Some(Decimal::new(25, 2)));
        assert_eq!(range(-9, -5).apart(&range(-4, -1)), Some(Decimal::new(25, 2)));
        assert_eq!(range(-4, -1).apart(&range(1, 4)), None);
        assert_eq!(range(1, 5).apart(&range(5, 9)), Some(Decimal::ZERO));
    }

    #[test]
    fn a_product_of_ranges_holds_every_product() {
        assert_eq!(range(-1, 2).times(&range(3, 4)), Some(range(-4, 8)));
    }

    #[test]
    fn sums_differences_and_quotients_hold_what_their_parts_hold() {
        let more_than_one = Interval { low: Bound::Excluded(Decimal::ONE), high: Bound::Unbounded };
        assert_eq!(range(1, 2).plus(&range(3, 5)), Some(range(4, 7)));
        assert_eq!(range(1, 2).minus(&range(3, 5)), Some(range(-4, -1)));
        assert_eq!(range(4, 6).over(&range(1, 2)), Some(range(2, 6)));
        assert_eq!(range(4, 6).over(&range(-2, -1)), Some(range(-6, -2)));
        assert_eq!(range(4, 6).over(&range(-1, 1)), None);
        assert_eq!(range(4, 6).over(&range(0, 1)), None);
        let sum = Interval { low: Bound::Excluded(Decimal::from(4)), high: Bound::Unbounded };
        assert_eq!(range(3, 5).plus(&more_than_one), Some(sum));
        assert!(range(0, 4).over(&more_than_one).is_some_and(|share| share.contains(Decimal::ZERO)));
        let third = range(1, 1).over(&range(3, 3)).and_then(|third| third.times(&range(3, 3)));
        assert!(third.is_some_and(|whole| whole.contains(Decimal::ONE)), "thirds make a whole");
        assert!(!range(1, 2).may_be_less(&range(1, 1)) && range(1, 2).may_be_at_most(&range(1, 1)));
    }

    #[test]
    fn what_leaves_the_range_of_decimals_is_none() {
        assert_eq!(Interval::exactly(Decimal::MAX).scaled(Decimal::TWO, Decimal::ZERO), None);
    }
}
