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
    fn what_leaves_the_range_of_decimals_is_none() {
        assert_eq!(Interval::exactly(Decimal::MAX).scaled(Decimal::TWO, Decimal::ZERO), None);
    }
}
