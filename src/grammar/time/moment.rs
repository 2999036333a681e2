//! One time, whatever it begins with: the way from its first word to the room that reads it.

use super::ordinal::shifted;
use super::word::{after_word, grain, part, the, time_word};
use super::{decade, moved, named, ordinal, year};
use crate::grammar::row::{Item, Kind, Read, Row};
use crate::grammar::{calendar, number, numeric};
use crate::lexicon::phrase::{Cue, Time};
use crate::lexicon::{Class, symbol};
use crate::measure::stretch::Grain;
use crate::measure::when::{Frame, What, When, YearOf};
use nom::Parser;
use nom::branch::alt;

/// One time: `early next year`, `the third quarter of 2023`, `two weeks ago`, `May 19`.
pub(super) fn moment<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    let word = the(row).head().filter(|head| head.kind == Kind::Word);
    if word.is_some_and(|head| row.page.lexicon.begins(head.word).meets(Class::TIME))
        && let Ok(found) = in_part(row, past)
    {
        return Ok(found);
    }
    base(row, past)
}

/// `[the] early | mid- | the end of … base`
fn in_part<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    let Ok((rest, part)) = part(the(row)) else { return row.no() };
    let at = number::after_hyphen(rest);
    // "mid-year", "end of month" and "the end of the year" need no article before the unit
    let joined = at.items.len() < rest.items.len();
    let read = row.read_up_to(rest);
    let of = row.items.get(..read).and_then(<[Item]>::last).is_some_and(|last| row.text(last) == "of");
    let at = the(at);
    let (rest, when) = base(at, past)
        .or_else(|_| calendar::month(at).map(|(rest, month)| (rest, When::all(Frame::Month(YearOf::Unsaid, month)))))
        .or_else(|_| year::parted(at).map(|(rest, year)| (rest, When::all(Frame::Year(YearOf::Said(year))))))
        .or_else(|_| match grain(at) {
            Ok((rest, unit)) if of || joined => Ok((rest, When::all(Frame::Shift(unit, 0)))),
            _ => row.no(),
        })?;
    // "late Tuesday" and "earlier Sunday" are of the day, which is found where it stands
    let day =
        matches!(when.what, What::Weekday(..) | What::DayOfMonth(_) | What::Frame(Frame::Day(..)) | What::Either(..));
    let moved = matches!(when.what, What::Moved(..) | What::Running(..));
    let beside =
        of || !matches!(row.text(row.items.first().unwrap_or(&row.items[0])), "end" | "start" | "beginning" | "middle");
    if day || moved || !beside { row.no() } else { Ok((rest, When { part: Some(part), ..when })) }
}

/// A time without a word for its part.
pub(super) fn base<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    let Some(head) = row.head() else { return row.no() };
    let class = if head.kind == Kind::Digits { Class::default() } else { row.page.lexicon.begins(head.word) };
    if head.kind == Kind::Digits {
        let (rest, when) = digits(row, past)?;
        return Ok(in_turned_year(rest, when));
    }
    if class.meets(Class::MONTH) {
        let (rest, when) = calendar_date(row).or_else(|_| month_or_quarter(row, past))?;
        return Ok(in_turned_year(rest, when));
    }
    if class.meets(Class::WEEKDAY) {
        return named::weekday(row);
    }
    if class.meets(Class::ORDINAL)
        // "fourth of July 1995" has a day whose number is a word
        && let Ok(found) =
            alt((ordinal::counted, decade::decade, calendar_date, |row| day_of_month(row, past))).parse(row)
    {
        return Ok(found);
    }
    if class.meets(Class::TIME)
        && let Ok(found) = named::named(row, past)
    {
        return Ok(found);
    }
    if class.meets(Class::GRAIN)
        && let Ok(found) = named::the_unit(row, past)
    {
        return Ok(found);
    }
    // what is left begins with a number, "a" or "year-ago"
    if !class.meets(Class::CARDINAL.or(Class::CUE).or(Class::MOVE)) {
        return row.no();
    }
    alt((moved::moved, |row| moved::ahead(row, past), |row| year::in_words(row, past))).parse(row)
}

/// A time that begins with digits. Most digits begin none: what follows them closely, or in a word or two, says which of
/// them are worth a try.
fn digits<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    let class = |at: usize| row.items.get(at).map_or(Class::default(), |item| row.page.lexicon.begins(item.word));
    let head = row.head().map_or(0, |head| head.end - head.start);
    let tight = row.items.get(1).is_some_and(|next| !next.spaced);
    // "19th of May" has the most items before its month
    if (tight || (1..=3).any(|at| class(at).meets(Class::MONTH)))
        && let Ok(found) = calendar_date(row)
    {
        return Ok(found);
    }
    if tight && let Ok(found) = numeric::date(row, past) {
        return Ok(found);
    }
    if (tight || head == 4)
        && let Ok(found) = ordinal::counted(row)
    {
        return Ok(found);
    }
    if tight && let Ok(found) = decade::decade(row) {
        return Ok(found);
    }
    // "two weeks" may have a hyphen between them
    if (class(1).or(class(2)).meets(Class::GRAIN))
        && let Ok(found) = moved::moved(row).or_else(|_| moved::ahead(row, past))
    {
        return Ok(found);
    }
    alt((|row| year::led(row, past), |row| decade::short(row, past), |row| day_of_month(row, past))).parse(row)
}

fn calendar_date(row: Row) -> Read<When> {
    calendar::date(row).map(|(rest, date)| (rest, date.when()))
}

/// `June`, `the June quarter`, which is the one that ends with June.
fn month_or_quarter<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    let (rest, month) = calendar::month_alone(row, past)?;
    // "July-September quarter"
    let joined =
        past.last().is_some_and(|before| before.kind == Kind::Sign) || after_word(row, past, &["to", "through", "and"]);
    Ok(match grain(rest) {
        Ok((rest, Grain::Quarter)) if month % 3 == 0 && !joined => {
            (rest, When::all(Frame::Quarter(YearOf::Unsaid, month / 3)))
        }
        _ => (rest, When::all(Frame::Month(YearOf::Unsaid, month))),
    })
}

/// `June last year`, `5 November of this year`
fn in_turned_year(row: Row, when: When) -> (Row, When) {
    let What::Frame(frame @ (Frame::Month(YearOf::Unsaid, _) | Frame::Day(YearOf::Unsaid, ..))) = when.what else {
        return (row, when);
    };
    let at = row.cue(Cue::Of).map_or(row, |(after, ())| after);
    match time_word(at) {
        Ok((after, Time::Turn(turn))) => match grain(after) {
            Ok((rest, Grain::Year)) => (rest, When::all(frame.in_year(YearOf::Shift(shifted(turn))))),
            _ => (row, when),
        },
        _ => (row, when),
    }
}

/// `on the 27th`: a day of a month that is not said, with nothing behind it that could be the 27th of its kind.
fn day_of_month<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    let led = matches!(past, [.., lead, the] if row.text(the) == "the"
        && matches!(row.text(lead), "on" | "On" | "by" | "until" | "till" | "since" | "from" | "for"));
    if !led {
        return row.no();
    }
    let (rest, day) = calendar::place(row)?;
    let closed = rest.head().is_none_or(|next| match next.kind {
        Kind::Sign => next.word != symbol::HYPHEN,
        Kind::Stop => true,
        _ => false,
    });
    if closed && (1..=31).contains(&day) { Ok((rest, When::of(What::DayOfMonth(day)))) } else { row.no() }
}
