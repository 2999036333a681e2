//! Two units, one amount: the second must be the first, converted.

use super::exchange;
use super::parameter::{DISTANCES, Parameter, Takes};
use super::say;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::measure::interval::Interval;
use crate::measure::unit::{Dimension, Unit, UnitId, UnitWord};
use rust_decimal::Decimal;

/// An amount or a range: what it covers, and what its unit may be.
#[derive(Clone, Copy)]
pub(super) struct Side {
    /// To the last digit that is not zero: what is compared.
    pub rounded: Interval,
    /// To the last printed digit: what is told.
    pub printed: Interval,
    pub unit: UnitWord,
}

/// The conversion that comes nearest to what is written.
pub(super) struct Nearest {
    /// How far apart, none when past all bounds.
    pub apart: Option<Decimal>,
    pub hit: Hit,
}

pub(super) const CHECK: Check = Check {
    name: "convert",
    about: "one amount in two units: the second must be the first, converted",
    over: &[Kind::Pair, Kind::Rate],
    slots: &[Slot::Left, Slot::Right],
    with: &[
        Parameter {
            name: "dimension",
            takes: Takes::Word(&["money", "measure"]),
            about: "what is converted: money, by the rates of the fact base, or measures, by their units",
        },
        DISTANCES[0],
        DISTANCES[1],
        DISTANCES[2],
    ],
    says: &["expected", "back", "basis"],
    run,
};

pub(super) fn run(scene: &Scene, claim: &Claim, settings: &Settings) -> Outcome {
    let (Some(left), Some(right)) = (side(claim, Slot::Left), side(claim, Slot::Right)) else { return Outcome::Silent };
    // "at the time", "in 2010", "a share": a condition we cannot weigh
    if claim.slot(Slot::Qualifier).is_some() {
        return Outcome::Silent;
    }
    match settings.word("dimension") {
        Some("money") => exchange::run(scene, claim, left, right),
        _ => measures(scene, left, right),
    }
}

/// What a slot covers. Conversions are rounded on both sides; a rate is exact on the side of its "1".
fn side(claim: &Claim, slot: Slot) -> Option<Side> {
    Some(match &claim.slot(slot)?.value {
        Value::Quantity(quantity) if claim.kind == Kind::Rate && quantity.value == Decimal::ONE => {
            let one = Interval::exactly(quantity.value);
            Side { rounded: one, printed: one, unit: quantity.unit }
        }
        Value::Quantity(quantity) => {
            Side { rounded: quantity.as_rounded(), printed: quantity.as_printed(), unit: quantity.unit }
        }
        Value::Range(from, to) => Side {
            rounded: from.as_rounded().hull(&to.as_rounded()),
            printed: from.as_printed().hull(&to.as_printed()),
            unit: from.unit,
        },
        _ => return None,
    })
}

/// A contradiction, told from both sides: what the first amount comes to, and what the second would have been.
pub(super) fn told(apart: Option<Decimal>, basis: String, expected: Interval, back: Interval) -> Hit {
    Hit {
        apart,
        says: vec![("basis", basis)],
        amounts: vec![("expected", Slot::Right, expected), ("back", Slot::Left, back)],
        labels: vec![(Slot::Right, "would be {back}".into()), (Slot::Left, "comes to {expected}".into())],
        ..Hit::default()
    }
}

/// Keeps the nearer of two readings; the first when they are equally near.
pub(super) fn nearer(best: Option<Nearest>, other: Nearest) -> Option<Nearest> {
    match best {
        Some(best) if best.apart.unwrap_or(Decimal::MAX) <= other.apart.unwrap_or(Decimal::MAX) => Some(best),
        _ => Some(other),
    }
}

/// Measures: every reading of either unit is tried, and one that fits is enough.
fn measures(scene: &Scene, left: Side, right: Side) -> Outcome {
    let lexicon = scene.lexicon;
    let mut best: Option<Nearest> = None;
    for &one in lexicon.candidates(left.unit) {
        for &other in lexicon.candidates(right.unit) {
            let (from, to) = (lexicon.unit(one), lexicon.unit(other));
            if one == other || from.dimension != to.dimension || !converts(from.dimension) {
                continue;
            }
            // the nought of 40 °C is read off a thermometer, not rounded to
            let reading = if from.dimension == Dimension::Temperature { left.printed } else { left.rounded };
            let Some((here, there)) = in_base(reading, from).zip(in_base(right.rounded, to)) else {
                return Outcome::Silent;
            };
            let apart = distance(from.dimension, &here, &there);
            if apart == Some(Decimal::ZERO) {
                return Outcome::Supported(basis(from, to));
            }
            let expected = in_base(left.printed, from).and_then(|base| out_of_base(base, to));
            let back = in_base(right.printed, to).and_then(|base| out_of_base(base, from));
            let Some((expected, back)) = expected.zip(back) else { return Outcome::Silent };
            let hit = told(apart, basis(from, to), expected, back);
            best = nearer(best, Nearest { apart, hit });
        }
    }
    best.map_or(Outcome::Silent, |nearest| Outcome::Contradicted(nearest.hit))
}

/// The dimensions whose units convert by factor alone.
fn converts(dimension: Dimension) -> bool {
    !matches!(
        dimension,
        Dimension::Money
            | Dimension::Number
            | Dimension::Other
            | Dimension::Share
            | Dimension::Points
            | Dimension::Duration
    )
}

fn in_base(interval: Interval, unit: &Unit) -> Option<Interval> {
    interval.scaled(unit.factor, unit.offset)
}

fn out_of_base(interval: Interval, unit: &Unit) -> Option<Interval> {
    interval.scaled(Decimal::ONE, -unit.offset)?.scaled(Decimal::ONE.checked_div(unit.factor)?, Decimal::ZERO)
}

/// How far apart two ranges are. Temperatures have no ratio that means anything, so that a kelvin apart counts as 5%:
/// writers round to whole degrees, and two degrees are a slip of the pen, five a slip of the mind.
fn distance(dimension: Dimension, here: &Interval, there: &Interval) -> Option<Decimal> {
    if dimension != Dimension::Temperature {
        return here.apart(there);
    }
    if here.overlaps(there) {
        return Some(Decimal::ZERO);
    }
    let gap = match (here.highest()? < there.lowest()?, here, there) {
        (true, below, above) | (false, above, below) => above.lowest()?.checked_sub(below.highest()?)?,
    };
    // ninths of a kelvin
    gap.checked_div(Decimal::from(9 * 20))
}

/// `1 mile = 1.609 kilometres`
fn basis(from: &Unit, to: &Unit) -> String {
    if from.offset != to.offset {
        return match (from.name.as_str(), to.name.as_str()) {
            ("fahrenheit", _) => "°C = (°F − 32) × 5/9".into(),
            _ => "°F = °C × 9/5 + 32".into(),
        };
    }
    let (one, other) = if from.factor >= to.factor { (from, to) } else { (to, from) };
    let ratio = one.factor.checked_div(other.factor).unwrap_or(Decimal::ONE);
    format!("1 {} = {} {}", one.name, say::figures(ratio, 4), say::plural(&other.name))
}

/// The currencies a unit word may mean in this article: the likeliest; those that the claim's sentence speaks for; and
/// those that the article speaks of about as often as of any. An article on India that names Pakistan once does not
/// count in Pakistan's rupees.
pub(super) fn meant<'a>(scene: &'a Scene, claim: &'a Claim, unit: UnitWord) -> impl Iterator<Item = UnitId> + 'a {
    let spoken = |id: UnitId| scene.spoken.get(id.0 as usize).copied().unwrap_or(0);
    let near = |id: UnitId| claim.spoken.iter().any(|word| scene.lexicon.candidates(*word).contains(&id));
    let money = move || {
        let candidates = scene.lexicon.candidates(unit).iter().copied();
        candidates.filter(|&id| scene.lexicon.unit(id).dimension == Dimension::Money)
    };
    let most = money().map(spoken).max().unwrap_or(0);
    money().enumerate().filter(move |&(at, id)| at == 0 || spoken(id) * 2 > most || near(id)).map(|(_, id)| id)
}
