//! Members of groups: not before the group, not after it, and once at a time.

use super::term::{certain, first, last, told};
use super::{Scene, beside, finding};
use crate::finding::{Finding, Level};
use crate::source::Span;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// Members outside the dates of their group.
pub(super) fn outside(scene: &Scene, findings: &mut Vec<Finding>) {
    for thing in &scene.things {
        let (began, ended) = (first(thing.entity.from), last(thing.entity.to));
        let group = told(thing.entity.from, thing.entity.to);
        for member in &thing.entity.members {
            let Some(id) = member.of.first() else { continue };
            let early = [last(member.from), last(member.to)].into_iter().flatten().any(|day| Some(day) < began);
            let late = [first(member.from), first(member.to)].into_iter().flatten();
            let late = ended.is_some_and(|ended| late.into_iter().any(|day| day > ended));
            if early || late {
                let (whose, when) = (thing.called(), told(member.from, member.to));
                let message = format!("{} is a member of {whose} {when}, and {whose} itself is {group}", id.value);
                findings.push(finding("member-dates", Level::Error, message, id.span, when));
            }
        }
    }
}

/// A membership: the days on which it certainly held, where it is told, and in which words.
type Spell = ((Date, Date), Span, String);

/// Members that are told of twice for the same days.
pub(super) fn twice(scene: &Scene, findings: &mut Vec<Finding>) {
    for thing in &scene.things {
        let mut spells: FxHashMap<&str, Vec<Spell>> = FxHashMap::default();
        for member in &thing.entity.members {
            // who has no date was a member always
            let Some(days) = certain(last(member.from), first(member.to)) else { continue };
            for id in &member.of {
                let told = told(member.from, member.to);
                spells.entry(id.value.as_str()).or_default().push((days, id.span, told));
            }
        }
        for (id, mut spells) in spells {
            spells.sort_by_key(|(days, span, _)| (*days, span.start));
            for pair in spells.windows(2) {
                let [one, other] = pair else { continue };
                // the last day of one spell may be the first of the next
                let same = one.0 == other.0;
                if one.0.1 > other.0.0 || same {
                    let message = format!("{id} is twice at once in {}", thing.called());
                    let mut found = finding("member-dates", Level::Error, message, other.1, other.2.as_str());
                    found.labels.push(beside(one.1, one.2.as_str()));
                    findings.push(found);
                }
            }
        }
    }
}
