//! The words of a clause between a verb and its date.

use super::place::Place;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::tense::Tense;
use crate::lexicon::{Case, Class, Sense, symbol};

/// How the phrase at the head of a row ties what happens to its date, and its length.
pub(super) fn tense(row: Row) -> Option<(usize, Tense)> {
    match row.phrase(Class::TENSE) {
        Ok((rest, Sense::Tense(tense))) => Some((row.read_up_to(rest), tense)),
        _ => None,
    }
}

/// `officially`
pub(super) fn adverb(place: Place, at: usize) -> bool {
    place.all.get(at).is_some_and(|item| {
        item.kind == row::Kind::Word && item.case == Case::Lower && place.row.text(item).ends_with("ly")
    })
}

/// Whether a noun follows the word.
pub(super) fn determines(word: &str) -> bool {
    ["the", "a", "an", "his", "her", "their", "its", "my", "our", "your", "this", "that", "s", "free", "political"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether the words before a verb may be its subject: a noun or a name, and none that makes a participle of it.
pub(super) fn subject(place: Place, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| place.all.get(at)) else { return false };
    let text = place.row.text(before);
    let pronoun = ["he", "she", "it", "they", "who", "which", "that", "we", "i"]
        .iter()
        .any(|known| text.eq_ignore_ascii_case(known));
    let word = before.kind == row::Kind::Word && text.len() > 2;
    // "to", "be", "those", "newly", "not", "and": none is a noun
    let little = tense(place.row_at(at - 1)).is_some() || place.row_at(at - 1).phrase(Class::CUE).is_ok();
    pronoun || word && !little && !adverb(place, at - 1) && !determines(text) && !text.ends_with("ed")
}

/// Whether an item may stand between a verb and its date, which begins at `lead`, without taking the date for its own.
pub(super) fn plain(place: Place, at: usize, lead: usize) -> bool {
    let row = place.row_at(at);
    let Some(item) = row.head() else { return false };
    let next = row.items.get(1);
    match item.kind {
        row::Kind::Number | row::Kind::Money | row::Kind::Quantity | row::Kind::Percent | row::Kind::Ordinal => true,
        row::Kind::Weekday => at.checked_sub(1).is_some_and(|before| row.text(&place.all[before]) == "on"),
        row::Kind::Sign => {
            let joins = matches!(item.word, symbol::HYPHEN | symbol::APOSTROPHE | symbol::POINT);
            let named =
                |item: Option<&Item>| item.is_some_and(|item| item.kind == row::Kind::Word && item.case != Case::Lower);
            // "in Astana, Kazakhstan, in 2025"
            let comma = item.word == symbol::COMMA
                && named(at.checked_sub(1).and_then(|before| place.all.get(before)))
                && (at + 1 == lead || named(next));
            joins && !item.spaced || comma
        }
        row::Kind::Word => word(row, item, at.checked_sub(1).and_then(|before| place.all.get(before))),
        _ => false,
    }
}

fn word(row: Row, item: &Item, before: Option<&Item>) -> bool {
    let (text, next) = (row.text(item), row.items.get(1));
    let capital = |next: &Item| next.kind == row::Kind::Word && next.case != Case::Lower;
    let amount = |next: &Item| {
        matches!(
            next.kind,
            row::Kind::Number | row::Kind::Money | row::Kind::Quantity | row::Kind::Percent | row::Kind::Range
        )
    };
    match text {
        // where it happens, which is where it will have happened
        "in" | "at" | "and" => return true,
        "to" | "by" => return next.is_some_and(amount),
        // "the Bank of England"
        "of" => return before.is_some_and(capital) && next.is_some_and(capital),
        "on" => return next.is_some_and(|next| next.kind == row::Kind::Weekday),
        _ => {}
    }
    if item.case != Case::Lower && item.case != Case::Mixed {
        return true;
    }
    match tense(row) {
        Some((_, Tense::Link | Tense::Happens | Tense::Grows | Tense::Story)) => true,
        Some(_) => false,
        None if text.ends_with("ed") => false,
        // "a book detailing the war", but "a meeting"
        None if text.ends_with("ing") => {
            !next.is_some_and(|next| capital(next) || next.kind != row::Kind::Word || determines(row.text(next)))
                || next.is_some_and(|next| matches!(row.text(next), "in" | "on" | "by"))
        }
        None => true,
    }
}

/// Whether this stands inside quotation marks: what is quoted may be of any time.
pub(super) fn quoted(place: Place) -> bool {
    let row = place.row;
    let near = place.at.saturating_sub(QUOTED);
    let mark = (near..place.at).rev().find(|at| {
        let item = &place.all[*at];
        item.kind == row::Kind::Sign && item.word == symbol::QUOTE
    });
    mark.is_some_and(|at| {
        let item = &place.all[at];
        match row.text(item) {
            "“" | "„" | "«" => true,
            "”" | "»" => false,
            // a straight mark opens where a space stands before it and none behind
            _ => item.spaced && place.all.get(at + 1).is_some_and(|next| !next.spaced),
        }
    })
}

/// How far back a quotation mark is looked for.
const QUOTED: usize = 200;
