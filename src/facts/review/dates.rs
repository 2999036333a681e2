//! Dates in an order that cannot be, and dates past what is known.

use super::term::{first, last, told};
use super::things::Thing;
use super::{Scene, finding};
use crate::finding::{Finding, Level};
use crate::measure::period::Period;
use crate::source::Span;

/// From when to when, and where it is told.
type Dated = (Option<Period>, Option<Period>, Span);

/// All that has dates in what is told of a thing.
fn dated(thing: &Thing) -> Vec<Dated> {
    let entity = &thing.entity;
    let own = (entity.from, entity.to, thing.span());
    let roles = entity.roles.iter().map(|role| (role.from, role.to, role.office.span));
    let members = entity.members.iter().filter_map(|member| Some((member.from, member.to, member.of.first()?.span)));
    let names = entity.aka.iter().map(|alias| (alias.from, alias.to, alias.name.span));
    std::iter::once(own).chain(roles).chain(members).chain(names).collect()
}

/// What ends before it begins.
pub(super) fn backwards(scene: &Scene, findings: &mut Vec<Finding>) {
    for thing in &scene.things {
        for (from, to, span) in dated(thing) {
            if first(from).zip(last(to)).is_some_and(|(from, to)| to < from) {
                let message = "this ends before it begins".to_owned();
                findings.push(finding("dates-backwards", Level::Error, message, span, told(from, to)));
            }
        }
    }
}

/// Dates after the last day that the facts say they know.
pub(super) fn past_knowledge(scene: &Scene, findings: &mut Vec<Finding>) {
    for thing in &scene.things {
        let Some(known_to) = thing.entity.known_to else { continue };
        // an event may be planned
        let planned = usize::from(thing.entity.kind == "event");
        for (from, to, span) in dated(thing).into_iter().skip(planned) {
            let past = [from, to].into_iter().flatten().find(|period| first(Some(*period)) > last(Some(known_to)));
            if let Some(past) = past {
                let message = format!("{} is known up to {known_to}, and this is of {past}", thing.called());
                let found = finding("past-knowledge", Level::Warning, message, span, told(from, to));
                findings.push(found.with_help("`known_to` is the last day up to which all of it is known"));
            }
        }
    }
}
