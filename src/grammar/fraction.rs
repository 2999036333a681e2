//! Fractions: half a million, two-thirds of, three-quarters of a mile, ½, 1½, 5 1/2.

use super::number::{Written, after_hyphen, below_hundred};
use super::row::{Kind, Read, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Class, Sense};
use rust_decimal::Decimal;

/// A fraction that stands for the whole number: `½`, `1/2 mile`, `half a million`, `a third of`, `two-thirds`.
pub(super) fn alone(row: Row) -> Read<Written> {
    match row.head() {
        Some(head) if head.kind == Kind::Sign => sign(row).map(|(rest, part)| (rest, Written::part(part))),
        Some(head) if head.kind == Kind::Digits => {
            let (rest, part) = stroke(row)?;
            // 9/11 is a day, 1/3 of something or 3/4 inch is a part
            if counts_something(after_hyphen(rest)) || rest.cue(Cue::Of).is_ok() {
                Ok((of_a_unit(rest), Written::part(part)))
            } else {
                row.no()
            }
        }
        _ => half(row).or_else(|_| article(row)).or_else(|_| over(row)),
    }
}

/// `1½`, `5 1/2`, `two and a half`: a fraction after a whole number.
pub(super) fn after_whole<'a>(row: Row<'a>, written: Written) -> (Row<'a>, Written) {
    let whole = written.unscaled() && written.value.fract().is_zero() && written.value < Decimal::ONE_THOUSAND;
    let tight = row.head().is_some_and(|head| !head.spaced);
    let part = || -> Option<(Row<'a>, Decimal)> {
        if let Ok(found) = sign(row) {
            return Some(found);
        }
        if let Ok((rest, ())) = row.cue(Cue::And) {
            let (rest, part) = word(rest.cue(Cue::A).ok()?.0).ok()?;
            return Some((rest, part));
        }
        // 5 1/2, 5-1/2
        let hyphen = after_hyphen(row);
        stroke(hyphen).ok().filter(|_| !tight || hyphen.items.len() < row.items.len())
    };
    let sum = part().filter(|_| whole).and_then(|(rest, part)| Some((rest, part, written.value.checked_add(part)?)));
    match sum {
        Some((rest, part, value)) => {
            let doubt = Decimal::new(5, 2).min(part / Decimal::TEN);
            (rest, Written { value, printed: doubt, rounded: doubt, scale: Decimal::ONE })
        }
        None => (row, written),
    }
}

/// `half a million`, `half an hour`, `half-mile`, `half of`
fn half(row: Row) -> Read<Written> {
    let (rest, part) = word(row)?;
    // "third quarter" counts quarters, "quarter-mile" is a part of a mile
    let hyphen = after_hyphen(rest);
    let joined = hyphen.items.len() < rest.items.len();
    let half = part == Decimal::new(5, 1);
    // "third-degree" is no part of a degree
    let fits = half || joined && part == Decimal::new(25, 2);
    if !fits {
        return row.no();
    }
    let at = hyphen.cue(Cue::A).map_or(hyphen, |(after, ())| after_hyphen(after));
    if counts_something(at) || half && rest.cue(Cue::Of).is_ok() {
        return Ok((if counts_something(at) { at } else { of_a_unit(rest) }, Written::part(part)));
    }
    row.no()
}

/// `a third of`, `a quarter of a mile`, `a half-mile`
fn article(row: Row) -> Read<Written> {
    let (rest, part) = word(row.cue(Cue::A)?.0)?;
    let half = part == Decimal::new(5, 1);
    let hyphen = after_hyphen(rest);
    let joined = hyphen.items.len() < rest.items.len();
    if joined && counts_something(hyphen) || half && counts_something(rest) {
        return Ok((hyphen, Written::part(part)));
    }
    rest.cue(Cue::Of)?;
    Ok((of_a_unit(rest), Written::part(part)))
}

/// `two-thirds`, `three quarters`, `one-fifth`: a fraction in its lowest terms, which "two quarters" is not.
fn over(row: Row) -> Read<Written> {
    let (rest, number) = below_hundred(row)?;
    let at = after_hyphen(rest);
    let (after, part) = word(at)?;
    let Some(under) = Decimal::ONE.checked_div(part).map(|under| under.round()) else { return row.no() };
    let lowest =
        (2..10).map(Decimal::from).all(|divisor| !(number % divisor).is_zero() || !(under % divisor).is_zero());
    // "one third" and "three quarters" may be something else; a hyphen or "of" says that they are shares
    let plain = at.items.len() == rest.items.len() && after.cue(Cue::Of).is_err();
    if number >= under || number.is_zero() || !lowest || plain {
        return row.no();
    }
    match number.checked_mul(part) {
        Some(share) => Ok((of_a_unit(after), Written::part(share))),
        None => row.no(),
    }
}

/// Behind "of a" when a unit follows: "a quarter of a mile" is a length.
fn of_a_unit(row: Row) -> Row {
    match row.cue(Cue::Of).and_then(|(rest, ())| rest.cue(Cue::A)) {
        Ok((rest, ())) if counts_something(rest) => rest,
        _ => row,
    }
}

/// Whether a scale or a unit stands here.
fn counts_something(row: Row) -> bool {
    row.head().is_some_and(|head| head.kind == Kind::Word)
        && row.phrase(Class::SCALE.or(Class::UNIT).or(Class::PERCENT)).is_ok()
        && row.cue(Cue::In).is_err()
        && row.cue(Cue::A).is_err()
}

/// A fraction that is one sign: ½.
fn sign(row: Row) -> Read<Decimal> {
    match row.head() {
        Some(head) if head.kind == Kind::Sign => any(row),
        _ => row.no(),
    }
}

/// A fraction that is one word: half, third.
fn word(row: Row) -> Read<Decimal> {
    match row.head() {
        Some(head) if head.kind == Kind::Word => any(row),
        _ => row.no(),
    }
}

fn any(row: Row) -> Read<Decimal> {
    let (rest, Sense::Fraction(part)) = row.phrase(Class::FRACTION)? else { return row.no() };
    Ok((rest, row.page.lexicon.number(part)))
}

/// `1/2`: digits and a stroke, close together.
fn stroke(row: Row) -> Read<Decimal> {
    let [over, stroke, under, ..] = row.items else { return row.no() };
    let small = |text: &str| text.parse::<u8>().ok().filter(|&number| number > 0 && number < 100);
    let tight = !stroke.spaced && !under.spaced && matches!(row.text(stroke), "/" | "⁄");
    match (small(row.text(over)), small(row.text(under))) {
        (Some(over), Some(under)) if tight && over < under => {
            Ok((row.after(3), Decimal::from(over) / Decimal::from(under)))
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
    fn halves_that_are_no_number() {
        nothing(&["in the second half", "half-time", "a half brother", "the third man"]);
        nothing(&["third-degree", "a quarter", "a fifth time", "half-hearted"]);
    }
}
