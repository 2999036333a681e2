//! The little words of times.

use crate::grammar::row::{Item, Kind, Read, Row};
use crate::lexicon::phrase::Time;
use crate::lexicon::{Class, Sense};
use crate::measure::stretch::Grain;
use crate::measure::when::Part;

/// The row behind "the", if it is there.
pub(super) fn the(row: Row) -> Row {
    match row.head() {
        Some(head) if head.kind == Kind::Word && row.text(head).eq_ignore_ascii_case("the") => row.after(1),
        _ => row,
    }
}

/// Whether the last word before a place is one of these.
pub(super) fn after_word(row: Row, past: &[Item], words: &[&str]) -> bool {
    past.last().is_some_and(|before| {
        before.kind == Kind::Word && words.iter().any(|word| row.text(before).eq_ignore_ascii_case(word))
    })
}

/// A word that places a time.
pub(super) fn time_word(row: Row) -> Read<Time> {
    match row.phrase(Class::TIME)? {
        (rest, Sense::Time(time)) => Ok((rest, time)),
        _ => row.no(),
    }
}

pub(super) fn part(row: Row) -> Read<Part> {
    match time_word(row)? {
        (rest, Time::Part(part)) => Ok((rest, part)),
        _ => row.no(),
    }
}

/// A unit of the calendar.
pub(super) fn grain(row: Row) -> Read<Grain> {
    match row.phrase(Class::GRAIN)? {
        (rest, Sense::Grain(grain)) if !one_letter(row) => Ok((rest, grain)),
        _ => row.no(),
    }
}

/// Whether one letter stands at the head: the Q of Q3.
pub(super) fn one_letter(row: Row) -> bool {
    row.head().is_some_and(|head| head.end - head.start == 1)
}
