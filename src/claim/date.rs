//! A weekday with its date: `Friday, May 19, 2023`, `19 May 2023, a Friday`, `Friday 19th May`; and a date by itself.

use super::place::{Draft, Place, Reader, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::Atom;
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
    read: Reader { at: &[row::Kind::Date], read: date },
};

/// `weekday [,] [the] date` | `date [,] [a] weekday`
fn weekday(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let row = place.row;
    let rest = row.after(1);
    let rest = rest.sign(symbol::COMMA).map_or(rest, |(rest, _)| rest);
    let (second, first) = (rest, row.head()?);
    let (day, date, rest) = if first.kind == row::Kind::Weekday {
        let (rest, (date, _)) = second.atom(row::Kind::Date).ok()?;
        // "Friday to Sunday, June 14-16": the second weekday is that of the second day
        if second_of_two(place) && goes_on(rest) {
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
    let (Atom::Weekday(number), Atom::Date(written)) = (atoms.get(day.atom as usize)?, atoms.get(date.atom as usize)?)
    else {
        return None;
    };
    written.day?;
    let slots = vec![
        (Slot::Weekday, Value::Weekday(*number), run(day, day)),
        (Slot::Date, Value::Date(*written), run(date, date)),
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
    let Atom::Date(written) = place.row.page.atoms.get(head.atom as usize)? else { return None };
    // without a year a month and a number are a date only where nothing is counted or named with them: "in June 31
    // people", "31 June Street", "the Feb 30-minute special"; and "there is no February 30" is no slip
    if written.year.is_none() {
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
    let slots = vec![(Slot::Date, Value::Date(*written), run(head, head))];
    drafts.push(Draft::new(Kind::Date, slots, None));
    Some(1)
}
