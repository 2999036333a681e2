//! Who belongs to which group, and how many: the facts decide, for the days around publication.

use super::known::{self, called, line};
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Part, Slot};
use crate::facts::Entity;
use crate::measure::period::Period;
use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

pub(super) const MEMBER: Check = Check {
    name: "member",
    about: "who belongs to a group: the facts decide",
    over: &[Kind::Member],
    slots: &[Slot::Group, Slot::Thing],
    with: &[],
    says: &["stranger", "name"],
    run: member,
};

pub(super) const SIZE: Check = Check {
    name: "size",
    about: "how many belong to a group: the facts decide",
    over: &[Kind::Size],
    slots: &[Slot::Count, Slot::Group],
    with: &[],
    says: &["expected", "name"],
    run: size,
};

pub(super) const MEMBERS: Check = Check {
    name: "members",
    about: "countries in a row, as many as a group that the article names has, and all but one its members: the facts decide",
    over: &[Kind::Countries],
    slots: &[Slot::Thing],
    with: &[],
    says: &["stranger", "missing", "name"],
    run: members,
};

const GROUPS: &[&str] = &["group", "region", "organisation"];

fn member(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let group = known::only(scene, claim, Slot::Group, GROUPS).filter(|group| group.closed);
    let (Some(group), Some(days)) = (group, known::around(scene.published)) else { return Outcome::Silent };
    if known::past_knowledge(group, days) || known::of_other_years(claim, scene.published) {
        return Outcome::Silent;
    }
    let belongs = |id: &str| {
        let holds = |member: &&crate::facts::Membership| known::holds(member.from, member.to, days);
        group.members.iter().filter(holds).flat_map(|member| &member.of).any(|of| of.value == id)
    };
    let mut all = true;
    for part in claim.slots.iter().filter(|part| part.slot == Slot::Thing) {
        let Some(things) = known::name(part).and_then(|name| known::all_of(scene, name, &["country"])) else {
            all = false;
            continue;
        };
        if let Some(thing) = things.first().filter(|_| !things.iter().any(|thing| belongs(&thing.id.value))) {
            // in the words of the article
            let name = claim.slot(Slot::Group).map_or_else(|| called(group), |part| part.text.clone());
            let stranger = if things.len() == 1 { part.text.clone() } else { called(thing) };
            return Outcome::Contradicted(Hit {
                at: Some(part.span),
                labels: vec![(Slot::Thing, format!("no {name} member"))],
                facts: vec![line(scene.facts, group, &format!("the members of {name}"))],
                says: vec![("stranger", stranger), ("name", name)],
                ..Hit::default()
            });
        }
    }
    if all {
        known::borne_out(scene.facts, &group.src, format!("the members of {}", called(group)))
    } else {
        Outcome::Silent
    }
}

/// So many days a change in a group's size is written of before it comes, and its old size after.
const CHANGE: i64 = 200;

fn size(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let group = known::only(scene, claim, Slot::Group, GROUPS).filter(|group| group.closed);
    let Some(((group, days), count)) = group.zip(known::around(scene.published)).zip(claim.quantity(Slot::Count))
    else {
        return Outcome::Silent;
    };
    if known::past_knowledge(group, days) || known::of_other_years(claim, scene.published) {
        return Outcome::Silent;
    }
    let sizes = sizes(group, days);
    let name = claim.slot(Slot::Group).map_or_else(|| called(group), |part| part.text.clone());
    match sizes.last() {
        Some(_) if sizes.iter().any(|size| Decimal::from(*size) == count.value) => {
            known::borne_out(scene.facts, &group.src, format!("the members of {name}"))
        }
        Some(size) => Outcome::Contradicted(Hit {
            labels: vec![(Slot::Count, format!("{name} has {size} members")), (Slot::Group, "of this group".into())],
            facts: vec![line(scene.facts, group, &format!("the members of {name}"))],
            says: vec![("expected", size.to_string()), ("name", name)],
            ..Hit::default()
        }),
        None => Outcome::Silent,
    }
}

/// The sizes a group had, has and will have around some days; the last is that of the middle day.
fn sizes(group: &Entity, days: (Date, Date)) -> Vec<usize> {
    let first = days.0.checked_sub(CHANGE.days());
    let last = days.1.checked_add(CHANGE.days());
    let (Ok(first), Ok(last)) = (first, last) else { return Vec::new() };
    let changes = group.members.iter().flat_map(|member| [member.from, member.to]).flatten();
    let changes = changes.filter_map(|period| Some(period.days()?.1)).filter(|day| (first..=last).contains(day));
    let mut sizes: Vec<usize> = Vec::new();
    for day in changes {
        let after = day.tomorrow().unwrap_or(day);
        let before = day.yesterday().unwrap_or(day);
        sizes.extend([before, day, after].map(|day| known::members(group, day).len()));
    }
    let middle = days.0.until(days.1).ok().and_then(|span| days.0.checked_add((span.get_days() / 2).days()).ok());
    sizes.push(known::members(group, middle.unwrap_or(days.1)).len());
    sizes
}

fn members(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let Some(Period::Day(day)) = scene.published else { return Outcome::Silent };
    let parts: Vec<&Part> = claim.slots.iter().filter(|part| part.slot == Slot::Thing).collect();
    let things = parts.iter().map(|part| known::all_of(scene, known::name(part)?, &["country"]));
    let Some(things) = things.collect::<Option<Vec<_>>>() else { return Outcome::Silent };
    // a region is named anywhere; of other groups many lists are nearly one
    let regions = scene.names.iter().filter_map(|name| known::all_of(scene, *name, &["region"])).flatten();
    let named = known::in_slot(scene, claim, Slot::Group, GROUPS).into_iter().flatten();
    for group in regions.chain(named).filter(|group| group.closed && !known::past_knowledge(group, (day, day))) {
        let members = known::members(group, day);
        let is =
            |thing: &crate::check::known::Bearers| thing.iter().any(|thing| members.contains(&thing.id.value.as_str()));
        if members.len() != things.len() {
            continue;
        }
        let strangers: Vec<_> = things.iter().zip(&parts).filter(|(thing, _)| !is(thing)).collect();
        let name = called(group);
        match strangers.as_slice() {
            [] => return known::borne_out(scene.facts, &group.src, format!("the members of {name}")),
            [(thing, part)] => {
                let told = |member: &&str| things.iter().flatten().any(|thing| thing.id.value == *member);
                let missing = members.iter().find(|member| !told(member)).map(|id| known::shown(scene.facts, id));
                let (Some(missing), Some(stranger)) = (missing, thing.first()) else { continue };
                return Outcome::Contradicted(Hit {
                    at: Some(part.span),
                    labels: vec![(Slot::Thing, format!("not of {name}, where {missing} is missing"))],
                    facts: vec![line(scene.facts, group, &format!("the members of {name}"))],
                    says: vec![("stranger", called(stranger)), ("missing", missing), ("name", name)],
                    ..Hit::default()
                });
            }
            _ => {}
        }
    }
    Outcome::Silent
}
