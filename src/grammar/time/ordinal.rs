//! Units counted within a time: the third quarter of 2023, Q3, the first Monday of October, the last four months of 2021.

use super::word::{grain, one_letter, the, time_word};
use super::{moved, year};
use crate::grammar::calendar;
use crate::grammar::number;
use crate::grammar::row::{Kind, Read, Row};
use crate::lexicon::phrase::{Cue, Time};
use crate::lexicon::{Class, Sense, symbol};
use crate::measure::stretch::Grain;
use crate::measure::when::{Frame, Turn, Unit, What, When, YearOf};
use nom::Parser;
use nom::branch::alt;

/// What is counted, from the beginning or, when negative, from the end.
pub(super) fn counted(row: Row) -> Read<When> {
    alt((marked, year_first, within)).parse(row)
}

/// `Q3`, `H1 2020`, `Q4 of last year`, `2Q`
pub(super) fn marked(row: Row) -> Read<When> {
    let (rest, (unit, nth)) = mark(row)?;
    let (rest, year) = of_year(number::after_hyphen(rest)).unwrap_or((rest, YearOf::Unsaid));
    match part(unit, year, nth) {
        Some(frame) => Ok((rest, When::all(frame))),
        None => row.no(),
    }
}

/// The letter and digit of `Q3`, or the digit and letter of `3Q`.
fn mark(row: Row) -> Read<(Grain, i8)> {
    let [one, other, ..] = row.items else { return row.no() };
    if other.spaced {
        return row.no();
    }
    let (letter, digit) = if one.kind == Kind::Digits { (1, one) } else { (0, other) };
    let letter = row.after(letter);
    match (letter.phrase(Class::GRAIN)?, row.text(digit).parse::<i8>()) {
        ((_, Sense::Grain(unit)), Ok(nth)) if one_letter(letter) && digit.kind == Kind::Digits => {
            let rest = row.after(2);
            let runs_on = rest.head().is_some_and(|next| !next.spaced && next.kind != Kind::Sign);
            if runs_on { row.no() } else { Ok((rest, (unit, nth))) }
        }
        _ => row.no(),
    }
}

/// `2016 Q3`, `2016-Q3`, `2016Q3`, `2016 the third quarter`
fn year_first(row: Row) -> Read<When> {
    let Some(head) = row.head().filter(|head| head.kind == Kind::Digits && head.end - head.start == 4) else {
        return row.no();
    };
    let Ok(said) = row.text(head).parse::<i16>() else { return row.no() };
    if !(1900..2100).contains(&said) {
        return row.no();
    }
    let rest = number::after_hyphen(row.after(1));
    if let Ok((rest, (unit, nth))) = mark(rest)
        && let Some(frame) = part(unit, YearOf::Said(said), nth)
    {
        return Ok((rest, When::all(frame)));
    }
    let (rest, nth) = calendar::place(the(rest))?;
    let (rest, unit) = grain(number::after_hyphen(rest))?;
    match part(unit, YearOf::Said(said), nth) {
        Some(frame) => Ok((rest, When::all(frame))),
        None => row.no(),
    }
}

/// A quarter or a half of a year.
fn part(unit: Grain, year: YearOf, nth: i8) -> Option<Frame> {
    match unit {
        Grain::Quarter if (1..=4).contains(&nth) => Some(Frame::Quarter(year, nth)),
        Grain::Half if (1..=2).contains(&nth) => Some(Frame::Half(year, nth)),
        _ => None,
    }
}

/// `third quarter [of 2023]`, `last Friday of October`, `first two weeks of 2021`
fn within(row: Row) -> Read<When> {
    let (rest, nth) = place(the(row))?;
    let at = number::after_hyphen(rest);
    // fiscal third quarter, third fiscal quarter
    let at = match time_word(at) {
        Ok((after, Time::Fiscal)) if grain(after).is_ok() => after,
        _ => at,
    };
    if let Ok((rest, unit @ (Grain::Quarter | Grain::Half))) = grain(at) {
        let counts_more = rest.head().is_some_and(|next| row.text(next) == "of");
        let year = of_year(rest);
        // "the first half" may be one of a match, and "a quarter of the votes" is a share
        if year.is_err() && (unit == Grain::Half || counts_more) {
            return row.no();
        }
        let (rest, year) = year.unwrap_or((rest, YearOf::Unsaid));
        return match part(unit, year, nth) {
            Some(frame) => Ok((rest, When::all(frame))),
            None => row.no(),
        };
    }
    if let Ok((rest, unit)) = unit(at) {
        let (rest, frame) = of_frame(rest)?;
        return match fits(nth, unit, frame) {
            true => Ok((rest, When::of(What::Nth(nth, unit, frame)))),
            false => row.no(),
        };
    }
    if nth.abs() == 1
        && let Ok((rest, (count, unit))) = several(at)
    {
        let (rest, frame) = of_frame(rest)?;
        return Ok((rest, When::of(What::Several(count * nth, unit, frame))));
    }
    // the 20th of next month
    let (rest, frame) = of_frame(rest)?;
    match frame {
        Frame::Shift(Grain::Month, _) if (1..=31).contains(&nth) => {
            Ok((rest, When::of(What::Nth(nth, Unit::Grain(Grain::Day), frame))))
        }
        _ => row.no(),
    }
}

/// `first`, `3rd`, `last`, `third last`
fn place(row: Row) -> Read<i8> {
    let last = |row: Row| row.head().is_some_and(|head| matches!(row.text(head), "last" | "final" | "Last" | "Final"));
    if last(row) {
        return Ok((row.after(1), -1));
    }
    let (rest, nth) = calendar::place(row)?;
    Ok(if last(rest) { (rest.after(1), -nth) } else { (rest, nth) })
}

/// A weekday, a day, a week, a weekend or a month.
fn unit(row: Row) -> Read<Unit> {
    if let Ok((rest, Sense::Weekday(day))) = row.phrase(Class::WEEKDAY) {
        return Ok((rest, Unit::Weekday(day)));
    }
    match grain(row)? {
        (rest, unit @ (Grain::Day | Grain::Week | Grain::Weekend | Grain::Month)) => Ok((rest, Unit::Grain(unit))),
        _ => row.no(),
    }
}

/// Whether there can be such a one.
fn fits(nth: i8, unit: Unit, frame: Frame) -> bool {
    let in_year =
        frame.year().is_some() && matches!(frame, Frame::Year(_)) || matches!(frame, Frame::Shift(Grain::Year, _));
    let most = match unit {
        Unit::Weekday(_) if !in_year => 5,
        Unit::Grain(Grain::Day) if !in_year => 31,
        Unit::Grain(Grain::Week | Grain::Weekend) if !in_year => 5,
        Unit::Grain(Grain::Month) => 12,
        _ => 53,
    };
    nth.unsigned_abs() <= most
}

/// `two weeks`
fn several(row: Row) -> Read<(i8, Grain)> {
    let (rest, count) = moved::count(row)?;
    let (rest, unit) = grain(rest)?;
    match i8::try_from(count) {
        Ok(count) if (2..=60).contains(&count) => Ok((rest, (count, unit))),
        _ => row.no(),
    }
}

/// `of 2023`, `in fiscal 2023`, `of last year`, `2023`, `this year`, `of the year`
fn of_year(row: Row) -> Read<YearOf> {
    let of = row.cue(Cue::Of).or_else(|_| row.cue(Cue::In)).ok().map(|(rest, ())| rest);
    let at = the(of.unwrap_or(row));
    if let Ok((rest, when)) = year::fiscal(at)
        && let What::Frame(Frame::Year(year)) = when.what
    {
        return Ok((rest, year));
    }
    if let Ok((rest, Time::Turn(turn))) = time_word(at)
        && let Ok((rest, Grain::Year)) = grain(rest)
    {
        return Ok((rest, YearOf::Shift(shifted(turn))));
    }
    if of.is_some()
        && let Ok((rest, Grain::Year)) = grain(at)
    {
        return Ok((rest, YearOf::Unsaid));
    }
    let at = match at.sign(symbol::COMMA) {
        Ok((rest, _)) => rest,
        Err(_) => at,
    };
    year::sure(at)
}

/// `of October [2014]`, `in 2021`, `of last month`, `of the year`
pub(super) fn of_frame(row: Row) -> Read<Frame> {
    let of = row.cue(Cue::Of).or_else(|_| row.cue(Cue::In)).ok().map(|(rest, ())| rest);
    let at = the(of.unwrap_or(row));
    if let Ok((rest, Time::Turn(turn))) = time_word(at)
        && let Ok((rest, unit)) = grain(rest)
    {
        return Ok((rest, Frame::Shift(unit, i32::from(shifted(turn)))));
    }
    if of.is_none() {
        return row.no();
    }
    if let Ok((rest, unit @ (Grain::Month | Grain::Year))) = grain(at) {
        return Ok((rest, Frame::Shift(unit, 0)));
    }
    if let Ok((rest, month)) = calendar::month(at) {
        let (rest, year) = of_year(rest).unwrap_or((rest, YearOf::Unsaid));
        return Ok((rest, Frame::Month(year, month)));
    }
    let (rest, year) = year::sure(at)?;
    Ok((rest, Frame::Year(year)))
}

/// How many units further on a turn is.
pub(super) fn shifted(turn: Turn) -> i16 {
    match turn {
        Turn::Last | Turn::Past => -1,
        Turn::Next => 1,
        _ => 0,
    }
}

/// `third quarter` behind `this year's`
pub(super) fn of_that_year(row: Row, year: YearOf) -> Read<When> {
    let (rest, nth) = calendar::place(row)?;
    let (rest, unit) = grain(number::after_hyphen(rest))?;
    match part(unit, year, nth) {
        Some(frame) => Ok((rest, When::all(frame))),
        None => row.no(),
    }
}

#[cfg(test)]
mod corpus_of_counted_units {
    use crate::grammar::corpus::reads;

    #[test]
    fn quarters_and_halves() {
        reads(
            "2023-Q1",
            &[
                "the first quarter of 2023",
                "first-quarter 2023",
                "Q1 2023",
                "2023 Q1",
                "2023-Q1",
                "the first quarter of this year",
                "1Q 2023",
                "the fiscal first quarter of 2023",
                "this year’s first quarter",
            ],
        );
        reads("2023-Q2", &["the second quarter", "second-quarter profit", "a second-quarter loss", "Q2"]);
        reads("2022-Q4", &["Q4 of last year", "the fourth quarter of last year", "the fourth quarter of fiscal 2022"]);
        reads("2022-H1", &["the first half of 2022", "H1 2022", "2022H1", "the first half of last year"]);
    }

    #[test]
    fn days_and_weeks_within_a_time() {
        reads("2014-10-07", &["the first Tuesday of October 2014", "the first Tuesday in October 2014"]);
        reads("2015-10-31", &["the last day of October 2015"]);
        reads("2015-W53", &["the last week of 2015"]);
        reads("2023-06-20", &["the 20th of next month", "the 20th day of next month"]);
        reads("2021-01-04..2021-01-17", &["the first two weeks of 2021"]);
        reads("2021-09-01..2021-12-31", &["the last four months of 2021"]);
    }

    #[test]
    fn what_is_counted_in_no_time() {
        reads("#1", &["in the first half", "the first day in office"]);
        reads("0.25", &["a quarter of the votes"]);
    }
}
