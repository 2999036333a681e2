//! Decades and centuries: the 1970s, the '90s, the seventies, the 20th century.

use super::word::{after_word, grain};
use crate::grammar::calendar;
use crate::grammar::row::{Item, Kind, Read, Row};
use crate::lexicon::symbol;
use crate::measure::stretch::Grain;
use crate::measure::when::{Frame, When};

/// `decade = 1970s | 1970's | 20th century`
pub(super) fn decade(row: Row) -> Read<When> {
    if let Ok((rest, nth)) = calendar::place(row)
        && let Ok((rest, Grain::Century)) = grain(crate::grammar::number::after_hyphen(rest))
        && (1..=30).contains(&nth)
    {
        return Ok((rest, When::all(Frame::Century(i16::from(nth) * 100 - 100))));
    }
    let Some(head) = row.head().filter(|head| head.kind == Kind::Digits) else { return row.no() };
    let text = row.text(head);
    let Ok(rest) = plural(row.after(1)) else { return row.no() };
    match text.parse::<i16>() {
        Ok(year) if text.len() == 4 && text.ends_with('0') && (1000..3000).contains(&year) => {
            // the 1900s are a century as often as a decade: the wider is always right
            Ok((
                rest,
                When::all(if year % 100 == 0 && year < 2000 { Frame::Century(year) } else { Frame::Decade(year) }),
            ))
        }
        _ => row.no(),
    }
}

/// `'90s`, `the 90s`: two digits, which the words before must make a decade.
pub(super) fn short<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    let Some(head) = row.head().filter(|head| head.kind == Kind::Digits) else { return row.no() };
    let apostrophe = past.last().is_some_and(|before| before.word == symbol::APOSTROPHE && !head.spaced);
    let Ok(rest) = plural(row.after(1)) else { return row.no() };
    let text = row.text(head);
    match text.parse::<i8>() {
        // "the 80s" may be temperatures or ages; from the fifties on they mostly are years
        Ok(years) if text.len() == 2 && years % 10 == 0 => {
            let sure = apostrophe || years >= 50 && after_word(row, past, &["the", "early", "late", "mid"]);
            if sure { Ok((rest, When::all(Frame::Tens(years / 10)))) } else { row.no() }
        }
        _ => row.no(),
    }
}

/// The s of a plural, close behind: `s`, `'s`.
fn plural(row: Row) -> Result<Row, ()> {
    let at = match row.sign(symbol::APOSTROPHE) {
        Ok((rest, mark)) if !mark.spaced => rest,
        _ => row,
    };
    match at.head() {
        Some(head) if !head.spaced && row.text(head) == "s" => Ok(at.after(1)),
        _ => Err(()),
    }
}

#[cfg(test)]
mod corpus_of_decades {
    use crate::grammar::corpus::{nothing, reads};

    #[test]
    fn decades_and_centuries() {
        reads("197X", &["the 1970s", "the 1970’s", "the early 1970s", "the seventies", "the late ’70s", "the '70s"]);
        reads("200X", &["the 2000s", "the noughties"]);
        reads(
            "19XX",
            &["the 20th century", "the twentieth century", "twentieth-century art", "the early 20th century"],
        );
        reads("18XX", &["the 1800s"]);
    }

    #[test]
    fn plurals_that_are_no_decade() {
        nothing(&["737s", "F-16s", "the 1971s"]);
    }
}
