//! Numbers: digits, words, and the scale words that multiply them.

use super::row::{Kind, Read, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Class, Sense, symbol};
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

    /// A whole number said in words or digits, with the doubt of its trailing zeros.
    fn whole(value: Decimal) -> Written {
        let half = Decimal::new(5, 1);
        let mut unit = Decimal::ONE;
        let mut rest = value;
        while !rest.is_zero() && (rest % Decimal::TEN).is_zero() {
            rest /= Decimal::TEN;
            unit *= Decimal::TEN;
        }
        Written { value, printed: half, rounded: half * unit, scale: Decimal::ONE }
    }
}

/// `number = (digits | words) [fraction] [scale]`
pub(super) fn number(row: Row) -> Read<Written> {
    let (rest, written) = digits(row).or_else(|_| words(row)).or_else(|_| article_scale(row))?;
    let (rest, written) = mixed(rest, written);
    Ok(scaled(rest, written))
}

/// `money number = number [m | k | b]`: after a currency a letter can only be a scale.
pub(super) fn number_of_money(row: Row) -> Read<Written> {
    let (rest, written) = number(row)?;
    if written.scale != Decimal::ONE {
        return Ok((rest, written));
    }
    Ok(short_scaled(rest, written))
}

/// A letter for a scale: `26m`, `5k`; it stands right behind its number.
pub(super) fn short_scaled(row: Row, written: Written) -> (Row, Written) {
    // £17.m: the point is a slip, the letter is not
    let (at, point) = match row.sign(symbol::POINT) {
        Ok((rest, point)) if !point.spaced => (rest, true),
        _ => (row, false),
    };
    let tight = at.head().is_some_and(|head| !head.spaced);
    match at.phrase(Class::SHORT_SCALE) {
        Ok((rest, Sense::ShortScale(factor)))
            if tight && (!point || rest.head().is_none_or(|next| next.kind == Kind::Sign)) =>
        {
            match written.times(row.page.lexicon.number(factor)) {
                Some(scaled) => (rest, scaled),
                None => (row, written),
            }
        }
        _ => (row, written),
    }
}

/// Digits as the scanner cut them.
fn digits(row: Row) -> Read<Written> {
    let Some(head) = row.head().filter(|head| head.kind == Kind::Digits) else { return row.no() };
    match literal(row.text(head)) {
        Some(written) => Ok((row.after(1), written)),
        None => row.no(),
    }
}

/// Reads digits and their separators; none when there are more than a decimal holds.
pub(super) fn literal(text: &str) -> Option<Written> {
    // two points, or groups and a point: the scanner lets through only what is unambiguous
    let points = memchr::memchr_iter(b'.', text.as_bytes()).count();
    let (whole, decimals) = match text.rsplit_once('.') {
        Some((whole, decimals)) if points == 1 => (whole, decimals),
        _ => (text, ""),
    };
    let mut digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let places = u32::try_from(decimals.len()).ok().filter(|&places| places <= 20)?;
    digits.push_str(decimals);
    if digits.len() > 24 {
        return None;
    }
    let value = Decimal::try_from_i128_with_scale(digits.parse().ok()?, places).ok()?;
    if places == 0 {
        return Some(Written::whole(value));
    }
    let half = Decimal::new(5, places + 1);
    Some(Written { value, printed: half, rounded: half, scale: Decimal::ONE })
}

/// `words = tens [[-] unit] | unit`, and `hundred` between them: "one hundred and five", "twenty-six".
fn words(row: Row) -> Read<Written> {
    let (mut rest, mut total) = below_hundred(row)?;
    while let Ok((after, Sense::Scale(factor))) = rest.phrase(Class::SCALE) {
        let factor = row.page.lexicon.number(factor);
        if factor != Decimal::ONE_HUNDRED {
            break;
        }
        let Some(hundreds) = total.checked_mul(factor) else { return row.no() };
        total = hundreds;
        rest = after;
        let joined = rest.cue(Cue::And).map_or(rest, |(after, ())| after);
        if let Ok((after, more)) = below_hundred(joined) {
            total += more;
            rest = after;
        }
        break;
    }
    Ok((rest, Written::whole(total)))
}

fn below_hundred(row: Row) -> Read<Decimal> {
    let (rest, Sense::Cardinal(first)) = row.phrase(Class::CARDINAL)? else { return row.no() };
    let first = row.page.lexicon.number(first);
    let tens = first >= Decimal::from(20) && (first % Decimal::TEN).is_zero();
    if tens {
        let hyphenated = rest.sign(symbol::HYPHEN).ok().filter(|(_, hyphen)| !hyphen.spaced);
        let at = hyphenated.map_or(rest, |(after, _)| after);
        if let Ok((after, Sense::Cardinal(unit))) = at.phrase(Class::CARDINAL) {
            let unit = row.page.lexicon.number(unit);
            if unit > Decimal::ZERO && unit < Decimal::TEN {
                return Ok((after, first + unit));
            }
        }
    }
    Ok((rest, first))
}

/// `a million`, `half a million`, `half a dozen`, `a half`: an article or a fraction in the place of the number.
fn article_scale(row: Row) -> Read<Written> {
    if let Ok((rest, Sense::Fraction(part))) = row.phrase(Class::FRACTION) {
        let value = row.page.lexicon.number(part);
        let rest = rest.cue(Cue::A).map_or(rest, |(after, ())| after);
        let rest = rest.sign(symbol::HYPHEN).map_or(rest, |(after, _)| after);
        let doubt = value / Decimal::TEN;
        if rest.phrase(Class::SCALE).is_ok() {
            return Ok((rest, Written { value, printed: doubt, rounded: doubt, scale: Decimal::ONE }));
        }
        if rest.items.len() == row.items.len() - 1 && row.head().is_some_and(|head| head.kind == Kind::Sign) {
            // ½ alone
            return Ok((rest, Written { value, printed: doubt, rounded: doubt, scale: Decimal::ONE }));
        }
        return row.no();
    }
    let (rest, ()) = row.cue(Cue::A)?;
    rest.phrase(Class::SCALE)?;
    Ok((rest, Written::whole(Decimal::ONE)))
}

/// `1½`, `1 1/2`, `two and a half`: a fraction after a whole number.
fn mixed<'a>(row: Row<'a>, written: Written) -> (Row<'a>, Written) {
    let whole = (written.value % Decimal::ONE).is_zero() && written.value < Decimal::ONE_THOUSAND;
    if !whole {
        return (row, written);
    }
    let with = |part: Decimal| {
        let doubt = Decimal::new(5, 2).min(part / Decimal::TEN);
        Written { value: written.value + part, printed: doubt, rounded: doubt, scale: Decimal::ONE }
    };
    let lexicon = row.page.lexicon;
    if row.head().is_some_and(|head| head.kind == Kind::Sign)
        && let Ok((rest, Sense::Fraction(part))) = row.phrase(Class::FRACTION)
    {
        return (rest, with(lexicon.number(part)));
    }
    if let Ok((rest, ())) = row.cue(Cue::And).and_then(|(rest, ())| rest.cue(Cue::A)) {
        if let Ok((rest, Sense::Fraction(part))) = rest.phrase(Class::FRACTION) {
            return (rest, with(lexicon.number(part)));
        }
    }
    // 5 1/2: three digits and a stroke, close together
    if let [over, stroke, under, ..] = row.items {
        let small = |text: &str| text.parse::<u8>().ok().filter(|&number| number > 0 && number < 100);
        if over.spaced && !stroke.spaced && !under.spaced && row.text(stroke) == "/" {
            if let (Some(over), Some(under)) = (small(row.text(over)), small(row.text(under))) {
                if over < under {
                    return (row.after(3), with(Decimal::from(over) / Decimal::from(under)));
                }
            }
        }
    }
    (row, written)
}

/// `3.7 billion`, `2.3-million`, `26bn`, `100 thousand crore`: scale words multiply.
fn scaled(row: Row, written: Written) -> (Row, Written) {
    let (mut rest, mut written) = (row, written);
    for _ in 0..2 {
        let hyphen = rest.sign(symbol::HYPHEN).ok().filter(|(_, hyphen)| !hyphen.spaced);
        let at = hyphen.map_or(rest, |(after, _)| after);
        let Ok((after, Sense::Scale(factor))) = at.phrase(Class::SCALE) else { break };
        let Some(product) = written.times(row.page.lexicon.number(factor)) else { break };
        rest = after;
        written = product;
    }
    (rest, written)
}
