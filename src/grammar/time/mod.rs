//! Times by their names: dates, and all that only the day of publication can place. One function a shape, tried in turn.

mod decade;
mod moved;
mod named;
mod ordinal;
mod span;
pub(super) mod year;

use super::atom::{Atom, Date};
use super::row::{Item, Kind, Read, Row};
use super::{calendar, number, numeric};
use crate::lexicon::phrase::Time;
use crate::lexicon::{Class, Sense, symbol};
use crate::measure::stretch::Grain;
use crate::measure::when::{Frame, Part, Turn, What, When, YearOf};
use nom::Parser;
use nom::branch::alt;

/// The classes of words that a time can begin with, beside digits and number words.
pub(super) const TIMES: Class =
    Class::TIME.or(Class::MONTH).or(Class::WEEKDAY).or(Class::ORDINAL).or(Class::GRAIN).or(Class::MOVE);

/// `time = span | moment`, at the head of a row, with what stands before it.
pub(super) fn time<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, (Kind, Atom)> {
    if !may_begin(row) {
        return row.no();
    }
    if let Ok((rest, (from, to))) = span::days_first(row, past) {
        return Ok((rest, (Kind::Span, Atom::Span(from, to))));
    }
    let (rest, when) = moment(row, past)?;
    if let Ok((rest, (from, to))) = span::end(rest, when, past) {
        return Ok((rest, (Kind::Span, Atom::Span(from, to))));
    }
    Ok((
        rest,
        match when.what {
            What::Weekday(day, Turn::Unsaid) => (Kind::Weekday, Atom::Weekday(day)),
            _ => (Kind::Date, named(when)),
        },
    ))
}

/// Whether a time may begin here: a look at the head and the next item turns most numbers and little words away.
fn may_begin(row: Row) -> bool {
    let Some(head) = row.head() else { return false };
    let next = row.items.get(1);
    let follows = |classes| next.is_some_and(|next| row.page.lexicon.begins(next.word).meets(classes));
    if head.kind == Kind::Digits {
        return match head.end - head.start {
            4 => true,
            1 | 2 | 3 | 5 => next.is_some_and(|next| match next.kind {
                Kind::Sign => {
                    matches!(
                        next.word,
                        symbol::HYPHEN | symbol::DASH | symbol::POINT | symbol::APOSTROPHE | symbol::COMMA
                    ) || matches!(row.text(next), "/" | "~")
                }
                Kind::Word => !next.spaced || follows(Class::MONTH.or(Class::GRAIN).or(Class::CUE).or(Class::TIME)),
                _ => false,
            }),
            _ => follows(Class::GRAIN),
        };
    }
    let class = row.page.lexicon.begins(head.word);
    if class.meets(Class::CARDINAL) && !class.meets(TIMES) {
        let joined = next.is_some_and(|next| next.word == symbol::HYPHEN);
        return joined || follows(Class::GRAIN.or(Class::CARDINAL).or(Class::SCALE).or(Class::ORDINAL).or(Class::CUE));
    }
    if class.meets(Class::OPENER) && !class.meets(TIMES) {
        return follows(Class::GRAIN.or(Class::MOVE)) || next.is_some_and(|next| row.text(next) == "couple");
    }
    true
}

/// One time: `early next year`, `the third quarter of 2023`, `two weeks ago`, `May 19`.
fn moment<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
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
        .or_else(|_| year::plain(at).map(|(rest, year)| (rest, When::all(Frame::Year(YearOf::Said(year))))))
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
fn base<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    let Some(head) = row.head() else { return row.no() };
    let class = if head.kind == Kind::Digits { Class::default() } else { row.page.lexicon.begins(head.word) };
    if head.kind == Kind::Digits || class.meets(Class::MONTH) {
        return alt((
            |row| calendar::date(row).map(|(rest, date)| (rest, date.when())),
            |row| numeric::date(row, past),
            |row| {
                calendar::month_alone(row, past)
                    .map(|(rest, month)| (rest, When::all(Frame::Month(YearOf::Unsaid, month))))
            },
            ordinal::counted,
            decade::decade,
            moved::moved,
            |row| moved::ahead(row, past),
            |row| year::led(row, past),
            |row| decade::short(row, past),
            |row| day_of_month(row, past),
        ))
        .parse(row);
    }
    if class.meets(Class::WEEKDAY) {
        return named::weekday(row);
    }
    if class.meets(Class::ORDINAL)
        && let Ok(found) =
            alt((ordinal::counted, decade::decade, calendar_ordinal, |row| day_of_month(row, past))).parse(row)
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
    alt((moved::moved, |row| moved::ahead(row, past), |row| year::in_words(row, past))).parse(row)
}

/// `fourth of July 1995`: a day whose number is a word.
fn calendar_ordinal(row: Row) -> Read<When> {
    calendar::date(row).map(|(rest, date)| (rest, date.when()))
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

/// A time that the calendar has a date for is a date; others stay times.
fn named(when: When) -> Atom {
    let year = |year| match year {
        YearOf::Said(year) => Some(Some(year)),
        YearOf::Unsaid => Some(None),
        _ => None,
    };
    let date = match (when.part, when.what) {
        (None, What::Frame(Frame::Year(YearOf::Said(year)))) => Some(Date { year: Some(year), month: None, day: None }),
        (None, What::Frame(Frame::Month(of, month))) => {
            year(of).map(|year| Date { year, month: Some(month), day: None })
        }
        (None, What::Frame(Frame::Day(of, month, day))) => {
            year(of).map(|year| Date { year, month: Some(month), day: Some(day) })
        }
        _ => None,
    };
    date.map_or(Atom::When(when), Atom::Date)
}

/// The row behind "the", if it is there.
fn the(row: Row) -> Row {
    match row.head() {
        Some(head) if head.kind == Kind::Word && row.text(head).eq_ignore_ascii_case("the") => row.after(1),
        _ => row,
    }
}

/// Whether the last word before a place is one of these.
fn after_word(row: Row, past: &[Item], words: &[&str]) -> bool {
    past.last().is_some_and(|before| {
        before.kind == Kind::Word && words.iter().any(|word| row.text(before).eq_ignore_ascii_case(word))
    })
}

/// A word that places a time.
fn time_word(row: Row) -> Read<Time> {
    match row.phrase(Class::TIME)? {
        (rest, Sense::Time(time)) => Ok((rest, time)),
        _ => row.no(),
    }
}

fn part(row: Row) -> Read<Part> {
    match time_word(row)? {
        (rest, Time::Part(part)) => Ok((rest, part)),
        _ => row.no(),
    }
}

/// A unit of the calendar.
fn grain(row: Row) -> Read<Grain> {
    match row.phrase(Class::GRAIN)? {
        (rest, Sense::Grain(grain)) if !one_letter(row) => Ok((rest, grain)),
        _ => row.no(),
    }
}

/// Whether one letter stands at the head: the Q of Q3.
fn one_letter(row: Row) -> bool {
    row.head().is_some_and(|head| head.end - head.start == 1)
}
