//! A weekday with its date: `Friday, May 19, 2023`, `19 May 2023, a Friday`, `Friday 19th May`; and a date by itself.

use super::place::{Draft, Place, Reader, Run, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::{Atom, Date};
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::symbol;

pub(super) const WEEKDAY: Shape = Shape {
    kind: Kind::Weekday,
    name: "weekday",
    about: "a weekday with its date: Friday, May 19, 2023",
    slots: &[Slot::Weekday, Slot::Date],
    maybe: &[],
    read: Reader { at: &[row::Kind::Weekday, row::Kind::Date], read: weekday },
};

pub(super) const DATE: Shape = Shape {
    kind: Kind::Date,
    name: "date",
    about: "a day, a month or a year: May 19, 2023",
    slots: &[Slot::Date],
    maybe: &[],
    read: Reader { at: &[row::Kind::Date, row::Kind::Span], read: date },
};

/// `weekday [,] [the] date` | `date [,] [a] weekday`
fn weekday(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let row = place.row;
    let rest = row.after(1);
    let rest = rest.sign(symbol::COMMA).map_or(rest, |(rest, _)| rest);
    let (second, first) = (rest, row.head()?);
    let (day, date, rest) = if first.kind == row::Kind::Weekday {
        let (rest, (date, _)) = second.atom(row::Kind::Date).or_else(|_| second.atom(row::Kind::Span)).ok()?;
        // "Friday to Sunday, June 14-16": the second weekday is that of the second day
        if second_of_two(place) && (date.kind == row::Kind::Span || goes_on(rest)) {
            return None;
        }
        (first, date, rest)
    } else {
        // a date that the weekday before it has taken is not free for the one behind it
        if place.before(1).is_some_and(|before| before.kind == row::Kind::Weekday)
            || place.before(2).is_some_and(|before| before.kind == row::Kind::Weekday)
        {
            return None;
        }
        let second = second.cue(Cue::A).map_or(second, |(rest, ())| rest);
        let (rest, (day, _)) = second.atom(row::Kind::Weekday).ok()?;
        // "on May 19, Friday prayers"; "March 3, Monday, March 4"
        if !rest.head().is_none_or(|next| matches!(next.kind, row::Kind::Sign | row::Kind::Stop)) {
            return None;
        }
        let further = rest.sign(symbol::COMMA).map_or(rest, |(rest, _)| rest);
        if further.atom(row::Kind::Date).is_ok() {
            return None;
        }
        (day, first, rest)
    };
    let atoms = row.page.atoms;
    let Atom::Weekday(number) = atoms.get(day.atom as usize)? else { return None };
    let (written, place_of_date) = dates(date, atoms).next()?;
    written.day?;
    let slots = vec![
        (Slot::Weekday, Value::Weekday(*number), run(day, day)),
        (Slot::Date, Value::Date(written), place_of_date),
    ];
    drafts.push(Draft::new(Kind::Weekday, slots, place.years()));
    Some(row.read_up_to(rest))
}

/// Whether another weekday is joined to this one: `Friday to`, `Saturday and`, `Friday-`
fn second_of_two(place: Place) -> bool {
    let weekday = |item: &row::Item| item.kind == row::Kind::Weekday;
    place.before(1).is_some_and(|before| matches!(before.kind, row::Kind::Word | row::Kind::Sign))
        && place.before(2).is_some_and(weekday)
}

/// Whether more days follow a date: `-16`, ` to 16`, ` and 16 June`
fn goes_on(row: Row) -> bool {
    let joins = |item: &row::Item| match item.kind {
        row::Kind::Sign => matches!(item.word, symbol::HYPHEN | symbol::DASH),
        row::Kind::Word => matches!(row.text(item), "to" | "and" | "or" | "through" | "until" | "till"),
        _ => false,
    };
    row.head().is_some_and(joins)
        && row
            .after(1)
            .head()
            .is_some_and(|next| matches!(next.kind, row::Kind::Digits | row::Kind::Number | row::Kind::Date))
}

fn date(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let head = place.row.head()?;
    let span = head.kind == row::Kind::Span;
    for (written, run) in dates(head, place.row.page.atoms) {
        // without a year a month and a number are a date only where nothing is counted or named with them: "in June 31
        // people", "31 June Street", "the Feb 30-minute special"; and "there is no February 30" is no slip
        if written.year.is_none() && !span {
            let closed = |next: &Item| {
                matches!(next.kind, row::Kind::Sign | row::Kind::Stop)
                    && next.word != symbol::HYPHEN
                    && next.word != symbol::DASH
            };
            let negated = (1..=2).any(|count| {
                place.before(count).is_some_and(|before| matches!(place.row.text(before), "no" | "never" | "not"))
            });
            if negated || !place.row.items.get(1).is_none_or(closed) {
                return None;
            }
        }
        drafts.push(Draft::new(Kind::Date, vec![(Slot::Date, Value::Date(written), run)], None));
    }
    Some(1)
}

/// The date that an item is, or the two of a span, with their places.
fn dates<'a>(item: &Item, atoms: &'a [Atom]) -> impl Iterator<Item = (Date, Run)> + use<'a> {
    let whole = run(item, item);
    let found = match atoms.get(item.atom as usize) {
        Some(Atom::Date(date)) => [Some((*date, whole)), None],
        Some(Atom::Span(from, to, seam)) => {
            // of "13 to 15 July" the first has no month of its own, and both are told at the place of the whole
            let alone = seam.begins < whole.1 && seam.ends > whole.0;
            let place = |own: Run| if alone { own } else { whole };
            [
                Date::of(*from).map(|date| (date, place((whole.0, seam.ends)))),
                Date::of(*to).map(|date| (date, place((seam.begins, whole.1)))),
            ]
        }
        _ => [None, None],
    };
    found.into_iter().flatten()
}
