//! Where a group meets and for the how manieth time: the facts decide, for meetings around the day of publication.

use super::known::{self, called, line};
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::facts::Entity;
use crate::measure::period::Period;
use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    name: "meeting",
    about: "where a group meets, and the how manieth time: the facts decide",
    over: &[Kind::Meeting],
    slots: &[Slot::Group],
    with: &[],
    says: &["expected", "event"],
    run,
};

pub(super) const THOSE: Check = Check {
    name: "those",
    about: "so many countries, in an article on a meeting that is on: the facts know how many take part",
    over: &[Kind::Those],
    slots: &[Slot::Count],
    with: &[],
    says: &["expected", "event"],
    run: those,
};

/// Countries as many as take part in the meeting that the article tells of: one that is on, whose place it names, and most
/// of those who take part.
fn those(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let (Some(Period::Day(day)), Some(count)) = (scene.published, claim.quantity(Slot::Count)) else {
        return Outcome::Silent;
    };
    let events = scene.facts.events_on(day);
    if events.is_empty() {
        return Outcome::Silent;
    }
    let named: Vec<_> =
        scene.names.iter().flat_map(|name| scene.facts.bearers(*name)).map(|(entity, _)| entity).collect();
    let mut found = None;
    for event in events {
        let takes_part = |entity: &&&Entity| event.participants.iter().any(|of| of.value == entity.id.value);
        let mut present: Vec<_> = named.iter().filter(takes_part).map(|entity| entity.id.value.as_str()).collect();
        present.sort_unstable();
        present.dedup();
        let there = event
            .within
            .first()
            .is_some_and(|city| named.iter().any(|entity| entity.name.as_ref() == Some(&city.value)));
        if there && !event.participants.is_empty() && present.len() * 2 > event.participants.len() {
            if found.is_some() {
                return Outcome::Silent;
            }
            found = Some(event);
        }
    }
    let Some(event) = found else { return Outcome::Silent };
    let all = event.participants.len();
    // the host with its guests, or the guests alone
    if [all, all - 1].iter().any(|size| Decimal::from(*size) == count.value) {
        return known::borne_out(scene.facts, &event.src, called(event));
    }
    // a few of them are some that the article has told of before
    if count.value < Decimal::from(all) {
        return Outcome::Silent;
    }
    Outcome::Contradicted(Hit {
        labels: vec![(Slot::Count, format!("{all} countries take part"))],
        facts: vec![line(scene.facts, event, &called(event))],
        says: vec![("expected", all.to_string()), ("event", called(event))],
        ..Hit::default()
    })
}

fn run(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let group = known::only(scene, claim, Slot::Group, &["group", "organisation", "region", "series"]);
    let (Some(group), Some(Period::Day(day))) = (group, scene.published) else {
        return Outcome::Silent;
    };
    let days = (day, day);
    // a summit of another year
    if known::of_other_years(claim, scene.published) {
        return Outcome::Silent;
    }
    let all = scene.facts.events_of(&group.id.value);
    edition(scene, claim, &all).or_else(|| place(scene, claim, &all, days)).unwrap_or(Outcome::Silent)
}

/// The how manieth it was, where its place or its year says which one is meant.
fn edition(scene: &Scene, claim: &Claim, all: &[&Entity]) -> Option<Outcome> {
    let Some(Value::Ordinal(said)) = claim.slot(Slot::Edition).map(|part| &part.value) else { return None };
    let places = known::in_slot(scene, claim, Slot::Place, &["city", "country"])?;
    let there: Vec<_> = all.iter().filter(|event| places.iter().any(|place| held_in(event, place))).collect();
    let told: Vec<u16> = there.iter().filter_map(|event| event.edition).collect();
    // every meeting there is known with its number
    if told.is_empty() || told.len() != there.len() {
        return None;
    }
    if told.iter().any(|edition| Decimal::from(*edition) == said.value) {
        return None;
    }
    // "the third summit in South Africa" counts those that were held there
    let first = all.iter().filter_map(|event| event.edition).min()?;
    if said.value < Decimal::from(first) || said.value <= Decimal::from(there.len()) {
        return None;
    }
    let event = there.last()?;
    let expected = format!("the {}", ordinal(event.edition?));
    Some(Outcome::Contradicted(Hit {
        labels: vec![(Slot::Edition, expected.clone()), (Slot::Place, "there".into())],
        facts: vec![line(scene.facts, event, &called(event))],
        says: vec![("expected", expected), ("event", called(event))],
        ..Hit::default()
    }))
}

/// Where it was, in the days of the article.
fn place(scene: &Scene, claim: &Claim, all: &[&Entity], days: (Date, Date)) -> Option<Outcome> {
    let places = known::in_slot(scene, claim, Slot::Place, &["city", "country"])?;
    let event = all.iter().find(|event| is_on(event, days))?;
    if all.iter().any(|event| near(event, days) && places.iter().any(|place| held_in(event, place))) {
        return Some(known::borne_out(scene.facts, &event.src, called(event)));
    }
    // another meeting of the same days would be another one
    let city = event.within.first().map(|city| city.value.clone())?;
    Some(Outcome::Contradicted(Hit {
        labels: vec![(Slot::Place, format!("it met in {city}")), (Slot::Group, called(event))],
        facts: vec![line(scene.facts, event, &called(event))],
        says: vec![("expected", city), ("event", called(event))],
        ..Hit::default()
    }))
}

/// So many days before a summit and after it an article that names no other time speaks of this one.
const AHEAD: i64 = 14;
const AFTER: i64 = 7;

/// Whether an event is what is on in some days.
fn is_on(event: &Entity, days: (Date, Date)) -> bool {
    let Some((first, last)) = event.from.and_then(Period::days).zip(event.to.or(event.from).and_then(Period::days))
    else {
        return false;
    };
    let began = first.0.checked_sub(AHEAD.days()).is_ok_and(|day| day <= days.0);
    began && last.1.checked_add(AFTER.days()).is_ok_and(|day| days.1 <= day)
}

/// Whether an event is of about the year of some days.
fn near(event: &Entity, days: (Date, Date)) -> bool {
    let years = event.from.and_then(Period::years);
    years.is_some_and(|(first, last)| first - 2 <= days.1.year() && last + 2 >= days.0.year())
}

/// Whether an event was held in a place.
fn held_in(event: &Entity, place: &Entity) -> bool {
    event.within.iter().any(|within| {
        within.value == place.id.value
            || place.name.as_deref() == Some(within.value.as_str())
            || place.aka.iter().any(|alias| alias.name.value == within.value)
    })
}

/// 49th
fn ordinal(number: u16) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
