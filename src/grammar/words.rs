//! Numbers in words: twenty-six, one hundred and five, fifty - two.

use super::fraction;
use super::number::{Written, after_hyphen};
use super::row::{Kind, Read, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Class, Sense, symbol};
use rust_decimal::Decimal;

/// `words = below a hundred [hundred [[and] below a hundred]]`: "one hundred and five", "twenty-six".
pub(super) fn words(row: Row) -> Read<Written> {
    let (rest, first) = below_hundred(row).or_else(|_| article(row))?;
    let Some((rest, hundreds)) = hundred(rest).and_then(|rest| Some((rest, first.checked_mul(Decimal::ONE_HUNDRED)?)))
    else {
        return Ok(said_by_the_hundred(rest, first).map_or((rest, Written::whole(first)), |(rest, value)| {
            (rest, Written { rounded: Decimal::new(5, 1), ..Written::whole(value) })
        }));
    };
    let joined = rest.cue(Cue::And).map_or(rest, |(after, ())| after);
    match below_hundred(joined) {
        // "five hundred and six hundred" are two numbers, and "one hundred and two thirds" has a fraction in it
        Ok((after, more)) if hundred(after).is_none() && !fraction::parted(joined) => {
            match hundreds.checked_add(more) {
                Some(sum) => Ok((after, Written::whole(sum))),
                None => row.no(),
            }
        }
        _ => Ok((rest, Written::whole(hundreds))),
    }
}

/// `a hundred`: the article is a one.
fn article(row: Row) -> Read<Decimal> {
    let (rest, ()) = row.cue(Cue::A)?;
    if hundred(rest).is_some() { Ok((rest, Decimal::ONE)) } else { row.no() }
}

/// `one twenty two`: the hundred goes without saying, where nothing counted follows.
fn said_by_the_hundred(row: Row, first: Decimal) -> Option<(Row, Decimal)> {
    let tens = row.head()?.kind == Kind::Word && first < Decimal::TEN && !first.is_zero();
    let (rest, more) = below_hundred(row).ok().filter(|_| tens)?;
    let two_words = row.read_up_to(rest) == 2 && more > Decimal::from(20);
    let counted = rest.head().is_some_and(|next| matches!(next.kind, Kind::Word | Kind::Digits) || !next.spaced);
    let value = first.checked_mul(Decimal::ONE_HUNDRED)?.checked_add(more)?;
    (two_words && !counted).then_some((rest, value))
}

/// The row behind "hundred".
pub(super) fn hundred(row: Row) -> Option<Row> {
    match row.phrase(Class::SCALE) {
        Ok((rest, Sense::Scale(factor))) if row.page.lexicon.number(factor) == Decimal::ONE_HUNDRED => Some(rest),
        _ => None,
    }
}

/// `below a hundred = tens [[-] unit] | unit`
pub(super) fn below_hundred(row: Row) -> Read<Decimal> {
    let (rest, Sense::Cardinal(first)) = row.phrase(Class::CARDINAL)? else { return row.no() };
    let first = row.page.lexicon.number(first);
    let tens = first >= Decimal::from(20) && (first % Decimal::TEN).is_zero();
    if !tens {
        return Ok((rest, first));
    }
    if let Ok((after, Sense::Cardinal(unit))) = joined(rest).phrase(Class::CARDINAL) {
        let unit = row.page.lexicon.number(unit);
        if unit > Decimal::ZERO
            && unit < Decimal::TEN
            && let Some(sum) = first.checked_add(unit)
        {
            return Ok((after, sum));
        }
    }
    // the thirty of "one hundred thirty-fifths" belongs to what the hundred is divided by
    if fraction::many(after_hyphen(rest)) { row.no() } else { Ok((rest, first)) }
}

/// The row behind a hyphen that joins two words, with or without spaces around it: `fifty-two`, `fifty - two`.
fn joined(row: Row) -> Row {
    match row.sign(symbol::HYPHEN) {
        Ok((after, hyphen)) if after.head().is_some_and(|next| next.spaced == hyphen.spaced) => after,
        _ => row,
    }
}

#[cfg(test)]
mod corpus_of_number_words {
    use super::super::corpus::reads;

    #[test]
    fn words_add_up() {
        reads("52", &["fifty-two", "fifty two", "fifty - two", "Fifty-two"]);
        reads("105", &["one hundred and five", "one hundred five", "a hundred and five"]);
        reads("164", &["one sixty four", "one hundred sixty-four", "a hundred and sixty-four"]);
        reads("0", &["zero", "nought", "naught"]);
        reads("2", &["a couple of", "it was twice the size", "a twofold rise"]);
    }

    #[test]
    fn two_counts_stay_two() {
        reads("1, 20", &["one twenty times over"]);
        reads("2, 20 year", &["two twenty years on"]);
        reads("500, 600", &["five hundred and six hundred"]);
    }
}
