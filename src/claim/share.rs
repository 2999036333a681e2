//! Two counts and the share they make: `30 of 40, or 75 percent`, `30 of the 40 members (75%)`, `one in five (20%)`, `$30 million,
//! or 75 percent of its $40 million in sales`.

use super::place::{Draft, Place, Reader, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Class, Sense, symbol};
use crate::measure::quantity::Quantity;
use rust_decimal::Decimal;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Share,
    name: "share",
    about: "two counts and the share they make: 30 of 40, or 75 percent",
    slots: &[Slot::Part, Slot::Share],
    maybe: &[Slot::Whole],
    read: Reader { at: &[row::Kind::Number, row::Kind::Money, row::Kind::Quantity], read },
};

/// The most words between the counts and the share.
const WORDS: usize = 6;
/// The most words between "of" and the whole: `3 of the town's 40 lifts`.
const WHOSE: usize = 4;

/// The most items in brackets before the share.
const ASIDE: usize = 8;

/// How the share is told beside the counts.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    /// (75 percent)
    Bracket,
    /// – 75 percent –
    Dash,
    /// , or 75 percent
    Or,
}

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let row = place.row;
    let head = row.head()?;
    let part = number(row)?;
    // "fell 0.9, or 0.8 percent": a decimal is no fraction of anything
    if part.value < Decimal::ONE && row.text(head).contains('.') {
        return None;
    }
    let counts = head.kind == row::Kind::Number;
    let mut rest = row.after(1);
    let mut whole = None;
    if part.value >= Decimal::ONE
        && counts
        && let Some((item, after)) =
            rest.cue(Cue::Of).or_else(|_| rest.cue(Cue::OutOf)).ok().and_then(|(rest, ())| of_whole(rest, head.kind))
    {
        (whole, rest) = (Some(item), after);
    }
    let fraction = counts && part.value < Decimal::ONE;
    let mut words = 0;
    while rest.head().is_some_and(|item| item.kind == row::Kind::Word) {
        let clause =
            matches!(rest.phrase(Class::CUE), Ok((_, Sense::Cue(Cue::Relative | Cue::Verb | Cue::And | Cue::Changed))));
        if clause || words > WORDS {
            return None;
        }
        // "or 75 percent" without a comma
        if rest.cue(Cue::Or).is_ok() {
            break;
        }
        (words, rest) = (words + 1, rest.after(1));
    }
    // "64 billion euros ($91.7 billion), or 43 percent of"
    let rest = if said(rest).is_none() { aside(rest)? } else { rest };
    let (told, item, behind) = said(rest)?;
    let mut read = behind;
    if whole.is_none() && !fraction {
        // "500 jobs, or 12 percent of its 4,200"
        let comma = behind.sign(symbol::COMMA).map_or(behind, |(rest, _)| rest);
        let (found, after) = of_whole(comma.cue(Cue::Of).ok()?.0, head.kind).filter(|_| told != Told::Bracket)?;
        let all = number(Row { items: std::slice::from_ref(found), ..row })?;
        // "$60 million, or 150 percent of the $40 million it wanted" is no part of it
        let same = all.unit == part.unit && part.value <= all.value;
        let clear = after.head().is_none_or(|next| next.word != symbol::HYPHEN);
        (same && clear).then_some(())?;
        (whole, read) = (Some(found), after);
    } else {
        // "(20 percent more than last year)" is another share
        let closed = behind.head().is_none_or(|next| match told {
            Told::Bracket => next.word == symbol::CLOSE,
            Told::Dash => next.kind == row::Kind::Stop || matches!(next.word, symbol::DASH | symbol::HYPHEN),
            Told::Or => matches!(next.kind, row::Kind::Sign | row::Kind::Stop),
        });
        (closed && (told == Told::Bracket || told == Told::Dash || rest.sign(symbol::COMMA).is_ok())).then_some(())?;
    }
    let mut slots = vec![(Slot::Part, Value::Quantity(part), run(head, head))];
    if let Some(whole) = whole {
        let quantity = number(Row { items: std::slice::from_ref(whole), ..row })?;
        slots.push((Slot::Whole, Value::Quantity(quantity), run(whole, whole)));
    }
    let share = number(Row { items: std::slice::from_ref(item), ..row })?;
    let percent = row.page.lexicon.likeliest(share.unit).is_some_and(|unit| unit.name == "percent");
    percent.then_some(())?;
    slots.push((Slot::Share, Value::Quantity(share), run(item, item)));
    drafts.push(Draft::new(Kind::Share, slots, None));
    Some(row.read_up_to(read))
}

/// What follows words in brackets.
fn aside(row: Row) -> Option<Row> {
    row.sign(symbol::OPEN).ok()?;
    let close = row.items.iter().take(ASIDE).position(|item| item.word == symbol::CLOSE)?;
    Some(row.after(close + 1))
}

/// `the 40`, `its own 40`, `the town's 40`: the whole behind "of", of the part's kind.
fn of_whole<'a>(row: Row<'a>, kind: row::Kind) -> Option<(&'a Item, Row<'a>)> {
    let mut rest = row;
    for words in 0..=WHOSE {
        let item = rest.head()?;
        if item.kind == kind {
            return Some((item, rest.after(1)));
        }
        let joins = item.kind == row::Kind::Sign && !item.spaced && item.word == symbol::APOSTROPHE;
        let hedge = rest.past(Class::HEDGE);
        if hedge.items.len() < rest.items.len() {
            rest = hedge;
            continue;
        }
        let clause = matches!(rest.phrase(Class::CUE), Ok((_, Sense::Cue(cue))) if !matches!(cue, Cue::Of | Cue::A));
        if words == WHOSE || clause || !joins && item.kind != row::Kind::Word {
            return None;
        }
        rest = rest.after(1);
    }
    None
}

/// `(75 percent`, `, or 75 percent`, ` -- 75 percent`: the share and what follows it.
fn said<'a>(row: Row<'a>) -> Option<(Told, &'a Item, Row<'a>)> {
    let sign = |row: Row<'_>, sign| row.sign(sign).is_ok();
    let (told, rest) = if sign(row, symbol::OPEN) {
        (Told::Bracket, row.after(1))
    } else if sign(row, symbol::DASH) || sign(row, symbol::HYPHEN) && row.head()?.spaced {
        let twice = sign(row.after(1), symbol::HYPHEN) && !row.items.get(1)?.spaced;
        let rest = row.after(if twice { 2 } else { 1 });
        (Told::Dash, rest.cue(Cue::Or).map_or(rest, |(rest, ())| rest))
    } else {
        (Told::Or, row.sign(symbol::COMMA).map_or(row, |(rest, _)| rest).cue(Cue::Or).ok()?.0)
    };
    let rest = rest.past(Class::HEDGE);
    let item = rest.head().filter(|item| item.kind == row::Kind::Percent)?;
    Some((told, item, rest.after(1)))
}

fn number(row: Row) -> Option<Quantity> {
    match row.page.atoms.get(row.head()?.atom as usize)? {
        Atom::Quantity(quantity) if quantity.value > Decimal::ZERO => Some(*quantity),
        _ => None,
    }
}
