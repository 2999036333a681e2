//! Figures with facts: a claim meets one only where what is measured, of whom, for when and in what all fit. Where it only
//! resembles one, nothing is said.

use super::known;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Part, Slot, Value, Way};
use crate::facts::{Course, Measure, Rank};
use crate::finding::Label;
use crate::measure::interval::Interval;
use crate::measure::period::Period;
use crate::measure::quantity::Quantity;
use crate::measure::unit::{Dimension, UnitWord};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

pub(super) const CHECK: Check = Check {
    name: "agree",
    about: "what facts count or measure: they decide, where what, of whom and for when all fit",
    over: &[Kind::Measured],
    slots: &[Slot::Metric, Slot::Of],
    with: &[],
    says: &["told", "expected", "of"],
    run,
};

fn run(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let Some(asked) = Asked::of(scene, claim) else { return Outcome::Silent };
    let mut against: Option<&Cow<Measure>> = None;
    for measure in &asked.facts {
        match asked.agrees(scene, measure) {
            Some(true) => {
                let by = format!("{}: {}", measure.metric.value, measure.written);
                return known::borne_out(scene.facts, &measure.src, by);
            }
            Some(false) if against.is_none_or(|best| measure.rank > best.rank) => against = Some(measure),
            _ => {}
        }
    }
    let Some(fact) = against else { return Outcome::Silent };
    let source = fact.src.first().and_then(|src| scene.facts.source(&src.value));
    let source = source.map_or(String::new(), |source| format!(" ({})", source.shown()));
    let when = fact.period.map_or(String::new(), |period| format!(", {period}"));
    let of: Vec<_> = fact.of.iter().map(|of| known::shown(scene.facts, &of.value)).collect();
    let (slot, told) = match claim.slot(Slot::Value).or_else(|| claim.slot(Slot::By)) {
        Some(part) => (part.slot, part.text.clone()),
        None => return Outcome::Silent,
    };
    let told = match claim.slot(Slot::Way) {
        Some(way) => format!("{} {told}", way.text),
        None => told,
    };
    Outcome::Contradicted(Hit {
        labels: vec![(slot, format!("{}{when}: {}", fact.metric.value, fact.written))],
        facts: vec![Label {
            span: fact.value.span,
            text: format!("{}{when}: {}{source}", fact.metric.value, fact.written),
        }],
        says: vec![("told", told), ("expected", fact.written.clone()), ("of", of.join(" and "))],
        ..Hit::default()
    })
}

/// What a claim asks the facts.
struct Asked<'a> {
    /// The facts of that metric whose every party the sentence names.
    facts: Vec<Cow<'a, Measure>>,
    value: Option<Value>,
    by: Option<(Quantity, bool)>,
    /// The first and last days of the time it speaks of.
    when: Option<(Date, Date)>,
}

impl<'a> Asked<'a> {
    fn of(scene: &Scene<'a>, claim: &Claim) -> Option<Asked<'a>> {
        let value = claim.slot(Slot::Value).map(|part| part.value.clone());
        let by = claim.quantity(Slot::By).zip(claim.slot(Slot::Way).map(|part| &part.value));
        let by = by.map(|(by, way)| (by, matches!(way, Value::Way(Way::Down))));
        let metric = match (&claim.slot(Slot::Metric)?.value, &value) {
            (Value::Term(term), _) => Some(scene.lexicon.term(*term).to_owned()),
            (_, Some(Value::Quantity(said) | Value::Range(said, _)))
                if scene.lexicon.measures(said.unit, Dimension::Money) =>
            {
                Some("cost".to_owned())
            }
            // "the 828-metre Burj Khalifa": what there is of it to measure in metres
            _ => None,
        };
        // the growth of trade is a fact of its own
        let metric = metric.map(|metric| if by.is_some() { format!("{metric} growth") } else { metric });
        let ids_of = |part: &Part| -> Vec<String> {
            let bearers = known::name(part).map(|name| scene.facts.bearers(name)).unwrap_or_default();
            bearers.into_iter().map(|(entity, _)| entity.id.value.clone()).collect()
        };
        let parts = claim.slots.iter().filter(|part| part.slot == Slot::Of);
        let ids: Vec<String> = parts.flat_map(ids_of).collect();
        // of whom it is first, the sentence says right beside the measure
        let direct = ids_of(claim.slot(Slot::Of)?);
        // "China's exports to Kazakhstan": to whom they are
        let to = claim.slot(Slot::To).map(ids_of);
        let is = |measure: &Cow<Measure>| {
            let own = measure.metric.value.as_str();
            let term = scene.lexicon.term_named(own).unwrap_or(own);
            let growth = own.strip_suffix(" growth").and_then(|stem| scene.lexicon.term_named(stem));
            let same = metric.as_deref().is_none_or(|metric| {
                term == metric || growth.is_some_and(|stem| metric.strip_suffix(" growth") == Some(stem))
            });
            let order = match (measure.of.as_slice(), &to) {
                ([from, other], Some(to)) => direct.contains(&from.value) && to.contains(&other.value),
                (_, Some(_)) => false,
                ([_, _, ..], None) => !measure.ordered,
                _ => true,
            };
            same && order
                && measure.rank != Rank::Deprecated
                && (to.is_some() || measure.of.iter().all(|of| ids.contains(&of.value)))
                && measure.of.iter().any(|of| direct.contains(&of.value))
        };
        let read_value = |text: &str| crate::grammar::amount(text, scene.lexicon);
        let facts = ids.iter().flat_map(|id| scene.facts.measures_of(id, &read_value));
        let mut facts: Vec<_> = facts.filter(is).collect();
        if metric.is_none() {
            let Some(Value::Quantity(said)) = value else { return None };
            let measures = |unit: UnitWord| stretch(scene, unit, Interval::exactly(Decimal::ONE)).map(|(_, of)| of);
            facts.retain(|fact| measures(fact.value.value.unit) == measures(said.unit));
            let one = |fact: &Cow<Measure>| Some(&fact.metric.value) == facts.first().map(|fact| &fact.metric.value);
            facts.iter().all(one).then_some(())?;
        }
        // a mountain and a town of one name
        if direct.len() > 1 && facts.iter().all(|fact| fact.period.is_none()) {
            return None;
        }
        facts.dedup_by(|one, other| one.value.span == other.value.span);
        let when = match claim.slot(Slot::When) {
            Some(part) => Some(days(&part.value, scene.published)?),
            None => None,
        };
        (!facts.is_empty()).then_some(Asked { facts, value, by, when })
    }

    /// Whether a fact bears the claim out; none where it is of another time or in another unit.
    fn agrees(&self, scene: &Scene, fact: &Measure) -> Option<bool> {
        let period = match fact.period {
            Some(period) => Some(period.days()?),
            None => None,
        };
        match (self.when, period) {
            (Some(when), Some(period)) if when == period => {}
            // what does not change with time is told with a time or without
            (_, None) => {}
            // what changes slowly is told as of some year before the article
            (None, Some(period)) if fact.course == Course::Stock && recent(period, scene.published) => {}
            _ => return None,
        }
        let known = fact.range()?;
        if let Some((by, down)) = self.by {
            let said = by.as_claimed();
            let said = if down { said.scaled(Decimal::NEGATIVE_ONE, Decimal::ZERO)? } else { said };
            return Some(said.overlaps(&known));
        }
        let said = |said: &Quantity| stretch(scene, said.unit, said.as_claimed());
        let said = match self.value.as_ref()? {
            Value::Quantity(one) => said(one)?,
            Value::Range(least, most) => {
                let (least, most) = (said(least)?, said(most)?);
                (least.1 == most.1).then(|| (least.0.hull(&most.0), most.1))?
            }
            _ => return None,
        };
        let known = stretch(scene, fact.value.value.unit, known)?;
        (said.1 == known.1).then(|| said.0.overlaps(&known.0))
    }
}

/// A stretch in the base unit of the likeliest reading of its own, and what that reading measures.
fn stretch(scene: &Scene, unit: UnitWord, stretch: Interval) -> Option<(Interval, String)> {
    let (factor, offset, name) = match scene.lexicon.likeliest(unit) {
        Some(unit) if unit.dimension == Dimension::Money => (unit.factor, Decimal::ZERO, unit.name.clone()),
        Some(unit) => (unit.factor, unit.offset, format!("{:?}", unit.dimension)),
        None => (Decimal::ONE, Decimal::ZERO, String::new()),
    };
    Some((stretch.scaled(factor, offset)?, name))
}

/// So many years after its time a figure of what stands is still told: a census comes every ten years, its projections each.
const OLD: i16 = 4;

/// Whether a time lies a few years before the day of publication at most.
fn recent(period: (Date, Date), published: Option<Period>) -> bool {
    let day = published.and_then(Period::days).map(|(_, last)| last.year());
    day.is_some_and(|year| (year - OLD..=year).contains(&period.1.year()))
}

/// The days that a time names.
fn days(value: &Value, published: Option<Period>) -> Option<(Date, Date)> {
    let when = match value {
        Value::Date(date) => date.when(),
        Value::When(when) => *when,
        _ => return None,
    };
    let readings = when.readings(published);
    // one stretch may be written in several ways
    let mut days = readings.iter().filter_map(|reading| Period::parse(reading)?.days());
    let first = days.next()?;
    days.all(|other| other == first).then_some(first)
}
