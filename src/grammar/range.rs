//! From one amount to another: `5-7%`, `$10-15 billion`, `3 to 5 km`, `between 2 and 3 million`.

use super::atom::Atom;
use super::decimal::four_digits;
use super::hedge;
use super::money::money;
use super::number::Written;
use super::quantity::{Amount, amount, measured};
use super::row::{Item, Kind, Read, Row};
use super::share;
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Class, Sense, symbol};
use crate::measure::quantity::{Hedge, Quantity};
use crate::measure::unit::{Dimension, UnitWord};
use nom::Parser;
use nom::branch::alt;
use rust_decimal::Decimal;

/// `amount and amount`, behind "between"
pub(super) fn between(row: Row) -> Read<Atom> {
    let (row, _) = hedge::ahead(row);
    let (rest, first) = amount(row).or_else(|_| share::between(row))?;
    let (rest, ()) = rest.cue(Cue::And)?;
    let (rest, _) = hedge::ahead(rest);
    let (rest, second) = amount(rest).or_else(|_| share::between(rest))?;
    // "between half and 20 of them"
    if (first.written.value < Decimal::ONE) != (second.written.value < Decimal::ONE) && amount(row).is_err() {
        return row.no();
    }
    let Some((first, second)) = shared(first, second) else { return row.no() };
    Ok((rest, Atom::Range(first.hedged(None), second.hedged(None))))
}

/// `tens of thousands`, `tens of millions of dollars`
pub(super) fn magnitude(row: Row) -> Read<Atom> {
    let (rest, Sense::Magnitude(least)) = row.phrase(Class::MAGNITUDE)? else { return row.no() };
    let least = row.page.lexicon.number(least);
    // a word of some length: "in" and a closing quotation mark are no inches here
    let of = rest.cue(Cue::Of).map_or(rest, |(after, ())| after);
    let word = of.head().is_some_and(|head| head.kind == Kind::Word && head.end - head.start > 2);
    let (rest, unit) = match of.phrase(Class::UNIT) {
        Ok((after, Sense::Unit(unit))) if word => (after, unit),
        _ => (rest, UnitWord::NONE),
    };
    let end = |value| Quantity { value, printed: Decimal::ZERO, rounded: Decimal::ZERO, unit, hedge: None };
    match least.checked_mul(Decimal::TEN) {
        Some(most) => Ok((rest, Atom::Range(end(least), end(most)))),
        None => row.no(),
    }
}

/// `trillion-dollar`: a size without a number, from about one of its scale to ten. A hundred-dollar bill is a thing.
pub(super) fn scale_of_money(row: Row) -> Read<Atom> {
    let (rest, Sense::Scale(scale)) = row.phrase(Class::SCALE)? else { return row.no() };
    let (rest, hyphen) = rest.sign(symbol::HYPHEN)?;
    let joined = !hyphen.spaced && rest.head().is_some_and(|word| !word.spaced && word.kind == Kind::Word);
    let (rest, Sense::Unit(unit)) = rest.phrase(Class::UNIT)? else { return row.no() };
    let lexicon = row.page.lexicon;
    let value = lexicon.number(scale);
    let money = lexicon.measures(unit, Dimension::Money) && !lexicon.measures(unit, Dimension::Mass);
    let money = money && value > Decimal::ONE_HUNDRED;
    let ends = || {
        let least = Written::whole(Decimal::ONE).times(value)?;
        let most = Written {
            value: value.checked_mul(Decimal::TEN)?,
            printed: Decimal::ZERO,
            rounded: Decimal::ZERO,
            ..least
        };
        Some((least, most))
    };
    match ends().filter(|_| joined && money) {
        Some((least, most)) => {
            Ok((rest, Atom::Range(Quantity { unit, ..least.plain() }, Quantity { unit, ..most.plain() })))
        }
        None => row.no(),
    }
}

/// `above 1000 and below 1500`, `at most 100 and at least 20`: an amount that is bounded on one side, and its other bound.
pub(super) fn bounds<'a>(row: Row<'a>, first: Amount, hedge: Option<Hedge>) -> Option<(Row<'a>, Atom)> {
    let side = |hedge: Option<Hedge>| match hedge {
        Some(Hedge::MoreThan | Hedge::AtLeast) => Some(true),
        Some(Hedge::LessThan | Hedge::AtMost) => Some(false),
        _ => None,
    };
    let above = side(hedge)?;
    let (rest, ()) = row.cue(Cue::And).ok()?;
    let (rest, other) = hedge::ahead(rest);
    if side(other)? == above {
        return None;
    }
    let (rest, second) = amount(rest).ok()?;
    let (first, second) = shared(first, second)?;
    let (low, high) = if above { (first, second) } else { (second, first) };
    (low.written.value < high.written.value).then(|| (rest, Atom::Range(low.hedged(None), high.hedged(None))))
}

/// What an amount without a unit borrows from the one behind it: `from 3 to 5 percent`, `8 or $9`, `45 and 50 mg`.
pub(super) fn lent(row: Row, rest: Row, first: Amount, parts: bool) -> Option<Amount> {
    if first.unit != UnitWord::NONE || year(row, rest) {
        return None;
    }
    let or = rest.cue(Cue::Or).ok();
    let and = rest.cue(Cue::And).ok();
    let to = if parts { rest.cue(Cue::To).ok() } else { None };
    let (behind, ()) = or.or(to).or(and)?;
    let behind = hedge::ahead(behind).0;
    let (after, second) = amount(behind).ok()?;
    let lexicon = row.page.lexicon;
    // "5 and 10 km" are of one kind where both are written alike; what is money or time is counted with other things too
    let kind = |row: Row| row.head().map(|head| head.kind);
    let measured = lexicon.likeliest(second.unit).is_some_and(|unit| {
        !matches!(unit.dimension, Dimension::Money | Dimension::Duration | Dimension::Share | Dimension::Points)
    });
    let alike = or.is_some()
        || to.is_some()
        || kind(row) == kind(behind) && measured && first.written.value < second.written.value;
    let decided = second.unit != UnitWord::NONE && second.written.value > Decimal::ZERO && !year(behind, after);
    let (first, _) = shared(first, second).filter(|_| alike && decided)?;
    Some(first)
}

/// Whether "to" and an amount with a unit follow, which a bare number can share.
pub(super) fn lends(row: Row) -> bool {
    let second = row.cue(Cue::To).and_then(|(rest, ())| amount(rest));
    second.is_ok_and(|(_, second)| second.unit != UnitWord::NONE && !second.before)
}

/// Four digits and nothing else, which may be a year.
fn year(row: Row, rest: Row) -> bool {
    row.read_up_to(rest) == 1 && four_digits(row)
}

/// The range that an amount begins, with its other end; after "from" a "to" parts two states and makes no range.
pub(super) fn range<'a>(row: Row<'a>, first: Amount, after_from: bool) -> Read<'a, (Amount, Amount)> {
    let (rest, second) = end(row, after_from).or_else(|_| uneven(row, first))?;
    if dated(first, second) {
        return row.no();
    }
    let Some((low, high)) = shared(thousands(row, first, rest), second) else { return row.no() };
    if sinks(row, first, second, low, high) {
        return row.no();
    }
    // a score, a season, a number to dial
    let plain = low.unit == UnitWord::NONE && joined_to_digits(row).is_some();
    if plain && (low.written.value >= high.written.value || dialled(row, first)) {
        return row.no();
    }
    Ok((rest, (low, high)))
}

/// `fell $3 to $47`, `rose 6,750 to 365,750`: how far it went and where it came to, behind a word for the way. What is many times as
/// large can be no other end of the same range.
pub(super) fn states(row: Row, first: Amount) -> bool {
    let Ok((_, second)) = row.cue(Cue::To).and_then(|(rest, ())| amount(rest)) else { return false };
    let bare = (first.unit == UnitWord::NONE, second.unit == UnitWord::NONE);
    let times = match bare {
        (false, false) => Decimal::from(5),
        (true, true) => Decimal::from(20),
        _ => return false,
    };
    first.written.value.checked_mul(times).is_some_and(|least| second.written.value >= least)
}

/// `for 2019 to 3.5 percent`, `for 2010 to $4.5 billion`: a year, and what something came to.
fn dated(first: Amount, second: Amount) -> bool {
    let year = (Decimal::from(1900)..Decimal::from(2100)).contains(&first.written.value);
    let bare = first.unit == UnitWord::NONE && first.written.unscaled();
    year && bare && second.unit != UnitWord::NONE && (second.before || second.written.value < Decimal::ONE_HUNDRED)
}

/// `51 percent to 46 percent`, `1,300 - 45 percent`: a range does not sink where each end has its unit or the dash stands apart.
fn sinks(row: Row, first: Amount, second: Amount, low: Amount, high: Amount) -> bool {
    let apart = row.head().is_some_and(|head| head.kind == Kind::Sign && head.spaced);
    let own = first.unit != UnitWord::NONE && second.unit != UnitWord::NONE;
    (apart || own) && high.written.value < low.written.value && high.written.value > Decimal::ZERO
}

/// `30-40,000` is from 30,000 on.
fn thousands(row: Row, first: Amount, rest: Row) -> Amount {
    let last = joined_to_digits(row).map_or("", |digits| row.text(digits));
    let group = row.read_up_to(rest) >= 2 && last.ends_with(",000") && last.len() <= 7;
    let value = last.strip_suffix(",000").and_then(|head| head.parse::<Decimal>().ok());
    let below = value.is_some_and(|value| first.written.value < value) && first.written.value >= Decimal::ONE;
    match first.written.times(Decimal::ONE_THOUSAND).filter(|_| group && below && first.written.unscaled()) {
        Some(written) => Amount { written, ..first },
        None => first,
    }
}

/// `2 -7 g`: the hyphen stands close to the second number only, which is the larger and alone has a unit.
fn uneven<'a>(row: Row<'a>, first: Amount) -> Read<'a, Amount> {
    let (rest, hyphen) = row.sign(symbol::HYPHEN)?;
    let (after, second) = measured(rest)?;
    let uneven = hyphen.spaced && rest.head().is_some_and(|next| !next.spaced && next.kind == Kind::Digits);
    let larger =
        second.unit != UnitWord::NONE && first.unit == UnitWord::NONE && second.written.value > first.written.value;
    if uneven && larger { Ok((after, second)) } else { row.no() }
}

/// The digits that a hyphen joins to the number before: `2-1`, `555-1234`. A number joined so is none by itself.
pub(super) fn joined_to_digits(row: Row<'_>) -> Option<&Item> {
    match row.items {
        [hyphen, digits, ..] => {
            let joined = hyphen.kind == Kind::Sign && !hyphen.spaced && !digits.spaced;
            let dash = matches!(hyphen.word, symbol::HYPHEN | symbol::DASH);
            (joined && dash && digits.kind == Kind::Digits).then_some(digits)
        }
        _ => None,
    }
}

/// `555-1234`: four digits without a comma that are not round, after three; `12-10437`: five after a year.
fn dialled(row: Row, first: Amount) -> bool {
    let value = first.written.value;
    let three = first.written.unscaled() && value >= Decimal::ONE_HUNDRED && value < Decimal::ONE_THOUSAND;
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let filed = first.written.unscaled() && value < Decimal::ONE_HUNDRED;
    filed && joined_to_digits(row).is_some_and(|digits| row.text(digits).len() == 5 && plain(row.text(digits)))
        || three
            && joined_to_digits(row).is_some_and(|digits| {
                let text = row.text(digits);
                text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.ends_with("00")
            })
}

/// `- amount`, `to amount`, `~amount`
fn end(row: Row, after_from: bool) -> Read<Amount> {
    let dash = row.head().is_some_and(|head| {
        let even = row.items.get(1).is_some_and(|next| next.spaced == head.spaced);
        let wave = matches!(row.text(head), "~" | "～") && !head.spaced;
        // 8- to 16-meter
        let hangs = head.word == symbol::HYPHEN && !head.spaced && !after_from && row.after(1).cue(Cue::To).is_ok();
        head.kind == Kind::Sign && (matches!(head.word, symbol::HYPHEN | symbol::DASH) && even || wave || hangs)
    });
    let rest = if dash {
        row.after(1)
    } else if after_from {
        return row.no();
    } else if row.head().is_some_and(|head| head.spaced) {
        row.cue(Cue::To)?.0
    } else {
        return row.no();
    };
    // 10-to-15-year: hyphens around the word
    let (rest, dash) = match rest.cue(Cue::To) {
        Ok((after, ())) => (after.sign(symbol::HYPHEN).map_or(after, |(after, _)| after), false),
        Err(_) => (rest, dash),
    };
    let (after, second) = if dash { alt((money, measured)).parse(rest) } else { amount(rest) }?;
    // 555-1234-12 is a number of another kind
    if second.unit == UnitWord::NONE && dash && joined_to_digits(after).is_some() {
        return row.no();
    }
    Ok((after, second))
}

/// Two ends of one range: what one of them leaves out, the other lends it. None when they are of different units.
fn shared(first: Amount, second: Amount) -> Option<(Amount, Amount)> {
    let (mut first, mut second) = (first, second);
    // $10-15 billion; but 900-1.2 billion is no range of billions
    if first.written.unscaled() && !second.written.unscaled() {
        let mantissa = second.written.value.checked_div(second.written.scale)?;
        if first.written.value <= mantissa && (first.unit == UnitWord::NONE || first.before) {
            first.written = first.written.times(second.written.scale)?;
        }
    }
    if first.unit == UnitWord::NONE {
        first.unit = second.unit;
    } else if second.unit == UnitWord::NONE && first.before {
        second.unit = first.unit;
    }
    (first.unit == second.unit).then_some((first, second))
}

#[cfg(test)]
mod corpus_of_ranges {
    use super::super::corpus::{nothing, reads};

    #[test]
    fn a_range_has_many_spellings() {
        reads(
            "5..7 percent",
            &[
                "5-7%",
                "5 to 7 percent",
                "5%-7%",
                "5–7%",
                "5 percent to 7 percent",
                "5 - 7 %",
                "between 5 and 7 percent",
                "between 5% and 7%",
            ],
        );
        reads(
            "10..15bn USD",
            &[
                "$10-15 billion",
                "$10 billion to $15 billion",
                "$10bn-$15bn",
                "$10 billion-$15 billion",
                "between $10 billion and $15 billion",
                "10 to 15 billion dollars",
                "$10-$15 billion",
            ],
        );
        reads("3..5 kilometre", &["3 to 5 km", "3-5 km", "3km to 5km", "3–5km", "three to five kilometres"]);
        reads("10..15 year", &["10-to-15-year", "10 to 15 years", "10-15 years"]);
        reads("2..3 quarter", &["two to three quarters", "2-3 quarters"]);
        reads("1.44..1.74 USD", &["$1.44 to $1.74", "$1.44-$1.74"]);
        reads("-10..-5 celsius", &["minus 10 to minus 5 degrees", "-10 to -5 C", "between -10 and -5 C"]);
        reads("2019..2020", &["2019-2020", "2019–2020"]);
    }

    #[test]
    fn after_from_there_are_two_amounts() {
        reads("1.44 USD, 1.74 USD", &["from $1.44 to $1.74"]);
        reads("5 percent, 7 percent", &["from 5 percent to 7 percent", "rose from 5% to 7%"]);
        reads("~5 percent, 7 percent", &["from about 5 percent to 7 percent", "from about 5 to 7 percent"]);
        reads("5 percent, 7 percent", &["from 5 to 7 percent"]);
        reads("10..20 percent", &["by 10 to 20 percent", "10 to 20 percent"]);
        reads("1..2 kilometre", &["by 1 to 2 km"]);
        reads("500, 3000", &["by 500 to 3,000"]);
        reads("4.5bn USD, 420bn USD", &["by $4.5 billion to $420 billion"]);
    }

    #[test]
    fn two_bounds_are_a_range() {
        reads(
            "20..100",
            &["at most 100 and at least 20", "above 20 and below 100", "more than 20 and less than 100", "20~100"],
        );
        reads(">40, <10", &["more than 40 and less than 10"]);
        reads("2..7 gram", &["between 2.0 g and about 7.0 g", "between 2 and 7 g"]);
        reads("2..7 gram", &["2 -7 g", "2-7 g", "2 - 7 g"]);
        reads("8..16 metre", &["8- to 16-meter", "an 8- to 16-meter wall", "8 to 16 metres"]);
        reads(
            "10000..100000",
            &[
                "tens of thousands in the city",
                "“tens of thousands”",
                "tens of thousands",
                "tens of thousands of people",
            ],
        );
        reads("10..100m USD", &["tens of millions of dollars"]);
        reads("1..10bn USD", &["the billion-dollar plan", "China's billion-dollar plan"]);
        reads("1..10bn EUR", &["their billion-euro plan"]);
        nothing(&["a multi-billion-dollar plan", "hundred-dollar bills", "the million-man march", "billion - dollar"]);
        reads("1bn USD", &["a billion-dollar plan", "a one-billion-dollar plan"]);
    }

    #[test]
    fn a_number_borrows_the_unit_behind_it() {
        reads("45 milligram, 50 milligram", &["45 and 50 mg", "45 or 50 mg"]);
        reads("8 USD, 9 USD", &["8 or $9", "8 or 9 dollars"]);
        reads("2 day, 3 day", &["two or three days"]);
        reads("3, 20 percent", &["killed 3 and 20 percent left"]);
        reads("2010, 5 kilometre", &["in 2010 and 5 km away"]);
    }

    #[test]
    fn what_only_looks_like_a_range() {
        nothing(&["10:30-11:30", "555-1234", "202-555-1234", "1-800-555-1234"]);
        reads("5 kilometre, 3 mile", &["5 km to 3 miles"]);
        nothing(&["the blog 9to5", "filed as 12-10437"]);
        reads("54 percent, 41 percent", &["led 54 percent to 41 percent", "by 54% to 41%"]);
        reads("2100, 35 percent", &["about it: 2,100 - 35 percent of them"]);
        reads("2024, 2.5 percent", &["its forecast for 2024 to 2.5 percent"]);
        reads("2024, 3bn USD", &["the budget for 2024 to $3 billion"]);
    }

    #[test]
    fn between_two_parts() {
        reads("0.25..0.5", &["between a quarter and half of them", "between a quarter and a half"]);
        reads("0.5..0.8", &["between half and four-fifths of the crop"]);
        reads("20", &["between half and 20 of them"]);
    }

    #[test]
    fn how_far_and_where_to() {
        reads("2.4 USD, 63.1 USD", &["fell $2.40 to $63.10", "was down $2.40 to $63.10", "climbed $2.40 to $63.10"]);
        reads("40 basis point, 380 basis point", &["rose 40 basis points to 380 basis points"]);
        reads("1200, 48600", &["increased 1,200 to 48,600"]);
        reads("5..10 percent", &["rose 5 percent to 10 percent", "rose 5 to 10 percent"]);
        reads("3..60 USD", &["costs $3 to $60"]);
    }

    #[test]
    fn thousands_are_said_once() {
        reads("20000..30000", &["20-30,000 people", "20,000-30,000 people"]);
        reads("5..900", &["5-900 people"]);
    }
}
