//! How high, long or deep a thing is: `Mount Everest is 8,849 metres high`, `the 828-metre Burj Khalifa`, `K2, at 8,611 metres,`.
//!
//! Only where the sentence is of the thing itself: "base camp on Everest, at 5,364 metres" is not.

use super::member::name;
use crate::claim::parts;
use crate::claim::place::{Place, Run, run};
use crate::claim::shape::{Slot, Value};
use crate::grammar::row::{self, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::world::World;
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::measure::unit::Dimension;

type Told = (Slot, Value, Run);

/// The most items in brackets behind an amount: `(29,032 feet)`, `(5 miles, 1,000 feet)`
const ASIDE: usize = 6;

/// The size of the name at a place, and where the row goes on.
pub(super) fn sized(place: Place) -> Option<(Row, Vec<Told>)> {
    let (rest, _) = name(place.row)?;
    before(place, rest).map(|told| (rest, told)).or_else(|| behind(place, rest))
}

/// `the 8,849-metre Mount Everest`, `the 828-metre-tall (2,717-foot) Burj Khalifa`
fn before(place: Place, rest: Row) -> Option<Vec<Told>> {
    let mut at = place.at.checked_sub(1)?;
    if place.all[at].word == symbol::CLOSE {
        at = (1..=ASIDE).filter_map(|count| at.checked_sub(count)).find(|at| place.all[*at].word == symbol::OPEN)?;
        at = at.checked_sub(1)?;
    }
    let size = size(place.row_at(at));
    if size.is_some() {
        at = at.checked_sub(1)?;
        at = if place.all[at].word == symbol::HYPHEN { at.checked_sub(1)? } else { at };
    }
    (place.all[at].kind == row::Kind::Quantity).then_some(())?;
    place.row_at(at.checked_sub(1)?).world(World::The).ok()?;
    // "the 50-km Nile cruise" is not as long as the river
    let ends = rest.head().is_none_or(|next| match next.kind {
        row::Kind::Stop => true,
        row::Kind::Sign => !matches!(next.word, symbol::HYPHEN | symbol::APOSTROPHE | symbol::POINT),
        row::Kind::Word => {
            next.case == Case::Lower && (rest.phrase(Class::CUE).is_ok() || rest.world(World::Is).is_ok())
        }
        _ => false,
    });
    let (_, value) = amount(place.row_at(at)).filter(|_| ends)?;
    Some(told(size.map(|(_, size)| size), value))
}

/// `is 8,849 metres high`, `, at 8,849 metres,`
fn behind<'a>(place: Place<'a>, rest: Row<'a>) -> Option<(Row<'a>, Vec<Told>)> {
    let is = rest.world(World::Is).or_else(|_| rest.world(World::Stands)).ok().map(|(rest, ())| rest);
    let comma = rest.sign(symbol::COMMA).ok().map(|(rest, _)| rest);
    let at = comma.filter(|rest| rest.head().is_some_and(|next| rest.text(next) == "at")).map(|rest| rest.after(1));
    let from = is.or(at)?;
    begins(place).then_some(())?;
    let (rest, value) = amount(from.past(Class::HEDGE))?;
    let rest = aside(rest);
    let (rest, size) = match size(rest) {
        Some((rest, size)) => (aside(rest), Some(size)),
        None => (rest, None),
    };
    let sign = rest.head().is_none_or(|next| next.kind == row::Kind::Stop || next.word == symbol::COMMA);
    let ends = match is {
        // "is 300 metres deep near its shore"
        Some(_) => size.is_some() && (sign || rest.cue(Cue::And).is_ok()),
        None => sign,
    };
    ends.then(|| (rest, told(size, value)))
}

/// Whether a sentence begins with the name.
fn begins(place: Place) -> bool {
    let the = place.at.checked_sub(1).filter(|at| place.row_at(*at).world(World::The).is_ok());
    let before = the.unwrap_or(place.at).checked_sub(1);
    before.is_none_or(|before| place.all[before].kind == row::Kind::Stop)
}

/// A length or an area.
fn amount(row: Row) -> Option<(Row, (Value, Run))> {
    let (rest, (item, quantity)) = parts::amount(row).ok()?;
    let lexicon = row.page.lexicon;
    let extent = [Dimension::Length, Dimension::Area].iter().any(|of| lexicon.measures(quantity.unit, *of));
    (item.kind == row::Kind::Quantity && extent).then_some((rest, (Value::Quantity(quantity), (item.start, item.end))))
}

/// `high`, `long`
fn size(row: Row) -> Option<(Row, (Value, Run))> {
    match row.phrase(Class::SIZE).ok()? {
        (rest, Sense::Size(term)) => {
            let last = row.items.get(row.read_up_to(rest).checked_sub(1)?)?;
            Some((rest, (Value::Term(term), run(row.items.first()?, last))))
        }
        _ => None,
    }
}

/// `(29,032 feet)`
fn aside(row: Row) -> Row {
    let Ok((rest, _)) = row.sign(symbol::OPEN) else { return row };
    let close = rest.items.iter().take(ASIDE).position(|item| item.word == symbol::CLOSE);
    close.map_or(row, |close| rest.after(close + 1))
}

/// Without a word for what is measured, the facts know what there is to measure in this unit.
fn told(size: Option<(Value, Run)>, (value, at): (Value, Run)) -> Vec<Told> {
    let (metric, place) = size.unwrap_or((Value::Text, at));
    vec![(Slot::Metric, metric, place), (Slot::Value, value, at)]
}
