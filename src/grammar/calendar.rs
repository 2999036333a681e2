//! Dates: days, months and years as the press writes them, and the days of the week.

use super::atom::Date;
use super::number;
use super::plural::counts;
use super::row::{Item, Kind, Read, Row};
use super::time::year;
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::measure::when::YearOf;
use nom::Parser;
use nom::branch::alt;
use rust_decimal::prelude::ToPrimitive;

/// `date = month-first | day-first | year-first | iso`
pub(super) fn date(row: Row) -> Read<Date> {
    alt((month_first, day_first, year_first, iso)).parse(row)
}

/// `weekday = Monday | Mon[.]`; a short form only where a date or its neighbours say that it is one.
pub(super) fn weekday(row: Row) -> Read<i8> {
    let (rest, Sense::Weekday(day)) = row.phrase(Class::WEEKDAY)? else { return row.no() };
    let Some(head) = row.head() else { return row.no() };
    // the shortest whole name is Monday's
    if head.end - head.start >= 6 {
        return Ok((rest, day));
    }
    let after = point(rest);
    let at = after.sign(symbol::COMMA).map_or(after, |(next, _)| next);
    let dated = at.head().is_some_and(|next| {
        next.kind == Kind::Digits || next.kind == Kind::Word && row.page.lexicon.begins(next.word).meets(Class::MONTH)
    });
    let pointed = after.items.len() < rest.items.len()
        || rest.head().is_some_and(|next| next.kind == Kind::Stop && rest.text(next) == ".");
    if dated || pointed || after.items.is_empty() { Ok((after, day)) } else { row.no() }
}

/// `May 19[th][,] [2023]`, `May 2023`, `May of '87`, `Oct-2`
fn month_first(row: Row) -> Read<Date> {
    let (rest, month) = month(row)?;
    let of = rest.cue(Cue::Of).or_else(|_| rest.cue(Cue::In)).map(|(after, ())| after);
    let at = of.or_else(|_| rest.sign(symbol::COMMA).map(|(after, _)| after)).unwrap_or(rest);
    if let Ok((rest, YearOf::Said(year))) = year::sure(at) {
        return Ok((rest, Date { year: Some(year), month: Some(month), day: None }));
    }
    let at = match rest.head() {
        Some(head) if !head.spaced && matches!(row.text(head), "-" | "/") => rest.after(1),
        _ => rest,
    };
    let (rest, day) = day(at).or_else(|_| the_day(at)).or_else(|_| day_in_words(at))?;
    let (rest, year) = year_after(rest);
    // "in May 5,000 died" is cut by the scanner; "in May 12 people died" is not
    if year.is_none() && counts(rest) {
        return row.no();
    }
    Ok((rest, Date { year, month: Some(month), day: Some(day) }))
}

/// `19[th] [of] May[,] [2023]`, `28-Nov`
fn day_first(row: Row) -> Read<Date> {
    let (rest, day) = day(row)?;
    let rest = match rest.head() {
        Some(head) if !head.spaced && head.word == symbol::HYPHEN => rest.after(1),
        _ => rest.cue(Cue::Of).map_or(rest, |(after, ())| after),
    };
    let (rest, month) = month(rest)?;
    let (rest, year) = year_after(rest);
    Ok((rest, Date { year, month: Some(month), day: Some(day) }))
}

/// `2016 November`, `2016, Nov`
fn year_first(row: Row) -> Read<Date> {
    let (rest, year) = year::digits(row)?;
    let at = rest.sign(symbol::COMMA).map_or(rest, |(after, _)| after);
    let (after, month) = month(at)?;
    // "in 2016, May said": a name needs no comma before it
    let named = at.head().is_some_and(|head| matches!(row.text(head), "May" | "April" | "June" | "August" | "March"));
    if named && at.items.len() < rest.items.len() || day(after).is_ok() {
        return row.no();
    }
    Ok((after, Date { year: Some(year), month: Some(month), day: None }))
}

/// `2023-05-19`, `2023/5/19`, `2023-Aug-01`
fn iso(row: Row) -> Read<Date> {
    let [year, first, month, second, day, ..] = row.items else { return row.no() };
    let tight = [first, month, second, day].iter().all(|item| !item.spaced);
    let signs = row.text(first) == row.text(second) && matches!(row.text(first), "-" | "/");
    let digits = |item: &Item, length: usize| {
        Some(row.text(item)).filter(|text| (1..=length).contains(&text.len()))?.parse::<i16>().ok()
    };
    let named = || match row.after(2).phrase(Class::MONTH) {
        Ok((_, Sense::Month(month))) => Some(i16::from(month)),
        _ => None,
    };
    let runs_on = row
        .items
        .get(5)
        .is_some_and(|next| !next.spaced && (matches!(next.kind, Kind::Word | Kind::Digits) || row.text(next) == "/"));
    match (digits(year, 4).filter(|year| *year >= 1000), digits(month, 2).or_else(named), digits(day, 2)) {
        (Some(year), Some(month @ 1..=12), Some(day @ 1..=31)) if tight && signs && !runs_on => {
            Ok((row.after(5), Date { year: Some(year), month: Some(month as i8), day: Some(day as i8) }))
        }
        _ => row.no(),
    }
}

/// A month's name, with the point of its abbreviation.
pub(super) fn month(row: Row) -> Read<i8> {
    let (rest, Sense::Month(month)) = row.phrase(Class::MONTH)? else { return row.no() };
    Ok((point(rest), month))
}

/// A month by itself. Those that are also names and verbs have to stand where only a time can.
pub(super) fn month_alone<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, i8> {
    let (rest, found) = month(row)?;
    let Some(head) = row.head() else { return row.no() };
    let led = past.last().is_some_and(|before| {
        let row = Row { items: std::slice::from_ref(before), page: row.page };
        row.cue(Cue::In).is_ok()
            || row.cue(Cue::From).is_ok()
            || matches!(
                row.text(before),
                "of" | "early"
                    | "late"
                    | "mid"
                    | "the"
                    | "and"
                    | "to"
                    | "between"
                    | "through"
                    | "over"
                    | "a"
                    | "next"
                    | "last"
            )
    });
    // April-June
    let joined = match rest.items {
        [dash, next, ..] if matches!(dash.word, symbol::HYPHEN | symbol::DASH) => {
            row.page.lexicon.begins(next.word).meets(Class::MONTH)
        }
        _ => false,
    };
    let led = led || joined;
    let name = row.text(head);
    let doubtful = head.case == Case::Lower || name.len() <= 4 || matches!(name, "March" | "April" | "August");
    let followed = rest.head().is_some_and(|next| next.kind == Kind::Word && next.spaced && next.case != Case::Lower);
    let written = head.case != Case::Lower || name.len() > 5;
    if written && (!doubtful && !followed || led && !(followed && name == "May")) {
        Ok((rest, found))
    } else {
        row.no()
    }
}

/// A point that belongs to the abbreviation before it.
fn point(row: Row) -> Row {
    match row.sign(symbol::POINT) {
        Ok((rest, point)) if !point.spaced => rest,
        _ => row,
    }
}

/// A day of the month, its ending with it: 3, 3rd, third.
pub(super) fn day(row: Row) -> Read<i8> {
    let Some(head) = row.head() else { return row.no() };
    if head.kind != Kind::Digits {
        return match place(row) {
            Ok((rest, day @ 1..=31)) => Ok((rest, day)),
            _ => row.no(),
        };
    }
    let text = row.text(head);
    let day = if text.len() <= 2 { text.parse::<i8>().ok().filter(|day| (1..=31).contains(day)) } else { None };
    let Some(day) = day else { return row.no() };
    let rest = row.after(1);
    match rest.head() {
        Some(next) if next.kind == Kind::Word && !next.spaced => {
            ending(rest).map(|rest| Ok((rest, day))).unwrap_or(row.no())
        }
        // 19%, 19.5 and 19-20 are other things
        Some(next) if next.kind == Kind::Sign && !next.spaced && matches!(rest.text(next), "%" | "/" | "°") => {
            row.no()
        }
        _ => Ok((rest, day)),
    }
}

/// `the 19th`, `the eleventh`, behind a month.
fn the_day(row: Row) -> Read<i8> {
    match row.head() {
        Some(head) if row.text(head) == "the" => match place(row.after(1)) {
            Ok((rest, day @ 1..=31)) => Ok((rest, day)),
            _ => row.no(),
        },
        _ => row.no(),
    }
}

/// `twenty-nine` behind a month: of the smaller numbers one cannot tell days from what they count.
fn day_in_words(row: Row) -> Read<i8> {
    let head = row.head().is_some_and(|head| row.page.lexicon.begins(head.word).meets(Class::CARDINAL));
    if !head {
        return row.no();
    }
    let (rest, number) = number::below_hundred(row)?;
    match number.to_i8() {
        Some(day @ 20..=31) => Ok((rest, day)),
        _ => row.no(),
    }
}

/// The ending of an ordinal in digits, close behind them.
fn ending(row: Row) -> Option<Row> {
    row.head()
        .filter(|next| !next.spaced && matches!(row.text(next), "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH"))
        .map(|_| row.after(1))
}

/// A place in an order, up to a hundred: `3rd`, `third`, `twenty-first`.
pub(super) fn place(row: Row) -> Read<i8> {
    let Some(head) = row.head() else { return row.no() };
    if head.kind == Kind::Digits {
        return match (row.text(head).parse::<i8>(), ending(row.after(1))) {
            (Ok(place), Some(rest)) if place > 0 => Ok((rest, place)),
            _ => row.no(),
        };
    }
    let ordinal = |row: Row<'_>| -> Option<(usize, i8)> {
        match row.phrase(Class::ORDINAL).ok()? {
            (rest, Sense::Ordinal(place)) => {
                Some((row.read_up_to(rest), row.page.lexicon.number(place).to_i8().filter(|place| *place <= 100)?))
            }
            _ => None,
        }
    };
    if let Some((length, place)) = ordinal(row) {
        return Ok((row.after(length), place));
    }
    if !row.page.lexicon.begins(head.word).meets(Class::CARDINAL) {
        return row.no();
    }
    let Ok((rest, Sense::Cardinal(tens))) = row.phrase(Class::CARDINAL) else { return row.no() };
    let tens = row.page.lexicon.number(tens).to_i8().filter(|tens| *tens >= 20 && tens % 10 == 0);
    let rest = number::after_hyphen(rest);
    match (tens, ordinal(rest)) {
        (Some(tens), Some((length, unit))) if unit < 10 => Ok((rest.after(length), tens + unit)),
        _ => row.no(),
    }
}

/// `[,] 2023`, `of 1995`, `nineteen seventy-eight`
pub(super) fn year_after(row: Row) -> (Row, Option<i16>) {
    let comma = row.sign(symbol::COMMA).map(|(after, _)| after);
    let of = row.cue(Cue::Of).or_else(|_| row.cue(Cue::In)).map(|(after, ())| after);
    let at = comma.or(of).unwrap_or(row);
    match year::digits(at).or_else(|_| year::words(at)) {
        Ok((rest, found)) if at.items.len() == row.items.len() || !counts(rest) => (rest, Some(found)),
        _ => (row, None),
    }
}

#[cfg(test)]
mod corpus_of_dates {
    use super::super::corpus::{nothing, reads};

    #[test]
    fn a_day_has_many_spellings() {
        reads(
            "2023-05-19",
            &[
                "May 19, 2023",
                "19 May 2023",
                "May 19th, 2023",
                "19th of May 2023",
                "the 19th May, 2023",
                "May 19 2023",
                "2023-05-19",
                "19 May, 2023",
            ],
        );
        reads(
            "Friday, 2023-05-19",
            &[
                "Friday, May 19, 2023",
                "Friday 19 May 2023",
                "Fri. May 19, 2023",
                "Friday, 19th of May, 2023",
                "Fri, 19 May 2023",
            ],
        );
        reads(
            "2023-11-05",
            &["Nov. 5, 2023", "Nov 5, 2023", "5 Nov 2023", "5 Nov. 2023", "November 5, 2023", "NOVEMBER 5, 2023"],
        );
        reads("XXXX-05-19", &["May 19", "19 May", "May 19th", "the 19th of May", "on May 19, he said"]);
        reads("2023-05", &["May 2023", "in May 2023", "in May, 2023"]);
        reads("Monday", &["Monday", "Mon.", "on Monday"]);
        reads("2023-02-30", &["Feb. 30, 2023", "30 February 2023"]);
    }

    #[test]
    fn words_that_are_no_dates() {
        nothing(&["may 2023x", "he may", "march on", "mon amour", "a may day"]);
        reads("12", &["in the 12 people", "12 soldiers died"]);
        reads("XXXX-05, 12", &["in May 12 people died", "in May 12 soldiers died"]);
        reads("XXXX-05, 5000", &["in May 5,000 died"]);
        reads("5 mile", &["March 5 miles", "they march 5 miles"]);
        reads("XXXX-05, 19 percent", &["in May 19% left"]);
    }
}
