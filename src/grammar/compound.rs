//! One amount in two units: `6ft 2in`, `5-foot-10`, `3 hours 20 minutes`, `6'2"`.

use super::number::{self, Written};
use super::quantity::Amount;
use super::row::{Kind, Row};
use super::unit::unit;
use crate::lexicon::phrase::Cue;
use crate::lexicon::symbol;
use crate::measure::unit::{Dimension, Unit, UnitWord};
use rust_decimal::Decimal;

/// The second amount is in a smaller unit of the same dimension, and less than one of the first. The sum is said in the
/// smaller unit, in which it is exact.
pub(super) fn compound<'a>(row: Row<'a>, first: Amount) -> (Row<'a>, Amount) {
    let (mut rest, mut sum) = (row, first);
    // 2 hours, 3 minutes and 4 seconds: no amount has more parts
    for _ in 0..3 {
        let (after, more) = further(rest, sum);
        if after.items.len() == rest.items.len() {
            break;
        }
        (rest, sum) = (after, more);
    }
    (rest, sum)
}

fn further<'a>(row: Row<'a>, first: Amount) -> (Row<'a>, Amount) {
    let at = match row.sign(symbol::HYPHEN) {
        Ok((after, hyphen)) if !hyphen.spaced && first.joined => after,
        _ => match row.sign(symbol::COMMA) {
            Ok((after, _)) => after.cue(Cue::And).map_or(after, |(after, ())| after),
            Err(_) => row.cue(Cue::And).map_or(row, |(after, ())| after),
        },
    };
    let Ok((rest, second)) = number::number(at) else { return (row, first) };
    let named = match unit(rest, second, false) {
        Ok((rest, (small, _))) => Some((rest, small)),
        // 6'2": the second mark is an inch because the first was a foot
        Err(_) => rest
            .sign(symbol::QUOTE)
            .ok()
            .map(|(rest, _)| rest)
            .filter(|_| foot_mark(row))
            .and_then(|rest| Some((rest, row.page.lexicon.unit_word("inches")?))),
    };
    let found = match named {
        Some((rest, small)) => Some((rest, small)),
        None => inches_unsaid(row, rest, first, second).or_else(|| minutes_unsaid(row, rest, first, second)),
    };
    let sum = |(rest, small): (Row<'a>, UnitWord)| {
        let (big, part) = one_measure(row, first.unit, small)?;
        let ratio = big.factor.checked_div(part.factor)?;
        let whole = ratio.fract().is_zero() && second.value < ratio && second.value >= Decimal::ZERO;
        let value = first.written.value.checked_mul(ratio)?.checked_add(second.value)?;
        let written = Written { value, scale: first.written.scale, printed: second.printed, rounded: second.printed };
        whole.then_some((rest, Amount { written, unit: small, ..first }))
    };
    found.and_then(sum).unwrap_or((row, first))
}

/// Whether an apostrophe stood for feet right before this row, whose number follows it closely.
fn foot_mark(row: Row) -> bool {
    row.head().is_some_and(|head| !head.spaced && head.kind == Kind::Digits)
}

/// `5-foot-10`, `5 feet 10`: inches go without saying, and only whole ones.
fn inches_unsaid<'a>(row: Row<'a>, rest: Row<'a>, first: Amount, second: Written) -> Option<(Row<'a>, UnitWord)> {
    let lexicon = row.page.lexicon;
    let inches = lexicon.unit_word("inches")?;
    let feet = lexicon.likeliest(first.unit).is_some_and(|unit| unit.name == "foot");
    let runs_on = rest.head().is_some_and(|next| next.kind == Kind::Word && !next.spaced);
    let digits = row.sign(symbol::HYPHEN).map_or(row, |(after, _)| after).head()?.kind == Kind::Digits;
    let hyphens = row.sign(symbol::HYPHEN).is_ok() == first.joined;
    let whole = second.printed == Decimal::new(5, 1) && second.unscaled();
    (feet && whole && digits && hyphens && !runs_on && row.cue(Cue::And).is_err()).then_some((rest, inches))
}

/// `1 hour and fifteen`, `2 hours 10`: minutes go without saying where nothing else follows.
fn minutes_unsaid<'a>(row: Row<'a>, rest: Row<'a>, first: Amount, second: Written) -> Option<(Row<'a>, UnitWord)> {
    let lexicon = row.page.lexicon;
    let minutes = lexicon.unit_word("minutes")?;
    let hours = lexicon.likeliest(first.unit).is_some_and(|unit| unit.name == "hour");
    let whole = second.value.fract().is_zero() && second.unscaled() && second.value >= Decimal::TEN;
    let ends = rest.head().is_none_or(|next| next.kind == Kind::Stop);
    (hours && whole && ends && row.sign(symbol::COMMA).is_err()).then_some((rest, minutes))
}

/// The units of one dimension that two words name, the first being the larger; money is no such dimension.
fn one_measure<'a>(row: Row<'a>, big: UnitWord, small: UnitWord) -> Option<(&'a Unit, &'a Unit)> {
    let lexicon = row.page.lexicon;
    let units = |word| lexicon.candidates(word).iter().map(|&unit| lexicon.unit(unit));
    units(big).filter(|big| big.dimension != Dimension::Money).find_map(|big| {
        let small = units(small).find(|small| small.dimension == big.dimension && small.factor < big.factor)?;
        Some((big, small))
    })
}

#[cfg(test)]
mod corpus_of_compounds {
    use super::super::corpus::reads;

    #[test]
    fn two_units_are_one_amount() {
        reads(
            "74 inch",
            &[
                "6ft 2in",
                "6 ft 2 in",
                "6 feet 2 inches",
                "6-foot-2",
                "6-foot-2-inch",
                "6 feet 2",
                "6'2\"",
                "6’2”",
                "6 ft. 2 in.",
                "6′2″",
                "six feet two inches",
                "6'2",
                "6 feet, 2 inches",
                "6 feet and 2 inches",
                "6ft 2in tall",
            ],
        );
        reads("70 inch", &["5-foot-10", "5 feet 10", "5-foot-10-inch"]);
        reads("200 minute", &["3 hours 20 minutes", "3 hours and 20 minutes", "3 hrs 20 mins"]);
        reads("100 ounce", &["6 pounds 4 ounces", "6lb 4oz", "6 lbs 4 oz", "6 pounds, 4 ounces"]);
    }

    #[test]
    fn more_parts_and_parts_unsaid() {
        reads(
            "7384 second",
            &["2 hours, 3 minutes and 4 seconds", "2 hours 3 minutes 4 seconds", "2 hours, 3 minutes, and 4 seconds"],
        );
        reads("75 minute", &["1 hour and fifteen", "one hour and 15 minutes", "an hour and 15 minutes", "1 hour 15"]);
        reads(
            "1.5 hour",
            &["one hour and a half", "an hour and a half", "one and a half hours", "an hour and a half long"],
        );
    }

    #[test]
    fn amounts_side_by_side_stay_two() {
        reads("5 kilometre, 10 kilometre", &["5 km and 10 km", "5 km, 10 km"]);
        reads("5 foot, 6 foot", &["5 feet and 6 feet"]);
        reads("5 foot, 10", &["5 feet and 10 men"]);
        reads("2 inch, 6 foot", &["2 inches 6 feet"]);
    }
}
