//! From one time to another: 2014-15, from April to June 2017, November 18-19, between 1985 and 1987.

use super::moment::{base, moment};
use super::word::{after_word, the};
use super::{ordinal, year};
use crate::grammar::atom::Seam;
use crate::grammar::calendar;
use crate::grammar::row::{Item, Kind, Read, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Class, symbol};
use crate::measure::stretch::Grain;
use crate::measure::when::{Frame, Unit, What, When, YearOf};

/// `13 to 15 July 2020`, `the 13th to the 15th of July`: a day whose month the end has.
pub(super) fn days_first<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, (When, When)> {
    let number = row.head().is_some_and(|head| {
        head.kind == Kind::Digits || row.page.lexicon.begins(head.word).meets(Class::ORDINAL.or(Class::CARDINAL))
    });
    if !number {
        return row.no();
    }
    let (rest, day) = calendar::day(row)?;
    let (rest, _) = joiner(rest, past)?;
    let Ok((after, last)) = calendar::day(the(rest)) else { return row.no() };
    // 4 to 22 this month
    if let Ok((rest, frame @ Frame::Shift(Grain::Month, _))) = ordinal::of_frame(after)
        && day < last
    {
        let of = |day| When::of(What::Nth(day, Unit::Grain(Grain::Day), frame));
        return Ok((rest, (of(day), of(last))));
    }
    let (rest, to) = base(the(rest), &[])?;
    match to.what {
        What::Frame(Frame::Day(year, month, last)) if day < last => {
            Ok((rest, (When::all(Frame::Day(year, month, day)), to)))
        }
        _ => row.no(),
    }
}

/// `(1926-1840)`: two years alone in brackets are a span, though it be turned round.
pub(super) fn turned<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, (When, When, Seam)> {
    let [first, joint, last, close, ..] = row.items else { return row.no() };
    let alone = past.last().is_some_and(|open| open.word == symbol::OPEN) && close.word == symbol::CLOSE;
    if !alone || first.kind != Kind::Digits || !matches!(joint.word, symbol::HYPHEN | symbol::DASH) {
        return row.no();
    }
    let ((_, from), (rest, to)) = (year::digits(row)?, year::digits(row.after(2))?);
    // nobody lives longer, and a century is the most that is told so
    if from <= to || from - to > 122 {
        return row.no();
    }
    let of = |year| When::all(Frame::Year(YearOf::Said(year)));
    Ok((rest, (of(from), of(to), Seam { ends: first.end, begins: last.start })))
}

/// The other end of a time that begins a span, and the byte where it begins.
pub(super) fn end<'a>(row: Row<'a>, from: When, past: &[Item]) -> Read<'a, (When, When, u32)> {
    let (at, joined) = joiner(row, past)?;
    let at = the(at);
    let Some(begins) = at.head().map(|head| head.start) else { return row.no() };
    let (rest, (from, to)) = other(row, at, joined, from)?;
    Ok((rest, (from, to, begins)))
}

/// `the year to March`, `the week ended 4 September`: the day says when the unit ends, so that it is none of the calendar's.
pub(super) fn until(row: Row, from: When, past: &[Item]) -> bool {
    let unit = matches!(from.what, What::Frame(Frame::Shift(_, 0) | Frame::Reported));
    let article = after_word(row, past, &["the", "fiscal", "financial"]);
    let led = past.len() >= 2 && after_word(row, &past[..past.len() - 1], &["from", "between"]);
    if !unit || !article || led {
        return false;
    }
    let ended = row.head().is_some_and(|head| matches!(row.text(head), "ended" | "ending"));
    let at = if ended { row.after(1) } else { row.cue(Cue::To).map_or(row, |(after, ())| after) };
    at.items.len() < row.items.len() && moment(the(at), row.items.get(..1).unwrap_or_default()).is_ok()
}

/// The second time, and the first as it is then to be read.
fn other<'a>(row: Row<'a>, at: Row<'a>, joined: Joined, from: When) -> Read<'a, (When, When)> {
    if at.head().is_some_and(|head| row.text(head) == "now") {
        return Ok((at.after(1), (from, When::all(Frame::Shift(Grain::Day, 0)))));
    }
    // the words that join them lead to the second
    let lead = row.items.get(..row.read_up_to(at)).unwrap_or_default();
    let What::Frame(begin) = from.what else {
        // from Friday to next Sunday
        let (rest, to) = moment(at, lead)?;
        // in "Friday to Sunday, June 16" the second day has a date of its own
        let comma = rest.sign(symbol::COMMA).map_or(rest, |(after, _)| after);
        return if calendar::date(comma).is_ok() { row.no() } else { Ok((rest, (from, to))) };
    };
    // 2014-15, 1999-2001
    if let Frame::Year(YearOf::Said(first)) = begin
        && joined == Joined::Hyphen
    {
        return years(at, first);
    }
    // November 18-19, July 13 thru 15, 2020
    if let Frame::Day(of, month, first) = begin
        && let Ok((rest, last)) = calendar::day(at)
        && calendar::month(rest).is_err()
        && last > first
    {
        let (rest, year) = calendar::year_after(rest);
        let year = year.map_or(of, YearOf::Said);
        return Ok((
            rest,
            (
                When { what: What::Frame(Frame::Day(year, month, first)), ..from },
                When::all(Frame::Day(year, month, last)),
            ),
        ));
    }
    let (rest, to) =
        moment(at, lead).or_else(|_| year::sure(at).map(|(rest, year)| (rest, When::all(Frame::Year(year)))))?;
    // "March 20 - Wednesday, March 23": each day has its weekday before it
    match (begin, to.what) {
        (Frame::Day(..), What::Weekday(..)) => row.no(),
        _ => Ok((rest, (shared(from, to), to))),
    }
}

/// The second of two years that a hyphen joins; 15 behind 2014 is 2015.
fn years(row: Row, first: i16) -> Read<(When, When)> {
    let Some(head) = row.head().filter(|head| head.kind == Kind::Digits) else { return row.no() };
    let text = row.text(head);
    let runs_on = row.items.get(1).is_some_and(|next| {
        !next.spaced && (next.kind == Kind::Word || matches!(next.word, symbol::HYPHEN | symbol::DASH))
    });
    let last = match (text.len(), text.parse::<i16>()) {
        (4, Ok(year)) if year > first => year,
        (2, Ok(year)) if first / 100 * 100 + year > first => first / 100 * 100 + year,
        // 1999-00
        (2, Ok(0)) if first % 100 == 99 => first + 1,
        _ => return row.no(),
    };
    // nobody's span of years is longer than this; 1945-99 may be one, 1000-2500 is a range of something
    if runs_on || last - first > 500 || year::measures(row.after(1)) {
        return row.no();
    }
    let year = |year| When::all(Frame::Year(YearOf::Said(year)));
    Ok((row.after(1), (year(first), year(last))))
}

/// What joins two times.
#[derive(Clone, Copy, PartialEq)]
enum Joined {
    Hyphen,
    Word,
}

/// `to`, `through`, `until`, `-`; `and` behind "between"
fn joiner<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, Joined> {
    let Some(head) = row.head() else { return row.no() };
    if head.kind == Kind::Sign {
        let even = row.items.get(1).is_some_and(|next| next.spaced == head.spaced);
        let joins = matches!(head.word, symbol::HYPHEN | symbol::DASH) || row.text(head) == "~";
        return if even && joins { Ok((row.after(1), Joined::Hyphen)) } else { row.no() };
    }
    if let Ok((rest, ())) = row.cue(Cue::To) {
        return Ok((rest, Joined::Word));
    }
    if after_word(row, past, &["between"])
        && let Ok((rest, ())) = row.cue(Cue::And)
    {
        return Ok((rest, Joined::Word));
    }
    row.no()
}

/// The first time in the year of the second, where it has none of its own.
fn shared(from: When, to: When) -> When {
    let (What::Frame(begin), What::Frame(end)) = (from.what, to.what) else { return from };
    match (begin.year(), end.year()) {
        (Some(YearOf::Unsaid), Some(YearOf::Said(year))) => {
            // from November to February 2017: the November before
            let month = |frame| match frame {
                Frame::Month(_, month) | Frame::Day(_, month, _) => Some(month),
                _ => None,
            };
            let earlier = month(begin).zip(month(end)).is_some_and(|(first, last)| first > last);
            let year = if earlier { year - 1 } else { year };
            When { what: What::Frame(begin.in_year(YearOf::Said(year))), ..from }
        }
        (Some(YearOf::Unsaid), Some(year @ (YearOf::Shift(_) | YearOf::Short(_)))) => {
            When { what: What::Frame(begin.in_year(year)), ..from }
        }
        _ => from,
    }
}

#[cfg(test)]
mod corpus_of_spans {
    use crate::grammar::corpus::{nothing, reads};

    #[test]
    fn from_one_time_to_another() {
        reads("2014..2015", &["2014-15", "in 2014-15", "the 2014–15 season", "2014-2015", "from 2014 to 2015"]);
        reads("1985..1987", &["between 1985 and 1987", "1985–1987", "from 1985 through 1987"]);
        reads("2017-04..2017-06", &["from April to June 2017", "April-June 2017", "between April and June 2017"]);
        reads("2016-11..2017-02", &["from November to February 2017"]);
        reads(
            "2022-11-18..2022-11-19",
            &[
                "November 18-19",
                "Nov. 18–19",
                "18 to 19 November",
                "from the 18th to the 19th of November",
                "18-19 November 2022",
            ],
        );
        reads("2022-11-30..2022-12-02", &["November 30 to December 2", "Nov. 30-Dec. 2, 2022"]);
        reads("2015..2017-05-05", &["from 2015 to May 5, 2017"]);
        reads("2023-05-04..2023-05-22", &["from 4 to 22 this month"]);
    }

    #[test]
    fn years_in_brackets_turned_round() {
        reads("1926..1840", &["Orlo Brandt (1926-1840)", "the mill (1926–1840)"]);
        nothing(&["the part (9120-8840) fits", "dial 1926-1840"]);
    }

    #[test]
    fn times_that_stay_apart() {
        reads("2014, 2015", &["in 2014 and 2015", "2014, 2015"]);
        reads("XXXX-03", &["the year to March"]);
        reads("XXXX-05-12", &["in the week to May 12", "the week ended May 12", "the year ending May 12"]);
    }

    #[test]
    fn months_that_name_a_quarter() {
        reads("2023-Q2", &["in the June quarter", "for the June quarter"]);
        reads("2023-07..2023-09", &["the July-September quarter", "the July to September quarter"]);
    }

    #[test]
    fn parts_of_years_at_either_end() {
        reads("2014..2016", &["from mid-2014 to late 2016", "from 2014 until late 2016", "mid-2014 to 2016"]);
        reads("Thursday, XXXX-03-20, Wednesday, XXXX-03-23", &["Thursday March 20 - Wednesday March 23"]);
    }
}
