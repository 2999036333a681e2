//! Dates in digits alone: 31/10/1974, 10-31-74, 31.10.1974, 2016-11. Which of two numbers is the day is the article's to
//! say; where it does not and both could be, both readings are kept.

use super::row::{Item, Kind, Read, Row};
use crate::lexicon::{Class, symbol};
use crate::measure::period::month_has_day;
use crate::measure::when::{Frame, What, When, YearOf};

/// Years that stand by themselves between two numbers.
const USUAL: std::ops::Range<i16> = 1900..2100;

/// `date in digits = day sign month sign year | year sign month | month sign year | day sign month, where a word leads to it`
pub(super) fn date<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    if let Ok(found) = whole(row) {
        return Ok(found);
    }
    if let Ok(found) = with_points(row) {
        return Ok(found);
    }
    if let Ok(found) = year_and_month(row) {
        return Ok(found);
    }
    // nobody writes a share as 22/04
    let padded =
        row.items.get(2).is_some_and(|second| second.kind == Kind::Digits && row.text(second).starts_with('0'))
            || row.head().is_some_and(|first| row.text(first).starts_with('0'));
    if !padded && !leads(row, past) {
        return row.no();
    }
    day_and_month(row)
}

/// A number of one or two digits, from 1 to 31.
fn small(row: Row, item: &Item) -> Option<i8> {
    let text = row.text(item);
    let sound = item.kind == Kind::Digits && (1..=2).contains(&text.len());
    text.parse::<i8>().ok().filter(|number| sound && (1..=31).contains(number))
}

/// Four digits, or two behind a day and a month.
fn year(row: Row, item: &Item) -> Option<YearOf> {
    let text = row.text(item);
    match (text.len(), text.parse::<i16>().ok()?) {
        (4, year) if (1000..3000).contains(&year) => Some(YearOf::Said(year)),
        (2, year) => i8::try_from(year).ok().map(YearOf::Short),
        _ => None,
    }
}

/// Whether the number runs on into something longer.
fn runs_on(rest: Row) -> bool {
    match rest.items {
        [next, ..] if !next.spaced && matches!(next.kind, Kind::Word | Kind::Digits) => true,
        [sign, next, ..] => {
            let joins = matches!(rest.text(sign), "-" | "/" | "." | ":" | "–");
            joins && !sign.spaced && !next.spaced && next.kind == Kind::Digits && !matches!(rest.text(sign), "-" | "–")
        }
        _ => false,
    }
}

/// `31/10/1974`, `10-31-74`
fn whole(row: Row) -> Read<When> {
    let [first, one, second, other, last, ..] = row.items else { return row.no() };
    let tight = [one, second, other, last].iter().all(|item| !item.spaced);
    let same = row.text(one) == row.text(other) && matches!(row.text(one), "/" | "-");
    let (true, Some(first), Some(second), Some(year)) =
        (tight && same, small(row, first), small(row, second), year(row, last))
    else {
        return row.no();
    };
    // 10-12-15 may be a score or a code; a sure one has four digits to its year, or strokes
    let sure = matches!(year, YearOf::Said(_)) || row.text(one) == "/" || first.max(second) > 12;
    let rest = row.after(5);
    if !sure || runs_on(rest) {
        return row.no();
    }
    ordered(row, rest, first, second, year)
}

/// `31.10.1974`: the scanner takes the first point for a decimal one.
fn with_points(row: Row) -> Read<When> {
    let [days, point, last, ..] = row.items else { return row.no() };
    let tight = !point.spaced && !last.spaced && point.word == symbol::POINT;
    let Some((first, second)) = row.text(days).split_once('.').filter(|_| tight && days.kind == Kind::Digits) else {
        return row.no();
    };
    let number = |text: &str| {
        text.parse::<i8>().ok().filter(|number| (1..=31).contains(number) && (1..=2).contains(&text.len()))
    };
    match (number(first), number(second), year(row, last)) {
        (Some(first), Some(second), Some(year @ YearOf::Said(_))) if !runs_on(row.after(3)) => {
            ordered(row, row.after(3), first, second, year)
        }
        _ => row.no(),
    }
}

/// `2016-11`, `2016/11`, `11/2016`: a month of a year.
fn year_and_month(row: Row) -> Read<When> {
    let [first, sign, second, ..] = row.items else { return row.no() };
    let rest = row.after(3);
    let joins = matches!(row.text(sign), "-" | "/") && !sign.spaced && !second.spaced && second.kind == Kind::Digits;
    if !joins || runs_on(rest) || rest.phrase(Class::UNIT.or(Class::PERCENT)).is_ok() {
        return row.no();
    }
    let usual = |item: &Item| match year(row, item) {
        Some(YearOf::Said(year)) if USUAL.contains(&year) => Some(year),
        _ => None,
    };
    // an amount to a year, "11-2016", is no date with a hyphen; 2014-15 is two years, and 2009-10 may be
    let (year, month) = match (usual(first), usual(second)) {
        (Some(year), None) if row.text(second).len() == 2 || row.text(sign) == "/" => (year, small(row, second)),
        (None, Some(year)) => (year, small(row, first)),
        _ => return row.no(),
    };
    match month.filter(|month| *month <= 12 && i16::from(*month) != (year + 1) % 100) {
        Some(month) => Ok((rest, When::all(Frame::Month(YearOf::Said(year), month)))),
        None => row.no(),
    }
}

/// `22/04`, `4/22`, behind a word that leads to a day.
fn day_and_month(row: Row) -> Read<When> {
    let [first, sign, second, ..] = row.items else { return row.no() };
    let joins = row.text(sign) == "/" && !sign.spaced && !second.spaced;
    match (small(row, first), small(row, second)) {
        (Some(one), Some(other)) if joins && !runs_on(row.after(3)) => {
            ordered(row, row.after(3), one, other, YearOf::Unsaid)
        }
        _ => row.no(),
    }
}

/// Whether the words before lead to a day: `on 4/22`, `from 10/1 to 11/7`, `Friday 5/12`.
fn leads(row: Row, past: &[Item]) -> bool {
    past.last().is_some_and(|before| {
        before.kind == Kind::Word
            && (matches!(
                row.text(before),
                "on" | "from" | "until" | "till" | "by" | "since" | "between" | "to" | "On" | "From" | "through"
            ) || row.page.lexicon.begins(before.word).meets(Class::WEEKDAY))
    })
}

/// A day and a month in the one order that is possible, or the article's; in both where nothing decides.
fn ordered<'a>(row: Row<'a>, rest: Row<'a>, first: i8, second: i8, year: YearOf) -> Read<'a, When> {
    let day_first = second <= 12 && (month_has_day(second, first) || first > 12);
    let month_first = first <= 12 && (month_has_day(first, second) || second > 12);
    let frame = match (day_first, month_first, row.page.locale.day_first) {
        _ if first == second && day_first => Frame::Day(year, second, first),
        (true, true, None) => return Ok((rest, When::of(What::Either(year, second, first)))),
        (true, true, Some(true)) | (true, false, _) => Frame::Day(year, second, first),
        (true, true, Some(false)) | (false, true, _) => Frame::Day(year, first, second),
        (false, false, _) => return row.no(),
    };
    Ok((rest, When::all(frame)))
}

#[cfg(test)]
mod corpus_of_dates_in_digits {
    use super::super::corpus::{nothing, reads, reads_as};
    use crate::measure::locale::Locale;

    #[test]
    fn a_date_that_can_be_read_in_one_way() {
        reads("1974-10-31", &["31/10/1974", "10/31/1974", "31-10-1974", "10-31-1974", "31.10.1974", "10.31.1974"]);
        reads("1974-10-31", &["10/31/74", "31/10/74", "10-31-74"]);
        reads("2015-03-03", &["3/3/2015", "03/03/2015"]);
        reads("XXXX-11-24", &["on 11/24", "on 24/11", "by 24/11"]);
        reads("2016-11", &["2016-11", "2016/11", "11/2016", "11-2016"]);
    }

    #[test]
    fn a_date_that_can_be_read_in_two() {
        reads("2023-04-03", &["03/04/2023", "on 3/4/2023", "3.4.2023"]);
        let british = Locale { day_first: Some(true), ..Locale::default() };
        let american = Locale { day_first: Some(false), ..Locale::default() };
        reads_as(british, "2023-04-03", &["03/04/2023"]);
        reads_as(american, "2023-03-04", &["03/04/2023"]);
    }

    #[test]
    fn digits_that_are_no_date() {
        nothing(&["9/11", "24/7", "120/80", "1/2/3/4", "10-12-15", "192.168.1.10", "32/13/2015"]);
        reads("2009..2010", &["2009-10", "2009-2010"]);
        reads("2014..2015", &["2014-15"]);
    }
}
