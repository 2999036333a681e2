//! One amount in two units: `X (Y)`, `X (about Y)`, `X (Y; Z)`, `X (Y-Z)`, `X, or Y,`, `X, equivalent to Y`.

use super::place::{Draft, Place, Reader, amount, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::row::{self, Item, Read, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Class, WordId, symbol};
use crate::measure::unit::UnitWord;
use nom::Parser;
use nom::branch::alt;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Pair,
    name: "pair",
    about: "one amount in two units: 26 billion yuan ($3.7 billion)",
    slots: &[Slot::Left, Slot::Right],
    maybe: &[Slot::Qualifier],
    read: Reader { at: AMOUNTS, read },
};

/// The kinds of item that are amounts.
pub(super) const AMOUNTS: &[row::Kind] = &[row::Kind::Money, row::Kind::Quantity, row::Kind::Range];

const OPEN_SQUARE: WordId = WordId::sign(b'[');
/// How many items of a bracket are looked at.
const LONGEST: usize = 40;

const CLOSE_SQUARE: WordId = WordId::sign(b']');

/// The most units one amount is said in.
const MOST: usize = 5;

/// The second side of a pair: its amounts, and the words that qualify the last of them.
struct Side<'a> {
    amounts: Vec<(&'a Item, Option<Tail<'a>>)>,
}

/// The words between an amount and the closing bracket.
type Tail<'a> = (&'a Item, &'a Item);

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (rest, left) = an_amount(place.row).ok()?;
    if part_of_more(place) {
        return None;
    }
    let (rest, side) = alt((bracketed, in_other_words)).parse(rest).ok()?;
    // X (Y; Z): each is the same amount as each of the others
    let (years, spoken, past) = (place.years(), place.spoken(), place.past());
    let amounts: Vec<_> = std::iter::once((left, None)).chain(side.amounts).take(MOST).collect();
    let units: Vec<_> =
        amounts.iter().filter_map(|(item, _)| amount(place.row, item)).map(|value| unit(&value)).collect();
    for (at, (left, _)) in amounts.iter().enumerate() {
        for (right, tail) in &amounts[at + 1..] {
            let (left_value, right_value) = (amount(place.row, left)?, amount(place.row, right)?);
            // "30 or 72 euros ($33 or $78)": two amounts in one unit are two amounts; of "40 C (104 C)" one is in another
            let only = amounts.len() == 2 && left.kind == row::Kind::Quantity;
            let twice = |value: &Value| !only && units.iter().filter(|other| **other == unit(value)).count() > 1;
            if twice(&left_value) || twice(&right_value) {
                continue;
            }
            let money = left.kind == row::Kind::Money || right.kind == row::Kind::Money;
            let mut slots =
                vec![(Slot::Left, left_value, run(left, left)), (Slot::Right, right_value, run(right, right))];
            let qualifier = tail.map(|(first, last)| run(first, last)).or(past.filter(|_| money));
            if let Some(qualifier) = qualifier {
                slots.push((Slot::Qualifier, Value::Text, qualifier));
            }
            drafts.push(Draft { spoken: spoken.clone(), ..Draft::new(Kind::Pair, slots, years) });
        }
    }
    Some(place.row.read_up_to(rest))
}

fn unit(value: &Value) -> UnitWord {
    match value {
        Value::Quantity(quantity) | Value::Range(quantity, _) => quantity.unit,
        _ => UnitWord::NONE,
    }
}

/// Whether the amount is only the last part of a larger expression, so that what follows in brackets may convert all
/// of it: `3 x 5 cm (…)`, `5 feet by 3 feet (…)`.
fn part_of_more(place: Place) -> bool {
    let joins = place.before(1).is_some_and(|before| {
        let text = place.row.text(before);
        matches!(text, "x" | "X" | "×" | "by" | "*" | "/" | "+")
    });
    joins && place.before(2).is_some_and(|first| AMOUNTS.contains(&first.kind) || first.kind == row::Kind::Number)
}

/// `X`, with a closing quotation mark behind it perhaps
fn an_amount<'a>(row: Row<'a>) -> Read<'a, &'a Item> {
    let Some(head) = row.head().filter(|head| AMOUNTS.contains(&head.kind)) else { return row.no() };
    let rest = row.after(1);
    Ok((rest.sign(symbol::QUOTE).map_or(rest, |(rest, _)| rest), head))
}

/// `( [about] Y [; Z] [qualifier] )`
fn bracketed(row: Row) -> Read<Side> {
    let (mut rest, close) = match row.sign(symbol::OPEN) {
        Ok((rest, _)) => (rest, symbol::CLOSE),
        Err(_) => (row.sign(OPEN_SQUARE)?.0, CLOSE_SQUARE),
    };
    let mut amounts = Vec::new();
    loop {
        rest = said_otherwise(rest.cue(Cue::And).map_or(rest, |(rest, ())| rest));
        let Some(head) = rest.head().filter(|head| AMOUNTS.contains(&head.kind)) else { break };
        let after = rest.after(1);
        let part = |at: &usize| {
            after.after(*at).head().is_none_or(|item| item.word == close || ends(item)) || separates(after.after(*at))
        };
        let Some(length) = (0..after.items.len().min(LONGEST)).find(part) else { return row.no() };
        let tail = match after.items.get(..length) {
            Some([first, .., last]) => Some((first, last)),
            Some([only]) => Some((only, only)),
            _ => None,
        };
        amounts.push((head, tail));
        rest = after.after(length);
        if !separates(rest) {
            break;
        }
        rest = rest.after(1);
    }
    if amounts.is_empty() {
        return row.no();
    }
    // what else stands in the brackets is not ours: "(Y, Z per cent more than last year)"
    let length = rest.items.iter().take(LONGEST).position(|item| item.word == close && item.kind == row::Kind::Sign);
    match length {
        Some(length) => Ok((rest.after(length + 1), Side { amounts })),
        None => row.no(),
    }
}

/// `, or about Y,` · `, equivalent to Y` · ` or Y,`
fn in_other_words(row: Row) -> Read<Side> {
    let rest = match row.sign(symbol::COMMA) {
        Ok((rest, _)) => rest,
        Err(_) => row.sign(symbol::DASH)?.0,
    };
    let (rest, _) = rest.phrase(Class::SAME)?;
    let rest = said_otherwise(rest);
    let Some(head) = rest.head().filter(|head| AMOUNTS.contains(&head.kind)) else { return row.no() };
    let rest = rest.after(1);
    // "or 5 km from the coast" speaks of something else
    match rest.head() {
        None => {}
        // "72 yuan, or $4, $8 and $10" goes on with other amounts
        Some(next)
            if next.word == symbol::COMMA && rest.items.get(1).is_some_and(|next| AMOUNTS.contains(&next.kind)) =>
        {
            return row.no();
        }
        Some(next) if matches!(next.kind, row::Kind::Sign | row::Kind::Stop) && next.word != symbol::OPEN => {}
        _ => return row.no(),
    }
    Ok((rest, Side { amounts: vec![(head, None)] }))
}

/// Hedges and words for "the same", in any order: `or about`, `equivalent to roughly`.
fn said_otherwise(row: Row) -> Row {
    row.past(Class::HEDGE.or(Class::SAME))
}

/// `;`, `,`, `/` or "or", with another amount behind it; anything else qualifies the amount before: `$3/day`.
fn separates(row: Row) -> bool {
    let Some(item) = row.head() else { return false };
    let sign = item.kind == row::Kind::Sign
        && (matches!(item.word, symbol::SEMICOLON | symbol::COMMA) || item.word == WordId::sign(b'/'));
    let word = || item.kind == row::Kind::Word && (row.cue(Cue::Or).is_ok() || row.cue(Cue::And).is_ok());
    (sign || word()) && {
        let rest = row.after(1);
        let rest = rest.cue(Cue::And).map_or(rest, |(rest, ())| rest);
        said_otherwise(rest).head().is_some_and(|next| AMOUNTS.contains(&next.kind))
    }
}

fn ends(item: &Item) -> bool {
    item.kind == row::Kind::Stop || item.word == symbol::OPEN
}
