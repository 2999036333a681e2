//! Parts that only the words around make certain: by a quarter, about half, between half and two-thirds, one in five.

use super::decimal::four_digits;
use super::fraction::{HALF, counts_something, denominator, reciprocal, runs_on, word};
use super::number::{Written, after_hyphen};
use super::quantity::Amount;
use super::row::{Kind, Read, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, symbol};
use crate::measure::unit::UnitWord;
use rust_decimal::Decimal;

/// `nearly a third`, `by a fifth`, `about half are`: a fraction that the words before it have made certain.
pub(super) fn hedged(row: Row, by: bool) -> Read<Written> {
    let over = |row: Row| {
        row.head().is_none_or(|next| next.kind != Kind::Word && (next.spaced || next.word != symbol::HYPHEN))
    };
    if let Ok((rest, part)) = word(row) {
        let ends = over(rest) || rest.cue(Cue::Verb).is_ok() || by && leads_on(rest);
        return if part == HALF && ends { Ok((rest, Written::part(part))) } else { row.no() };
    }
    let (rest, found) = denominator(row.cue(Cue::A)?.0)?;
    let ends = over(rest) || by && leads_on(rest);
    match Decimal::ONE.checked_div(found.0).filter(|_| !found.1 && ends) {
        Some(part) => Ok((rest, Written::part(part))),
        None => row.no(),
    }
}

/// `half`, `a third`, `a quarter`: an end of a range.
pub(super) fn between(row: Row) -> Read<Amount> {
    let (rest, part) = word(row)
        .ok()
        .filter(|(_, part)| *part == HALF)
        .or_else(|| denominator(row.cue(Cue::A).ok()?.0).ok().filter(|(_, (_, many))| !many).and_then(reciprocal))
        .map_or(row.no(), Ok)?;
    let written = Written::part(part);
    Ok((rest, Amount { written, unit: UnitWord::NONE, before: false, joined: false }))
}

/// `by a quarter to 2.3 billion`, `by a third from`, `by a fifth in`
fn leads_on(row: Row) -> bool {
    row.cue(Cue::To)
        .or_else(|_| row.cue(Cue::From))
        .or_else(|_| row.cue(Cue::In))
        .or_else(|_| row.cue(Cue::And))
        .is_ok()
}

/// `7 out of 10`, `one in five`, `one over 20`: a part of a whole, when it is one.
///
/// `begun` says that a sentence begins with it: "Two in three pupils agreed" is of pupils.
pub(super) fn under<'a>(row: Row<'a>, written: Written, begun: impl Fn() -> bool) -> (Row<'a>, Written) {
    let found = || {
        let head = row.head().filter(|head| head.kind == Kind::Word && head.spaced)?;
        let out_of = row.cue(Cue::OutOf).ok();
        let said = |word: &str| row.text(head).eq_ignore_ascii_case(word);
        let (inside, divided) = (said("in"), said("over"));
        let rest = match out_of {
            Some((rest, ())) => rest,
            None if inside || divided => row.after(1),
            None => return None,
        };
        // one in every five
        let every = !divided && rest.head().is_some_and(|next| row.text(next) == "every");
        let rest = if every { rest.after(1) } else { rest };
        let (rest, below) = super::number::number(rest).ok()?;
        let (one, many) = (written.value, below.value);
        let counts = one > Decimal::ZERO && one.fract().is_zero() && many.fract().is_zero();
        // "two in three games" may be goals; of a round number it is a part. "3 over 20 years" is a time
        let shared =
            inside && begun() && rest.head().is_some_and(|next| next.kind == Kind::Word && next.case == Case::Lower);
        let certain = out_of.is_some()
            || shared && many <= Decimal::TEN
            || divided
            || one == Decimal::ONE
            || every
            || round(many);
        let free = !counts_something(after_hyphen(rest)) && !rest.head().is_some_and(runs_on);
        let plain = !divided || rest.head().is_none_or(|next| !matches!(next.kind, Kind::Word | Kind::Digits));
        // one in every three to four
        let free = free && rest.cue(Cue::To).is_err();
        let fits = counts && one < many && certain && free && plain && !four_digits(row.after(1));
        fits.then(|| Some((rest, Written::part(one.checked_div(many)?))))?
    };
    if written.unscaled() { found().unwrap_or((row, written)) } else { (row, written) }
}

/// Ten, a hundred, a thousand, a million …
fn round(number: Decimal) -> bool {
    let mut rest = number;
    while rest >= Decimal::TEN && (rest % Decimal::TEN).is_zero() {
        rest /= Decimal::TEN;
    }
    rest == Decimal::ONE && number > Decimal::ONE
}

#[cfg(test)]
mod corpus_of_shares {
    use super::super::corpus::{nothing, reads};

    #[test]
    fn words_before_make_a_part_certain() {
        reads("0.5", &["fell by half", "cut by half.", "reduced by half, he said"]);
        reads("~0.5", &["about half are women", "around half were sold", "roughly half, he said"]);
        reads(">0.5", &["more than half will fail"]);
        reads("0.25, 40m EUR", &["rose by a quarter to 40 million euros"]);
        reads("0.2", &["fell by a fifth from the peak", "shrank by a fifth."]);
        reads("0.125", &["one in eight", "one in every eight homes", "1 in every 8 people", "one out of every eight"]);
        reads("0.75", &["Three in four pupils agreed.", "It was so. Three in four agreed."]);
        reads("3, 4", &["He scored three in four games.", "won three in four"]);
        reads("1, 3..4", &["one in every three to four homes"]);
        nothing(&["by a quarter past", "nearly half way", "about half-hearted"]);
    }
}
