//! Two counts and the share they make: `30 of 40, or 75 percent`, `30 of the 40 members (75%)`, `one in five (20%)`.

use super::place::{Draft, Place, Reader, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Row};
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
    read: Reader { at: &[row::Kind::Number], read },
};

/// The most words between the counts and the share.
const WORDS: usize = 6;

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let row = place.row;
    let head = row.head()?;
    let part = number(row)?;
    // "fell 0.9, or 0.8 percent": a decimal is no fraction of anything
    if part.value < Decimal::ONE && row.text(head).contains('.') {
        return None;
    }
    let mut slots = vec![(Slot::Part, Value::Quantity(part), run(head, head))];
    let mut rest = row.after(1);
    if part.value >= Decimal::ONE {
        let of = rest.cue(Cue::Of).ok()?.0;
        let of = of
            .head()
            .filter(|next| matches!(row.text(next), "the" | "its" | "their" | "all"))
            .map_or(of, |_| of.after(1));
        let whole = of.head().filter(|next| next.kind == row::Kind::Number)?;
        slots.push((Slot::Whole, Value::Quantity(number(of)?), run(whole, whole)));
        rest = of.after(1);
    }
    for _ in 0..=WORDS {
        let item = rest.head()?;
        if item.kind == row::Kind::Sign {
            break;
        }
        let clause =
            matches!(rest.phrase(Class::CUE), Ok((_, Sense::Cue(Cue::Relative | Cue::Verb | Cue::And | Cue::Changed))));
        if item.kind != row::Kind::Word || clause {
            return None;
        }
        rest = rest.after(1);
    }
    let bracketed = rest.sign(symbol::OPEN).ok().map(|(rest, _)| rest);
    let said = match bracketed {
        Some(rest) => rest,
        None => rest.sign(symbol::COMMA).ok()?.0.cue(Cue::Or).ok()?.0,
    };
    let said = said.past(Class::HEDGE);
    let item = said.head().filter(|item| item.kind == row::Kind::Percent)?;
    let behind = said.after(1);
    // "(20 percent more than last year)" is another share
    let closed = match bracketed {
        Some(_) => behind.head().is_some_and(|next| next.word == symbol::CLOSE),
        None => behind.head().is_none_or(|next| matches!(next.kind, row::Kind::Sign | row::Kind::Stop)),
    };
    if !closed {
        return None;
    }
    let share = number(said)?;
    let percent = row.page.lexicon.likeliest(share.unit).is_some_and(|unit| unit.name == "percent");
    percent.then_some(())?;
    slots.push((Slot::Share, Value::Quantity(share), run(item, item)));
    drafts.push(Draft::new(Kind::Share, slots, None));
    Some(row.read_up_to(behind))
}

fn number(row: Row) -> Option<Quantity> {
    match row.page.atoms.get(row.head()?.atom as usize)? {
        Atom::Quantity(quantity) if quantity.value > Decimal::ZERO => Some(*quantity),
        _ => None,
    }
}
