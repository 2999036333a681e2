//! One pace by two times: the one, as often as the time fits into the other, is the other.

use super::parameter::DISTANCES;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use super::sides::factor;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::measure::interval::Interval;
use crate::measure::quantity::Quantity;
use crate::measure::stretch::Grain;
use crate::measure::unit::{Dimension, UnitWord};
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    name: "pace",
    about: "one pace by two times: a year has twelve months, 46 to 53 weeks, and 350 to 366 days or 250 to 261 working days",
    over: &[Kind::Pace],
    slots: &[Slot::Left, Slot::Right, Slot::Each],
    with: &[DISTANCES[0], DISTANCES[1], DISTANCES[2]],
    says: &["expected", "times"],
    run,
};

/// From least to most, each a fair way to count.
type Ranges = &'static [(i64, i64)];

/// How often a time fits into a longer one, least and most: by the calendar, and by working days, five or six a week, with holidays or
/// without: 250 to 261 a year, or 300 to 313; of a year of weeks six may be holidays.
const TIMES: [(Grain, Grain, Ranges); 10] = [
    (Grain::Day, Grain::Week, &[(5, 7)]),
    (Grain::Day, Grain::Month, &[(20, 23), (25, 27), (28, 31)]),
    (Grain::Day, Grain::Quarter, &[(60, 66), (89, 92)]),
    (Grain::Day, Grain::Year, &[(250, 261), (300, 313), (350, 366)]),
    (Grain::Week, Grain::Month, &[(4, 5)]),
    (Grain::Week, Grain::Quarter, &[(12, 13)]),
    (Grain::Week, Grain::Year, &[(46, 53)]),
    (Grain::Month, Grain::Quarter, &[(3, 3)]),
    (Grain::Month, Grain::Year, &[(12, 12)]),
    (Grain::Quarter, Grain::Year, &[(4, 4)]),
];

/// Up to here money by the day, week or month may be a price, and prices by longer times are lower.
const PRICE: i64 = 10_000;

fn run(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    compared(scene, claim).unwrap_or(Outcome::Silent)
}

fn compared(scene: &Scene, claim: &Claim) -> Option<Outcome> {
    let (left, right) = (claim.quantity(Slot::Left)?, claim.quantity(Slot::Right)?);
    let each: Vec<Grain> = claim
        .slots
        .iter()
        .filter_map(|part| if let Value::Grain(grain) = part.value { Some(grain) } else { None })
        .collect();
    let [one, other] = each[..] else { return None };
    let factor = of_one_unit(scene, right.unit, left.unit)?;
    let up = TIMES.iter().find(|(short, long, _)| (*short, *long) == (one, other));
    let (short, long, times) = up.or_else(|| TIMES.iter().find(|(short, long, _)| (*short, *long) == (other, one)))?;
    let (small, large) = if up.is_some() { (left, right) } else { (right, left) };
    let sum = right.widened(right.as_rounded()).scaled(factor, Decimal::ZERO)?;
    let made = |times: &(i64, i64)| {
        let times = Interval::closed(Decimal::from(times.0), Decimal::from(times.1));
        let left = left.widened(left.as_rounded());
        if up.is_some() { left.times(&times) } else { left.over(&times) }
    };
    let made: Vec<Interval> = times.iter().map(made).collect::<Option<_>>()?;
    let told: Vec<String> = times
        .iter()
        .map(|(least, most)| if least == most { least.to_string() } else { format!("{least}–{most}") })
        .collect();
    let told = format!("a {} has {} {}s", long.name(), told.join(" or "), short.name());
    if made.iter().any(|made| made.overlaps(&sum)) {
        return Some(Outcome::Supported(told));
    }
    let apart = made.iter().map(|made| made.apart(&sum)).min_by_key(|apart| apart.unwrap_or(Decimal::MAX))?;
    if cheaper(scene, &small, &large, times) {
        return None;
    }
    let per_unit = Decimal::ONE.checked_div(factor)?;
    // what is told is reckoned from what is printed, and from the calendar
    let whole = times.last().map(|(least, most)| Interval::closed(Decimal::from(*least), Decimal::from(*most)))?;
    let exact = Interval::exactly(left.value);
    let whole = if up.is_some() { exact.times(&whole) } else { exact.over(&whole) }?.scaled(per_unit, Decimal::ZERO)?;
    Some(Outcome::Contradicted(Hit {
        apart,
        says: vec![("times", told)],
        amounts: vec![("expected", Slot::Right, whole)],
        labels: vec![(Slot::Right, "would be {expected}".into()), (Slot::Left, String::new())],
        ..Hit::default()
    }))
}

/// How many of the second unit one of the first is; of `barrels a day` and `barrels` the time is told apart.
fn of_one_unit(scene: &Scene, one: UnitWord, other: UnitWord) -> Option<Decimal> {
    let name = |unit| scene.lexicon.likeliest(unit).map(|unit| unit.name.split(" per ").next().unwrap_or_default());
    if name(one) == name(other) { Some(Decimal::ONE) } else { factor(scene, one, other) }
}

/// Whether it may be a price that is lower for a longer time, and not by more than half.
fn cheaper(scene: &Scene, small: &Quantity, large: &Quantity, times: &[(i64, i64)]) -> bool {
    let money = scene.lexicon.measures(small.unit, Dimension::Money);
    let least = times.first().and_then(|(least, _)| small.value.checked_mul(Decimal::from(*least)));
    let half = least.and_then(|least| least.checked_div(Decimal::TWO));
    money
        && small.value < Decimal::from(PRICE)
        && half.zip(least).is_some_and(|(half, least)| (half..least).contains(&large.value))
}
