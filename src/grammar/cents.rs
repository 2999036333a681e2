//! Money in two parts: `3 dollars 50 cents`, `$20 and 43c`, `15 euros 50`.

use super::number;
use super::number::Written;
use super::quantity::Amount;
use super::row::{Kind, Row};
use super::unit::unit;
use crate::lexicon::phrase::Cue;
use crate::measure::unit::{Dimension, UnitWord};
use rust_decimal::Decimal;

/// What stands behind a whole amount of a currency and is less than one of it; the sum is said in the currency.
pub(super) fn cents<'a>(row: Row<'a>, first: Amount) -> (Row<'a>, Amount) {
    part(row, first).unwrap_or((row, first))
}

fn part<'a>(row: Row<'a>, first: Amount) -> Option<(Row<'a>, Amount)> {
    let lexicon = row.page.lexicon;
    let currency = lexicon.likeliest(first.unit)?;
    let whole = first.written.unscaled() && first.written.value.fract().is_zero() && !first.joined;
    if currency.dimension != Dimension::Money || currency.factor != Decimal::ONE || !whole {
        return None;
    }
    let and = row.cue(Cue::And).ok().map(|(rest, ())| rest);
    let at = and.unwrap_or(row);
    let head = at.head().filter(|head| head.spaced && matches!(head.kind, Kind::Word | Kind::Digits))?;
    let (rest, second) = number::number(at).ok()?;
    if !second.value.fract().is_zero() || !second.unscaled() || second.value >= Decimal::ONE_HUNDRED {
        return None;
    }
    let letter = rest.head().is_some_and(|next| !next.spaced && matches!(rest.text(next), "c" | "p" | "¢"));
    let (rest, factor) = if letter {
        (rest.after(1), Decimal::new(1, 2))
    } else if let Ok((rest, (small, _))) = unit(rest, second, false) {
        (rest, hundredth(row, small)?)
    } else {
        // two digits and then nothing: "it costs 15 dollars 50"
        let two = head.kind == Kind::Word || head.end - head.start == 2;
        let ends = rest.items.iter().all(|item| item.kind == Kind::Stop) || rest.head()?.kind == Kind::Stop;
        (two && ends && second.value >= Decimal::TEN).then_some((rest, Decimal::new(1, 2)))?
    };
    let value = first.written.value.checked_add(second.value.checked_mul(factor)?)?;
    let half = Decimal::new(5, 3);
    let written = Written { value, printed: half, rounded: half, ..first.written };
    Some((rest, Amount { written, ..first }))
}

/// The part of a currency that a word names, if it is one.
fn hundredth(row: Row, word: UnitWord) -> Option<Decimal> {
    let unit = row.page.lexicon.likeliest(word)?;
    (unit.dimension == Dimension::Money && unit.factor < Decimal::ONE && unit.factor <= Decimal::new(1, 2))
        .then_some(unit.factor)
}

#[cfg(test)]
mod corpus_of_cents {
    use super::super::corpus::reads;

    #[test]
    fn two_parts_are_one_amount() {
        reads(
            "3.5 USD",
            &[
                "3 dollars 50 cents",
                "3 dollars and 50 cents",
                "three dollars and fifty cents",
                "$3 and 50 cents",
                "$3 50c",
                "3 dollars 50",
            ],
        );
        reads("20.43 EUR", &["20 euros 43 cents", "€20 and 43c", "it cost 20 euros 43."]);
        reads("3.01 GBP", &["3 pounds 1 penny", "£3 and 1p", "3 GBP 1 pence"]);
    }

    #[test]
    fn amounts_side_by_side_stay_two() {
        reads("3 USD, 50", &["3 dollars and 50 men", "$3 50 times"]);
        reads("3.2 USD, 50 / 100 USD", &["3.2 dollars and 50 cents"]);
        reads("20 USD, 5", &["20 dollars 5"]);
    }
}
