//! Numbers: digits, words, and the scale words that multiply them.

use super::decimal::{self, digits};
use super::fraction;
use super::row::{Kind, Read, Row};
use super::share;
pub(in crate::grammar) use super::words::below_hundred;
use super::words::words;
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::measure::quantity::Quantity;
use crate::measure::unit::UnitWord;
use rust_decimal::Decimal;

/// A number as it was written: its value, and half a unit of its last printed and its last significant digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub value: Decimal,
    pub printed: Decimal,
    pub rounded: Decimal,
    /// What the scale words and letters read with it multiply it by: 1 without any.
    pub scale: Decimal,
}

impl Written {
    pub(super) fn times(self, factor: Decimal) -> Option<Written> {
        Some(Written {
            value: self.value.checked_mul(factor)?,
            printed: self.printed.checked_mul(factor)?,
            rounded: self.rounded.checked_mul(factor)?,
            scale: self.scale.checked_mul(factor)?,
        })
    }

    pub(super) fn negative(self) -> Written {
        Written { value: -self.value, ..self }
    }

    /// Whether no scale word or letter was read with it.
    pub(super) fn unscaled(self) -> bool {
        self.scale == Decimal::ONE
    }

    /// The number without a unit.
    pub(super) fn plain(self) -> Quantity {
        let Written { value, printed, rounded, .. } = self;
        Quantity { value, printed, rounded, unit: UnitWord::NONE, hedge: None }
    }

    /// A whole number said in words or digits, with the doubt of its trailing zeros.
    pub(super) fn whole(value: Decimal) -> Written {
        let half = Decimal::new(5, 1);
        let plain = value.normalize();
        // no number of the press has more than nineteen digits; of a longer one the last is taken for sure
        let mut digits = u64::try_from(plain.mantissa().unsigned_abs()).unwrap_or(1);
        let mut five = 5_i128;
        while plain.scale() == 0 && digits != 0 && digits.is_multiple_of(10) {
            digits /= 10;
            five *= 10;
        }
        let rounded = Decimal::try_from_i128_with_scale(five, 1).unwrap_or(half);
        Written { value, printed: half, rounded, scale: Decimal::ONE }
    }

    /// A part of one. Who says half or a third has rounded to a tenth of it.
    pub(super) fn part(value: Decimal) -> Written {
        let doubt = value / Decimal::TEN;
        Written { value, printed: doubt, rounded: doubt, scale: Decimal::ONE }
    }
}

/// `number = (fraction | digits | words) [point] [fraction] [scale [smaller number] [fraction]] [out of number]`
pub(super) fn number(row: Row) -> Read<Written> {
    if let Ok(found) = fraction::alone(row) {
        let (rest, written) = found;
        return Ok(scaled(rest, written));
    }
    let (rest, written) = digits(row).or_else(|_| words(row)).or_else(|_| article_scale(row))?;
    let (rest, written) = decimal::point(rest, written);
    let (rest, written) = fraction::after_whole(rest, written);
    // "in 1918 millions died"
    if dated(row, rest) {
        return Ok((rest, written));
    }
    let (rest, written) = scaled(rest, written);
    let (rest, written) = summed(row, rest, written);
    let (rest, written) = fraction::after_scale(rest, written);
    Ok(share::under(rest, written, || begins_sentence(row)))
}

/// Whether nothing stands before it in its sentence.
fn begins_sentence(row: Row) -> bool {
    let head = row.head().filter(|head| head.case == Case::Capital || head.kind == Kind::Digits);
    let before = head.and_then(|head| row.page.text.get(..head.start as usize)).map(str::trim_end);
    before.is_some_and(|before| before.is_empty() || before.ends_with(['.', '\u{201c}', '"']))
}

/// Four digits of a year before a scale word in the plural, which is a number of its own.
fn dated(row: Row, rest: Row) -> bool {
    let year = row.head().map_or("", |head| row.text(head));
    let year = row.read_up_to(rest) == 1 && year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    year && rest.head().is_some_and(|next| rest.text(next).ends_with('s')) && rest.phrase(Class::SCALE).is_ok()
}

/// A number in words, without what may be said of a part of it.
pub(super) fn spelled(row: Row) -> Read<Written> {
    let (rest, written) = words(row).or_else(|_| article_scale(row))?;
    let (rest, written) = scaled(rest, written);
    Ok(summed(row, rest, written))
}

/// `money number = number [m | k | b]`: after a currency a letter can only be a scale.
pub(super) fn number_of_money(row: Row) -> Read<Written> {
    let (rest, written) = number(row)?;
    if written.unscaled() { Ok(short_scaled(rest, written)) } else { Ok((rest, written)) }
}

/// A letter for a scale: `26m`, `5k`; it stands right behind its number.
pub(super) fn short_scaled(row: Row, written: Written) -> (Row, Written) {
    // £17.m: the point is a slip, the letter is not
    let (at, point) = match row.sign(symbol::POINT) {
        Ok((rest, point)) if !point.spaced => (rest, true),
        _ => (row, false),
    };
    let tight = at.head().is_some_and(|head| !head.spaced);
    let word = at.head().is_some_and(|head| head.end - head.start > 1 && head.case == Case::Lower);
    let class = if point { Class::SHORT_SCALE.or(Class::SCALE) } else { Class::SHORT_SCALE };
    match scale(at, class) {
        Ok((rest, factor)) if tight && (!point || word || rest.head().is_none_or(|next| next.kind == Kind::Sign)) => {
            match written.times(row.page.lexicon.number(factor)) {
                Some(scaled) => (rest, scaled),
                None => (row, written),
            }
        }
        _ => (row, written),
    }
}

/// The row behind a hyphen that joins two words, if one is there.
pub(super) fn after_hyphen(row: Row) -> Row {
    match row.sign(symbol::HYPHEN) {
        Ok((after, hyphen)) if !hyphen.spaced && after.head().is_some_and(|next| !next.spaced) => after,
        _ => row,
    }
}

/// `a million`: an article in the place of the number.
fn article_scale(row: Row) -> Read<Written> {
    let (rest, ()) = row.cue(Cue::A)?;
    rest.phrase(Class::SCALE)?;
    Ok((rest, Written::whole(Decimal::ONE)))
}

/// `3.7 billion`, `2.3-million`, `26bn`, `100 thousand crore`: scale words multiply.
fn scaled(row: Row, written: Written) -> (Row, Written) {
    let (mut rest, mut written) = (row, written);
    for _ in 0..2 {
        let Ok((after, factor)) = scale(after_hyphen(rest), Class::SCALE) else { break };
        let Some(product) = written.times(row.page.lexicon.number(factor)) else { break };
        rest = after;
        written = product;
    }
    (rest, written)
}

/// A scale word, or a letter. Where a billion is a million millions it is that first.
fn scale(row: Row, class: Class) -> Read<u16> {
    let (rest, Sense::Scale(factor) | Sense::ShortScale(factor)) = row.phrase(class)? else { return row.no() };
    match row.phrase(Class::LONG_SCALE) {
        Ok((rest, Sense::LongScale(long))) if row.page.locale.long_billion => Ok((rest, long)),
        _ => Ok((rest, factor)),
    }
}

/// `two thousand five hundred`, `2 crore 50 lakh`, `4 thousand 3 hundred and 21`: each further part stands under a smaller
/// scale than the one before.
fn summed<'a>(row: Row<'a>, rest: Row<'a>, written: Written) -> (Row<'a>, Written) {
    let in_words = row.head().is_some_and(|head| head.kind == Kind::Word);
    let (mut rest, mut sum, mut scale) = (rest, written, written.scale);
    // lakh and crore, thousand, million, billion, trillion: no number has more parts
    for parts in 0..5 {
        if scale < Decimal::ONE_HUNDRED {
            break;
        }
        let Some((after, part)) = smaller_part(rest, scale, in_words, parts > 0) else { break };
        let Some(value) = sum.value.checked_add(part.value) else { break };
        sum = Written { value, printed: part.printed, rounded: part.rounded, ..sum };
        (rest, scale) = (after, part.scale);
    }
    (rest, sum)
}

/// `[and] part`, or in words `, part`, when the part is smaller than the scale before it. A part without a scale ends a
/// number only where its parts run on: "one hundred and five", "3 hundred and 21", not "a million and two".
fn smaller_part<'a>(row: Row<'a>, scale: Decimal, in_words: bool, further: bool) -> Option<(Row<'a>, Written)> {
    let comma = row.sign(symbol::COMMA).ok().filter(|_| in_words).map(|(after, _)| after);
    let joined = row.cue(Cue::And).ok().map(|(after, ())| after);
    let at = joined.or(comma).unwrap_or(row);
    let (after, part) = words(at).or_else(|_| digits(at)).ok()?;
    let (after, part) = scaled(after, part);
    let word = at.head().is_some_and(|head| head.kind == Kind::Word);
    let close = scale == Decimal::ONE_THOUSAND || scale == Decimal::ONE_HUNDRED;
    let hundreds = part.value >= Decimal::ONE_HUNDRED || !part.unscaled();
    let fits = if comma.is_some() && joined.is_none() {
        // "three million, two hundred & forty"; "a million, two of them" are two
        word && hundreds
    } else if word {
        hundreds && (part.unscaled() || joined.is_none() || in_words) || close && (in_words || joined.is_some())
    } else {
        // "5 thousand 3" and "2 million 100" are two numbers each
        !part.unscaled() && joined.is_none() || part.unscaled() && further && joined.is_some() && close
    };
    (fits && part.value < scale && !part.value.is_zero() && part.value > Decimal::ZERO).then_some((after, part))
}

#[cfg(test)]
mod corpus_of_numbers {
    use super::super::corpus::{nothing, printed, reads, reads_as, rounded};
    use crate::measure::locale::Locale;

    #[test]
    fn one_number_has_many_spellings() {
        reads("1234567", &["1,234,567", "1.234.567", "1\u{a0}234\u{a0}567", "1\u{202f}234\u{202f}567", "12,34,567"]);
        reads("3.7", &["3.7", "3.70"]);
        reads("26", &["26", "twenty-six", "twenty six", "Twenty-six", "26.0"]);
        reads("24", &["two dozen", "24", "twenty-four"]);
        reads("0.5", &[".5", "0.5"]);
        reads(
            "26bn",
            &["26bn", "26 billion", "26-billion", "twenty-six billion", "26 bln", "26,000 million", "26 Billion"],
        );
        reads("2.3m", &["2.3 million", "2.3-million", "2.3mn", "2.3mln", "2.3M people", "2.3m people", "2,300,000"]);
        reads("1m", &["a million", "one million", "1 million", "10 lakh", "one thousand thousand"]);
        reads("1tn", &["a trillion", "1 trillion", "1,000 billion", "1 lakh crore"]);
        reads("105", &["one hundred and five", "one hundred five", "a hundred and five", "105"]);
        reads("2500", &["two thousand five hundred", "2,500", "twenty-five hundred"]);
        reads("2005", &["two thousand and five", "two thousand five"]);
        reads("1.25m", &["one million two hundred and fifty thousand", "1.25 million"]);
        reads("25m", &["2 crore 50 lakh", "2.5 crore"]);
        reads("-5", &["-5", "minus 5", "minus five", "\u{2212}5", "(-5)"]);
    }

    #[test]
    fn the_last_digit_says_the_doubt() {
        printed("3.695..3.705bn", &["3.70 billion"]);
        printed("3.65..3.75bn", &["3.7 billion"]);
        printed("25999.5..26000.5", &["26,000"]);
        rounded("25500..26500", &["26,000", "26 thousand", "twenty-six thousand"]);
        rounded("2.5..3.5m", &["3 million", "3,000,000"]);
    }

    #[test]
    fn two_numbers_stay_two() {
        reads("500, 600", &["five hundred and six hundred", "500 and 600"]);
        reads("1m, 2", &["a million and two", "1 million and 2"]);
        reads("2000, 3000", &["two thousand and three thousand"]);
    }

    #[test]
    fn digits_that_are_no_number() {
        nothing(&[
            "10:30",
            "at 10:30 a.m.",
            "at 10 p.m.",
            "10 am",
            "at 5 PM",
            "10:30-11:45",
            "a 2:1 ratio",
            "Psalm 23:4",
        ]);
        nothing(&["9/11", "24/7", "120/80", "1.2.3", "version 10.0.1", "192.168.0.1"]);
        nothing(&["F-16", "F-16s", "F16", "3G", "5G", "4K", "B2B", "737s", "COVID-19", "x86", "#5", "4x4"]);
        nothing(&["007", "0800"]);
    }

    #[test]
    fn what_cannot_be_read_for_sure_is_not_read() {
        nothing(&["1,5 million", "1,5", "12,5 km", "12 345", "12 345 people"]);
        nothing(&["1234567890123456789012345", "0.123456789012345678901234"]);
        nothing(&["555-1234", "202-555-1234", "(0800) 555-1234", "123-45-6789"]);
    }

    #[test]
    fn a_decimal_comma_is_read_where_the_article_writes_so() {
        let german = Locale { comma: true, ..Locale::default() };
        reads_as(german, "1.5 kilometre", &["1,5 km", "1,50 km"]);
        reads_as(german, "1234567.89 EUR", &["1.234.567,89 €", "€1.234.567,89", "1\u{a0}234\u{a0}567,89 euros"]);
        reads_as(german, "1234", &["1.234", "1234"]);
        reads_as(german, "1.234", &["1,234"]);
        reads_as(german, "3.7m", &["3,7 million"]);
        reads_as(german, "", &["3.7 million", "1.23", "1,2,3", "1.2.3", "12,34,567", "1.234,567,891"]);
        reads_as(german, "1, 2", &["1, 2", "1 and 2"]);
    }

    #[test]
    fn a_billion_is_what_the_article_means_by_it() {
        let long = Locale { long_billion: true, ..Locale::default() };
        reads_as(long, "2tn", &["2 billion", "two billion", "2bn", "2-billion"]);
        reads_as(long, "2bn", &["2 milliard", "2,000 million"]);
        reads_as(long, "2000000tn USD", &["$2 trillion"]);
        reads_as(long, "2tn USD", &["$2b"]);
        reads_as(long, "2", &["2 b"]);
        reads("2bn", &["2 billion", "2 milliard"]);
    }
}
