//! An anniversary and the year of what is remembered: `marks the 50th anniversary of the 1963 flood`, `in 2015, 25 years after
//! the 1990 war`.

use super::clause;
use super::place::{Draft, Place, Reader, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::{Atom, Date};
use crate::grammar::row;
use crate::lexicon::phrase::Cue;
use crate::lexicon::symbol;
use crate::lexicon::tense::Tense;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Anniversary,
    name: "anniversary",
    about: "an anniversary and the year of what is remembered: this year marks the 50th anniversary of the 1963 flood",
    slots: &[Slot::Nth, Slot::Date],
    maybe: &[Slot::At],
    read: Reader { at: &[row::Kind::Ordinal, row::Kind::Date], read },
};

/// The most items between what is remembered and its year.
const BETWEEN: usize = 8;

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let head = place.row.head()?;
    let atom = place.row.page.atoms.get(head.atom as usize)?;
    let slots = match atom {
        Atom::Ordinal(nth) => {
            let named = ["anniversary", "birthday"].contains(&text(place, place.at + 1));
            if !named || text(place, place.at + 2) != "of" || !now(place) {
                return None;
            }
            let (at, date) = remembered(place, place.at + 3)?;
            let year = date.year?;
            // "in 2018, to mark the 100th anniversary of": seen from another year than the article's
            if place.years() != Some((year, year)) || place.past().is_some() || clause::quoted(place) {
                return None;
            }
            let item = &place.all[at];
            vec![
                (Slot::Nth, Value::Ordinal(*nth), run(head, &place.all[place.at + 1])),
                (Slot::Date, Value::Date(date), run(item, item)),
            ]
        }
        Atom::Date(seen) if seen.year.is_some() => {
            let led = place.at.checked_sub(1).is_some_and(|at| place.row_at(at).cue(Cue::In).is_ok());
            let comma = place.row.items.get(1).is_some_and(|item| item.word == symbol::COMMA);
            let count = place.all.get(place.at + 2).filter(|item| item.kind == row::Kind::Quantity)?;
            let Atom::Quantity(years) = place.row.page.atoms.get(count.atom as usize)? else { return None };
            let unit = place.row.page.lexicon.likeliest(years.unit).is_some_and(|unit| unit.name == "year");
            if !led || !comma || !unit || years.hedge.is_some() || text(place, place.at + 3) != "after" {
                return None;
            }
            let (at, date) = remembered(place, place.at + 4)?;
            let item = &place.all[at];
            vec![
                (Slot::Nth, Value::Quantity(*years), run(count, count)),
                (Slot::Date, Value::Date(date), run(item, item)),
                (Slot::At, Value::Date(*seen), run(head, head)),
            ]
        }
        _ => return None,
    };
    drafts.push(Draft::new(Kind::Anniversary, slots, None));
    Some(1)
}

fn text<'a>(place: Place<'a>, at: usize) -> &'a str {
    place.all.get(at).map_or("", |item| place.row.text(item))
}

/// Whether the anniversary is the article's own: `marks the 50th`, `this year is the 50th`; but not "to mark the 50th".
fn now(place: Place) -> bool {
    let Some(the) = place.at.checked_sub(1) else { return false };
    let last = if matches!(text(place, the), "the" | "its" | "their" | "his" | "her") { the } else { place.at };
    (last.saturating_sub(4)..last).any(|from| {
        let ends = matches!(clause::tense(place.row_at(from)), Some((length, Tense::Marks)) if from + length == last);
        let led = from.checked_sub(1).map_or("", |at| text(place, at));
        ends && !matches!(led, "to" | "will" | "would" | "can" | "could" | "did" | "not" | "should" | "may")
    })
}

/// The year of what is remembered, a few words on: `the 1963 flood`, `the flood in 1963`.
fn remembered(place: Place, from: usize) -> Option<(usize, Date)> {
    for at in from..(from + BETWEEN).min(place.all.len()) {
        let item = &place.all[at];
        match (item.kind, place.row.page.atoms.get(item.atom as usize)) {
            // "after the mayor of 1990 had left"
            (row::Kind::Date, Some(Atom::Date(date))) if text(place, at - 1) != "of" => {
                return date.year.map(|_| (at, *date));
            }
            (row::Kind::Ordinal, _) => {}
            (row::Kind::Word, _) if !APART.contains(&place.row.text(item)) => {}
            (row::Kind::Sign, _) if !item.spaced && matches!(item.word, symbol::APOSTROPHE | symbol::HYPHEN) => {}
            _ => return None,
        }
    }
    None
}

/// Words behind which another year may be meant than that of what is remembered.
const APART: [&str; 18] = [
    "who", "that", "which", "when", "with", "as", "at", "for", "after", "before", "since", "by", "and", "but", "while",
    "until", "next", "last",
];
