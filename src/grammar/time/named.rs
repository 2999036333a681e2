//! Times by name: today, last month, next Friday, this summer, the past four months, Christmas, the week.

use super::ordinal::{of_that_year, shifted};
use super::word::{after_word, grain, the, time_word};
use super::{moved, ordinal, year};
use crate::grammar::calendar;
use crate::grammar::row::{Item, Kind, Read, Row};
use crate::lexicon::phrase::{Cue, Time};
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::measure::stretch::Grain;
use crate::measure::when::{Frame, Part, Turn, What, When, YearOf};

/// A time that begins with a word of times.
pub(super) fn named<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    match time_word(row)? {
        (_, Time::Fiscal) => year::fiscal(row),
        // "the last Friday of October" comes before "last Friday"
        (rest, Time::Turn(Turn::Last)) => ordinal::counted(row).or_else(|_| turned(rest, Turn::Last)),
        (rest, Time::Moment(days)) => Ok((rest, When::all(Frame::Shift(Grain::Day, i32::from(days))))),
        (rest, Time::Turn(turn)) => turned(rest, turn),
        (rest, Time::Season(season)) => a_season(row, rest, season, past),
        (rest, Time::Tens(tens)) if after_word(row, past, &["the", "early", "late", "mid"]) => {
            Ok((rest, When::all(Frame::Tens(tens))))
        }
        // a full year; "the full year" is the one that is
        (rest, Time::Whole) => match grain(crate::grammar::number::after_hyphen(rest))? {
            (after, Grain::Year) if after_word(row, past, &["the"]) => {
                Ok((after, When::all(Frame::Shift(Grain::Year, 0))))
            }
            (after, unit) => Ok((after, When::of(What::Lasting(1, unit)))),
        },
        (rest, Time::Fixed(month, day)) => Ok(in_year(rest, Frame::Day(YearOf::Unsaid, month, day))),
        (rest, Time::Feast(feast)) => Ok(in_year(rest, Frame::Floating(YearOf::Unsaid, feast))),
        _ => row.no(),
    }
}

/// A year behind a feast, if there is one.
fn in_year(row: Row, frame: Frame) -> (Row, When) {
    match year::digits(row) {
        Ok((rest, year)) => (rest, When::all(frame.in_year(YearOf::Said(year)))),
        Err(_) => (row, When::all(frame)),
    }
}

/// What follows "last", "this" or "next".
fn turned(row: Row, turn: Turn) -> Read<When> {
    let step = shifted(turn);
    // the past four months
    if step != 0
        && let Ok((rest, (count, unit))) = moved::units(row)
    {
        return Ok((rest, When::of(What::Running(count.saturating_mul(step), unit))));
    }
    if let Ok((rest, unit)) = grain(row) {
        // "in prior years" is of no year
        if row.head().is_some_and(|head| row.text(head).ends_with('s')) {
            return row.no();
        }
        if turn == Turn::Past {
            return Ok((rest, When::of(What::Running(-1, unit))));
        }
        return Ok(a_unit(row, rest, unit, step));
    }
    if let Ok((rest, month)) = calendar::month(row) {
        let year = YearOf::Turn(turn);
        return Ok(match calendar::day(rest) {
            Ok((rest, day)) => (rest, When::all(Frame::Day(year, month, day))),
            Err(_) => (rest, When::all(Frame::Month(year, month))),
        });
    }
    if let Ok((rest, Time::Season(season))) = time_word(row) {
        return Ok((rest, When::all(Frame::Season(YearOf::Turn(turn), season))));
    }
    if let Ok((rest, when)) = ordinal::marked(row)
        && let What::Frame(frame) = when.what
    {
        return Ok((rest, When::all(frame.in_year(YearOf::Turn(turn)))));
    }
    let (rest, day) = calendar::weekday(row)?;
    Ok((rest, When::of(What::Weekday(day, turn))))
}

/// A unit that was turned to, and what is counted within it: `next year's first quarter`, `last week on Friday`.
fn a_unit<'a>(row: Row<'a>, rest: Row<'a>, unit: Grain, step: i16) -> (Row<'a>, When) {
    if unit == Grain::Week
        && let Ok(week) = i8::try_from(step)
    {
        let at = rest.head().filter(|next| row.text(next) == "on").map_or(rest, |_| rest.after(1));
        if let Ok((rest, day)) = calendar::weekday(at) {
            return (rest, When::of(What::Weekday(day, Turn::OfWeek(week))));
        }
    }
    if unit == Grain::Year
        && let Ok((after, mark)) = rest.sign(symbol::APOSTROPHE)
        && !mark.spaced
        && after.head().is_some_and(|next| row.text(next) == "s")
        && let Ok(found) = of_that_year(after.after(1), YearOf::Shift(step))
    {
        return found;
    }
    (rest, When::all(Frame::Shift(unit, i32::from(step))))
}

/// `summer 2016`, `the spring of 1978`, `over the summer`; "fall" by itself is mostly something else.
fn a_season<'a>(row: Row<'a>, rest: Row<'a>, season: i8, past: &[Item]) -> Read<'a, When> {
    let of = rest.cue(Cue::Of).ok().map(|(after, ())| after);
    if let Ok((after, year)) = year::sure(of.unwrap_or(rest)) {
        return Ok((after, When::all(Frame::Season(year, season))));
    }
    if let Some(at) = of
        && let Ok((after, Time::Turn(turn))) = time_word(at)
        && let Ok((after, Grain::Year)) = grain(after)
    {
        return Ok((after, When::all(Frame::Season(YearOf::Shift(shifted(turn)), season))));
    }
    let led = after_word(
        row,
        past,
        &["the", "in", "since", "during", "until", "by", "over", "through", "early", "late", "mid"],
    );
    let verb = row.head().is_some_and(|head| row.text(head).eq_ignore_ascii_case("fall"));
    let follows =
        rest.head().is_none_or(|next| matches!(next.kind, Kind::Sign | Kind::Stop) && next.word != symbol::HYPHEN);
    let sure = led && of.is_none() && (!verb || follows && !after_word(row, past, &["to", "the", "through"]));
    if sure { Ok((rest, When::all(Frame::Season(YearOf::Unsaid, season)))) } else { row.no() }
}

/// `Friday`, `Fri.`; `Friday of last week`, `Friday next week`
pub(super) fn weekday(row: Row) -> Read<When> {
    let (rest, day) = calendar::weekday(row)?;
    let of = rest.head().filter(|next| matches!(row.text(next), "of" | "from" | "in"));
    let at = of.map_or(rest, |_| rest.after(1));
    if let Ok((after, Time::Turn(turn))) = time_word(at)
        && let Ok((after, Grain::Week)) = grain(after)
        && let Ok(week) = i8::try_from(shifted(turn))
    {
        return Ok((after, When::of(What::Weekday(day, Turn::OfWeek(week)))));
    }
    Ok((rest, When::of(What::Weekday(day, Turn::Unsaid))))
}

/// `the week`, `the year`, `the quarter`: the one that is, or was last reported on. `the week after next`.
pub(super) fn the_unit<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    if let Ok(found) = ordinal::marked(row) {
        return Ok(found);
    }
    if let Ok((rest, Sense::Move(_))) = row.phrase(Class::MOVE) {
        return Ok((rest, When::all(Frame::YearAgo)));
    }
    let capital = row.head().is_some_and(|head| head.case != Case::Lower);
    let (rest, unit) = grain(row)?;
    if unit == Grain::Year
        && let Some(after) = its_end(rest)
    {
        return Ok((after, When { part: Some(Part::Late), ..When::all(Frame::Shift(unit, 0)) }));
    }
    if capital || !after_word(row, past, &["the"]) {
        return week_of_year(row, rest, unit);
    }
    let word = |row: Row<'a>| row.head().map_or("", |head| row.text(head));
    if word(rest) == "after" {
        let after = the(rest.after(1));
        return if word(after) == "next" { Ok((after.after(1), When::all(Frame::Shift(unit, 2)))) } else { row.no() };
    }
    // "year-end", "the quarter's end"
    if let Some(after) = its_end(rest) {
        return Ok((after, When { part: Some(Part::Late), ..When::all(Frame::Shift(unit, 0)) }));
    }
    let several = row.read_up_to(rest) == 1 && row.head().is_some_and(|head| row.text(head).ends_with('s'));
    let joined = rest.head().is_some_and(|next| next.word == symbol::HYPHEN && !next.spaced);
    // "the day he left", "the year of the rabbit", "the days" are no stretch of the calendar
    let clause = rest.head().is_some_and(|next| {
        next.kind == Kind::Word
            && matches!(
                rest.text(next),
                "of" | "he"
                    | "she"
                    | "it"
                    | "they"
                    | "we"
                    | "I"
                    | "you"
                    | "that"
                    | "when"
                    | "where"
                    | "which"
                    | "in"
                    | "the"
                    | "a"
                    | "his"
                    | "her"
                    | "their"
                    | "before"
                    | "prior"
                    | "old"
                    | "long"
            )
            || next.word == symbol::APOSTROPHE && unit == Grain::Day
            || matches!(next.kind, Kind::Word | Kind::Digits) && next.case != Case::Lower
    });
    if several || joined || clause {
        return row.no();
    }
    match unit {
        Grain::Quarter => Ok((rest, When::all(Frame::Reported))),
        Grain::Day | Grain::Week | Grain::Weekend | Grain::Month | Grain::Year => {
            Ok((rest, When::all(Frame::Shift(unit, 0))))
        }
        _ => row.no(),
    }
}

/// What is read when a unit's end follows: `-end`, ` end`, `'s end`.
fn its_end(row: Row) -> Option<Row> {
    let at = match row.sign(symbol::APOSTROPHE) {
        Ok((after, _)) => after.head().filter(|next| row.text(next) == "s").map(|_| after.after(1))?,
        Err(_) => crate::grammar::number::after_hyphen(row),
    };
    at.head().filter(|next| at.text(next) == "end").map(|_| at.after(1))
}

/// `week 10`
fn week_of_year<'a>(row: Row<'a>, rest: Row<'a>, unit: Grain) -> Read<'a, When> {
    let Some(head) = rest.head().filter(|head| head.kind == Kind::Digits) else { return row.no() };
    match row.text(head).parse::<i8>() {
        Ok(week) if unit == Grain::Week && (1..=53).contains(&week) => {
            Ok((rest.after(1), When::all(Frame::Week(YearOf::Unsaid, week))))
        }
        _ => row.no(),
    }
}

#[cfg(test)]
mod corpus_of_names {
    use crate::grammar::corpus::{nothing, reads};

    /// The day of publication is Friday, 19 May 2023.
    #[test]
    fn days_around_the_day_of_publication() {
        reads("2023-05-19", &["today", "Today", "tonight", "this morning", "late today"]);
        reads("2023-05-18", &["yesterday", "Yesterday", "yesterday’s vote"]);
        reads("2023-05-20", &["tomorrow", "early tomorrow"]);
        reads("2023-05-21", &["the day after tomorrow"]);
    }

    #[test]
    fn units_that_words_turn_to() {
        reads("2023-W20", &["this week", "the week", "earlier this week", "later this week"]);
        reads("2023-W19", &["last week", "late last week", "the previous week"]);
        reads("2023-04", &["last month", "the previous month", "the end of last month"]);
        reads("2023-06", &["next month", "the coming month", "early next month"]);
        reads("2022", &["last year", "Last year", "the end of last year"]);
        reads(
            "2023",
            &["this year", "the current year", "year-end", "by year’s end", "later this year", "the full year"],
        );
        reads("2023-Q1", &["last quarter", "the quarter", "the latest quarter"]);
        reads("2023-Q2", &["this quarter", "the current quarter"]);
        reads("202X", &["this decade"]);
        reads("2023-W22", &["the week after next"]);
    }

    #[test]
    fn weekdays_months_and_seasons() {
        reads("Friday", &["Friday", "on Friday", "friday", "late Friday"]);
        reads("2023-05-15", &["last Monday"]);
        reads("2023-05-09", &["Tuesday of last week", "Tuesday last week", "last week on Tuesday"]);
        reads("2023-05-23", &["next week on Tuesday", "Tuesday next week"]);
        reads("2022-11", &["last November", "November last year", "November of last year"]);
        reads("2024-04-05", &["April 5 next year", "5 April next year"]);
        reads("2023-09", &["this September"]);
        reads("2023-SU", &["this summer", "summer 2023", "the summer of 2023"]);
        reads("2022-FA", &["last fall", "last autumn"]);
        reads("1994-WI", &["the winter of 1994", "the winter of nineteen ninety-four"]);
        reads("2022-12-25", &["Christmas 2022", "Christmas Day 2022"]);
        reads("2022-11-24", &["Thanksgiving 2022"]);
    }

    #[test]
    fn stretches_up_to_now_and_from_now_on() {
        reads("4 month", &["the past four months", "the last 4 months", "the next four months"]);
        reads("10 year", &["the past 10 years", "the coming ten years"]);
        reads("1 year", &["a full year", "a whole year", "the past year"]);
        nothing(&["in prior years", "the next days"]);
    }

    #[test]
    fn words_that_place_no_time() {
        nothing(&["this man", "the last word", "next door", "the fall of Saigon", "they fall", "a spring in his step"]);
        nothing(&["the day he left", "the year of the rabbit", "the days", "the day’s work", "Person of the Year"]);
        nothing(&["Sun Microsystems", "he sat down", "may I", "April said", "end it", "a late goal", "early voting"]);
    }
}
