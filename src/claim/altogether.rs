//! Parts and then their whole: `12 sheep, 8 goats and 3 cows, or 23 animals in all`, `$40 million in Mali and $12 million in
//! Chad, for a total of $52 million`.

use super::parts::amount;
use super::place::{Draft, Place, run};
use super::shape::{Kind, Slot, Value};
use super::total::refused;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::phrase::{Cue, Sort};
use crate::lexicon::{Class, symbol};
use crate::measure::quantity::Quantity;
use rust_decimal::Decimal;

/// The most words of a part.
const WORDS: usize = 6;
/// How far the next part may be: its words, ", and another", and hedges of five words each.
const NEAR: usize = 24;
/// The most words between the whole and "in all".
const NOUN: usize = 3;
/// The most parts.
const PARTS: usize = 8;
/// How far back the sentence is looked through for a part that this list does not begin with.
const SENTENCE: usize = 80;

/// An item, its amount, and how many words follow it.
type Part<'a> = (&'a Item, Quantity);

pub(super) fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (after, first) = counted(place.row)?;
    // another part must be near, and is behind few amounts
    if !after.items.iter().take(NEAR).any(|item| item.kind == first.0.kind) {
        return None;
    }
    let mut parts = vec![first];
    let mut rest = after;
    let (mut and, mut last_and) = (false, false);
    let (whole, end) = loop {
        let from = rest;
        for _ in 0..WORDS {
            let joins = |item: &Item| {
                item.kind == row::Kind::Sign && !item.spaced && matches!(item.word, symbol::HYPHEN | symbol::APOSTROPHE)
            };
            if rest.sort(Sort::Together).is_ok() || rest.cue(Cue::Or).is_ok() || total_of(rest).is_some() {
                break;
            }
            match rest.head() {
                Some(item) if item.kind == row::Kind::Word && next(rest).is_none() && !refused(rest) => {
                    rest = rest.after(1)
                }
                Some(item) if joins(item) => rest = rest.after(1),
                _ => break,
            }
        }
        // ", 23 animals in all"
        if let Ok((end, ())) = rest.sort(Sort::Together) {
            let whole = parts.pop()?;
            let short = from.read_up_to(rest) <= NOUN;
            break (!last_and && and && short && ends(end)).then_some((whole, end))?;
        }
        if let Some(found) = closing(rest, place.row, &parts) {
            break (last_and || and).then_some(found)?;
        }
        let (joined, with_and) = next(rest)?;
        let (after, part) = counted(joined)?;
        if parts.len() == PARTS || !alike(&part, &first) {
            return None;
        }
        parts.push(part);
        (and, last_and) = (last_and || and, with_and);
        rest = after;
    };
    // a list that begins earlier has other parts
    let near = place.at.saturating_sub(SENTENCE);
    let before = place.all[near..place.at].iter().rev().take_while(|item| item.kind != row::Kind::Stop);
    let amounts = [
        row::Kind::Number,
        row::Kind::Money,
        row::Kind::Quantity,
        row::Kind::Percent,
        row::Kind::Range,
        row::Kind::Score,
    ];
    if parts.len() < 2 || !alike(&whole, &first) || before.into_iter().any(|item| amounts.contains(&item.kind)) {
        return None;
    }
    let slot = |slot: Slot, (item, quantity): &Part| (slot, Value::Quantity(*quantity), run(item, item));
    let parts = parts.iter().map(|part| slot(Slot::Part, part));
    drafts.push(Draft::new(Kind::Total, [slot(Slot::Whole, &whole)].into_iter().chain(parts).collect(), None));
    Some(place.row.read_up_to(end))
}

/// An amount that can be a part: above zero, and of things a whole number.
fn counted(row: Row) -> Option<(Row, Part)> {
    let (rest, (item, quantity)) = amount(row).ok()?;
    let kind = matches!(item.kind, row::Kind::Money | row::Kind::Quantity);
    let things = item.kind == row::Kind::Number && quantity.value.fract().is_zero();
    (quantity.value > Decimal::ZERO && (kind || things)).then_some((rest, (item, quantity)))
}

/// Whether two amounts are of one unit.
fn alike(one: &Part, other: &Part) -> bool {
    one.0.kind == other.0.kind && one.1.unit == other.1.unit
}

/// `, `, ` and `, `, and ` before the next part, and whether "and" is among them.
fn next(row: Row) -> Option<(Row, bool)> {
    let comma = row.sign(symbol::COMMA).or_else(|_| row.sign(symbol::SEMICOLON)).ok().map(|(rest, _)| rest);
    let rest = comma.unwrap_or(row);
    let and = rest.cue(Cue::And).ok().map(|(rest, ())| rest);
    comma.or(and)?;
    let rest = and.unwrap_or(rest);
    let rest = rest.head().filter(|word| rest.text(word) == "another").map_or(rest, |_| rest.after(1));
    let rest = rest.past(Class::HEDGE);
    counted(rest)?;
    Some((rest, and.is_some()))
}

/// `, or 23 animals in all`, `, for a total of $61 million`: the whole and what follows it.
fn closing<'a>(row: Row<'a>, list: Row<'a>, parts: &[Part]) -> Option<(Part<'a>, Row<'a>)> {
    let sign = |sign| row.sign(sign).map(|(rest, _)| rest);
    let rest = sign(symbol::COMMA).or_else(|_| sign(symbol::DASH)).unwrap_or(row);
    if let Some(rest) = total_of(rest) {
        let (rest, whole) = counted(rest.past(Class::HEDGE))?;
        // "12 men and 9 women, for a total of 30 crimes"
        let read = list.read_up_to(row);
        let same =
            |word: &Item| list.items[..read].iter().any(|item| list.text(item).eq_ignore_ascii_case(list.text(word)));
        let person = |row: Row| {
            [Sort::People, Sort::Men, Sort::Women, Sort::Children].into_iter().any(|sort| row.sort(sort).is_ok())
        };
        let people = || person(rest) && (0..read).filter(|at| person(list.after(*at))).count() >= parts.len();
        let noun = rest.head().filter(|item| item.kind == row::Kind::Word);
        return noun.is_none_or(|noun| same(noun) || people()).then_some((whole, rest));
    }
    let (rest, ()) = rest.cue(Cue::Or).ok()?;
    let (mut rest, whole) = counted(rest.past(Class::HEDGE))?;
    for _ in 0..=NOUN {
        if let Ok((end, ())) = rest.sort(Sort::Together) {
            return ends(end).then_some((whole, end));
        }
        rest.head().filter(|item| item.kind == row::Kind::Word)?;
        rest = rest.after(1);
    }
    None
}

/// `for a total of`, `making a combined total of`
fn total_of(row: Row) -> Option<Row> {
    row.head().filter(|item| matches!(row.text(item), "for" | "making" | "giving"))?;
    let rest = row.after(1);
    rest.sort(Sort::Totals).or_else(|_| rest.sort(Sort::Comes)).ok().map(|(rest, ())| rest)
}

/// Whether a clause ends here.
fn ends(row: Row) -> bool {
    row.head().is_none_or(|next| matches!(next.kind, row::Kind::Sign | row::Kind::Stop))
}

#[cfg(test)]
mod corpus {
    use super::super::{Claim, Mentions, extract};
    use super::*;
    use crate::grammar::Reader;
    use crate::lexicon::tests::boxed;
    use crate::markup::MARKUPS;

    /// The wholes of a text with their parts: `23 = 12 + 8 + 3`.
    fn sums(text: &str) -> String {
        let document = MARKUPS[0].read(text);
        let mut reader = Reader::new(boxed());
        let (mut claims, mut mentions): (Vec<Claim>, _) = (Vec::new(), Mentions::default());
        for block in &document.blocks {
            extract(&reader.read(&block.text), block, 0, false, &mut claims, &mut mentions);
        }
        let sums = claims.iter().filter(|claim| claim.kind == Kind::Total).map(|claim| {
            let texts = |slot| claim.slots.iter().filter(move |part| part.slot == slot).map(|part| part.text.as_str());
            let parts = texts(Slot::Part).collect::<Vec<_>>().join(" + ");
            format!("{} = {parts}", texts(Slot::Whole).collect::<String>())
        });
        sums.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn parts_come_before_their_whole_in_many_ways() {
        for (text, told) in [
            ("It has 12 sheep, 8 goats and 3 cows, or 23 animals in all.", "23 = 12 + 8 + 3"),
            ("It has 12 sheep, 8 goats and 3 cows, 23 animals in all.", "23 = 12 + 8 + 3"),
            ("It has 12 sheep and 8 goats – or about 20 in total – on the hill.", "20 = 12 + 8"),
            ("They found 40 in Varo, 12 in Lunde, and another 9 on Orm, for a total of 61.", "61 = 40 + 12 + 9"),
            (
                "It cost $40 million in Varo and $12 million in Lunde, making a total of $52 million.",
                "$52 million = $40 million + $12 million",
            ),
            ("She rode 12 km by rail and 9 km by bus, or 21 km altogether.", "21 km = 12 km + 9 km"),
            ("Police held 12 men and 9 women, for a total of 21 people.", "21 = 12 + 9"),
            ("A total of 61: 40 in Varo and 21 in Lunde.", "61 = 40 + 21"),
        ] {
            assert_eq!(sums(text), told, "{text}");
        }
    }

    #[test]
    fn other_lists_are_no_parts() {
        for text in [
            // a list that begins earlier, or goes on
            "It has 12 sheep (all white), 8 goats and 3 cows, or 23 animals in all.",
            "Of 60 farms, 12 have sheep and 8 have goats, or 20 in all.",
            "It has 12 sheep, 8 goats, or 23 animals in all.",
            // things of other kinds, and in groups
            "Police held 12 men and 9 women, for a total of 30 crimes.",
            "It has 12 sheep and 8 km of road, or 20 in all.",
            "Three families and 12 neighbours, or 23 people in all, left.",
            "It has 12 sheep and 8 goats each, or 40 in all.",
            "She sold 110 shares at $34.43 and 250 at $34.02 for a total of $12,292.",
            // overlapping
            "It had 12 Kestrians and 8 dual citizens, or 18 people in all.",
            "Either 12 sheep or 8 goats, 20 in all.",
        ] {
            assert_eq!(sums(text), "", "{text}");
        }
    }
}
