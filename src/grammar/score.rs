//! Scores and votes: `won 4-2`, `a 7-6, 6-4 win`, `a 5-4 vote`. Two numbers with a hyphen that go down can be no range; others
//! are a score only where words around them say so.

use super::atom::Atom;
use super::plural::counts;
use super::row::{Item, Kind, Read, Row};
use crate::lexicon::phrase::{Age, Cue};
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::measure::quantity::Quantity;
use crate::measure::unit::UnitWord;
use rust_decimal::Decimal;

/// How many words on either side may say that it is a score.
const BEFORE: usize = 8;
const BEHIND: usize = 4;

/// The score at the head of a row; `follows` says that nothing but a comma parts it from another.
pub(super) fn score<'a>(row: Row<'a>, past: &[Item], follows: bool) -> Read<'a, Atom> {
    let [one, dash, other, ..] = row.items else { return row.no() };
    let joined = !dash.spaced && !other.spaced && matches!(dash.word, symbol::HYPHEN | symbol::DASH);
    if !joined || dash.kind != Kind::Sign || other.kind != Kind::Digits {
        return row.no();
    }
    let (Some(left), Some(right)) = (side(row.text(one)), side(row.text(other))) else { return row.no() };
    let rest = row.after(3);
    if !open_before(row, one, past) || goes_on(rest) || (left, right) == (24, 7) {
        return row.no();
    }
    let down = left > right && left < 200 && !(left >= 100 && right < 10) && !abbreviated(past.last());
    let said = said(row.page, past, rest) && !counts(rest);
    // the betting: "at 40-1", "odds of 5-2"
    let odds = past.last().is_some_and(|before| matches!(word(row.page, before), "at" | "odds"))
        || past.iter().rev().take(2).any(|before| word(row.page, before) == "odds");
    if !(follows || down && !odds || said) {
        return row.no();
    }
    Ok((rest, Atom::Score(points(left), points(right))))
}

/// `52 to 48`: a range that goes down, where words around it speak of a score.
pub(super) fn voted<'a>(row: Row<'a>, rest: Row<'a>, past: &[Item], atom: &Atom) -> Option<Atom> {
    let Atom::Range(from, to) = atom else { return None };
    let plain = from.unit == UnitWord::NONE && from.hedge.is_none() && from.value > to.value;
    let [_, word, _, ..] = row.items else { return None };
    let to_word = row.read_up_to(rest) == 3 && word.kind == Kind::Word;
    (plain && to_word && !counts(rest) && said(row.page, past, rest)).then_some(Atom::Score(*from, *to))
}

fn word<'a>(page: &super::row::Page<'a>, item: &Item) -> &'a str {
    &page.text[item.start as usize..item.end as usize]
}

/// One side: up to three digits.
fn side(text: &str) -> Option<u16> {
    let label = text.len() > 1 && text.starts_with('0');
    text.parse().ok().filter(|_| text.len() <= 3 && !label)
}

fn points(count: u16) -> Quantity {
    let half = Decimal::new(5, 1);
    Quantity { value: count.into(), printed: half, rounded: half, unit: UnitWord::NONE, hedge: None }
}

/// Whether nothing before it makes it a part of something else: a name, a date, an age.
fn open_before(row: Row, head: &Item, past: &[Item]) -> bool {
    let Some(before) = past.last() else { return true };
    let lexicon = row.page.lexicon;
    let glued =
        !head.spaced && !matches!(before.word, symbol::OPEN | symbol::QUOTE | symbol::APOSTROPHE | symbol::DASH);
    let word =
        if before.word == symbol::POINT { past.len().checked_sub(2).and_then(|at| past.get(at)) } else { Some(before) };
    let begins = word.map_or(Class::default(), |word| lexicon.begins(word.word));
    let name = (1..=past.len().min(3)).any(|length| {
        let row = Row { items: &past[past.len() - length..], page: row.page };
        row.phrase(Class::NAME_BEFORE).is_ok_and(|(rest, _)| rest.items.is_empty())
    });
    let age = word.is_some_and(|word| {
        let row = Row { items: std::slice::from_ref(word), page: row.page };
        matches!(row.phrase(Class::AGE), Ok((_, Sense::Age(Age::Before))))
    });
    !glued && !name && !age && !begins.meets(Class::MONTH)
}

/// A code, such as the clone HERV 4-1.
fn abbreviated(before: Option<&Item>) -> bool {
    before
        .is_some_and(|before| before.kind == Kind::Word && before.case == Case::Upper && before.end - before.start > 1)
}

/// `3-5-2`, `1-2/3`, `4-2 km`, `3-1 May`: there is more to it.
fn goes_on(rest: Row) -> bool {
    let Some(next) = rest.head() else { return false };
    let more = rest.items.get(1).is_some_and(|more| !more.spaced && more.kind != Kind::Sign);
    let sign =
        next.kind == Kind::Sign && !next.spaced && more && !matches!(next.word, symbol::COMMA | symbol::APOSTROPHE);
    let measured = rest.phrase(Class::UNIT.or(Class::PERCENT).or(Class::SCALE).or(Class::MONTH)).is_ok();
    let word = !next.spaced && next.kind != Kind::Sign && next.kind != Kind::Stop;
    sign || word || measured && rest.cue(Cue::In).is_err() && rest.cue(Cue::A).is_err()
}

/// Whether a word of contests or votes stands near, in the same sentence.
fn said(page: &super::row::Page, past: &[Item], rest: Row) -> bool {
    let speaks = |item: &Item| item.kind == Kind::Word && page.lexicon.begins(item.word).meets(Class::SCORE);
    let before = past.iter().rev().take(BEFORE).take_while(|item| item.kind != Kind::Stop);
    let behind = rest.items.iter().take(BEHIND).take_while(|item| item.kind != Kind::Stop);
    before.chain(behind).any(speaks)
}

#[cfg(test)]
mod corpus_of_scores {
    use super::super::corpus::{nothing, reads};

    #[test]
    fn a_score_has_many_forms() {
        reads(
            "4 to 2",
            &["won 4-2", "They won 4–2 on aggregate.", "beat Rovers 4-2", "a 4-2 lead late on", "4-2 to the hosts"],
        );
        reads("7 to 6, 6 to 4", &["a 7-6, 6-4 win", "7-6 6-4"]);
        reads("6 to 7, 7 to 6", &["lost 6-7, 7-6"]);
        reads("52 to 48", &["voted 52-48", "a 52-48 vote", "voted 52 to 48", "by a vote of 52 to 48"]);
        reads("48 to 52", &["lost the vote 48-52"]);
        reads("231 to 204", &["the bill passed 231-204"]);
        reads("2 to 2", &["drew 2-2", "which ended in a 2-2 draw"]);
        reads("5 to 4", &["a 5-4 ruling", "(5-4)"]);
    }

    #[test]
    fn ranges_and_labels_are_no_scores() {
        reads("5..7", &["5-7", "some 5-7 of them".get(5..8).unwrap_or_default(), "won 5-7 games"]);
        reads("5..7 percent", &["won 5-7%", "lost 5-7 percent"]);
        reads("50..60", &["a record 50-60 people"]);
        nothing(&[
            "24-7",
            "a 4-4-2 formation",
            "4-2-1",
            "clone HERV 4-1",
            "at odds of 5-2",
            "is at 40-1",
            "Boeing 747-8",
            "ISO 3888-2",
            "555-1234",
            "2-2",
        ]);
    }
}
