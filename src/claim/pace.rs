//! One pace by two times: `$2 million a day, or $730 million a year`, `500 visitors a month (6,000 a year)`.

use super::parts::{AMOUNTS, Amount, amount};
use super::place::{Draft, Place, Reader, Run, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::row::{self, Row};
use crate::lexicon::phrase::{Cue, Sort};
use crate::lexicon::{Class, Sense, symbol};
use crate::measure::quantity::Quantity;
use crate::measure::stretch::Grain;
use crate::measure::unit::UnitWord;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Pace,
    name: "pace",
    about: "one pace by two times: $2 million a day, or $730 million a year",
    slots: &[Slot::Left, Slot::Right, Slot::Each],
    maybe: &[],
    read: Reader { at: AMOUNTS, read },
};

/// The most words of what is counted: `500 foreign visitors a month`.
const COUNTED: usize = 3;

/// The most items between the two amounts: `visitors a month, which is equivalent to about`.
const NEAR: usize = 12;

/// An amount and how often.
struct Side<'a> {
    amount: Amount<'a>,
    each: Grain,
    words: Run,
    counted: &'a str,
}

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    // the other amount is near, and of one kind: most amounts are turned away here
    let head = place.row.head()?;
    let mut near = place.row.items.iter().skip(2).take(NEAR).take_while(|item| item.kind != row::Kind::Stop);
    if !near.any(|item| item.kind == head.kind) {
        return None;
    }
    let (rest, left) = side(place.row)?;
    let (rest, bracket) = joined(rest)?;
    let (rest, right) = side(rest.past(Class::HEDGE.or(Class::SAME)))?;
    // "6,000 a year from Oslo" and "$300 a week for two" are of something else
    let ends = rest.head().is_none_or(|next| match bracket {
        true => next.word == symbol::CLOSE,
        false => matches!(next.kind, row::Kind::Sign | row::Kind::Stop),
    });
    let alike = left.amount.0.kind == right.amount.0.kind
        && (left.counted.is_empty() || right.counted.is_empty() || left.counted == right.counted);
    if !ends || !alike || left.each == right.each || left.amount.0.kind == row::Kind::Percent {
        return None;
    }
    let mut slots = Vec::new();
    for (slot, side) in [(Slot::Left, left), (Slot::Right, right)] {
        slots.push((slot, Value::Quantity(side.amount.1), (side.amount.0.start, side.words.1)));
        slots.push((Slot::Each, Value::Grain(side.each), side.words));
    }
    drafts.push(Draft::new(Kind::Pace, slots, None));
    Some(place.row.read_up_to(rest))
}

/// `500 [foreign visitors] a month`, `40 barrels per day`
fn side(row: Row) -> Option<(Row, Side)> {
    let (mut rest, (item, quantity)) = amount(row).ok()?;
    let name = |unit: UnitWord| row.page.lexicon.likeliest(unit).map_or("", |unit| unit.name.as_str());
    let (above, below) = match quantity.unit.rate() {
        Some((above, below)) => (above, name(below)),
        None => (quantity.unit, name(quantity.unit).split_once(" per ").map_or("", |(_, below)| below)),
    };
    if let Some(each) = grain(below) {
        let amount = (item, Quantity { unit: above, ..quantity });
        return Some((rest, Side { amount, each, words: run(item, item), counted: "" }));
    }
    let mut counted = "";
    for words in 0..=COUNTED {
        let first = rest.head().filter(|next| next.kind == row::Kind::Word)?;
        let often = rest.cue(Cue::A).or_else(|_| rest.cue(Cue::Per)).ok().map(|(rest, ())| rest);
        let often = often.or_else(|| matches!(rest.text(first), "each" | "every").then(|| rest.after(1)));
        if let Some(often) = often {
            let (rest, Sense::Grain(each)) = often.phrase(Class::GRAIN).ok()? else { return None };
            let last = often.items.get(often.read_up_to(rest).checked_sub(1)?)?;
            let side = Side { amount: (item, quantity), each, words: run(first, last), counted };
            return Some((rest, side));
        }
        if words == COUNTED || matches!(rest.phrase(Class::CUE), Ok((_, Sense::Cue(_)))) {
            return None;
        }
        counted = rest.text(first);
        rest = rest.after(1);
    }
    None
}

/// The unit of the calendar of that name: the day of `barrels per day`.
fn grain(name: &str) -> Option<Grain> {
    [Grain::Day, Grain::Week, Grain::Month, Grain::Quarter, Grain::Year].into_iter().find(|grain| grain.name() == name)
}

/// `, or` · ` (` · `, equivalent to` · `, which comes to`
fn joined(row: Row) -> Option<(Row, bool)> {
    if let Ok((rest, _)) = row.sign(symbol::OPEN) {
        return Some((rest, true));
    }
    let rest = match row.sign(symbol::COMMA) {
        Ok((rest, _)) => rest,
        Err(_) => row.sign(symbol::DASH).ok()?.0,
    };
    let same = rest.phrase(Class::SAME).map(|(rest, _)| rest);
    let rest = same.or_else(|_| rest.sort(Sort::Comes).map(|(rest, ())| rest)).ok()?;
    Some((rest, false))
}

#[cfg(test)]
mod corpus {
    use super::super::{Claim, Mentions, extract};
    use super::*;
    use crate::grammar::Reader;
    use crate::lexicon::tests::boxed;
    use crate::markup::MARKUPS;

    /// The paces of a text: `left = right`.
    fn paces(text: &str) -> String {
        let document = MARKUPS[0].read(text);
        let mut reader = Reader::new(boxed());
        let (mut claims, mut mentions): (Vec<Claim>, _) = (Vec::new(), Mentions::default());
        for block in &document.blocks {
            for (start, text) in block.stretches() {
                extract(&reader.read(text), block, start, false, &mut claims, &mut mentions);
            }
        }
        let paces = claims.iter().filter(|claim| claim.kind == Kind::Pace).map(|claim| {
            let words = |slot| claim.slot(slot).map_or("", |part| part.text.as_str());
            format!("{} = {}", words(Slot::Left), words(Slot::Right))
        });
        paces.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_pace_is_told_in_many_ways() {
        for (text, told) in [
            ("It loses $2 million a day, or $730 million a year.", "$2 million a day = $730 million a year"),
            ("It sees 500 visitors per month (about 6,000 a year).", "500 visitors per month = 6,000 a year"),
            ("It pumps 40 barrels per day, or 14,600 barrels a year.", "40 barrels per day = 14,600 barrels a year"),
            ("He walks 20 miles every day – that is, 140 miles a week.", ""),
            ("He walks 20 miles every day, equivalent to 140 miles a week.", "20 miles every day = 140 miles a week"),
            ("Each makes 12 boats a month, or 144 boats a year, by hand.", "12 boats a month = 144 boats a year"),
        ] {
            assert_eq!(paces(text), told, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_pace_is_none() {
        for text in [
            "It takes those who earn $250,000 a year, or $500,000 for a couple.",
            "Bikes are $10 a day or $50 a week.",
            "It makes 12 boats a month, or 144 oars a year.",
            "It makes 12 boats a month, or 144 a year with help.",
            "They work 30 hours a week or more.",
            "It rose 3 percent a month, or 40 percent a year.",
            "It makes 12 boats a month, and 200 a year were planned.",
        ] {
            assert_eq!(paces(text), "", "{text}");
        }
    }
}
