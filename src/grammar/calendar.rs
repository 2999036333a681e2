//! Dates: days, months and years as the press writes them, and the days of the week.

use super::atom::Date;
use super::row::{Kind, Read, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, Sense, symbol};
use nom::Parser;
use nom::branch::alt;

/// `date = month-first | day-first | iso`
pub(super) fn date(row: Row) -> Read<Date> {
    alt((month_first, day_first, iso)).parse(row)
}

/// `weekday = Monday | Mon[.]`
pub(super) fn weekday(row: Row) -> Read<i8> {
    let (rest, Sense::Weekday(day)) = row.phrase(Class::WEEKDAY)? else { return row.no() };
    Ok((point(rest), day))
}

/// `May 19[th][,] [2023]`, `May 2023`
fn month_first(row: Row) -> Read<Date> {
    let (rest, month) = month(row)?;
    if let Ok((rest, year)) = year(rest) {
        return Ok((rest, Date { year: Some(year), month: Some(month), day: None }));
    }
    if rest.sign(symbol::COMMA).is_ok()
        && let (rest, Some(year)) = year_after(rest)
    {
        return Ok((rest, Date { year: Some(year), month: Some(month), day: None }));
    }
    let (rest, day) = day(rest)?;
    let (rest, year) = year_after(rest);
    // "in May 5,000 died" is cut by the scanner; "in May 12 people died" is not
    if year.is_none() && counts(rest) {
        return row.no();
    }
    Ok((rest, Date { year, month: Some(month), day: Some(day) }))
}

/// `19[th] [of] May[,] [2023]`
fn day_first(row: Row) -> Read<Date> {
    let (rest, day) = day(row)?;
    let rest = rest.cue(Cue::Of).map_or(rest, |(after, ())| after);
    let (rest, month) = month(rest)?;
    let (rest, year) = year_after(rest);
    Ok((rest, Date { year, month: Some(month), day: Some(day) }))
}

/// `2023-05-19`
fn iso(row: Row) -> Read<Date> {
    let [year, first, month, second, day, ..] = row.items else { return row.no() };
    let tight = [first, month, second, day].iter().all(|item| !item.spaced);
    let hyphens = first.word == symbol::HYPHEN && second.word == symbol::HYPHEN;
    let digits = |item, length: usize| Some(row.text(item)).filter(|text| text.len() == length)?.parse::<i16>().ok();
    match (digits(year, 4), digits(month, 2), digits(day, 2)) {
        (Some(year), Some(month @ 1..=12), Some(day @ 1..=31)) if tight && hyphens && year >= 1000 => {
            Ok((row.after(5), Date { year: Some(year), month: Some(month as i8), day: Some(day as i8) }))
        }
        _ => row.no(),
    }
}

/// A month's name, with the point of its abbreviation.
fn month(row: Row) -> Read<i8> {
    let (rest, Sense::Month(month)) = row.phrase(Class::MONTH)? else { return row.no() };
    Ok((point(rest), month))
}

/// A point that belongs to the abbreviation before it.
fn point(row: Row) -> Row {
    match row.sign(symbol::POINT) {
        Ok((rest, point)) if !point.spaced => rest,
        _ => row,
    }
}

/// A day of the month in digits, its ending with it: 3, 3rd.
fn day(row: Row) -> Read<i8> {
    let Some(head) = row.head().filter(|head| head.kind == Kind::Digits) else { return row.no() };
    let text = row.text(head);
    let day = if text.len() <= 2 { text.parse::<i8>().ok().filter(|day| (1..=31).contains(day)) } else { None };
    let Some(day) = day else { return row.no() };
    let rest = row.after(1);
    match rest.head() {
        Some(next) if next.kind == Kind::Word && !next.spaced => {
            if matches!(rest.text(next), "st" | "nd" | "rd" | "th") { Ok((rest.after(1), day)) } else { row.no() }
        }
        // 19%, 19.5 and 19-20 are other things
        Some(next) if next.kind == Kind::Sign && !next.spaced && matches!(rest.text(next), "%" | "/" | "°") => {
            row.no()
        }
        _ => Ok((rest, day)),
    }
}

/// A year right here: four digits, from 1000 to 2999, that count nothing.
fn year(row: Row) -> Read<i16> {
    let Some(head) = row.head().filter(|head| head.kind == Kind::Digits) else { return row.no() };
    let text = row.text(head);
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse::<i16>() {
        Ok(year) if digits && (1000..3000).contains(&year) => {
            let rest = row.after(1);
            let runs_on = rest.head().is_some_and(|next| !next.spaced && next.kind == Kind::Word);
            if runs_on { row.no() } else { Ok((rest, year)) }
        }
        _ => row.no(),
    }
}

/// `[,] 2023`
fn year_after(row: Row) -> (Row, Option<i16>) {
    let at = row.sign(symbol::COMMA).map_or(row, |(after, _)| after);
    match year(at) {
        Ok((rest, found)) if at.items.len() == row.items.len() || !counts(rest) => (rest, Some(found)),
        _ => (row, None),
    }
}

/// Whether a lower-case plural follows, so that the number before it counts something: "May 12 people".
fn counts(row: Row) -> bool {
    row.head().is_some_and(|next| {
        let text = row.text(next);
        next.kind == Kind::Word
            && next.case == Case::Lower
            && next.spaced
            && (text == "people" || text.len() > 4 && text.ends_with('s') && !text.ends_with("ss"))
    })
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
        reads("12", &["in May 12 people died", "in May 12 soldiers died"]);
        reads("5000", &["in May 5,000 died"]);
        reads("5 mile", &["March 5 miles", "they march 5 miles"]);
        reads("19 percent", &["in May 19% left"]);
    }
}
