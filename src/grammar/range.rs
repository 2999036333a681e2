//! From one amount to another: `5-7%`, `$10-15 billion`, `3 to 5 km`, `between 2 and 3 million`.

use super::atom::Atom;
use super::money::money;
use super::number::Written;
use super::quantity::{Amount, amount, measured};
use super::row::{Item, Kind, Read, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::symbol;
use crate::measure::quantity::Quantity;
use crate::measure::unit::UnitWord;
use nom::Parser;
use nom::branch::alt;
use rust_decimal::Decimal;

/// `amount and amount`, behind "between"
pub(super) fn between(row: Row) -> Read<Atom> {
    let (rest, first) = amount(row)?;
    let (rest, ()) = rest.cue(Cue::And)?;
    let (rest, second) = amount(rest)?;
    let Some((first, second)) = shared(first, second) else { return row.no() };
    let quantity = |Amount { written: Written { value, printed, rounded, .. }, unit, .. }: Amount| Quantity {
        value,
        printed,
        rounded,
        unit,
        hedge: None,
    };
    Ok((rest, Atom::Range(quantity(first), quantity(second))))
}

/// The range that an amount begins, with its other end; after "from" a "to" parts two states and makes no range.
pub(super) fn range<'a>(row: Row<'a>, first: Amount, after_from: bool) -> Read<'a, (Amount, Amount)> {
    let (rest, second) = end(row, after_from)?;
    let Some((low, high)) = shared(first, second) else { return row.no() };
    // a score, a season, a number to dial
    let plain = low.unit == UnitWord::NONE && joined_to_digits(row).is_some();
    if plain && (low.written.value >= high.written.value || dialled(row, first)) {
        return row.no();
    }
    Ok((rest, (low, high)))
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

/// `555-1234`: four digits without a comma that are not round, after three.
fn dialled(row: Row, first: Amount) -> bool {
    let value = first.written.value;
    let three = first.written.unscaled() && value >= Decimal::ONE_HUNDRED && value < Decimal::ONE_THOUSAND;
    three
        && joined_to_digits(row).is_some_and(|digits| {
            let text = row.text(digits);
            text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.ends_with("00")
        })
}

/// `- amount`, `to amount`
fn end(row: Row, after_from: bool) -> Read<Amount> {
    let dash = row.head().is_some_and(|head| {
        let even = row.items.get(1).is_some_and(|next| next.spaced == head.spaced);
        head.kind == Kind::Sign && matches!(head.word, symbol::HYPHEN | symbol::DASH) && even
    });
    let rest = if dash {
        row.after(1)
    } else if after_from {
        return row.no();
    } else {
        row.cue(Cue::To)?.0
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
        reads("~5 percent, 7 percent", &["from about 5 percent to 7 percent"]);
    }

    #[test]
    fn what_only_looks_like_a_range() {
        nothing(&["10:30-11:30", "555-1234", "202-555-1234", "1-800-555-1234"]);
        reads("5 kilometre, 3 mile", &["5 km to 3 miles"]);
    }
}
