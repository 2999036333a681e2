//! Ordinals: 10th, first, twenty-first, one hundred and fifth, three millionth.

use super::number::{self, Written};
use super::row::{Kind, Read, Row};
use super::words::{below_hundred, hundred};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, Sense, symbol};
use rust_decimal::Decimal;

/// `ordinal = digits th | [number [-]] ordinal word`
pub(super) fn ordinal(row: Row) -> Read<Written> {
    match row.head() {
        Some(head) if head.kind == Kind::Digits => digits(row),
        _ => words(row),
    }
}

/// `10th`, `1,000th`
fn digits(row: Row) -> Read<Written> {
    let [digits, ending, ..] = row.items else { return row.no() };
    if ending.spaced || ending.kind != Kind::Word {
        return row.no();
    }
    let text = row.text(digits);
    let fits = matches!(row.text(ending), "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH");
    // a longer number is no place in any order
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') && digits <= 12;
    if !fits || !plain {
        return row.no();
    }
    let value =
        text.bytes().filter(u8::is_ascii_digit).fold(0_i64, |value, digit| value * 10 + i64::from(digit - b'0'));
    Ok((row.after(2), place(value.into())))
}

/// `first`, `twenty-first`, `one hundred and fifth`, `three millionth`
fn words(row: Row) -> Read<Written> {
    let (rest, value) = simple(row).or_else(|_| compound(row))?;
    let head = row.head().filter(|head| head.case != Case::Lower);
    // "Fifth Avenue" and "First Lady" are names
    let name = head.is_some() && rest.head().is_some_and(|next| next.case == Case::Capital && next.spaced);
    if name { row.no() } else { Ok((rest, place(value))) }
}

/// One ordinal word.
fn simple(row: Row) -> Read<Decimal> {
    let (rest, Sense::Ordinal(place)) = row.phrase(Class::ORDINAL)? else { return row.no() };
    Ok((rest, row.page.lexicon.number(place)))
}

/// Number words and an ordinal word: the tens and the ones add up, hundredths and more multiply.
fn compound(row: Row) -> Read<Decimal> {
    let (rest, number) =
        tens(row).map_or_else(|| number::spelled(row).map(|(rest, written)| (rest, written.value)), Ok)?;
    let at = match rest.head() {
        Some(next) if matches!(next.word, symbol::HYPHEN | symbol::DASH) && !next.spaced => rest.after(1),
        _ => rest,
    };
    let joined = at.items.len() < rest.items.len();
    let at = if joined { at } else { rest.cue(Cue::And).map_or(rest, |(after, ())| after) };
    let and = !joined && at.items.len() < rest.items.len();
    let (after, last) = simple(at)?;
    let (below, tens) = (number % Decimal::ONE_HUNDRED, Decimal::from(20));
    let value = if last >= Decimal::ONE_HUNDRED {
        number.checked_mul(last).filter(|_| number < last && !and)
    } else if below.is_zero() || last < Decimal::TEN && below >= tens && (below % Decimal::TEN).is_zero() && !and {
        number.checked_add(last).filter(|_| !number.is_zero())
    } else {
        None
    };
    // "thirty second delay": the word counts, and is a unit
    let unit =
        last == Decimal::TWO && after.head().is_some_and(|next| next.kind == Kind::Word && next.case == Case::Lower);
    match value {
        Some(value) if !unit => Ok((after, value)),
        _ => row.no(),
    }
}

/// `twenty` before an ordinal that completes it.
fn tens(row: Row) -> Option<(Row, Decimal)> {
    below_hundred(row).ok().filter(|(rest, _)| hundred(*rest).is_none() && rest.phrase(Class::SCALE).is_err())
}

/// A place is whole and exact.
fn place(value: Decimal) -> Written {
    Written { value, printed: Decimal::ZERO, rounded: Decimal::ZERO, scale: Decimal::ONE }
}

#[cfg(test)]
mod corpus_of_ordinals {
    use super::super::corpus::{nothing, reads};

    #[test]
    fn a_place_has_many_spellings() {
        reads("#1", &["first", "1st", "the first time", "First, he left"]);
        reads("#21", &["21st", "twenty-first", "twenty first", "twentyfirst", "twenty\u{2014}first"]);
        reads("#105", &["105th", "one hundred and fifth", "one hundred fifth"]);
        reads("#132", &["one hundred thirty-second", "one hundred and thirty-second"]);
        reads("#3m", &["three millionth", "3,000,000th"]);
        reads("#100000", &["one hundred thousandth", "a hundred thousandth"]);
        reads("#3", &["the third man", "third-degree burns"]);
        reads("#4", &["the fourth-degree charge"]);
        reads("#2", &["the second half", "the second day"]);
    }

    #[test]
    fn seconds_may_be_a_time() {
        reads("30 second", &["thirty seconds", "a 30-second delay", "a thirty second delay"]);
        reads("5 second", &["five seconds", "5 second"]);
    }

    #[test]
    fn ordinals_in_names_are_none() {
        nothing(&["Fifth Avenue", "the First Lady", "Second World War", "the 49ers"]);
    }
}
