//! Fractions: half a million, two-thirds of, three-quarters of a mile, ½, 1½, 5 1/2, one in five, 7 out of 10.

use super::number::{Written, after_hyphen};
use super::row::{Item, Kind, Read, Row};
use super::words::{below_hundred, words};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Class, Sense, symbol};
use rust_decimal::Decimal;

/// One half.
pub(super) const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// A fraction that stands for the whole number: `½`, `1/2 mile`, `half a million`, `a third of`, `two-thirds`.
pub(super) fn alone(row: Row) -> Read<Written> {
    match row.head() {
        Some(head) if head.kind == Kind::Sign => sign(row).map(|(rest, part)| (rest, Written::part(part))),
        Some(head) if head.kind == Kind::Digits => {
            if let Ok((rest, (part, common))) = stroke(row) {
                // 9/11 is a day; 2/3 by itself, 1/12 of something and 5/8 inch are parts
                let measured = counts_something(after_hyphen(rest)) || rest.cue(Cue::Of).is_ok();
                return if measured || common { Ok((of_a_unit(rest), Written::part(part))) } else { row.no() };
            }
            row.no()
        }
        _ => half(row).or_else(|_| article(row)).or_else(|_| over(row)),
    }
}

/// `1½`, `5 1/2`, `two and a half`, `one and three quarters`: a fraction after a whole number.
pub(super) fn after_whole<'a>(row: Row<'a>, written: Written) -> (Row<'a>, Written) {
    let lexicon = row.page.lexicon;
    let may_follow = |head: &&Item| match head.kind {
        Kind::Digits => true,
        Kind::Sign => head.word == symbol::HYPHEN || lexicon.begins(head.word).meets(Class::FRACTION),
        _ => lexicon.begins_cue(head.word, Cue::And),
    };
    let Some(head) = row.head().filter(may_follow) else { return (row, written) };
    let whole = written.unscaled() && written.value.fract().is_zero() && written.value < Decimal::ONE_THOUSAND;
    if !whole {
        return (row, written);
    }
    let part = || -> Option<(Row<'a>, Decimal)> {
        if let Ok(found) = sign(row) {
            return Some(found);
        }
        if let Ok((rest, ())) = row.cue(Cue::And) {
            return said_part(rest).map(|(rest, part)| (of_unit(rest), part));
        }
        // 5 1/2, 5-1/2
        let hyphen = after_hyphen(row);
        let joined = hyphen.items.len() < row.items.len();
        let (rest, (part, _)) = stroke(hyphen).or_else(|_| wide_stroke(row)).ok()?;
        (head.spaced || joined).then_some((rest, part))
    };
    let sum = part().and_then(|(rest, part)| Some((rest, part, written.value.checked_add(part)?)));
    match sum {
        Some((rest, part, value)) => {
            let doubt = Decimal::new(5, 2).min(part / Decimal::TEN);
            (rest, Written { value, printed: doubt, rounded: doubt, scale: Decimal::ONE })
        }
        None => (row, written),
    }
}

/// `one million and a half`: a part of the scale.
pub(super) fn after_scale<'a>(row: Row<'a>, written: Written) -> (Row<'a>, Written) {
    let found = || {
        let (rest, part) = said_part(row.cue(Cue::And).ok()?.0)?;
        let more = part.checked_mul(written.scale)?;
        let doubt = Decimal::new(5, 2).min(part / Decimal::TEN).checked_mul(written.scale)?;
        Some((rest, Written { value: written.value.checked_add(more)?, printed: doubt, rounded: doubt, ..written }))
    };
    if written.scale >= Decimal::ONE_THOUSAND { found().unwrap_or((row, written)) } else { (row, written) }
}

/// `a half`, `two thirds`, `one quarter`, and a bare `half` before a unit: what may stand behind "and".
pub(super) fn said_part(row: Row) -> Option<(Row, Decimal)> {
    if let Ok((rest, ())) = row.cue(Cue::A) {
        // "a half", "a thirtieth"; "a third of them" is another part
        return denominator(rest)
            .ok()
            .filter(|(rest, _)| rest.cue(Cue::Of).is_err() || counts_something(of_unit(*rest)))
            .and_then(reciprocal);
    }
    if let Ok((rest, part)) = word(row) {
        return (part == HALF || counts_something(of_unit(rest))).then_some((rest, part));
    }
    let (rest, number) = words(row).ok()?;
    let (rest, (under, _)) = denominator(after_hyphen(rest)).ok()?;
    Some((rest, number.value.checked_div(under)?))
}

/// A sign or a letter close behind a number that makes something else of it.
pub(super) fn runs_on(next: &Item) -> bool {
    !next.spaced && (next.kind == Kind::Word || matches!(next.word, symbol::HYPHEN | symbol::DASH | symbol::COLON))
}

/// `half a million`, `half an hour`, `half-mile`, `half of`, `half the`
fn half(row: Row) -> Read<Written> {
    let (rest, part) = word(row)?;
    // "third quarter" counts quarters, "quarter-mile" is a part of a mile
    let hyphen = after_hyphen(rest);
    let joined = hyphen.items.len() < rest.items.len();
    let half = part == HALF;
    // "third-degree" is no part of a degree
    let fits = half || joined && part == Decimal::new(25, 2) && row.phrase(Class::ORDINAL).is_err();
    if !fits {
        return row.no();
    }
    let at = hyphen.cue(Cue::A).map_or(hyphen, |(after, ())| after_hyphen(after));
    let the = !joined && rest.head().is_some_and(|next| matches!(rest.text(next), "the" | "its" | "their" | "that"));
    if counts_something(at) || half && (rest.cue(Cue::Of).is_ok() || the) {
        return Ok((if counts_something(at) { at } else { of_a_unit(rest) }, Written::part(part)));
    }
    row.no()
}

/// `a third of`, `a quarter of a mile`, `a half-mile`, `by a fifth.`
fn article(row: Row) -> Read<Written> {
    let (rest, (under, many)) = denominator(row.cue(Cue::A)?.0)?;
    let half = under == Decimal::TWO;
    let hyphen = after_hyphen(rest);
    let joined = hyphen.items.len() < rest.items.len();
    let Some(part) = Decimal::ONE.checked_div(under).filter(|_| !many) else { return row.no() };
    if joined && counts_something(hyphen) || half && counts_something(rest) {
        return Ok((hyphen, Written::part(part)));
    }
    if rest.cue(Cue::Of).is_ok() || under != Decimal::from(4) && whole_block(row, rest) {
        return Ok((of_a_unit(rest), Written::part(part)));
    }
    row.no()
}

/// `two-thirds`, `three quarters of`, `one-fifth`, `fifty-four hundredths`, `three twenty-firsts`.
fn over(row: Row) -> Read<Written> {
    let (rest, number) = words(row)?;
    let number = number.value;
    let at = match rest.sign(symbol::HYPHEN) {
        Ok((after, hyphen)) if after.head().is_some_and(|next| next.spaced == hyphen.spaced) => after,
        _ => rest,
    };
    let (after, (under, many)) = denominator(at)?;
    let joined = at.items.len() < rest.items.len();
    let of = after.cue(Cue::Of).is_ok();
    let one = number == Decimal::ONE;
    let (halves, quarters) = (under == Decimal::TWO, under == Decimal::from(4));
    let certain = if one {
        // "one third man" and "one quarter later" are none
        let ends = after.head().is_none_or(|next| next.kind != Kind::Word && next.word != symbol::HYPHEN);
        !many && (joined || of || ends && !quarters || whole_block(row, after))
    } else {
        // "two halves" and "three quarters" are parts of a match or of a year until something says that they are shares;
        // "two quarters of" are not said of a share
        let lowest = number == Decimal::from(3) && quarters;
        // "a three-quarter point", "a two-third majority"; the two-hundredth is a place in an order
        let joint = joined && number < under && under < Decimal::ONE_HUNDRED;
        (many || joint)
            && !number.is_zero()
            && !(halves || quarters && !lowest)
            && (!quarters || joined || of || whole_block(row, after))
    };
    match number.checked_div(under).filter(|_| certain) {
        Some(share) => Ok((of_a_unit(after), Written::part(share))),
        None => row.no(),
    }
}

/// Whether an atom is all that its block says, so that no words around it can make something else of it.
pub(super) fn whole_block(row: Row, rest: Row) -> bool {
    let before = row.head().and_then(|head| row.page.text.get(..head.start as usize));
    let over = rest.items.iter().all(|item| item.kind == Kind::Stop);
    over && before.is_some_and(|before| before.trim().is_empty())
}

/// Behind "of a" when a unit follows: "a quarter of a mile" is a length.
fn of_a_unit(row: Row) -> Row {
    match row.cue(Cue::Of).and_then(|(rest, ())| rest.cue(Cue::A)) {
        Ok((rest, ())) if counts_something(rest) => rest,
        _ => row,
    }
}

/// Behind "of" and "of an" when a unit follows: one and three quarters of an hour.
fn of_unit(row: Row) -> Row {
    let rest = of_a_unit(row);
    match rest.cue(Cue::Of) {
        Ok((rest, ())) if counts_something(rest) => rest,
        _ => rest,
    }
}

/// Whether a scale or a unit stands here.
pub(super) fn counts_something(row: Row) -> bool {
    row.head().is_some_and(|head| head.kind == Kind::Word)
        && row.phrase(Class::SCALE.or(Class::UNIT).or(Class::PERCENT)).is_ok()
        && row.cue(Cue::In).is_err()
        && row.cue(Cue::A).is_err()
}

/// What a number is divided by, and whether in the plural: `third`, `thirds`, `twenty-firsts`, `hundredth`.
pub(super) fn denominator(row: Row) -> Read<(Decimal, bool)> {
    let (at, tens) = match row.phrase(Class::CARDINAL) {
        Ok((rest, Sense::Cardinal(tens))) => (after_hyphen(rest), row.page.lexicon.number(tens)),
        _ => (row, Decimal::ZERO),
    };
    let tens_fit = tens.is_zero() || tens >= Decimal::from(20) && (tens % Decimal::TEN).is_zero();
    let head = at.head().filter(|head| head.kind == Kind::Word && tens_fit);
    let many = head.is_some_and(|head| matches!(at.text(head).as_bytes().last(), Some(b's' | b'S')));
    let (rest, under) = match at.phrase(Class::FRACTION.or(Class::ORDINAL)) {
        Ok((rest, Sense::Fraction(part))) if head.is_some() => {
            (rest, Decimal::ONE.checked_div(at.page.lexicon.number(part)).map(|under| under.round()))
        }
        Ok((rest, Sense::Ordinal(place))) if head.is_some() => (rest, Some(at.page.lexicon.number(place))),
        _ => return row.no(),
    };
    let Some(under) =
        under.filter(|under| tens.is_zero() || *under < Decimal::TEN).and_then(|under| tens.checked_add(under))
    else {
        return row.no();
    };
    // a second is no half
    let second = tens.is_zero() && under == Decimal::TWO && at.phrase(Class::FRACTION).is_err();
    if under < Decimal::TWO || second { row.no() } else { Ok((rest, (under, many))) }
}

pub(super) fn reciprocal<'a>((rest, (under, _)): (Row<'a>, (Decimal, bool))) -> Option<(Row<'a>, Decimal)> {
    Some((rest, Decimal::ONE.checked_div(under)?))
}

/// Whether parts in the plural stand here: `fifths`.
pub(super) fn many(row: Row) -> bool {
    word(row).is_ok()
        && row.head().is_some_and(|head| row.text(head).ends_with('s'))
        && row.phrase(Class::UNIT).is_err()
}

/// Whether a fraction in words stands here: `two thirds`.
pub(super) fn parted(row: Row) -> bool {
    below_hundred(row).is_ok_and(|(rest, number)| number < Decimal::TEN && many(after_hyphen(rest)))
}

/// A fraction that is one sign: ½.
fn sign(row: Row) -> Read<Decimal> {
    match row.head() {
        Some(head) if head.kind == Kind::Sign => any(row),
        _ => row.no(),
    }
}

/// A fraction that is one word: half, third.
pub(super) fn word(row: Row) -> Read<Decimal> {
    match row.head() {
        Some(head) if head.kind == Kind::Word => any(row),
        _ => row.no(),
    }
}

fn any(row: Row) -> Read<Decimal> {
    let (rest, Sense::Fraction(part)) = row.phrase(Class::FRACTION)? else { return row.no() };
    Ok((rest, row.page.lexicon.number(part)))
}

/// `1/2`: digits and a stroke, close together; and whether it is a common part, which is no day of a month.
fn stroke(row: Row) -> Read<(Decimal, bool)> {
    let [over, stroke, under, ..] = row.items else { return row.no() };
    if stroke.spaced || under.spaced { row.no() } else { parts(row, over, stroke, under) }
}

/// `7 3 / 4 %`: the same with spaces, as tokenised text has it.
fn wide_stroke(row: Row) -> Read<(Decimal, bool)> {
    let [over, stroke, under, ..] = row.items else { return row.no() };
    if stroke.spaced && under.spaced { parts(row, over, stroke, under) } else { row.no() }
}

fn parts<'a>(row: Row<'a>, over: &Item, stroke: &Item, under: &Item) -> Read<'a, (Decimal, bool)> {
    let small = |text: &str| text.parse::<u16>().ok().filter(|&number| number > 0 && number <= 1000);
    let rest = row.after(3);
    let goes_on = rest.head().is_some_and(|next| !next.spaced && matches!(rest.text(next), "/" | "⁄" | "."))
        && rest.items.get(1).is_some_and(|next| next.kind == Kind::Digits && !next.spaced);
    match (small(row.text(over)), small(row.text(under))) {
        (Some(over), Some(under)) if matches!(row.text(stroke), "/" | "⁄") && over < under && !goes_on => {
            let common = matches!(under, 2..=5 | 100 | 1000);
            Ok((rest, (Decimal::from(over) / Decimal::from(under), common)))
        }
        _ => row.no(),
    }
}

#[cfg(test)]
mod corpus_of_fractions {
    use super::super::corpus::{atoms, nothing, reads};

    #[test]
    fn a_part_has_many_spellings() {
        reads("0.5", &["½", "half of the voters voted", "one-half", "one half of", "a half of", "half of them left"]);
        reads("500000", &["half a million", "half-a-million", "a half-million", "half a million people"]);
        reads("6", &["half a dozen", "half-a-dozen"]);
        reads("0.75", &["three-quarters", "three quarters of", "¾", "3/4 of"]);
        reads("0.25", &["a quarter of the votes", "one-quarter", "one quarter of"]);
        reads(
            "0.5 mile",
            &["half a mile", "a half-mile", "half-mile", "1/2 mile", "a half mile", "½ mile", "0.5 miles"],
        );
        reads("0.75 inch", &["three-quarters of an inch", "3/4-inch", "3/4 inch", "¾ inch"]);
        reads("0.5 hour", &["half an hour", "a half-hour"]);
        reads("1.5", &["1½", "1 1/2", "1-1/2", "one and a half", "1 ½"]);
        reads("2.5m", &["2½ million", "two and a half million", "2 1/2 million"]);
        reads("1.5 mile", &["1½ miles", "one and a half miles", "1 1/2 miles", "1 1/2-mile"]);
    }

    #[test]
    fn two_thirds_is_more_than_one_half() {
        assert!(atoms("two-thirds of the vote").starts_with("0.666666"));
        assert!(atoms("a third of the vote").starts_with("0.333333"));
    }

    #[test]
    fn any_number_may_divide() {
        reads("0.6", &["three fifths", "three-fifths", "three - fifths", "6 out of 10", "six in 10"]);
        reads("0.07", &["seven hundredths", "7/100", "7 out of 100"]);
        reads(
            "0.2",
            &["one in five", "one fifth", "1/5", "one over five", "a fifth", "1 in 5 people", "one in five people"],
        );
        reads("26.4", &["one hundred and thirty-two fifths"]);
        reads("4", &["one hundred twenty-fifths"]);
        reads("0.75", &["a three-quarter point cut", "three-quarters of a point"]);
        reads("#200", &["the two-hundredth time"]);
        reads("#25", &["the twenty-fifth time"]);
        reads("1.75", &["one and three quarters", "one and three-quarters", "1 3/4", "1 3 / 4"]);
        reads("1.75 hour", &["one and three quarter hours", "one and three quarters of an hour"]);
        reads("2.5m", &["two million and a half", "2.5 million", "2 million and a half"]);
        reads("102.25", &["one hundred and two and a quarter", "102 1/4"]);
        reads("~0.25", &["about a quarter", "about a quarter, he said"]);
    }

    #[test]
    fn counts_that_are_no_part() {
        reads("2", &["two halves"]);
        reads("2, 3", &["two goals in three games", "two in three games"]);
        reads("12, 10", &["12 out of 10"]);
        reads("1, 10 year", &["one in 10 years"]);
        reads("51, >3", &["51 over 3"]);
    }

    #[test]
    fn halves_that_are_no_number() {
        nothing(&["half-time", "a half brother", "the other half"]);
        reads("#1", &["in the first half"]);
        nothing(&["a quarter", "a 24/7 service", "half-hearted"]);
    }
}
