//! The parts of a change: an amount, the word for the way, `to X`, `from X`, `compared with X`, and the few words that
//! may stand between them.

use super::place::Place;
use super::shape::{Slot, Way};
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Read, Row};
use crate::lexicon::phrase::{Change, Cue};
use crate::lexicon::{Class, Sense, symbol};
use crate::measure::quantity::Quantity;
use nom::Parser;
use nom::branch::alt;

/// The kinds of item that are one amount.
pub(super) const AMOUNTS: &[row::Kind] =
    &[row::Kind::Money, row::Kind::Quantity, row::Kind::Number, row::Kind::Percent];
/// The most items between "to" or "from" and its amount: `to a record $5 billion`, `from the previous month's 53.8`.
pub(super) const LINK: usize = 5;
/// The most items between an amount and the next part.
pub(super) const GAP: usize = 14;

/// An amount and the item it was read from.
pub(super) type Amount<'a> = (&'a Item, Quantity);

/// The word for a change, and where it stands in the whole row.
#[derive(Clone, Copy)]
pub(super) struct Verb {
    pub(super) change: Change,
    pub(super) begin: usize,
    pub(super) end: usize,
}

pub(super) fn way(change: Change) -> Option<Way> {
    Some(match change {
        Change::Up | Change::Rise | Change::Growth => Way::Up,
        Change::Down | Change::Fall | Change::Reduction => Way::Down,
        Change::Double => Way::Times(2),
        Change::Triple => Way::Times(3),
        Change::Quadruple => Way::Times(4),
        Change::Halve => Way::Halved,
        _ => return None,
    })
}

/// One amount.
pub(super) fn amount<'a>(row: Row<'a>) -> Read<'a, Amount<'a>> {
    let Some(head) = row.head().filter(|head| AMOUNTS.contains(&head.kind)) else { return row.no() };
    match row.page.atoms.get(head.atom as usize) {
        Some(Atom::Quantity(quantity)) => Ok((row.after(1), (head, *quantity))),
        _ => row.no(),
    }
}

/// The word for a change at an item.
pub(super) fn verb(place: Place, at: usize) -> Option<Verb> {
    let row = place.row_at(at);
    match row.phrase(Class::CHANGE) {
        Ok((rest, Sense::Change(change))) if way(change).is_some() => {
            Some(Verb { change, begin: at, end: at + row.read_up_to(rest) })
        }
        _ => None,
    }
}

/// What may stand between the parts.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Between {
    /// to, from
    Link(Slot),
    /// by
    By,
    /// of, in, a, per: words that bind others
    Of,
    /// Another word.
    Word,
    /// A date or a place in an order.
    Time,
}

/// What an item is between the parts; none where it ends them.
pub(super) fn between(row: Row) -> Option<Between> {
    let item = row.head()?;
    match item.kind {
        row::Kind::Date | row::Kind::Span | row::Kind::Weekday | row::Kind::Ordinal => return Some(Between::Time),
        row::Kind::Sign => {
            let joins = !item.spaced && matches!(item.word, symbol::APOSTROPHE | symbol::HYPHEN | symbol::POINT);
            return (joins || item.word == symbol::APOSTROPHE).then_some(Between::Word);
        }
        row::Kind::Word => {}
        _ => return None,
    }
    if row.page.lexicon.is_plain(item.word) {
        return Some(Between::Word);
    }
    match row.phrase(Class::CUE) {
        // "in the year to October"
        Ok((rest, Sense::Cue(Cue::To)))
            if rest.head().is_some_and(|next| matches!(next.kind, row::Kind::Date | row::Kind::Weekday)) =>
        {
            Some(Between::Of)
        }
        Ok((_, Sense::Cue(Cue::To))) if row.text(item).eq_ignore_ascii_case("to") => Some(Between::Link(Slot::To)),
        Ok((_, Sense::Cue(Cue::From))) => Some(Between::Link(Slot::From)),
        Ok((_, Sense::Cue(Cue::In))) if row.text(item).eq_ignore_ascii_case("by") => Some(Between::By),
        Ok((_, Sense::Cue(Cue::In | Cue::Of | Cue::A | Cue::Per))) => Some(Between::Of),
        Ok((_, Sense::Cue(Cue::And | Cue::Or | Cue::Verb | Cue::Relative | Cue::Including | Cue::Between))) => None,
        _ => match row.phrase(Class::CHANGE) {
            Ok((_, Sense::Change(Change::Moved | Change::Base | Change::Growth | Change::Reduction))) | Err(_) => {
                Some(Between::Word)
            }
            Ok(_) => None,
        },
    }
}

/// Whether a word may be a noun.
pub(super) fn is_noun(change: Change) -> bool {
    matches!(change, Change::Rise | Change::Fall | Change::Growth | Change::Reduction)
}

/// The next part: a few words, and `to X` or `from X`.
pub(super) fn further<'a>(verb: Verb, row: Row<'a>) -> Read<'a, (Slot, Amount<'a>)> {
    let mut rest = row;
    for _ in 0..GAP {
        if let Ok(found) = alt((linked, against, |row| again(verb, row))).parse(rest) {
            return Ok(found);
        }
        rest = match between(rest) {
            Some(Between::Word | Between::Of | Between::Time) => rest.after(1),
            Some(Between::Link(_) | Between::By) => return row.no(),
            None => {
                if let Ok((after, ())) = aside(rest) {
                    rest = after;
                    continue;
                }
                // a comma, a dash: only right before the part
                let (after, _) = alt((comma, dash)).parse(rest)?;
                return alt((linked, against, |row| again(verb, row))).parse(after);
            }
        };
    }
    row.no()
}

fn comma<'a>(row: Row<'a>) -> Read<'a, &'a Item> {
    row.sign(symbol::COMMA)
}

fn dash<'a>(row: Row<'a>) -> Read<'a, &'a Item> {
    match row.sign(symbol::DASH).or_else(|_| row.sign(symbol::HYPHEN)) {
        Ok((rest, sign)) if sign.spaced || sign.word == symbol::DASH => Ok((rest, sign)),
        _ => row.no(),
    }
}

/// `to X`, `from X`, `from last month's X`, `to a record X`
pub(super) fn linked<'a>(row: Row<'a>) -> Read<'a, (Slot, Amount<'a>)> {
    let Some(Between::Link(slot)) = between(row) else { return row.no() };
    let mut rest = row.after(1);
    for _ in 0..LINK {
        if let Ok((after, amount)) = amount(rest) {
            // "rebounding from a 0.1 percent dip": a change, and no value
            return if of_a_change(after) { row.no() } else { Ok((after, (slot, amount))) };
        }
        // "from a low of $12.50": the change is from somewhere else
        let base = slot == Slot::From && matches!(rest.phrase(Class::CHANGE), Ok((_, Sense::Change(Change::Base))));
        match between(rest) {
            Some(Between::Word | Between::Of | Between::Time) if !base => rest = rest.after(1),
            _ => return row.no(),
        }
    }
    row.no()
}

/// Whether a noun of change stands here: the amount before it is how far something went.
pub(super) fn of_a_change(row: Row) -> bool {
    matches!(row.phrase(Class::CHANGE), Ok((_, Sense::Change(change))) if is_noun(change))
}

/// `compared with X a year earlier`; without a time it may be what was expected
fn against<'a>(row: Row<'a>) -> Read<'a, (Slot, Amount<'a>)> {
    let (rest, ()) = against_with(row)?;
    let (rest, amount) = amount(rest)?;
    let mut further = rest;
    for _ in 0..LINK {
        match between(further) {
            Some(Between::Time) => return Ok((rest, (Slot::From, amount))),
            Some(Between::Of) => further = further.after(1),
            _ => break,
        }
    }
    row.no()
}

/// The change said once more before "from": `rose to 27.8% - which is up from 27.2%`
fn again<'a>(verb: Verb, row: Row<'a>) -> Read<'a, (Slot, Amount<'a>)> {
    let rest = row.cue(Cue::Relative).map_or(row, |(rest, ())| rest);
    let rest = rest.cue(Cue::Verb).map_or(rest, |(rest, ())| rest);
    match rest.phrase(Class::CHANGE)? {
        (rest, Sense::Change(change @ (Change::Up | Change::Down))) if way(change) == way(verb.change) => {
            match linked(rest)? {
                (rest, (Slot::From, amount)) => Ok((rest, (Slot::From, amount))),
                _ => row.no(),
            }
        }
        _ => row.no(),
    }
}

pub(super) fn against_with(row: Row) -> Read<()> {
    match row.phrase(Class::CHANGE)? {
        (rest, Sense::Change(Change::Against)) => Ok((rest, ())),
        _ => row.no(),
    }
}

/// The same amount in other words, up to the comma behind them: `, or 41 cents a share,`
fn aside(row: Row) -> Read<()> {
    let rest = row.sign(symbol::COMMA).map_or(row, |(rest, _)| rest);
    let (rest, ()) = rest.cue(Cue::Or)?;
    let (mut rest, _) = amount(rest)?;
    for _ in 0..LINK {
        match between(rest) {
            Some(Between::Word | Between::Of) => rest = rest.after(1),
            _ => break,
        }
    }
    rest.sign(symbol::COMMA).map(|_| (rest, ()))
}
