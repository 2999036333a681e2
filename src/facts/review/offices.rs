//! Offices that one person holds at a time, held by two.

use super::term::{certain, first, last, told};
use super::{Scene, beside, finding};
use crate::finding::{Finding, Level};
use crate::source::Span;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// A term in an office.
struct Held<'a> {
    days: (Date, Date),
    who: &'a str,
    id: &'a str,
    sheet: Option<usize>,
    span: Span,
    told: String,
}

/// Two holders at once, or one who is told of twice. The day of the handover is both's. Of acting holders nothing is known:
/// theirs is another office.
pub(super) fn overlapping(scene: &Scene, findings: &mut Vec<Finding>) {
    let mut offices: FxHashMap<(&str, &str), Vec<Held>> = FxHashMap::default();
    for thing in &scene.things {
        for role in &thing.entity.roles {
            let office = role.office.value.as_str();
            let Some(of) = role.of.as_ref().filter(|_| scene.lexicon.offices().is_sole(office)) else { continue };
            // who came into an office on a day that nobody knows held it on no day for certain
            let Some(from) = last(role.from) else { continue };
            let until = first(role.to).or_else(|| first(thing.entity.known_to));
            let Some(days) = certain(Some(from), until) else { continue };
            let told = told(role.from, role.to);
            let (who, id) = (thing.called(), thing.entity.id.value.as_str());
            let held = Held { days, who, id, sheet: thing.sheet, span: role.office.span, told };
            offices.entry((office, of.value.as_str())).or_default().push(held);
        }
    }
    for ((office, of), mut terms) in offices {
        terms.sort_by_key(|term| (term.days, term.span.source, term.span.start));
        let mut longest: Option<Held> = None;
        for term in terms {
            if let Some(before) = &longest
                && before.days.1 > term.days.0
                && (before.id != term.id || before.sheet == term.sheet)
            {
                findings.push(at_once(office, of, before, &term));
            }
            if longest.as_ref().is_none_or(|before| before.days.1 < term.days.1) {
                longest = Some(term);
            }
        }
    }
}

fn at_once(office: &str, of: &str, before: &Held, term: &Held) -> Finding {
    // what was loaded later stands first
    let (one, other) = if before.span.source > term.span.source { (before, term) } else { (term, before) };
    let message = if one.id == other.id {
        format!("{} is {office} of {of} twice at once", one.who)
    } else {
        format!("{} and {} are {office} of {of} at once", one.who, other.who)
    };
    let mut found =
        finding("overlapping-office", Level::Warning, message, one.span, format!("{}, {}", one.who, one.told));
    found.labels.push(beside(other.span, format!("{}, {}", other.who, other.told)));
    found.with_help("one holds this office at a time; who only acts for another is `acting president`")
}
