//! Who somebody is: `Chinese President Xi Jinping`, `Xi Jinping, president of China`.

use super::member::{name, told};
use crate::claim::place::{Draft, Place, Reader, Run};
use crate::claim::shape::{Kind, Shape, Slot, Value};
use crate::grammar::row::{self, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::world::{TermId, World};
use crate::lexicon::{Case, Class, Sense, symbol};

pub(in crate::claim) const SHAPE: Shape = Shape {
    kind: Kind::Office,
    name: "office",
    about: "who somebody is: Chinese President Xi Jinping",
    slots: &[Slot::Office, Slot::Thing],
    maybe: &[Slot::Of],
    read: Reader { at: &[row::Kind::Name], read },
};

pub(in crate::claim) const AFFILIATION: Shape = Shape {
    kind: Kind::Affiliation,
    name: "affiliation",
    about: "where somebody works: Anna Brandt, a professor at Upsala University",
    slots: &[Slot::Thing, Slot::Of],
    maybe: &[],
    read: Reader { at: &[row::Kind::Name], read: affiliation },
};

/// The most words between a name and the body that its bearer is of.
const BETWEEN: usize = 16;
/// The most words of the name of a body.
const BODY: usize = 8;

/// The most words of a title: `chancellor of the exchequer`.
const TITLE: usize = 5;

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (rest, thing) = name(place.row)?;
    let ((office, of), end) = match before(place) {
        Some(held) => (held, rest),
        None => behind(rest)?,
    };
    let mut slots = vec![(Slot::Office, Value::Term(office.0), office.1), (Slot::Thing, thing.0, thing.1)];
    slots.extend(of.map(|(value, run)| (Slot::Of, value, run)));
    drafts.push(Draft::new(Kind::Office, slots, place.years()));
    Some(place.row.read_up_to(end))
}

type Office = (TermId, Run);

/// An office and of what.
type Held = (Office, Option<(Value, Run)>);

/// A title at the head of a row.
fn title(row: Row) -> Option<(Row, Office)> {
    match row.phrase(Class::OFFICE).ok()? {
        (rest, Sense::Office(term)) => {
            let last = row.items.get(row.read_up_to(rest).checked_sub(1)?)?;
            Some((rest, (term, (row.items.first()?.start, last.end))))
        }
        _ => None,
    }
}

/// `Chinese President`, `China's President`
fn before(place: Place) -> Option<Held> {
    if place.before(1)?.kind != row::Kind::Word {
        return None;
    }
    // the longest title that ends here
    let (from, office) = (1..=TITLE).rev().filter_map(|count| place.at.checked_sub(count)).find_map(|at| {
        let row = place.row_at(at);
        let (rest, office) = title(row)?;
        (at + row.read_up_to(rest) == place.at).then_some((at, office))
    })?;
    if held_otherwise(place, from) {
        return None;
    }
    let own = from.checked_sub(1).filter(|at| place.row.text(&place.all[*at]) == "s");
    let end =
        own.and_then(|at| at.checked_sub(1)).filter(|at| place.all[*at].word == symbol::APOSTROPHE).unwrap_or(from);
    let of = place.name_before(end).and_then(|(at, named)| {
        (!held_otherwise(place, at)).then_some(())?;
        told(place.row_at(at), named)
    });
    // "former Chinese President"
    if place.name_before(end).is_some_and(|(at, _)| held_otherwise(place, at)) {
        return None;
    }
    Some((office, of))
}

/// `, president of China`, `, the Chinese president`
fn behind(row: Row) -> Option<(Held, Row)> {
    let (rest, _) = row.sign(symbol::COMMA).ok()?;
    let rest = rest.world(World::The).map_or(rest, |(rest, ())| rest);
    let (rest, of) = match name(rest) {
        Some((rest, of)) => (rest, Some(of)),
        None => (rest, None),
    };
    let (rest, office) = title(rest)?;
    if of.is_some() {
        let ends = rest.head().is_none_or(|next| next.kind == row::Kind::Stop || next.word == symbol::COMMA);
        return ends.then_some(((office, of), rest));
    }
    let (rest, ()) = rest.cue(Cue::Of).ok()?;
    let rest = rest.world(World::The).map_or(rest, |(rest, ())| rest);
    let (rest, of) = name(rest)?;
    Some(((office, Some(of)), rest))
}

/// Whether a word before makes it another office, or one of another time: `former`, `vice`, `then-`
fn held_otherwise(place: Place, from: usize) -> bool {
    let word = |count: usize| from.checked_sub(count).is_some_and(|at| place.row_at(at).world(World::Other).is_ok());
    word(1) || word(2)
}

/// `, a professor of history at Bucknell University,`
fn affiliation(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (rest, thing) = name(place.row)?;
    let (mut rest, _) = rest.sign(symbol::COMMA).ok()?;
    rest.cue(Cue::A).map(|_| ()).or_else(|_| rest.world(World::The).map(|_| ())).ok()?;
    for _ in 0..BETWEEN {
        let next = rest.head()?;
        if next.kind == row::Kind::Stop || next.kind == row::Kind::Sign || rest.cue(Cue::Relative).is_ok() {
            return None;
        }
        if rest.text(next) == "at" {
            let body = rest.after(1);
            let body = body.world(World::The).map_or(body, |(rest, ())| rest);
            let (after, run) = body_name(body)?;
            let slots = vec![(Slot::Thing, thing.0, thing.1), (Slot::Of, Value::Text, run)];
            drafts.push(Draft::new(Kind::Affiliation, slots, place.years()));
            return Some(place.row.read_up_to(after));
        }
        rest = rest.after(1);
    }
    None
}

/// Words in capitals, with "of" between them: `University of Oslo`
fn body_name(row: Row) -> Option<(Row, Run)> {
    let capital = |row: Row| row.head().is_some_and(|next| next.kind == row::Kind::Word && next.case != Case::Lower);
    capital(row).then_some(())?;
    let mut length = 1;
    while length < BODY {
        let next = row.after(length);
        if capital(next) {
            length += 1;
        } else if next.cue(Cue::Of).is_ok() && capital(next.after(1)) {
            length += 2;
        } else {
            break;
        }
    }
    Some((row.after(length), (row.items.first()?.start, row.items.get(length - 1)?.end)))
}
