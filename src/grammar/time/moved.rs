//! So much time from a day on: two weeks ago, three days from now, a year earlier, 16 days after 12 January.

use super::moment::base;
use super::named;
use super::word::{after_word, grain, the, time_word};
use crate::grammar::number;
use crate::grammar::row::{Item, Kind, Read, Row};
use crate::lexicon::phrase::{Cue, Move, Time};
use crate::lexicon::{Class, Sense, symbol};
use crate::measure::stretch::Grain;
use crate::measure::when::{Frame, Origin, Reach, Turn, What, When};
use rust_decimal::prelude::ToPrimitive;

/// `moved = reach (ago | from now | later | earlier | before … | after … | from …)`
pub(super) fn moved(row: Row) -> Read<When> {
    if let Ok((rest, Sense::Move(Move::YearAgo))) = row.phrase(Class::MOVE) {
        return Ok((rest, When::all(Frame::YearAgo)));
    }
    // "a year ago" is the time that another is compared with
    if let Ok((rest, ())) = row.cue(Cue::A)
        && let Ok((rest, Sense::Move(Move::YearAgo))) = rest.phrase(Class::MOVE)
    {
        return Ok((rest, When::all(Frame::YearAgo)));
    }
    let (rest, reach) = reach(row)?;
    if let Ok((rest, Sense::Move(way))) = rest.phrase(Class::MOVE) {
        let (reach, origin) = match way {
            Move::Back => (reach.back(), Origin::Today),
            Move::On => (reach, Origin::Today),
            Move::ToldOn => (reach, Origin::Told),
            Move::ToldBack | Move::YearAgo => (reach.back(), Origin::Told),
        };
        return Ok((rest, When::of(What::Moved(reach, origin))));
    }
    let back = match rest.head().map_or("", |head| rest.text(head)) {
        "after" | "from" => false,
        "before" => true,
        _ => return row.no(),
    };
    let led = rest;
    let (rest, origin) = origin(the(rest.after(1)))?;
    // "for three days from June 3 to June 5": what it starts from is where a span does
    let spans =
        rest.cue(Cue::To).is_ok() || rest.head().is_some_and(|next| matches!(next.word, symbol::HYPHEN | symbol::DASH));
    if spans && led.cue(Cue::From).is_ok() {
        return row.no();
    }
    let reach = if back { reach.back() } else { reach };
    Ok((rest, When::of(What::Moved(reach, origin))))
}

/// A number of units behind "in": so much time from now, or as long as that.
pub(super) fn ahead<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    if !after_word(row, past, &["in"]) {
        return row.no();
    }
    let (rest, reach) = reach(row)?;
    Ok((rest, When::of(What::Moved(reach, Origin::Told))))
}

/// What a move starts from: now, tomorrow, Tuesday, 12 January.
fn origin(row: Row) -> Read<Origin> {
    if row.head().is_some_and(|head| row.text(head) == "now") {
        return Ok((row.after(1), Origin::Today));
    }
    if let Ok((rest, Time::Moment(days))) = time_word(row) {
        return Ok((rest, if days == 0 { Origin::Today } else { Origin::Near(days) }));
    }
    if row
        .head()
        .is_some_and(|head| head.kind == Kind::Word && row.page.lexicon.begins(head.word).meets(Class::WEEKDAY))
    {
        let (rest, when) = named::weekday(row)?;
        return match when.what {
            What::Weekday(day, Turn::Unsaid) => Ok((rest, Origin::Weekday(day))),
            _ => row.no(),
        };
    }
    match base(row, &[])? {
        (rest, When { what: What::Frame(Frame::Day(year, month, day)), .. }) => {
            Ok((rest, Origin::Day(year, month, day)))
        }
        _ => row.no(),
    }
}

/// `two weeks`, `2 years, 1 month and 21 days`
fn reach<'a>(row: Row<'a>) -> Read<'a, Reach> {
    let one = |row: Row<'a>| -> Read<'a, Reach> {
        let (rest, number) = count(row)?;
        let (rest, unit) = grain(number::after_hyphen(rest))?;
        match Reach::of(number, unit).filter(|_| unit != Grain::Half) {
            Some(reach) => Ok((rest, reach)),
            None => row.no(),
        }
    };
    let (mut rest, mut sum) = one(row)?;
    for _ in 0..3 {
        let at = rest.sign(symbol::COMMA).map_or(rest, |(after, _)| after);
        let at = at.cue(Cue::And).map_or(at, |(after, ())| after);
        let Some((after, total)) = one(at).ok().and_then(|(after, more)| Some((after, sum.plus(more)?))) else { break };
        (rest, sum) = (after, total);
    }
    Ok((rest, sum))
}

/// A whole number below ten thousand; `a`, `a couple of`.
pub(super) fn count(row: Row) -> Read<i16> {
    let Some(head) = row.head() else { return row.no() };
    if head.kind == Kind::Digits {
        let text = row.text(head);
        return match text.parse::<i16>() {
            Ok(count) if text.len() <= 4 && !text.starts_with('0') => Ok((row.after(1), count)),
            _ => row.no(),
        };
    }
    if let Ok((rest, ())) = row.cue(Cue::A) {
        let couple = rest.head().is_some_and(|head| row.text(head) == "couple");
        if couple {
            let rest = rest.after(1);
            return Ok((rest.cue(Cue::Of).map_or(rest, |(after, ())| after), 2));
        }
        return Ok((rest, 1));
    }
    let (rest, number) = number::below_hundred(row)?;
    match number.to_i16() {
        Some(count) => Ok((rest, count)),
        None => row.no(),
    }
}

/// `four months` behind "past" and "next".
pub(super) fn units(row: Row) -> Read<(i16, Grain)> {
    let (rest, number) = count(row)?;
    let (rest, unit) = grain(rest)?;
    if number >= 1 { Ok((rest, (number, unit))) } else { row.no() }
}

#[cfg(test)]
mod corpus_of_moves {
    use crate::grammar::corpus::{nothing, reads};

    /// The day of publication is Friday, 19 May 2023.
    #[test]
    fn so_much_time_ago_or_from_now() {
        reads("2023-05-05", &["two weeks ago", "2 weeks ago", "nearly two weeks ago"]);
        reads("2023-03", &["two months ago"]);
        reads("2021", &["two years ago"]);
        reads("2013", &["a decade ago", "ten years ago"]);
        reads("2023-05-29", &["10 days from now", "ten days from today"]);
        reads("2021-03-30", &["2 years, 1 month and 20 days ago"]);
        reads("2022", &["a year ago", "a year earlier", "year-earlier profit"]);
    }

    #[test]
    fn so_much_time_from_a_day() {
        reads("2017-01-15", &["three days after January 12, 2017"]);
        reads("1999-04-29", &["2 weeks before May 13, 1999"]);
        reads("2023-05-22", &["two days from tomorrow"]);
    }

    #[test]
    fn so_much_time_told_before_is_as_long_as_it_is() {
        reads("3 week", &["three weeks later", "in three weeks"]);
        reads("5 year", &["five years earlier", "in five years"]);
    }

    #[test]
    fn words_that_move_nothing() {
        nothing(&["long ago", "later", "earlier", "and back"]);
    }
}
