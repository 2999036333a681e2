//! Two units, one amount: the second must be the first, converted.

use super::exchange;
use super::explain::{self, Slips};
use super::parameter::{DISTANCES, Parameter, Takes};
use super::say;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::finding::Level;
use crate::measure::interval::Interval;
use crate::measure::quantity::Quantity;
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

/// From here on, apart as a ratio, two amounts do not come near each other.
const FAR: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The conversion that comes nearest to what is written.
pub(super) struct Nearest {
    /// How far apart, none when past all bounds.
    pub apart: Option<Decimal>,
    pub hit: Hit,
}

impl Nearest {
    /// The contradiction, with the slip it looks like.
    pub(super) fn explained(mut self, slips: Slips) -> Outcome {
        self.hit.says.push(("slip", slips.said()));
        Outcome::Contradicted(self.hit)
    }
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
    says: &["expected", "back", "basis", "slip"],
    run,
};

pub(super) fn run(scene: &Scene, claim: &Claim, settings: &Settings) -> Outcome {
    let (Some(left), Some(right)) = (side(claim, Slot::Left), side(claim, Slot::Right)) else { return Outcome::Silent };
    // "at the time", "in 2010", "a share": a condition we cannot weigh
    if claim.slot(Slot::Qualifier).is_some() {
        return Outcome::Silent;
    }
    let compare = |left: Side, right: Side| match settings.word("dimension") {
        Some("money") => exchange::run(scene, claim, left, right),
        _ => measures(scene, claim, left, right),
    };
    let as_written = as_sharp(claim).map_or(left, |rounded| Side { rounded, ..left });
    let outcome = compare(as_written, right);
    if claim.kind != Kind::Pair || !matches!(outcome, Outcome::Supported(_)) {
        return outcome;
    }
    // what fits only by the rounding of the figures, and not nearly as they are printed
    let sharp = as_printed(claim).map_or(left, |half| Side { rounded: half, printed: half, ..left });
    let printed = |side: Side| Side { rounded: side.printed, ..side };
    let tries = [(sharp, right, PRINTED), (printed(left), printed(right), BOTH)];
    let tries =
        tries.into_iter().filter(|(one, other, _)| one.rounded != as_written.rounded || other.rounded != right.rounded);
    let strict = tries.into_iter().find_map(|(one, other, most)| strict(compare(one, other), most));
    strict.unwrap_or(outcome)
}

/// How far the second figure may be from what the first makes as it is printed: twice as far as 95 of a hundred conversions in
/// the press are, 7.6 percent of 1,395 counted, so that rounding alone does not reach it.
const PRINTED: Decimal = Decimal::from_parts(15, 0, 0, false, 2);
/// The same where the second is taken as it is printed as well, which may have been rounded to its first digit.
const BOTH: Decimal = Decimal::from_parts(25, 0, 0, false, 2);

/// A contradiction of figures that are taken sharper than they may be rounded: a warning, and only from afar.
fn strict(outcome: Outcome, most: Decimal) -> Option<Outcome> {
    match outcome {
        Outcome::Contradicted(hit) if hit.apart.is_none_or(|apart| apart >= most) => {
            let ceiling = hit.ceiling.map_or(Level::Warning, |level| level.min(Level::Warning));
            Some(Outcome::Contradicted(Hit { ceiling: Some(ceiling), ..hit }))
        }
        _ => None,
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

/// A first figure of fewer digits than the second: who converts `10 kilometers` to `6.2 miles` has not rounded to tens.
/// It is taken a digit finer than it looks.
fn as_sharp(claim: &Claim) -> Option<Interval> {
    let left = claim.quantity(Slot::Left)?;
    if !has_fewer_digits(claim)? || claim.kind != Kind::Pair {
        return None;
    }
    let finer = left.rounded.checked_div(Decimal::TEN)?.max(left.printed);
    Interval::around(left.value, finer.min(left.rounded))
}

/// The first figure as it is printed; the 1 of `€1 million ($1.16 million)` as 1.0, since the second was reckoned from it.
fn as_printed(claim: &Claim) -> Option<Interval> {
    let left = claim.quantity(Slot::Left)?;
    let finer = left.rounded.checked_div(Decimal::TEN)?;
    let half = if has_fewer_digits(claim).unwrap_or(false) { finer.min(left.printed) } else { left.printed };
    Interval::around(left.value, half.min(left.rounded))
}

/// Whether the first of two figures has fewer digits than the second, noughts at the end left out.
fn has_fewer_digits(claim: &Claim) -> Option<bool> {
    let (left, right) = (claim.quantity(Slot::Left)?, claim.quantity(Slot::Right)?);
    let unit = |quantity: &Quantity| quantity.rounded.checked_mul(Decimal::TWO);
    let digits = |quantity: &Quantity| quantity.value.abs().checked_div(unit(quantity)?).map(|lead| lead.trunc());
    let length = |lead: Decimal| lead.mantissa().checked_ilog10();
    Some(length(digits(&right)?) > length(digits(&left)?))
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
fn measures(scene: &Scene, claim: &Claim, left: Side, right: Side) -> Outcome {
    let lexicon = scene.lexicon;
    let mut slips = Slips::new(claim, &left, &right);
    let (mut best, mut likeliest): (Option<Nearest>, Option<Hit>) = (None, None);
    let mut same: Vec<&Unit> = Vec::new();
    for &one in lexicon.candidates(left.unit) {
        for &other in lexicon.candidates(right.unit) {
            let (from, to) = (lexicon.unit(one), lexicon.unit(other));
            if one == other && converts(from.dimension) {
                same.push(from);
            }
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
            explain::measures(&mut slips, lexicon, from, to);
            likeliest.get_or_insert_with(|| hit.clone());
            best = nearer(best, Nearest { apart, hit });
        }
    }
    // who is far off whatever is meant is told what is meant most
    if let Some(best) = best.as_mut().filter(|best| best.apart.is_none_or(|apart| apart > FAR)) {
        best.hit = Hit { apart: best.apart, ..likeliest.unwrap_or_default() };
    }
    best.or_else(|| twice(scene, claim, (&left, &right), &same, &mut slips))
        .map_or(Outcome::Silent, |nearest| nearest.explained(slips))
}

/// Two amounts of one unit, `223 km/h (138 km/h)`, that are the same when one of them is in another unit.
fn twice(
    scene: &Scene,
    claim: &Claim,
    (left, right): (&Side, &Side),
    same: &[&Unit],
    slips: &mut Slips,
) -> Option<Nearest> {
    let unit = same.first()?;
    same.iter().for_each(|unit| explain::mistaken(slips, scene.lexicon, unit, unit));
    let apart = left.rounded.apart(&right.rounded);
    if apart == Some(Decimal::ZERO) || !slips.mistaken() {
        return None;
    }
    let as_said = |slot| match &claim.slot(slot)?.value {
        Value::Quantity(quantity) => Some(Interval::exactly(quantity.value)),
        _ => None,
    };
    let basis = format!("{} on both sides", say::plural(&unit.name));
    Some(Nearest { apart, hit: told(apart, basis, as_said(Slot::Left)?, as_said(Slot::Right)?) })
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

pub(super) fn in_base(interval: Interval, unit: &Unit) -> Option<Interval> {
    interval.scaled(unit.factor, unit.offset)
}

pub(super) fn out_of_base(interval: Interval, unit: &Unit) -> Option<Interval> {
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
pub(super) fn basis(from: &Unit, to: &Unit) -> String {
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
