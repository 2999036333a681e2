//! So many years ago, and the year: `ten years ago, in 2009`, `in 1944, 68 years ago`.

use super::place::{Draft, Place, Reader, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::{Atom, Date};
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::symbol;
use crate::measure::when::{Origin, Reach, What, When};

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Ago,
    name: "ago",
    about: "so many years ago, and the year: ten years ago, in 2009",
    slots: &[Slot::Ago, Slot::Date],
    maybe: &[],
    read: Reader { at: &[row::Kind::Date], read },
};

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let row = place.row;
    let head = row.head()?;
    let rest = row.after(1);
    let comma = rest.sign(symbol::COMMA).map_or(rest, |(rest, _)| rest);
    let (ago, date, item, other, length) = match years(row, head) {
        Some(ago) => {
            let rest = comma.cue(Cue::In).ok()?.0;
            let item = rest.head()?;
            (ago, year(row, item)?, head, item, row.read_up_to(rest) + 1)
        }
        None => {
            let date = year(row, head)?;
            let item = comma.head().filter(|_| comma.items.len() < rest.items.len())?;
            (years(row, item)?, date, item, head, row.read_up_to(comma) + 1)
        }
    };
    // "about ten years ago"
    let at = place.at + row.items.iter().position(|one| one.start == item.start)?;
    if place.hedge_before(at).is_some() {
        return None;
    }
    let slots =
        vec![(Slot::Ago, Value::When(ago), run(item, item)), (Slot::Date, Value::Date(date), run(other, other))];
    drafts.push(Draft::new(Kind::Ago, slots, None));
    Some(length)
}

/// `ten years ago`: whole years, back from the day of publication
fn years(row: Row, item: &Item) -> Option<When> {
    match row.page.atoms.get(item.atom as usize)? {
        Atom::When(
            when @ When { what: What::Moved(Reach { years, months: 0, weeks: 0, days: 0 }, Origin::Today), part: None },
        ) if item.kind == row::Kind::Date && *years < 0 => Some(*when),
        _ => None,
    }
}

/// `2009`, `May 2009`
fn year(row: Row, item: &Item) -> Option<Date> {
    match row.page.atoms.get(item.atom as usize)? {
        Atom::Date(date) if item.kind == row::Kind::Date && date.year.is_some() => Some(*date),
        _ => None,
    }
}
