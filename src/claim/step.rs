//! A change told twice, as an amount and in percent, and what it came to: `rose $3, or 5 percent, to $63`, `down 8 points
//! (0.5 percent) at 1,592`, `$37.18 a barrel, down 69 cents or 1.8 percent`.

use super::change::{before, head, qualifier, rival};
use super::parts::{self, AMOUNTS, Amount, Between, GAP, amount, between, linked, of_a_change, verb};
use super::place::{Draft, Place, Reader, Run, run};
use super::shape::{Kind, Shape, Slot, Value, Way};
use crate::grammar::row::{self, Read, Row};
use crate::lexicon::phrase::{Change, Cue, Sort};
use crate::lexicon::{Class, Sense, symbol};
use crate::measure::unit::Dimension;
use rust_decimal::Decimal;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Step,
    name: "step",
    about: "a change told as an amount and in percent, and what it came to: rose $3, or 5 percent, to $63",
    slots: &[Slot::Way, Slot::By, Slot::Share],
    maybe: &[Slot::To, Slot::From, Slot::Rival, Slot::Qualifier],
    read: Reader { at: AMOUNTS, read },
};

/// The most words of what is counted: `300 full-time jobs, or`.
const COUNTED: usize = 4;

/// The most items between the two tellings: `300 full-time jobs, or more than 5 percent`.
const NEAR: usize = 10;

/// The two tellings of a change.
struct Told<'a> {
    by: Amount<'a>,
    share: Amount<'a>,
    /// Whether the amount is one of a price: 5 cents a share.
    each: bool,
}

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (rest, told) = twice(place.row)?;
    let (way, word, begin, rest) = turned(place, rest)?;
    let (mut to, mut from) = (None, None);
    let mut rest = rest;
    let mut end = place.at + place.row.read_up_to(rest);
    while let Ok((after, (slot, amount))) = value(rest, way) {
        let (this, other) = if slot == Slot::To { (&mut to, &from) } else { (&mut from, &to) };
        // of "to $5 from $4 a year ago, to $6" the last is of something else
        if this.is_some() || !alike(place, &told, amount, after) {
            break;
        }
        *this = Some(amount);
        rest = after;
        end = place.at + place.row.read_up_to(rest);
        if other.is_some() {
            break;
        }
    }
    let mut rivals = Vec::new();
    if to.is_none() && from.is_none() {
        let (at, found) = before(place, begin)?;
        if !alike(place, &told, found, place.row_at(at + 1)) {
            return None;
        }
        rivals = rival(place, at, found);
        to = Some(found);
    }
    let amounts = [(Slot::By, Some(told.by)), (Slot::Share, Some(told.share)), (Slot::To, to), (Slot::From, from)];
    let mut slots = vec![(Slot::Way, Value::Way(way), word)];
    let rivals = rivals.into_iter().map(|found| (Slot::Rival, Some(found)));
    for (slot, found) in amounts.into_iter().chain(rivals) {
        let Some((item, quantity)) = found else { continue };
        slots.push((slot, Value::Quantity(quantity), run(item, item)));
    }
    if let Some(qualifier) = qualifier(place, begin, end) {
        slots.push((Slot::Qualifier, Value::Text, qualifier));
    }
    drafts.push(Draft::new(Kind::Step, slots, None));
    Some(place.row.read_up_to(rest))
}

/// `$3, or 5 percent` · `5 percent, or $3` · `300 jobs (5 percent)` · `12 points, 0.8 percent,`
fn twice(row: Row) -> Option<(Row, Told)> {
    // the other telling is near, and one of the two in percent: most amounts are turned away here
    let head = row.head()?;
    let next = row
        .items
        .iter()
        .skip(1)
        .take(NEAR)
        .find(|item| item.kind != row::Kind::Word && item.kind != row::Kind::Sign)?;
    if !AMOUNTS.contains(&next.kind) || head.kind != row::Kind::Percent && next.kind != row::Kind::Percent {
        return None;
    }
    let (mut rest, one) = amount(row).ok()?;
    let mut each = rest.sort(Sort::Each).is_ok();
    for words in 0.. {
        let item = rest.head()?;
        match item.kind {
            row::Kind::Sign => break,
            row::Kind::Word if rest.cue(Cue::Or).is_ok() => break,
            // "5 percent of sales" is no change of them
            row::Kind::Word if words == COUNTED || one.0.kind == row::Kind::Percent || clause(rest) => return None,
            row::Kind::Word => rest = rest.after(1),
            _ => return None,
        }
    }
    let open = rest.sign(symbol::OPEN).ok().map(|(rest, _)| rest);
    let comma = rest.sign(symbol::COMMA).map_or(rest, |(rest, _)| rest);
    let rest = open.unwrap_or(comma);
    let rest = rest.cue(Cue::Or).map_or(rest, |(rest, ())| rest).past(Class::HEDGE);
    let (mut rest, other) = amount(rest).ok()?;
    each |= rest.sort(Sort::Each).is_ok();
    let percent = |(item, quantity): &Amount| {
        item.kind == row::Kind::Percent && row.page.lexicon.measures(quantity.unit, Dimension::Share)
    };
    let (by, share) = match (percent(&one), percent(&other)) {
        (false, true) => (one, other),
        (true, false) => (other, one),
        _ => return None,
    };
    if percent(&other) && (rest.cue(Cue::Of).is_ok() || rest.cue(Cue::A).is_ok() || of_a_change(rest)) {
        return None;
    }
    for _ in 0..COUNTED {
        if rest.head().is_some_and(|item| item.kind != row::Kind::Word) || link(rest) {
            break;
        }
        rest = rest.after(1);
    }
    let rest = match open {
        Some(_) => rest.sign(symbol::CLOSE).ok()?.0,
        None => rest,
    };
    let sound = by.1.value > Decimal::ZERO && share.1.value > Decimal::ZERO;
    sound.then_some((rest, Told { by, share, each }))
}

fn clause(row: Row) -> bool {
    [Cue::Relative, Cue::Verb, Cue::And, Cue::To, Cue::From].into_iter().any(|cue| row.cue(cue).is_ok())
}

/// Whether `to`, `at` or `from` stands here.
fn link(row: Row) -> bool {
    matches!(between(row), Some(Between::Link(_))) || row.head().is_some_and(|item| row.text(item) == "at")
}

/// Which way it went, and where that is said: ahead of the amounts, or right behind them (`closed 5 points, or 1 percent,
/// higher`). The row goes on behind it.
fn turned<'a>(place: Place<'a>, rest: Row<'a>) -> Option<(Way, Run, usize, Row<'a>)> {
    if let Some((verb, Slot::By)) = head(place) {
        let word = run(&place.all[verb.begin], &place.all[verb.end - 1]);
        return Some((rising(verb.change)?, word, verb.begin, rest));
    }
    let rest = rest.sign(symbol::COMMA).map_or(rest, |(rest, _)| rest);
    let at = place.at + place.row.read_up_to(rest);
    let verb = verb(place, at).filter(|verb| matches!(verb.change, Change::Up | Change::Down))?;
    // "300 wells (40 percent), up from 200" is a share, and then a change
    if between(place.row_at(verb.end)) == Some(Between::Link(Slot::From)) {
        return None;
    }
    let word = run(&place.all[verb.begin], &place.all[verb.end - 1]);
    Some((rising(verb.change)?, word, place.at, place.row_at(verb.end)))
}

fn rising(change: Change) -> Option<Way> {
    parts::way(change).filter(|way| matches!(way, Way::Up | Way::Down))
}

/// The next value: a few words, and `to X`, `at X` or `from X`.
fn value(row: Row, way: Way) -> Read<(Slot, Amount)> {
    let mut rest = row.sign(symbol::COMMA).map_or(row, |(rest, _)| rest);
    for _ in 0..GAP {
        if let Ok(found) = linked(rest) {
            return Ok(found);
        }
        if rest.head().is_some_and(|item| rest.text(item) == "at")
            && let Ok((after, found)) = amount(rest.after(1).past(Class::HEDGE))
        {
            return Ok((after, (Slot::To, found)));
        }
        rest = match (between(rest), rest.phrase(Class::CHANGE)) {
            (Some(Between::Word | Between::Of | Between::Time), _) => rest.after(1),
            // "falling to", said once more
            (None, Ok((after, Sense::Change(change)))) if parts::way(change) == Some(way) => after,
            // a comma only right before the value
            (None, _) => match rest.sign(symbol::COMMA) {
                Ok((after, _)) if link(after) => after,
                _ => return row.no(),
            },
            (Some(Between::Link(_) | Between::By), _) => return row.no(),
        };
    }
    row.no()
}

/// Whether a value may be of what changed: of one kind, and by the piece where the change is.
fn alike(place: Place, told: &Told, (item, quantity): Amount, after: Row) -> bool {
    let points = told.by.0.kind == row::Kind::Percent;
    let share = place.row.page.lexicon.measures(quantity.unit, Dimension::Share);
    let kind = if points { share } else { item.kind == told.by.0.kind };
    kind && (!told.each || after.sort(Sort::Each).is_ok())
}

#[cfg(test)]
mod corpus {
    use super::super::{Claim, Mentions, extract};
    use super::*;
    use crate::grammar::Reader;
    use crate::lexicon::tests::boxed;
    use crate::markup::MARKUPS;

    /// The steps of a text: `way by, share: from > to`.
    fn steps(text: &str) -> String {
        let document = MARKUPS[0].read(text);
        let mut reader = Reader::new(boxed());
        let (mut claims, mut mentions): (Vec<Claim>, _) = (Vec::new(), Mentions::default());
        for block in &document.blocks {
            for (start, text) in block.stretches() {
                extract(&reader.read(text), block, start, false, &mut claims, &mut mentions);
            }
        }
        let steps = claims.iter().filter(|claim| claim.kind == Kind::Step).map(|claim| {
            let words = |slot| claim.slot(slot).map_or("", |part| part.text.as_str());
            let told = format!("{} {}, {}", words(Slot::Way), words(Slot::By), words(Slot::Share));
            format!("{told}: {} > {}", words(Slot::From), words(Slot::To))
        });
        steps.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_step_is_told_in_many_ways() {
        for (text, told) in [
            ("The share gained 22 cents, or 1.1 percent, to $20.91.", "gained 22 cents, 1.1 percent:  > $20.91"),
            ("It was down more than 10 percent, or $56.29, at $467.21.", "down $56.29, 10 percent:  > $467.21"),
            ("The index sank 8.75 points (0.5%) to end at 1,684.", "sank 8.75, 0.5%:  > 1,684"),
            ("Gold fell $21.10, or 1.8 percent on the day, to a low of $1,160.", "fell $21.10, 1.8 percent:  > $1,160"),
            ("Crude fell $1.54 a barrel, or 2 percent, on Monday to $77.", "fell $1.54, 2 percent:  > $77"),
            ("It closed 50 points, or 0.4 percent, higher at 11,837.", "higher 50, 0.4 percent:  > 11,837"),
            ("Crude was at $37.18 a barrel, down 69 cents or 1.8 percent.", "down 69 cents, 1.8 percent:  > $37.18"),
            ("It lost 300 jobs, or 5 percent, falling to 5,700 from 6,000.", "lost 300, 5 percent: 6,000 > 5,700"),
            ("A rise of €3, or 5 percent, to €63 is planned.", "rise €3, 5 percent:  > €63"),
            ("Fees rose by €3, or 5 percent, from €60 to €63.", "rose €3, 5 percent: €60 > €63"),
        ] {
            assert_eq!(steps(text), told, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_step_is_none() {
        for text in [
            "Profit rose 12 percent, or 41 cents a share, to $31 million.",
            "Costs fell by $3 million, or 5 percent of sales, to $57 million.",
            "It has 717 wells (72 percent), up from 223.",
            "It rose 3 percent, or 5 percent without fuel, to $60 million.",
            "It rose $3 million, or 5 percent a year.",
            "Of 300 wells, or 5 percent, nothing is known.",
            "Sales rose $3 million, or 5 percent. They had come to $60 million.",
            "Sales rose $3 million, or 5 percent, helped by exports to 12 countries.",
        ] {
            assert_eq!(steps(text), "", "{text}");
        }
    }
}
