//! Amounts: a number with its currency, unit or percent sign, and ranges from one to another.

use super::atom::Atom;
use super::number::{self, Written};
use super::row::{Item, Kind, Read, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::measure::quantity::{Hedge, Quantity};
use crate::measure::unit::{Dimension, UnitWord};
use nom::Parser;
use nom::branch::alt;
use rust_decimal::Decimal;

/// An amount while it is read: its number apart from its unit, so that a range can share either.
#[derive(Clone, Copy, Debug)]
struct Amount {
    written: Written,
    unit: UnitWord,
    /// Whether the unit stands before the number: $10.
    before: bool,
    /// Whether a hyphen joins number and unit: 2-kilometer.
    joined: bool,
}

/// `figure = range | amount`, with what the words before it say of how it is meant.
pub(super) fn figure(row: Row, hedge: Option<Hedge>, after_from: bool) -> Read<(Kind, Atom)> {
    let (rest, first) = amount(row)?;
    let quantity = |amount: Amount| Quantity {
        value: amount.written.value,
        printed: amount.written.printed,
        rounded: amount.written.rounded,
        unit: amount.unit,
        hedge,
    };
    if let Ok((rest, second)) = range_end(rest, after_from) {
        if let Some((first, second)) = shared(first, second) {
            return Ok((rest, (Kind::Range, Atom::Range(quantity(first), quantity(second)))));
        }
    }
    // a number that runs on into letters is part of a name: 3G, 747s
    if first.unit == UnitWord::NONE && rest.head().is_some_and(|next| next.kind == Kind::Word && !next.spaced) {
        return row.no();
    }
    Ok((rest, (kind(row, first), Atom::Quantity(quantity(first)))))
}

/// `between amount and amount`
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

/// The kind of atom an amount is. A word that is both money and a weight ("pounds") is money when it is
/// millions of them, and a weight in "a 400-pound bomb".
fn kind(row: Row, amount: Amount) -> Kind {
    let lexicon = row.page.lexicon;
    match lexicon.likeliest(amount.unit).map(|unit| unit.dimension) {
        None => Kind::Number,
        Some(Dimension::Share | Dimension::Points) => Kind::Percent,
        Some(Dimension::Money) => {
            let weight = lexicon.measures(amount.unit, Dimension::Mass);
            if weight && (amount.joined && amount.written.scale == Decimal::ONE) { Kind::Quantity } else { Kind::Money }
        }
        Some(_) => Kind::Quantity,
    }
}

/// `amount = sign? (money | measured)`
fn amount(row: Row) -> Read<Amount> {
    let (at, negative) = minus(row);
    let (rest, amount) = alt((money, measured)).parse(at)?;
    let written = if negative { amount.written.negative() } else { amount.written };
    Ok((rest, Amount { written, ..amount }))
}

/// `-15`, `minus 15`: a hyphen is a sign when space stands before it and none behind.
fn minus(row: Row) -> (Row, bool) {
    if let Ok((rest, ())) = row.cue(Cue::Minus) {
        return (rest, true);
    }
    match row.sign(symbol::HYPHEN) {
        Ok((rest, hyphen)) if hyphen.spaced && rest.head().is_some_and(|next| !next.spaced) => (rest, true),
        _ => (row, false),
    }
}

/// `money = currency number [scale]`
fn money(row: Row) -> Read<Amount> {
    let (rest, Sense::Before(unit)) = row.phrase(Class::BEFORE)? else { return row.no() };
    // a single letter is a currency only right before its number: R20
    let letter = row.head().is_some_and(|head| head.kind == Kind::Word && head.end - head.start == 1);
    if letter && row.read_up_to(rest) == 1 && rest.head().is_some_and(|next| next.spaced) {
        return row.no();
    }
    let (rest, written) = number::number_of_money(rest)?;
    Ok((rest, Amount { written, unit, before: true, joined: false }))
}

/// `measured = number [scale] [unit]`
fn measured(row: Row) -> Read<Amount> {
    let (rest, written) = number::number(row)?;
    // 1.2m tons, 5m euros, 3m people: the letter is a scale because something counted follows it
    let (after, scaled) = number::short_scaled(rest, written);
    if scaled.scale != written.scale {
        if let Ok((end, (unit, joined))) = unit(after) {
            return Ok((end, Amount { written: scaled, unit, before: false, joined }));
        }
        let counted = after.head().filter(|next| next.kind == Kind::Word && next.spaced && next.case == Case::Lower);
        if counted.is_some_and(|next| {
            after.text(next) == "people" || after.text(next).len() > 3 && after.text(next).ends_with('s')
        }) {
            return Ok((after, Amount { written: scaled, unit: UnitWord::NONE, before: false, joined: false }));
        }
    }
    match unit(rest) {
        Ok((rest, (unit, joined))) => Ok(compound(rest, Amount { written, unit, before: false, joined })),
        Err(_) => Ok((rest, Amount { written, unit: UnitWord::NONE, before: false, joined: false })),
    }
}

/// `unit = [-] (unit | % | currency sign)`
fn unit(row: Row) -> Read<(UnitWord, bool)> {
    let hyphen = row
        .sign(symbol::HYPHEN)
        .ok()
        .filter(|(after, hyphen)| !hyphen.spaced && after.head().is_some_and(|next| !next.spaced));
    let (at, joined) = hyphen.map_or((row, false), |(after, _)| (after, true));
    let (rest, sense) = at.phrase(Class::UNIT.or(Class::PERCENT).or(Class::BEFORE))?;
    match sense {
        Sense::Unit(unit) | Sense::Percent(unit) => {
            // "in" is an inch only where it cannot be a preposition
            let preposition = at.cue(Cue::In).is_ok() || at.cue(Cue::A).is_ok();
            let closed =
                rest.head().is_none_or(|next| next.word == symbol::CLOSE || next.word == symbol::POINT && !next.spaced);
            let tight = at.head().is_some_and(|head| !head.spaced);
            if preposition && !(tight || closed) {
                return row.no();
            }
            Ok((rest, (unit, joined)))
        }
        // 5 €, but not "5 $3 coupons"
        Sense::Before(unit) if at.head().is_some_and(|head| head.kind == Kind::Sign) => {
            if rest.head().is_some_and(|next| next.kind == Kind::Digits && !next.spaced) {
                row.no()
            } else {
                Ok((rest, (unit, joined)))
            }
        }
        _ => row.no(),
    }
}

/// `6ft 2in`, `5-foot-10`, `3 hours 20 minutes`: the second amount is in a smaller unit of the same dimension, and
/// less than one of the first. The sum is said in the smaller unit, in which it is exact.
fn compound<'a>(row: Row<'a>, first: Amount) -> (Row<'a>, Amount) {
    let lexicon = row.page.lexicon;
    let Some(big) = lexicon.likeliest(first.unit).filter(|unit| unit.dimension != Dimension::Money) else {
        return (row, first);
    };
    let at = match row.sign(symbol::HYPHEN) {
        Ok((after, hyphen)) if !hyphen.spaced && first.joined => after,
        _ => row.cue(Cue::And).map_or(row, |(after, ())| after),
    };
    let Ok((rest, second)) = number::number(at) else { return (row, first) };
    let named = unit(rest).ok().filter(|(_, (unit, _))| {
        lexicon.likeliest(*unit).is_some_and(|small| small.dimension == big.dimension && small.factor < big.factor)
    });
    let (rest, small) = match named {
        Some((rest, (unit, _))) => (rest, unit),
        // 5-foot-10, 5 feet 10: inches go without saying, and only whole ones below twelve
        None if big.name == "foot" && second.printed == Decimal::new(5, 1) => {
            let follows = rest.head().is_some_and(|next| next.kind == Kind::Word && !next.spaced);
            match lexicon.unit_word("inches") {
                Some(inch) if !follows && row.sign(symbol::HYPHEN).is_ok() == first.joined => (rest, inch),
                _ => return (row, first),
            }
        }
        None => return (row, first),
    };
    let sum = || {
        let ratio = big.factor.checked_div(lexicon.likeliest(small)?.factor)?;
        let whole = (ratio % Decimal::ONE).is_zero() && second.value < ratio && second.value >= Decimal::ZERO;
        let value = first.written.value.checked_mul(ratio)?.checked_add(second.value)?;
        whole.then_some(Written { value, scale: first.written.scale, printed: second.printed, rounded: second.printed })
    };
    match sum() {
        Some(written) => (rest, Amount { written, unit: small, ..first }),
        None => (row, first),
    }
}

/// `- amount`, `to amount`; after "from" a "to" parts two states and makes no range.
fn range_end(row: Row, after_from: bool) -> Read<Amount> {
    let dash = |row: Row<'_>| -> Option<usize> {
        let head: &Item = row.head()?;
        let dash = head.kind == Kind::Sign && matches!(head.word, symbol::HYPHEN | symbol::DASH);
        let even = row.items.get(1).is_some_and(|next| next.spaced == head.spaced);
        (dash && even).then_some(1)
    };
    let rest = match dash(row) {
        Some(length) => row.after(length),
        None if after_from => return row.no(),
        // "to" joins two numbers in sight of one another
        None => row.cue(Cue::To)?.0,
    };
    // 10-to-15-year: hyphens around the word
    let rest = match rest.cue(Cue::To) {
        Ok((after, ())) => after.sign(symbol::HYPHEN).map_or(after, |(after, _)| after),
        Err(_) => rest,
    };
    let (after, second) = alt((money, measured)).parse(rest)?;
    // 555-1234-12 is a number of another kind
    if let (Ok((tail, hyphen)), UnitWord::NONE) = (after.sign(symbol::HYPHEN), second.unit) {
        if !hyphen.spaced && tail.head().is_some_and(|next| next.kind == Kind::Digits) {
            return row.no();
        }
    }
    Ok((after, second))
}

/// Two ends of one range: what one of them leaves out, the other lends it. None when they are of different units.
fn shared(first: Amount, second: Amount) -> Option<(Amount, Amount)> {
    let (mut first, mut second) = (first, second);
    // $10-15 billion; but 900-1.2 billion is no range of billions
    if first.written.scale == Decimal::ONE && second.written.scale != Decimal::ONE {
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
