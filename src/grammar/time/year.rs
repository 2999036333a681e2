//! Years: in digits, where they can be nothing else, and in words.

use super::word::{after_word, the, time_word};
use crate::grammar::atom::{Atom, Date};
use crate::grammar::plural::counts;
use crate::grammar::row::{Item, Kind, Read, Row};
use crate::grammar::{calendar, number};
use crate::lexicon::phrase::{Cue, Time};
use crate::lexicon::{Case, Class, symbol};
use crate::measure::quantity::Hedge;
use crate::measure::when::{Frame, When, YearOf};
use rust_decimal::prelude::ToPrimitive;

/// The years that four digits mostly are, whatever stands around them.
const USUAL: std::ops::Range<i16> = 1900..2100;

/// Four digits from 1000 to 2999 with nothing close behind them.
pub(in crate::grammar) fn digits(row: Row) -> Read<i16> {
    let Some(head) = row.head().filter(|head| head.kind == Kind::Digits) else { return row.no() };
    let text = row.text(head);
    let four = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse::<i16>() {
        Ok(year) if four && (1000..3000).contains(&year) => {
            let rest = row.after(1);
            let runs_on = rest.head().is_some_and(|next| {
                !next.spaced
                    && (next.kind == Kind::Word
                        || next.kind == Kind::Digits
                        || matches!(row.text(next), "%" | "$" | "€"))
            });
            if runs_on { row.no() } else { Ok((rest, year)) }
        }
        _ => row.no(),
    }
}

/// A year right here, in digits or in words, where the words before it say that it must be one.
pub(in crate::grammar) fn sure(row: Row) -> Read<YearOf> {
    if let Ok((rest, year)) = digits(row) {
        return Ok((rest, YearOf::Said(year)));
    }
    if let Ok((rest, year)) = short(row) {
        return Ok((rest, YearOf::Short(year)));
    }
    let (rest, year) = words(row)?;
    Ok((rest, YearOf::Said(year)))
}

/// `'87`
fn short(row: Row) -> Read<i8> {
    let (rest, _) = row.sign(symbol::APOSTROPHE)?;
    let Some(head) = rest.head().filter(|head| head.kind == Kind::Digits && !head.spaced) else { return row.no() };
    let text = row.text(head);
    match text.parse::<i8>() {
        Ok(year) if text.len() == 2 => Ok((rest.after(1), year)),
        _ => row.no(),
    }
}

/// A year behind a word that only a year can follow: `in 1066`, `since 1776`.
pub(super) fn led<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    let (rest, year) = digits(row)?;
    let due = leads(row, past) && !joined(rest) || USUAL.contains(&year) && spanned(rest, year, past);
    let due = due || USUAL.contains(&year) && begins_span(row, rest, past);
    if !due || counts(rest) || measures(rest) {
        return row.no();
    }
    Ok((rest, When::all(Frame::Year(YearOf::Said(year)))))
}

/// Whether this is where a span begins that ends in another kind of time: `from 2015 to May 5, 2017`.
fn begins_span(row: Row, rest: Row, past: &[Item]) -> bool {
    let joined = if after_word(row, past, &["from"]) {
        rest.cue(Cue::To)
    } else if after_word(row, past, &["between"]) {
        rest.cue(Cue::And)
    } else {
        return false;
    };
    joined.is_ok_and(|(after, ())| calendar::date(the(after)).is_ok() || time_word(the(after)).is_ok())
}

/// Whether a second year follows, to which this one is the first: `2014-15`, `1999-2001`, `2015 to 2018`.
fn spanned(rest: Row, first: i16, past: &[Item]) -> bool {
    match rest.items {
        [sign, other, ..] if sign.kind == Kind::Sign => {
            let (text, number) = (rest.text(other), rest.text(other).parse::<i16>());
            let follows = match (text.len(), number) {
                (4, Ok(year)) => USUAL.contains(&year) && year > first,
                (2, Ok(year)) => year == (first + 1) % 100 || !sign.spaced && year > first % 100,
                _ => false,
            };
            let dash = matches!(sign.word, symbol::HYPHEN | symbol::DASH) || rest.text(sign) == "~";
            let further = rest.items.get(2).is_some_and(|next| {
                !next.spaced && (next.kind == Kind::Word || matches!(next.word, symbol::HYPHEN | symbol::DASH))
            });
            other.kind == Kind::Digits
                && dash
                && follows
                && sign.spaced == other.spaced
                && !further
                && !measures(rest.after(2))
        }
        [word, ..] if word.kind == Kind::Word => {
            let joined = rest
                .cue(Cue::To)
                .or_else(|_| if after_word(rest, past, &["between"]) { rest.cue(Cue::And) } else { rest.no() });
            joined
                .ok()
                .and_then(|(after, ())| digits(after).ok())
                .is_some_and(|(after, year)| USUAL.contains(&year) && !measures(after) && !counts(after))
        }
        _ => false,
    }
}

/// Whether a unit, a scale or a percent sign follows; a unit of time in the singular measures nothing here.
pub(super) fn measures(rest: Row) -> bool {
    let rest = number::after_hyphen(rest);
    let named = rest.head().is_some_and(|head| head.kind != Kind::Word || head.case == Case::Lower);
    rest.phrase(Class::UNIT.or(Class::PERCENT).or(Class::SCALE)).is_ok()
        && rest.cue(Cue::In).is_err()
        && rest.cue(Cue::A).is_err()
        && named
        && (rest.phrase(Class::GRAIN).is_err() || rest.head().is_some_and(|head| rest.text(head).ends_with('s')))
}

/// Whether the word before leads to a year.
fn leads(row: Row, past: &[Item]) -> bool {
    let cue = past.last().is_some_and(|before| {
        let row = Row { items: std::slice::from_ref(before), page: row.page };
        row.cue(Cue::In).is_ok()
    });
    cue && !after_word(row, past, &["for"])
        || after_word(row, past, &["circa", "ca", "c", "early", "late", "mid", "year", "anno"])
        || matches!(past, [.., era, point] if row.text(point) == "." && row.text(era) == "D")
}

/// Whether a hyphen or a point joins more digits: no year then.
fn joined(rest: Row) -> bool {
    crate::grammar::range::joined_to_digits(rest).is_some()
}

/// The year that digits are which were read as a figure of some kind, up to `rest`: `1995` by itself, `the 1992 protests`,
/// `2018 sales`, `the 1988 quarter`; but `2000 protesters` and `more than 1990 people` are numbers.
pub(in crate::grammar) fn instead<'a>(
    row: Row<'a>,
    rest: Row<'a>,
    kind: Kind,
    past: &[Item],
    hedge: Option<Hedge>,
) -> Option<(Row<'a>, Atom)> {
    let (behind, year) = digits(row).ok()?;
    let usual = USUAL.contains(&year);
    let is_year = match kind {
        Kind::Number if row.read_up_to(rest) == 1 => {
            let bounded = hedge.is_some_and(|hedge| hedge != Hedge::About);
            let counting = counts(behind);
            let named = after_word(row, past, &["the", "its", "their", "a", "this", "of", "s"]);
            let plain =
                if usual { !counting || !bounded && (named || year % 100 != 0) } else { leads(row, past) && !counting };
            plain && (!bounded || leads(row, past)) && !joined(rest)
        }
        // a unit of time in the singular counts nothing behind a year
        Kind::Quantity if row.read_up_to(rest) == 2 => {
            let unit = behind.head().filter(|unit| unit.kind == Kind::Word && unit.spaced)?;
            usual && behind.phrase(Class::GRAIN).is_ok() && !row.text(unit).ends_with('s')
        }
        _ => false,
    };
    is_year.then_some((behind, Atom::Date(Date { year: Some(year), month: None, day: None })))
}

/// A year of these times behind a word for its part, whatever follows: "in late 2021 prices rose".
pub(super) fn parted(row: Row) -> Read<i16> {
    match digits(row)? {
        (rest, year) if USUAL.contains(&year) && !measures(rest) && !joined(rest) => Ok((rest, year)),
        _ => row.no(),
    }
}

/// A year in words behind a word that leads to one: `in nineteen ninety-six`, `the year two thousand`.
pub(super) fn in_words<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, When> {
    let head = row.head().is_some_and(|head| row.page.lexicon.begins(head.word).meets(Class::CARDINAL));
    if !head {
        return row.no();
    }
    let (rest, year) = words(row)?;
    // "nineteen ninety-six" is a year anywhere, "two thousand" only where one is due
    let head = number::below_hundred(row).ok().and_then(|(_, first)| first.to_i16());
    let pair = (16..=20).contains(&(year / 100)) && head == Some(year / 100) && year % 100 >= 10;
    if counts(rest) || !pair && !leads(row, past) {
        return row.no();
    }
    Ok((rest, When::all(Frame::Year(YearOf::Said(year)))))
}

/// `nineteen ninety-six`, `nineteen oh one`, `two thousand [and] fifteen`, `nineteen hundred [and] five`
pub(in crate::grammar) fn words(row: Row) -> Read<i16> {
    let small = |row| -> Option<(Row, i16)> {
        let (rest, number) = number::below_hundred(row).ok()?;
        Some((rest, number.to_i16()?))
    };
    let Some((rest, first)) = small(row) else { return row.no() };
    if (11..=20).contains(&first)
        && let Some((rest, second)) = small(number::after_hyphen(rest))
    {
        if (10..100).contains(&second) {
            return Ok((rest, first * 100 + second));
        }
        // nineteen zero one
        if second == 0
            && let Some((rest, last)) = small(rest).filter(|(_, last)| (1..10).contains(last))
        {
            return Ok((rest, first * 100 + last));
        }
        return row.no();
    }
    let scale = |row: Row, word: &str| row.head().is_some_and(|head| row.text(head).eq_ignore_ascii_case(word));
    let (from, rest) = if (1..=2).contains(&first) && scale(rest, "thousand") {
        let (hundreds, after) = match small(rest.after(1)) {
            Some((after, hundreds)) if hundreds < 10 && scale(after, "hundred") => (hundreds * 100, after.after(1)),
            _ => (0, rest.after(1)),
        };
        (first * 1000 + hundreds, after)
    } else if (11..20).contains(&first) && scale(rest, "hundred") {
        (first * 100, rest.after(1))
    } else {
        return row.no();
    };
    let joined = rest.cue(Cue::And).map_or(rest, |(after, ())| after);
    match small(joined) {
        Some((after, years)) if years < 100 => Ok((after, from + years)),
        _ => Ok((rest, from)),
    }
}

/// `fiscal 2021`, `FY2021`, `the year 2000`, `fiscal year '87`
pub(super) fn fiscal(row: Row) -> Read<When> {
    let (rest, Time::Fiscal) = time_word(the(row))? else { return row.no() };
    // FY24
    if let Some([letters, year]) = row.items.get(..2).filter(|_| row.read_up_to(rest) == 1)
        && letters.case == Case::Upper
        && year.kind == Kind::Digits
        && year.end - year.start == 2
        && letters.end - letters.start == 2
        && row.text(letters) == "FY"
        && let Ok(year) = row.text(year).parse::<i16>()
    {
        let century = if year < 70 { 2000 } else { 1900 };
        return Ok((rest.after(1), When::all(Frame::Year(YearOf::Said(century + year)))));
    }
    let (rest, year) = sure(rest)?;
    Ok((rest, When::all(Frame::Year(year))))
}

#[cfg(test)]
mod corpus_of_years {
    use crate::grammar::corpus::reads;

    #[test]
    fn four_digits_are_a_year_where_nothing_is_counted() {
        reads(
            "2023",
            &["2023", "in 2023", "the 2023 protests", "2023 sales", "the 2023 season", "fiscal 2023", "FY2023"],
        );
        reads("2021", &["in late 2021 prices rose", "by mid-2021 costs fell", "early 2021"]);
        reads("2024", &["FY24", "FY 24 sales", "FY2024"]);
        reads("1066", &["in 1066", "since 1066", "A.D. 1066", "circa 1066"]);
        reads("1996", &["in nineteen ninety-six", "nineteen ninety-six", "the year nineteen ninety-six"]);
        reads("2000", &["the year 2000", "the year two thousand", "in two thousand"]);
    }

    #[test]
    fn four_digits_are_a_number_where_something_is() {
        reads("2000", &["2,000 protesters", "2000 protesters", "2000 people"]);
        reads(">1990", &["more than 1990 customers"]);
        reads("1066", &["1066", "a 1066 lead"]);
        reads("2000 kilometre", &["2000 km"]);
        reads("2000 USD", &["$2000"]);
        reads("2.02bn USD", &["$2020 million"]);
    }
}
