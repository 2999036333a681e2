//! An amount as it was written: its number, the doubt in its last digit, its unit and the words around it.

use super::interval::Interval;
use super::unit::UnitWord;
use rust_decimal::Decimal;
use std::ops::Bound;

/// The words around a number that say how it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// about, around, some, roughly, or so: near it on either side.
    About,
    /// nearly, almost, just under: near it, and short of it.
    Nearly,
    /// just over, slightly more than: near it, and past it.
    BarelyOver,
    /// more than, over, above: past it.
    MoreThan,
    /// at least, no fewer than, or more: it or past it.
    AtLeast,
    /// less than, under, below: short of it.
    LessThan,
    /// at most, up to, no more than, as many as: it or short of it.
    AtMost,
}

impl Hedge {
    /// The sign the machine interface writes for it: `~`, `>` or `<`.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Hedge::About | Hedge::Nearly | Hedge::BarelyOver => "~",
            Hedge::MoreThan | Hedge::AtLeast => ">",
            Hedge::LessThan | Hedge::AtMost => "<",
        }
    }
}

/// An amount as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number, scale words multiplied in: 3.7 billion is 3,700,000,000.
    pub value: Decimal,
    /// Half a unit of the last printed digit: 0.5 in 26,000.
    pub printed: Decimal,
    /// Half a unit of the last digit that is not zero: 500 in 26,000.
    pub rounded: Decimal,
    /// The unit word it stands with.
    pub unit: UnitWord,
    /// The words around it.
    pub hedge: Option<Hedge>,
}

impl Quantity {
    /// A number without doubt, unit or words around it.
    #[must_use]
    pub fn exactly(value: Decimal) -> Quantity {
        Quantity { value, printed: Decimal::ZERO, rounded: Decimal::ZERO, unit: UnitWord::NONE, hedge: None }
    }

    /// The range of the last printed digit; counts and sums are compared with it.
    #[must_use]
    pub fn as_printed(&self) -> Interval {
        Interval::around(self.value, self.printed).unwrap_or(Interval::exactly(self.value))
    }

    /// The range of the last digit that is not zero; conversions and changes are compared with it. The words around
    /// the number do not widen it: "about 46 km (27 miles)" converts 46, not something near it.
    #[must_use]
    pub fn as_rounded(&self) -> Interval {
        Interval::around(self.value, self.rounded).unwrap_or(Interval::exactly(self.value))
    }

    /// The range the statement claims, its hedge included: "more than 5" is open above.
    #[must_use]
    pub fn as_claimed(&self) -> Interval {
        match self.hedge {
            None => self.as_rounded(),
            // loosely rounded: twice as wide
            Some(Hedge::About) => self.loosely().unwrap_or(self.as_rounded()),
            // only the side that the word names
            Some(Hedge::Nearly) => {
                Interval { low: self.loosely().unwrap_or(self.as_rounded()).low, high: Bound::Excluded(self.value) }
            }
            Some(Hedge::BarelyOver) => {
                Interval { low: Bound::Excluded(self.value), high: self.loosely().unwrap_or(self.as_rounded()).high }
            }
            Some(Hedge::MoreThan) => Interval { low: Bound::Excluded(self.value), high: Bound::Unbounded },
            Some(Hedge::AtLeast) => Interval { low: Bound::Included(self.value), high: Bound::Unbounded },
            Some(Hedge::LessThan) => Interval { low: Bound::Unbounded, high: Bound::Excluded(self.value) },
            Some(Hedge::AtMost) => Interval { low: Bound::Unbounded, high: Bound::Included(self.value) },
        }
    }

    /// The range of a reading, widened by the words around it: "about 40" to 35 or 45, and "more than 40" without end.
    #[must_use]
    pub fn widened(&self, range: Interval) -> Interval {
        if self.hedge.is_some() { range.hull(&self.as_claimed()) } else { range }
    }

    /// A whole unit of the last digit that is not zero, on either side.
    fn loosely(&self) -> Option<Interval> {
        Interval::around(self.value, self.rounded.checked_add(self.rounded)?)
    }
}
