//! From one amount to another, `between 5 and 7 percent`, `$5 billion-$7 billion`; from one time to another, `(1840-1926)`.
//! What is read here must run upward, whichever way the world goes: scores, odds, and changes from one value to the next are
//! no claims.

use super::place::{Draft, Place, Reader, Run, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::{Atom, Date};
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::phrase::{Cue, Sort};
use crate::lexicon::{Class, symbol};
use crate::measure::quantity::Quantity;
use crate::measure::unit::{Dimension, UnitWord};
use rust_decimal::Decimal;

pub(super) const RANGE: Shape = Shape {
    kind: Kind::Range,
    name: "range",
    about: "from one amount to another: between 5 and 7 percent, $5 billion-$7 billion",
    slots: &[Slot::From, Slot::To],
    maybe: &[],
    read: Reader { at: &[row::Kind::Range, row::Kind::Money], read: range },
};

pub(super) const SPAN: Shape = Shape {
    kind: Kind::Span,
    name: "span",
    about: "from one time to another: from 2005 to 2010, (1840-1926)",
    slots: &[Slot::From, Slot::To],
    maybe: &[],
    read: Reader { at: &[row::Kind::Span], read: span },
};

/// How far before a range a word may stand that makes it none.
const BEFORE: usize = 4;

/// How far before two years a word may stand that moves a date.
const SENTENCE: usize = 24;

/// The hours of a day: "between 9 and 5" is a working day.
const HOURS: u32 = 12;

fn range(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let row = place.row;
    let head = row.head()?;
    let (from, to, length) = match row.page.atoms.get(head.atom as usize)? {
        Atom::Range(from, to) => {
            let between = begins_with_between(place, head);
            (between && runs_upward(place, from, to)).then_some(())?;
            let (first, second) = halves(row, head);
            ((*from, first), (*to, second), 1)
        }
        // each end has its sign and its scale, and a dash between them
        Atom::Quantity(from) => {
            let [_, joint, last, ..] = row.items else { return None };
            let dash = joint.kind == row::Kind::Sign && matches!(joint.word, symbol::HYPHEN | symbol::DASH);
            let even = joint.spaced == last.spaced && !joint.spaced;
            let Atom::Quantity(to) = row.page.atoms.get(last.atom as usize)? else { return None };
            let alone = dash && even && last.kind == row::Kind::Money && from.unit == to.unit;
            (alone && from.hedge.is_none() && from.value > to.value && slipped(from, to)).then_some(())?;
            ((*from, run(head, head)), (*to, run(last, last)), 3)
        }
        _ => return None,
    };
    let slots = vec![(Slot::From, Value::Quantity(from.0), from.1), (Slot::To, Value::Quantity(to.0), to.1)];
    drafts.push(Draft::new(Kind::Range, slots, None));
    Some(length)
}

/// Whether three noughts more at the end, or fewer at the beginning, make the range run upward by less than ten times.
fn slipped(from: &Quantity, to: &Quantity) -> bool {
    [Decimal::ONE_THOUSAND, Decimal::from(1_000_000)].into_iter().any(|factor| {
        let right = to.value.checked_mul(factor);
        right.is_some_and(|right| right > from.value && right / Decimal::TEN < from.value)
    })
}

/// Whether a range is the kind that has no other reading than upward.
fn runs_upward(place: Place, from: &Quantity, to: &Quantity) -> bool {
    let row = place.row;
    if from.value <= to.value {
        return true;
    }
    // "between 9 and 5 people" are no hours
    let counts = row.items.get(1).is_some_and(|next| {
        let text = row.text(next);
        next.kind == row::Kind::Word && text.len() > 4 && text.ends_with('s') && text != "weekdays"
            || row.after(1).sort(Sort::People).is_ok()
    });
    let hours = from.unit == UnitWord::NONE && from.value <= HOURS.into() && !counts;
    let below = from.value <= Decimal::ZERO || to.value <= Decimal::ZERO;
    if hours || below || led_apart(place) {
        return false;
    }
    let rest = row.after(1);
    let dimension = row.page.lexicon.likeliest(from.unit).map(|unit| unit.dimension);
    match dimension {
        // "between 10 and 5 below zero", "between 60 and 50 degrees south"
        Some(Dimension::Temperature) => rest.cue(Cue::BelowZero).is_err() && !followed_by(rest, "south"),
        // "between 10,000 and 5,000 years ago"
        Some(Dimension::Duration) => {
            rest.phrase(Class::MOVE).is_err()
                && rest.sort(Sort::Era).is_err()
                && !["before", "prior", "away", "out", "from", "to"].iter().any(|word| followed_by(rest, word))
        }
        _ => rest.sort(Sort::Era).is_err() && rest.phrase(Class::MOVE).is_err(),
    }
}

fn followed_by(row: Row, word: &str) -> bool {
    row.head().is_some_and(|next| row.text(next) == word)
}

/// Behind one of these an amount stands: "to between", "by between".
const LEADS: [&str; 6] = ["to", "of", "at", "by", "for", "from"];

/// Whether the word that leads to "between" says that two things are held apart: "the gap between", "split between".
fn led_apart(place: Place) -> bool {
    let amount = place.before(1).is_some_and(|before| LEADS.contains(&place.row.text(before)));
    if amount {
        return false;
    }
    let words = (1..=BEFORE).map_while(|count| Some((count, place.before(count)?)));
    words
        .take_while(|(_, item)| item.kind == row::Kind::Word)
        .any(|(count, _)| place.at.checked_sub(count).is_some_and(|at| sort_at(place, at, Sort::Apart)))
}

fn cue_at(place: Place, at: usize, cue: Cue) -> bool {
    let row = Row { items: place.all.get(at..).unwrap_or_default(), page: place.row.page };
    row.cue(cue).is_ok()
}

fn sort_at(place: Place, at: usize, sort: Sort) -> bool {
    let row = Row { items: place.all.get(at..).unwrap_or_default(), page: place.row.page };
    row.sort(sort).is_ok()
}

/// Whether "between" leads to the range, or is its first word.
fn begins_with_between(place: Place, head: &Item) -> bool {
    let before = place.at.checked_sub(1).is_some_and(|at| cue_at(place, at, Cue::Between));
    before || place.row.text(head).get(..7).is_some_and(|first| first.eq_ignore_ascii_case("between"))
}

/// The two ends of a range that is one item: parted at its last "and".
fn halves(row: Row, head: &Item) -> (Run, Run) {
    let text = row.text(head);
    let begins = text.get(..7).filter(|first| first.eq_ignore_ascii_case("between")).map_or(0, |_| {
        let led = text[7..].len() - text[7..].trim_start().len();
        7 + led
    });
    let whole = (head.start, head.end);
    let Some(at) = text.rfind(" and ").filter(|at| *at > begins) else { return (whole, whole) };
    let place = |at: usize| head.start + u32::try_from(at).unwrap_or(0);
    ((place(begins), place(at)), (place(at + 5), head.end))
}

fn span(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let row = place.row;
    let head = row.head()?;
    let Some(Atom::Span(from, to, seam)) = row.page.atoms.get(head.atom as usize) else { return None };
    if from.part.is_some() || to.part.is_some() {
        return None;
    }
    let (first, last) = (Date::of(*from)?, Date::of(*to)?);
    let (one, other) = (first.year?, last.year?);
    let rest = row.after(1);
    let bracketed = place.before(1).is_some_and(|open| open.word == symbol::OPEN)
        && rest.head().is_some_and(|close| close.word == symbol::CLOSE);
    let led = |cue| place.at.checked_sub(1).is_some_and(|at| cue_at(place, at, cue));
    let era = rest.sort(Sort::Era).is_ok() || one < 1000;
    let fits = bracketed || led(Cue::Between) && !led_apart(place) || led(Cue::From) && !moves(place);
    // "rose from 2010 to 2005 points"
    let counted = rest.head().is_some_and(|next| next.kind == row::Kind::Quantity) || rest.phrase(Class::UNIT).is_ok();
    if !fits || era || counted || (one - other).abs() > 400 {
        return None;
    }
    let whole = (head.start, head.end);
    let parted = seam.begins < head.end && seam.ends > head.start;
    let (begins, ends) = if parted { ((head.start, seam.ends), (seam.begins, head.end)) } else { (whole, whole) };
    let slots = vec![(Slot::From, Value::Date(first), begins), (Slot::To, Value::Date(last), ends)];
    drafts.push(Draft::new(Kind::Span, slots, None));
    Some(1)
}

/// Whether the sentence speaks of a date that was set anew, or of a value: "moved from 2030 to 2025", "fell from 2010 to 2005".
fn moves(place: Place) -> bool {
    let stop = |at: &usize| place.all[*at].kind != row::Kind::Stop;
    let before = (1..=SENTENCE).map_while(|count| place.at.checked_sub(count)).take_while(stop);
    let behind = (place.at + 1..place.all.len().min(place.at + SENTENCE)).take_while(stop);
    before.chain(behind).any(|at| sort_at(place, at, Sort::Moved) || cue_at(place, at, Cue::Changed))
}
