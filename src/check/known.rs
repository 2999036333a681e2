//! What the facts know of the names in a claim, shared by the checks that ask them.

use super::scene::{Outcome, Scene};
use crate::claim::{Claim, Part, Slot, Value};
use crate::facts::{Called, Entity, FactBase, Membership, OriginKind, Src};
use crate::finding::Label;
use crate::lexicon::NameId;
use crate::measure::period::Period;
use crate::source::Spanned;
use jiff::ToSpan;
use jiff::civil::Date;

/// What a name may name.
pub(super) type Bearers<'a> = Vec<&'a Entity>;

/// The name in a slot.
pub(super) fn name(part: &Part) -> Option<NameId> {
    match part.value {
        Value::Named(name) => Some(name),
        _ => None,
    }
}

/// Those who bear a name, if all of them are of these kinds; none otherwise, for the article may speak of one that is another
/// thing. Who is only spoken for by it (Beijing says) does not count.
pub(super) fn all_of<'a>(scene: &Scene<'a>, name: NameId, kinds: &[&str]) -> Option<Bearers<'a>> {
    let mut bearers = scene.facts.bearers(name);
    bearers.retain(|(_, called)| *called != Called::Metonym);
    let all = !bearers.is_empty() && bearers.iter().all(|(entity, _)| kinds.contains(&entity.kind.as_str()));
    all.then(|| bearers.into_iter().map(|(entity, _)| entity).collect())
}

/// The same for the name in a slot.
pub(super) fn in_slot<'a>(scene: &Scene<'a>, claim: &Claim, slot: Slot, kinds: &[&str]) -> Option<Bearers<'a>> {
    all_of(scene, name(claim.slot(slot)?)?, kinds)
}

/// The only one who bears the name in a slot.
pub(super) fn only<'a>(scene: &Scene<'a>, claim: &Claim, slot: Slot, kinds: &[&str]) -> Option<&'a Entity> {
    let mut bearers = in_slot(scene, claim, slot, kinds)?;
    let first = bearers.pop()?;
    bearers.is_empty().then_some(first)
}

/// The name to show of an id.
pub(super) fn shown(facts: &FactBase, id: &str) -> String {
    facts.by_id(id).map_or_else(|| id.to_owned(), called)
}

/// The name to show of an entity.
pub(super) fn called(entity: &Entity) -> String {
    entity.name.clone().unwrap_or_else(|| entity.id.value.clone())
}

/// The line of a fact with what it says, and who says so.
pub(super) fn line(facts: &FactBase, entity: &Entity, says: &str) -> Label {
    let source = entity.src.first().and_then(|src| facts.source(&src.value));
    let source = source.map_or(String::new(), |source| format!(" ({})", source.shown()));
    Label { span: entity.id.span, text: format!("{says}{source}") }
}

/// What a fact bears out. One that rests on nothing but the article under check confirms nothing.
pub(super) fn borne_out(facts: &FactBase, src: &Src, by: String) -> Outcome {
    let own = |id: &Spanned<String>| facts.source(&id.value).is_some_and(|source| source.kind == OriginKind::Article);
    if !src.is_empty() && src.iter().all(own) { Outcome::Silent } else { Outcome::Supported(by) }
}

/// So many days before and after the day of publication a change of members, a summit or an office is written of as if it
/// were the case already, or still.
const LEEWAY: i64 = 60;

/// The days that an article may speak of: those around its publication.
/// None where only a month or a year of it is known: archives are dated by when they were filed.
pub(super) fn around(published: Option<Period>) -> Option<(Date, Date)> {
    let Some(Period::Day(day)) = published else { return None };
    Some((day.checked_sub(LEEWAY.days()).ok()?, day.checked_add(LEEWAY.days()).ok()?))
}

/// Whether something that holds between two dates may hold on one of some days.
pub(super) fn holds(from: Option<Period>, to: Option<Period>, days: (Date, Date)) -> bool {
    let began = from.and_then(Period::days).is_none_or(|(first, _)| first <= days.1);
    let ended = to.and_then(Period::days).is_some_and(|(_, last)| last < days.0);
    began && !ended
}

/// Whether nothing is known of some days any more.
pub(super) fn past_knowledge(entity: &Entity, days: (Date, Date)) -> bool {
    entity.known_to.and_then(Period::days).is_some_and(|(_, last)| last < days.0)
}

/// Those who belong to a group on a day.
pub(super) fn members(group: &Entity, day: Date) -> Vec<&str> {
    let on = |member: &&Membership| holds(member.from, member.to, (day, day));
    group.members.iter().filter(on).flat_map(|member| member.of.iter().map(|of| of.value.as_str())).collect()
}

/// Whether the sentence speaks of other years than that of publication.
pub(super) fn of_other_years(claim: &Claim, published: Option<Period>) -> bool {
    let Some((first, last)) = published.and_then(Period::years) else { return true };
    claim.years.is_some_and(|(from, to)| from < first || to > last)
}
