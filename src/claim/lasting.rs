//! How long something lasts, and from when to when: `a five-day visit from May 18 to 22`, `eight years, from 2001 to 2009`.

use super::clause;
use super::place::{Draft, Place, Reader, Run, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::{Atom, Date};
use crate::grammar::row;
use crate::lexicon::phrase::{Cue, Sort};
use crate::lexicon::{Case, symbol};
use crate::measure::quantity::Quantity;
use crate::measure::unit::Dimension;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Lasting,
    name: "lasting",
    about: "how long something lasts, and from when to when: a five-day visit from May 18 to 22",
    slots: &[Slot::Duration, Slot::From, Slot::To],
    maybe: &[],
    read: Reader { at: &[row::Kind::Span], read },
};

/// The most items between the duration and the dates.
const BETWEEN: usize = 9;

/// Verbs that say no more than that something lasts.
const RUNS: [&str; 20] = [
    "runs", "ran", "run", "lasts", "lasted", "will", "was", "were", "is", "be", "held", "takes", "took", "taking",
    "take", "place", "which", "that", "being", "begun",
];

/// Words that make a duration a part of a longer one.
const COUNTED: [&str; 11] = ["every", "first", "last", "final", "of", "each", "in", "within", "next", "another", "per"];

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let head = place.row.head()?;
    let Atom::Span(from, to, seam) = place.row.page.atoms.get(head.atom as usize)? else { return None };
    if from.part.is_some() || to.part.is_some() {
        return None;
    }
    let (from, to) = (Date::of(*from)?, Date::of(*to)?);
    let (duration, own) = before(place).or_else(|| behind(place))?;
    let whole = (head.start, head.end);
    let parted = seam.begins < head.end && seam.ends > head.start;
    let (first, last) = if parted { ((head.start, seam.ends), (seam.begins, head.end)) } else { (whole, whole) };
    let slots = vec![
        (Slot::Duration, Value::Quantity(duration), own),
        (Slot::From, Value::Date(from), first),
        (Slot::To, Value::Date(to), last),
    ];
    drafts.push(Draft::new(Kind::Lasting, slots, None));
    Some(1)
}

fn text<'a>(place: Place<'a>, at: usize) -> &'a str {
    place.all.get(at).map_or("", |item| place.row.text(item))
}

/// So many days, weeks, months or years, with no hedge to them.
fn duration(place: Place, at: usize) -> Option<(Quantity, Run)> {
    let item = place.all.get(at).filter(|item| item.kind == row::Kind::Quantity)?;
    let Atom::Quantity(quantity) = place.row.page.atoms.get(item.atom as usize)? else { return None };
    let lexicon = place.row.page.lexicon;
    let unit = lexicon.likeliest(quantity.unit).filter(|unit| unit.dimension == Dimension::Duration)?;
    let whole = quantity.value.fract().is_zero() && quantity.hedge.is_none() && place.hedge_before(at).is_none();
    (whole && matches!(unit.name.as_str(), "day" | "week" | "month" | "year")).then(|| (*quantity, run(item, item)))
}

/// `a five-day visit to Oslo from`, `eight years, from`, `eight years (`: what stands before the dates
fn before(place: Place) -> Option<(Quantity, Run)> {
    let lead = place.at.checked_sub(1)?;
    let item = place.all.get(lead)?;
    let bracket = item.word == symbol::OPEN;
    let from = place.row_at(lead).cue(Cue::From).is_ok();
    let word = text(place, lead);
    if !bracket && !from && !matches!(word, "on" | "of") {
        return None;
    }
    let comma = lead.checked_sub(1).is_some_and(|at| place.all[at].word == symbol::COMMA);
    let last = lead.checked_sub(1 + usize::from(comma))?;
    // "in the eight years from", but not "every four years from", "two of the three years from"
    if let Some(found) = duration(place, last).filter(|_| from || bracket) {
        let counted =
            last.checked_sub(1).is_some_and(|at| COUNTED.iter().any(|word| text(place, at).eq_ignore_ascii_case(word)));
        let joined = text(place, last).contains('-');
        return (!counted && !joined).then_some(found);
    }
    let at = (last.saturating_sub(BETWEEN)..last).rev().find(|at| place.all[*at].kind == row::Kind::Quantity)?;
    let found = duration(place, at).filter(|_| text(place, at).contains('-'))?;
    let named = at.checked_sub(1).is_some_and(|before| {
        matches!(
            text(place, before),
            "a" | "an" | "the" | "his" | "her" | "its" | "their" | "this" | "A" | "The" | "His" | "Her"
        )
    });
    let lasts = (at + 1..=(at + 3).min(last)).any(|noun| {
        place.row_at(noun).sort(Sort::Lasting).is_ok()
            && (at + 1..noun).all(|at| clause::plain(place, at, lead))
            && (noun + 1..=last).all(|at| beside(place, at))
    });
    (named && lasts).then_some(found)
}

/// What may stand between what lasts and its dates: where it is, and that it lasts.
fn beside(place: Place, at: usize) -> bool {
    let item = &place.all[at];
    let name = item.kind == row::Kind::Word && item.case != Case::Lower;
    name || RUNS.contains(&place.row.text(item))
        || item.kind == row::Kind::Word
            && matches!(place.row.text(item), "to" | "in" | "of" | "with" | "at" | "the" | "and")
            && place.all.get(at + 1).is_some_and(|next| {
                next.kind == row::Kind::Word && (next.case != Case::Lower || place.row.text(next) == "the")
            })
}

/// `from 2001 to 2009, eight years,`: what stands behind the dates
fn behind(place: Place) -> Option<(Quantity, Run)> {
    let led = place.at.checked_sub(1).is_some_and(|at| place.row_at(at).cue(Cue::From).is_ok());
    let [_, comma, _, rest @ ..] = place.row.items else { return None };
    let sign = comma.kind == row::Kind::Sign && matches!(comma.word, symbol::COMMA | symbol::DASH | symbol::HYPHEN);
    let closed = rest.first().is_none_or(|next| match next.kind {
        row::Kind::Stop => true,
        row::Kind::Sign => next.word == symbol::COMMA || next.spaced,
        _ => false,
    });
    let found = duration(place, place.at + 2)?;
    (led && sign && closed && !text(place, place.at + 2).contains('-')).then_some(found)
}
