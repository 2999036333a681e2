//! Amounts that are reckoned with: a range, and what it is a range of.

use super::scene::Scene;
use crate::claim::{Part, Slot, Value};
use crate::measure::interval::Interval;
use crate::measure::quantity::Quantity;
use crate::measure::unit::{Dimension, UnitId, UnitWord};
use rust_decimal::Decimal;

/// How the numbers of an article are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// To the last printed digit: counts and sums.
    Printed,
    /// To the last digit that is not zero: products and ratios.
    Rounded,
    /// As counts of things, which are whole: 14 is 14. From a hundred on, a count that ends in a zero is rounded.
    Counted,
    /// As they stand, without any doubt.
    Exact,
}

/// An amount: numbers in the base unit of what they measure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    pub range: Interval,
    pub of: Measure,
}

/// What an amount is an amount of. Amounts are added and compared when they measure the same.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Measure {
    /// Zero, which is zero of everything.
    Any,
    /// A number by itself: one of the rule's, or what two amounts of one kind are to each other.
    Bare,
    /// A number of things.
    Number,
    /// Hundredths.
    Share,
    /// Hundredths of another amount: by 5 percent, which is no 5 percent more where percentages are told.
    Ratio,
    /// The difference of two percentages.
    Points,
    /// Units and their powers: dollars; kilometres an hour.
    Units(Vec<(Base, i8)>),
}

/// What stands for a unit: of all lengths the metre, of money the currency.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Base {
    /// A dimension whose units convert by factor.
    Of(Dimension),
    /// A currency, or a unit that converts into nothing, by its name.
    Named(String),
}

/// The unit a slot is written in: how many of the base one of it is.
pub(super) struct Scale {
    pub of: Measure,
    pub factor: Decimal,
}

/// What a word for several units is taken to mean: a ton is as heavy as another, whichever ton it is.
pub(super) type Meaning = Vec<(UnitWord, UnitId)>;

/// The most ways in which the words of a claim are taken.
const MOST: usize = 24;

/// All the ways in which unit words may be taken together, the likeliest first; none when they are too many. A word for
/// several currencies means the likeliest.
pub(super) fn meanings(scene: &Scene, words: impl Iterator<Item = UnitWord>) -> Option<Vec<Meaning>> {
    let mut meanings: Vec<Meaning> = vec![Vec::new()];
    let single = words.flat_map(|word| word.rate().map_or([word, UnitWord::NONE], |(above, below)| [above, below]));
    for word in single {
        let candidates = scene.lexicon.candidates(word);
        // a reading of a thermometer, or a difference of two: nothing to reckon with
        if candidates.iter().any(|id| scene.lexicon.unit(*id).dimension == Dimension::Temperature) {
            return None;
        }
        let money = candidates.first().is_some_and(|id| scene.lexicon.unit(*id).dimension == Dimension::Money);
        if candidates.len() < 2 || money || meanings[0].iter().any(|(known, _)| *known == word) {
            continue;
        }
        if meanings.len() * candidates.len() > MOST {
            return None;
        }
        let with = |meaning: &Meaning| {
            let meaning = meaning.clone();
            candidates.iter().map(move |id| meaning.iter().copied().chain([(word, *id)]).collect())
        };
        meanings = meanings.iter().flat_map(with).collect();
    }
    Some(meanings)
}

/// The scale of a unit word; none for readings of thermometers, which are not reckoned with.
pub(super) fn scale(scene: &Scene, word: UnitWord, meaning: &Meaning) -> Option<Scale> {
    if word == UnitWord::NONE {
        return Some(Scale { of: Measure::Number, factor: Decimal::ONE });
    }
    if let Some((above, below)) = word.rate() {
        let (above, below) = (scale(scene, above, meaning)?, scale(scene, below, meaning)?);
        let factor = above.factor.checked_div(below.factor)?;
        return Some(Scale { of: above.of.over(&below.of)?, factor });
    }
    let meant = meaning.iter().find(|(known, _)| *known == word).map(|(_, id)| *id);
    let unit = scene.lexicon.unit(meant.or_else(|| scene.lexicon.candidates(word).first().copied())?);
    let of = |base| Measure::Units(vec![(base, 1)]);
    let hundredth = || unit.factor.checked_mul(Decimal::new(1, 2));
    Some(match unit.dimension {
        Dimension::Number => Scale { of: Measure::Number, factor: unit.factor },
        Dimension::Share => Scale { of: Measure::Share, factor: hundredth()? },
        Dimension::Points => Scale { of: Measure::Points, factor: hundredth()? },
        Dimension::Temperature => return None,
        Dimension::Money => Scale { of: of(Base::Named(unit.name.clone())), factor: unit.factor },
        Dimension::Other => Scale { of: of(Base::Named(unit.name.clone())), factor: Decimal::ONE },
        dimension => Scale { of: of(Base::Of(dimension)), factor: unit.factor },
    })
}

/// Whether a number is that of things somebody counted one by one.
fn counted(quantity: &Quantity) -> bool {
    let half = Decimal::new(5, 1);
    quantity.printed == half && (quantity.rounded == half || quantity.value < Decimal::ONE_HUNDRED)
}

/// The unit word of the amount in a slot. A count is one of whatever is counted: five years at so much a year.
pub(super) fn unit(part: &Part) -> Option<UnitWord> {
    if part.slot == Slot::Count {
        return Some(UnitWord::NONE);
    }
    match &part.value {
        Value::Quantity(one) | Value::Ordinal(one) | Value::Age(one) | Value::Range(one, _) => Some(one.unit),
        _ => None,
    }
}

/// The amount in a slot.
pub(super) fn of(scene: &Scene, part: &Part, reading: Reading, meaning: &Meaning) -> Option<Amount> {
    let range = |quantity: &Quantity| match reading {
        Reading::Printed => quantity.widened(quantity.as_printed()),
        Reading::Rounded => quantity.widened(quantity.as_rounded()),
        Reading::Counted if counted(quantity) => quantity.widened(Interval::exactly(quantity.value)),
        Reading::Counted => quantity.widened(quantity.as_rounded()),
        Reading::Exact => quantity.widened(Interval::exactly(quantity.value)),
    };
    let range = match &part.value {
        Value::Quantity(one) | Value::Ordinal(one) | Value::Age(one) => range(one),
        Value::Range(from, to) => range(from).hull(&range(to)),
        _ => return None,
    };
    let unit = unit(part)?;
    let scale = scale(scene, unit, meaning)?;
    let of = if part.slot == Slot::By && scale.of == Measure::Share { Measure::Ratio } else { scale.of };
    Some(Amount { range: range.scaled(scale.factor, Decimal::ZERO)?, of })
}

impl Amount {
    /// A plain number.
    pub(super) fn number(value: Decimal) -> Amount {
        let of = if value.is_zero() { Measure::Any } else { Measure::Bare };
        Amount { range: Interval::exactly(value), of }
    }

    /// A number of hundredths.
    pub(super) fn percent(value: Decimal) -> Option<Amount> {
        let share = value.checked_mul(Decimal::new(1, 2))?;
        Some(Amount { range: Interval::exactly(share), of: Measure::Bare })
    }

    /// Less than nothing.
    pub(super) fn turned(&self) -> Option<Amount> {
        let range = self.range.scaled(Decimal::NEGATIVE_ONE, Decimal::ZERO)?;
        Some(Amount { of: self.of.clone(), range })
    }

    pub(super) fn plus(&self, other: &Amount) -> Option<Amount> {
        Some(Amount { of: self.of.with(&other.of)?, range: self.range.plus(&other.range)? })
    }

    pub(super) fn minus(&self, other: &Amount) -> Option<Amount> {
        Some(Amount { of: self.of.with(&other.of)?, range: self.range.minus(&other.range)? })
    }

    pub(super) fn times(&self, other: &Amount) -> Option<Amount> {
        let range = self.range.times(&other.range).or_else(|| other.range.times(&self.range))?;
        Some(Amount { of: self.of.times(&other.of, 1)?, range })
    }

    pub(super) fn over(&self, other: &Amount) -> Option<Amount> {
        Some(Amount { of: self.of.over(&other.of)?, range: self.range.over(&other.range)? })
    }
}

impl Measure {
    /// What the sum of two is, where they can be added: 5% and a point are a percentage, one and 5% a number.
    pub(super) fn with(&self, other: &Measure) -> Option<Measure> {
        Some(match (self, other) {
            (Measure::Any, of) | (of, Measure::Any) => of.clone(),
            (Measure::Share, Measure::Points) | (Measure::Points, Measure::Share) => Measure::Share,
            (Measure::Bare, of @ (Measure::Number | Measure::Share | Measure::Ratio))
            | (of @ (Measure::Number | Measure::Share | Measure::Ratio), Measure::Bare) => match of {
                Measure::Ratio => Measure::Bare,
                of => of.clone(),
            },
            (Measure::Number, Measure::Share) | (Measure::Share, Measure::Number) => Measure::Number,
            (one, two) if one == two => one.clone(),
            _ => return None,
        })
    }

    fn over(&self, other: &Measure) -> Option<Measure> {
        self.times(other, -1)
    }

    /// What the product with a power of another is.
    fn times(&self, other: &Measure, power: i8) -> Option<Measure> {
        let none: &[(Base, i8)] = &[];
        let powers = |of: &Measure| match of {
            Measure::Any | Measure::Bare | Measure::Number | Measure::Share | Measure::Ratio => Some(none.to_vec()),
            Measure::Points => None,
            Measure::Units(units) => Some(units.clone()),
        };
        if *self == Measure::Any {
            return Some(Measure::Any);
        }
        let mut units = powers(self)?;
        for (base, times) in powers(other)? {
            let more = times.checked_mul(power)?;
            match units.iter_mut().find(|(known, _)| *known == base) {
                Some((_, known)) => *known = known.checked_add(more)?,
                None => units.push((base, more)),
            }
        }
        units.retain(|(_, power)| *power != 0);
        units.sort();
        let bare = |of: &Measure| matches!(of, Measure::Bare | Measure::Ratio);
        Some(match (units.is_empty(), self, other) {
            (false, ..) => Measure::Units(units),
            // half a percentage is one
            (true, Measure::Share, other) if bare(other) => Measure::Share,
            (true, one, Measure::Share) if bare(one) && power > 0 => Measure::Share,
            (true, one, other) if power > 0 && !(bare(one) && bare(other)) => Measure::Number,
            _ => Measure::Bare,
        })
    }
}
