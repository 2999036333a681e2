//! A whole and all its parts: `264 seats – 12 business and 252 economy –`, `71 medals (20 gold, 28 silver, 23 bronze)`, `a total
//! of 61: 40 in Mali and 21 in Chad`.

use super::altogether;
use super::part::{joined, whole};
use super::place::{Draft, Place, Reader, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::phrase::{Cue, Sort};
use crate::lexicon::{Class, Sense, symbol};

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Total,
    name: "total",
    about: "a whole and all its parts: 264 seats, 12 business and 252 economy",
    slots: &[Slot::Whole, Slot::Part],
    maybe: &[],
    read: Reader { at: &[row::Kind::Number, row::Kind::Money, row::Kind::Quantity], read },
};

/// The most words between the whole and its parts.
const HEAD: usize = 4;
/// The most words of a part.
const WORDS: usize = 4;
/// The most parts.
const PARTS: usize = 8;

#[derive(Clone, Copy, PartialEq)]
enum Opening {
    Bracket,
    Dash,
    Colon,
}

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    opening(place, drafts).or_else(|| altogether::read(place, drafts))
}

/// The whole, and then its parts behind a sign that opens them.
fn opening(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let row = place.row;
    let head = row.head()?;
    if head.kind != row::Kind::Number {
        return None;
    }
    let sum = whole(head, row)?;
    let (mut rest, opening) = opened(place)?;
    let mut parts: Vec<&Item> = Vec::new();
    let (mut and, mut medals) = (false, true);
    loop {
        let item = rest.head().filter(|item| item.kind == row::Kind::Number)?;
        whole(item, rest)?;
        parts.push(item);
        rest = rest.after(1);
        medals &= rest.sort(Sort::Medals).is_ok();
        let mut words = 0;
        while joined(rest).is_none() && rest.head().is_some_and(|item| item.kind == row::Kind::Word) {
            if words == WORDS || refused(rest) {
                return None;
            }
            (words, rest) = (words + 1, rest.after(1));
        }
        // "12 people: 3 and 9" is no list of parts
        if words == 0 || parts.len() > PARTS {
            return None;
        }
        let Some(next) = joined(rest) else { break };
        let comma = rest.sign(symbol::COMMA).map_or(rest, |(after, _)| after);
        and = comma.cue(Cue::And).is_ok();
        rest = next;
    }
    let ends = rest.head().is_none_or(|item| match opening {
        Opening::Bracket => item.word == symbol::CLOSE,
        Opening::Dash => item.kind == row::Kind::Stop || matches!(item.word, symbol::DASH | symbol::HYPHEN),
        Opening::Colon => item.kind == row::Kind::Stop || item.word == symbol::SEMICOLON,
    });
    // without "and" the list may go on: only of medals there is no fourth kind
    let all = and || medals && parts.len() == 3;
    if !ends || !all || parts.len() < 2 {
        return None;
    }
    let mut slots = vec![(Slot::Whole, Value::Quantity(sum), run(head, head))];
    for part in parts {
        slots.push((Slot::Part, Value::Quantity(whole(part, row)?), run(part, part)));
    }
    drafts.push(Draft::new(Kind::Total, slots, None));
    Some(row.read_up_to(rest))
}

/// The words for what is counted, up to the sign that opens the parts.
fn opened(place: Place) -> Option<(Row, Opening)> {
    // "a total of 61: 40 in Mali and 21 in Chad"
    let text = |count: usize| place.before(count).map_or("", |item| place.row.text(item));
    let total = text(1) == "of" && text(2) == "total" || matches!(text(1), "total" | "all" | "toll");
    let mut rest = place.row.after(1);
    // what follows most amounts is no such sign
    let first = rest.items.iter().take(HEAD + 1).find(|item| item.kind != row::Kind::Word)?;
    if !matches!(first.word, symbol::OPEN | symbol::COLON | symbol::DASH | symbol::HYPHEN) {
        return None;
    }
    for words in 0..=HEAD {
        let item = rest.head()?;
        if item.kind == row::Kind::Sign {
            let double = rest.items.get(1).is_some_and(|next| next.word == symbol::HYPHEN && !next.spaced);
            let (opening, length) = match item.word {
                symbol::OPEN => (Opening::Bracket, 1),
                symbol::COLON => (Opening::Colon, 1),
                symbol::DASH => (Opening::Dash, 1),
                symbol::HYPHEN if double => (Opening::Dash, 2),
                symbol::HYPHEN if item.spaced => (Opening::Dash, 1),
                _ => return None,
            };
            return (words > 0 || total).then(|| (rest.after(length), opening));
        }
        if item.kind != row::Kind::Word || refused(rest) {
            return None;
        }
        rest = rest.after(1);
    }
    None
}

/// Words that make no list of parts: verbs and clauses, "including", "each", and things that are made of what is counted behind.
pub(super) fn refused(row: Row) -> bool {
    let groups = matches!(row.phrase(Class::SORT), Ok((_, Sense::Sort(Sort::Each | Sort::Groups | Sort::Several))));
    let clause = matches!(
        row.phrase(Class::CUE),
        Ok((_, Sense::Cue(Cue::Including | Cue::Relative | Cue::Verb | Cue::Per | Cue::Changed | Cue::Or)))
    );
    groups || clause
}
