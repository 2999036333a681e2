//! A figure lies between what it can be.

use super::convert::in_base;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::facts::Bound;
use crate::finding::Label;
use crate::measure::interval::Interval;
use crate::measure::quantity::Quantity;
use crate::measure::unit::UnitWord;
use rust_decimal::Decimal;
use std::ops::Bound as End;

pub(super) const CHECK: Check = Check {
    name: "bounds",
    about: "a figure and what it measures: it lies between the bounds of the fact base, in every unit it may be in",
    over: &[Kind::Gauge],
    slots: &[Slot::Value, Slot::Metric],
    with: &[],
    says: &["name", "why", "range"],
    run,
};

fn run(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    compared(scene, claim).unwrap_or(Outcome::Silent)
}

fn compared(scene: &Scene, claim: &Claim) -> Option<Outcome> {
    let Value::Metric(number) = claim.slot(Slot::Metric)?.value else { return None };
    let metric = scene.lexicon.metrics().get(number)?;
    let value = claim.quantity(Slot::Value)?;
    // what is known of it by several sources is past all bounds only where it is past those of each
    let mut outside = None;
    for bound in scene.facts.bounds_of(&metric.name) {
        if fits(scene, &value, bound)? {
            return None;
        }
        outside.get_or_insert(bound);
    }
    let bound = outside?;
    Some(Outcome::Contradicted(Hit {
        ceiling: Some(bound.level),
        says: vec![("name", bound.name.clone()), ("why", bound.why.clone()), ("range", range(scene, bound))],
        labels: vec![(Slot::Value, format!("not {}", bound.name))],
        facts: vec![Label { span: bound.metric.span, text: bound.why.clone() }],
        ..Hit::default()
    }))
}

/// Whether a figure lies inside in one of the units it may be in; none where it has no unit in common with the bound.
fn fits(scene: &Scene, value: &Quantity, bound: &Bound) -> Option<bool> {
    let end = |end: &Option<crate::source::Spanned<Quantity>>| end.as_ref().map(|end| end.value);
    let (low, high) = (end(&bound.low), end(&bound.high));
    let unit = low.or(high)?.unit;
    let claimed = value.as_claimed();
    if value.unit == UnitWord::NONE && unit == UnitWord::NONE {
        return Some(inside(&claimed, low.map(|low| low.value), high.map(|high| high.value)));
    }
    let mut known = None;
    for one in scene.lexicon.candidates(value.unit) {
        for other in scene.lexicon.candidates(unit) {
            let (one, other) = (scene.lexicon.unit(*one), scene.lexicon.unit(*other));
            let money = one.dimension == crate::measure::unit::Dimension::Money;
            if one.dimension != other.dimension || money && one.name != other.name {
                continue;
            }
            let end = |end: Option<Quantity>| match end {
                Some(end) => in_base(Interval::exactly(end.value), other)?.lowest().map(Some),
                None => Some(None),
            };
            let fits = inside(&in_base(claimed, one)?, end(low)?, end(high)?);
            known = Some(known.unwrap_or(false) || fits);
        }
    }
    known
}

fn inside(value: &Interval, low: Option<Decimal>, high: Option<Decimal>) -> bool {
    let end = |end: Option<Decimal>| end.map_or(End::Unbounded, End::Included);
    value.overlaps(&Interval { low: end(low), high: end(high) })
}

/// `10 °C to 48 °C`, `up to 500 dollars`, as the fact file writes them.
fn range(scene: &Scene, bound: &Bound) -> String {
    let told = |end: &Option<crate::source::Spanned<Quantity>>| {
        end.as_ref().map(|end| {
            let unit = scene.lexicon.likeliest(end.value.unit).map_or("", |unit| unit.name.as_str());
            let number = super::say::count(end.value.value);
            match unit {
                "" => number,
                "percent" => format!("{number} percent"),
                unit => format!("{number} {unit}"),
            }
        })
    };
    match (told(&bound.low), told(&bound.high)) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (None, Some(high)) => format!("up to {high}"),
        (Some(low), None) => format!("{low} and more"),
        (None, None) => String::new(),
    }
}
