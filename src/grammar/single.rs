//! One of a unit, and a half of it: a month, an hour and 45 minutes, a minute and a half.

use super::atom::Atom;
use super::compound::compound;
use super::fraction;
use super::money;
use super::number::Written;
use super::quantity::{Amount, Before};
use super::row::{Kind, Read, Row};
use super::unit::unit;
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::measure::unit::Dimension;
use rust_decimal::Decimal;

/// `a month`, `an hour and 45 minutes`, `a minute and a half`: one of a unit, where the words around make certain that it
/// is an amount and no "each": for a month, nearly a mile.
pub(super) fn single(row: Row, before: Before) -> Read<(Kind, Atom)> {
    let (rest, ()) = row.cue(Cue::A)?;
    let (rest, Sense::Unit(unit)) = rest.phrase(Class::UNIT)? else { return row.no() };
    let lexicon = row.page.lexicon;
    let word = row.items.get(1).is_some_and(|word| word.end - word.start > 2 && word.case != Case::Upper);
    let Some(likeliest) = lexicon.likeliest(unit).filter(|_| word) else { return row.no() };
    let written = Written::whole(Decimal::ONE);
    let amount = Amount { written, unit, before: false, joined: false };
    let (after, amount) = and_a_half(rest, amount);
    let (after, amount) = compound(after, amount);
    let added = after.items.len() < rest.items.len();
    // "for a second time", "in a quarter final", "a bar"
    let time = likeliest.dimension == Dimension::Duration && !matches!(likeliest.name.as_str(), "second" | "quarter");
    let solid = matches!(
        likeliest.dimension,
        Dimension::Length | Dimension::Area | Dimension::Volume | Dimension::Mass | Dimension::Money
    );
    let ends = after.head().is_none_or(|next| match next.kind {
        Kind::Word => lexicon.begins(next.word).meets(Class::CUE) && after.cue(Cue::Or).is_err(),
        Kind::Sign => next.spaced || matches!(next.word, symbol::COMMA | symbol::CLOSE | symbol::POINT),
        _ => next.kind == Kind::Stop,
    });
    let certain = before.lasting && time || before.hedge.is_some() && (time || solid);
    let filled = before.free && likeliest.dimension == Dimension::Volume && after.cue(Cue::Of).is_ok();
    // "he would not pay a penny."
    let last = after.head().is_none_or(|next| next.kind == Kind::Stop);
    let filled = filled || before.free && likeliest.dimension == Dimension::Money && last;
    let whole = filled || fraction::whole_block(row, after) && (time || solid);
    if !(added && (time || solid) || certain && ends || whole) {
        return row.no();
    }
    Ok((after, (money::kind(after, amount), Atom::Quantity(amount.hedged(before.hedge)))))
}

/// `one hour and a half`, `a month and a half`
pub(super) fn and_a_half<'a>(row: Row<'a>, amount: Amount) -> (Row<'a>, Amount) {
    let found = || {
        let (rest, ()) = row.cue(Cue::And).ok()?;
        let (after, part) = fraction::said_part(rest)?;
        let common = part == Decimal::new(5, 1) || part == Decimal::new(25, 2);
        let ends = after.head().is_none_or(|next| next.kind != Kind::Word && next.word != symbol::HYPHEN);
        // "an hour and half of them", "two years and a quarter of the cost"
        let open = !ends
            && (rest.cue(Cue::A).is_err() || after.cue(Cue::Of).is_ok() || unit(after, amount.written, false).is_ok());
        let value = amount.written.value.checked_add(part)?;
        let doubt = Decimal::new(5, 2);
        let written = Written { value, printed: doubt, rounded: doubt, ..amount.written };
        let whole = amount.written.value.fract().is_zero() && amount.written.unscaled();
        (common && !open && whole).then_some((after, Amount { written, ..amount }))
    };
    found().unwrap_or((row, amount))
}

#[cfg(test)]
mod corpus_of_single_units {
    use super::super::corpus::{nothing, reads};

    #[test]
    fn one_of_a_unit_where_it_is_certain() {
        reads("1 month", &["a month", "for a month.", "in a month", "within a month, he said"]);
        reads("~1 mile", &["about a mile", "around a mile"]);
        reads("~<1 hour", &["nearly an hour", "almost an hour."]);
        reads("1 litre", &["he drank a litre of water", "a litre"]);
        reads("1 USD", &["it cost him a dollar.", "a dollar"]);
        reads("1.5 minute", &["a minute and a half", "one minute and a half", "one and a half minutes"]);
        reads("75 minute", &["an hour and 15 minutes", "one hour and 15 minutes"]);
    }

    #[test]
    fn each_is_no_amount() {
        nothing(&["once a month he left", "a day trip", "for a year-long stay", "a bar in a bar", "in a foot race"]);
        nothing(&["a month or so", "the price of a barrel of oil", "in a degree course", "pence to a pound"]);
        reads("5 USD", &["$5 a month", "$5 an hour", "$5 per month", "$5 a barrel of oil"]);
    }
}
