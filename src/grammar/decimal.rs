//! Digits: separators, spaces between groups, powers of ten, and decimals said in words.

use super::number::Written;
use super::row::{Item, Kind, Read, Row};
use super::words::below_hundred;
use crate::lexicon::phrase::Cue;
use crate::lexicon::symbol;
use rust_decimal::Decimal;

/// The most decimals that are read.
const PLACES: u32 = 20;

/// Digits as the scanner cut them, when they are a number by themselves, and what is written close to them: `1 234 567`,
/// `1.234,5`, `1e10`, `6.02x10^23`.
pub(super) fn digits(row: Row) -> Read<Written> {
    let Some(head) = row.head().filter(|head| head.kind == Kind::Digits) else { return row.no() };
    let text = row.text(head);
    if row.page.locale.comma {
        return digits_before_comma(row);
    }
    // 007, 0800: a label
    let label = text.len() > 1 && text.starts_with('0') && !text.starts_with("0.");
    if label {
        return row.no();
    }
    if let Some(found) = spaced_groups(row).or_else(|| comma_after_points(row)) {
        return Ok(found);
    }
    if joined_to_digits(row) {
        return row.no();
    }
    match literal(text) {
        Some(written) => Ok(power(row.after(1), written)),
        None => row.no(),
    }
}

/// Digits where a comma stands before decimals and points part thousands: `1.234.567,89`, `1,5`. What would be read so
/// with either sign (`3.7`) is not read.
fn digits_before_comma(row: Row) -> Read<Written> {
    let comma = row.items.get(1).is_some_and(|sign| sign.word == symbol::COMMA && !sign.spaced);
    let more = row.items.get(2).filter(|next| comma && next.kind == Kind::Digits && !next.spaced);
    let (Some(head), rest) = (row.head(), row.after(if more.is_some() { 3 } else { 1 })) else { return row.no() };
    let text = &row.page.text[head.start as usize..more.unwrap_or(head).end as usize];
    let label = text.len() > 1 && text.starts_with('0') && !text.starts_with("0,");
    let goes_on = match rest.items {
        [next, ..] if next.kind == Kind::Digits => next.spaced && grouped(row, more.unwrap_or(head), next),
        [sign, next, ..] => joins_digits(row, sign) && next.kind == Kind::Digits && !next.spaced,
        _ => false,
    };
    let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
    let mut groups = whole.split(['.', '\u{a0}', '\u{202f}', '\u{2009}']);
    let in_groups = groups.next().is_some_and(|first| first.len() <= 3 || first.len() == whole.len())
        && groups.all(|group| group.len() == 3);
    if label || goes_on || !in_groups || !decimals.bytes().all(|digit| digit.is_ascii_digit()) {
        return row.no();
    }
    match decimal(whole, decimals) {
        Some(written) => Ok((rest, written)),
        None => row.no(),
    }
}

/// Whether more digits follow in a way that is not a number's: 10:30, 1,5, 9/11, 1.2.3, and 12 345, whose space may be
/// one between two numbers as well as one within a number.
fn joined_to_digits(row: Row) -> bool {
    match row.items {
        [digits, next, ..] if next.kind == Kind::Digits => next.spaced && grouped(row, digits, next),
        [_, sign, next, ..] => joins_digits(row, sign) && next.kind == Kind::Digits && !next.spaced,
        _ => false,
    }
}

/// A sign that makes one thing of the digits around it, and no number.
pub(super) fn joins_digits(row: Row, sign: &Item) -> bool {
    sign.kind == Kind::Sign && !sign.spaced && matches!(row.text(sign), ":" | "," | "." | "/" | "_" | "*")
}

/// Whether two runs of digits might be groups of one number.
pub(super) fn grouped(row: Row, first: &Item, second: &Item) -> bool {
    first.end - first.start <= 3 && second.end - second.start == 3 && !row.text(second).contains('.')
}

/// `1 234 567`, `10 000`: two further groups of three digits are no accident, and a group that begins with a zero is no
/// number of its own.
fn spaced_groups<'a>(row: Row<'a>) -> Option<(Row<'a>, Written)> {
    let first = row.head().filter(|head| head.end - head.start <= 3 && !row.text(head).contains('.'))?;
    let further = |item: &&Item| item.kind == Kind::Digits && item.spaced && item.end - item.start == 3;
    let groups =
        row.items.get(1..)?.iter().take(8).take_while(further).filter(|item| !row.text(item).contains('.')).count();
    let zero = row.items.get(1).is_some_and(|item| row.text(item).starts_with('0'));
    let rest = row.after(1 + groups);
    let runs_on = rest.head().is_some_and(|next| next.kind == Kind::Digits || joins_digits(row, next))
        && rest.items.get(1).is_some_and(|next| next.kind == Kind::Digits || rest.items[0].kind == Kind::Digits);
    if groups == 0 || groups > 6 || groups == 1 && !zero || runs_on {
        return None;
    }
    let text = row.page.text.get(first.start as usize..row.items.get(groups)?.end as usize)?;
    Some((rest, literal(text)?))
}

/// `1.234,5`: points between groups of three and a comma before the decimals, which can be read in one way only.
fn comma_after_points<'a>(row: Row<'a>) -> Option<(Row<'a>, Written)> {
    let [whole, comma, decimals, ..] = row.items else { return None };
    if comma.word != symbol::COMMA || comma.spaced {
        return None;
    }
    let text = row.text(whole);
    let (first, groups) = text.split_once('.')?;
    let threes = groups.split('.').all(|group| group.len() == 3);
    let tight = !decimals.spaced && decimals.kind == Kind::Digits;
    let places = row.text(decimals);
    let rest = row.after(3);
    let runs_on = rest.items.first().is_some_and(|next| joins_digits(row, next))
        && rest.items.get(1).is_some_and(|next| next.kind == Kind::Digits && !next.spaced);
    if !tight || !threes || first.len() > 3 || places.len() > 2 || text.contains(',') || runs_on {
        return None;
    }
    let places = places.len() as u32;
    let value = with_places(text.bytes().chain(row.text(decimals).bytes()), places)?;
    let half = Decimal::new(5, places + 1);
    Some((rest, Written { value, printed: half, rounded: half, scale: Decimal::ONE }))
}

/// Reads digits and their separators; none when there are more than a decimal holds.
fn literal(text: &str) -> Option<Written> {
    // two points, or groups and a point: the scanner lets through only what is unambiguous
    let mut points = text.bytes().enumerate().filter(|(_, byte)| *byte == b'.').map(|(at, _)| at);
    match (points.next(), points.next()) {
        (Some(point), None) => decimal(&text[..point], &text[point + 1..]),
        _ => decimal(text, ""),
    }
}

/// A number by the digits before and behind its decimal sign; others between them are passed over.
fn decimal(whole: &str, decimals: &str) -> Option<Written> {
    let places = u32::try_from(decimals.len()).ok().filter(|&places| places <= PLACES)?;
    let value = with_places(whole.bytes().chain(decimals.bytes()), places)?;
    if places == 0 {
        return Some(Written::whole(value));
    }
    let half = Decimal::new(5, places + 1);
    Some(Written { value, printed: half, rounded: half, scale: Decimal::ONE })
}

/// The digits as one number, the last of them so many decimals; what is no digit is passed over.
fn with_places(text: impl Iterator<Item = u8>, places: u32) -> Option<Decimal> {
    let mut value: i128 = 0;
    for (count, digit) in text.filter(u8::is_ascii_digit).enumerate() {
        if count >= 24 {
            return None;
        }
        value = value * 10 + i128::from(digit - b'0');
    }
    Decimal::try_from_i128_with_scale(value, places).ok()
}

/// `1e10`, `1.3e-6`, `6.02x10^23`, `1.1^+23`: a power, close behind its number.
fn power<'a>(row: Row<'a>, written: Written) -> (Row<'a>, Written) {
    let Some(head) = row.head().filter(|head| !head.spaced || matches!(row.text(head), "x" | "×")) else {
        return (row, written);
    };
    let text = row.text(head);
    let found = match text {
        "e" | "E" => exponent(row.after(1)).and_then(|(rest, exponent)| Some((rest, ten_to(written, exponent)?))),
        "x" | "X" | "×" => tens(row.after(1)).and_then(|(rest, exponent)| Some((rest, ten_to(written, exponent)?))),
        "^" => exponent(row.after(1)).and_then(|(rest, exponent)| Some((rest, raised(written, exponent)?))),
        _ => None,
    };
    found.unwrap_or((row, written))
}

/// `10^-4`
fn tens(row: Row) -> Option<(Row, i32)> {
    let [ten, caret, ..] = row.items else { return None };
    (row.text(ten) == "10" && row.text(caret) == "^" && !caret.spaced).then(|| exponent(row.after(2)))?
}

/// `[+|-] digits`, all close together.
fn exponent(row: Row) -> Option<(Row, i32)> {
    let sign = row.head().filter(|head| !head.spaced && head.kind == Kind::Sign);
    let negative = sign.is_some_and(|sign| sign.word == symbol::HYPHEN);
    let at = if negative || sign.is_some_and(|sign| row.text(sign) == "+") { row.after(1) } else { row };
    let digits = at.head().filter(|head| head.kind == Kind::Digits && !head.spaced)?;
    let size = at.text(digits).parse::<i32>().ok().filter(|size| *size <= 24)?;
    Some((at.after(1), if negative { -size } else { size }))
}

fn ten_to(written: Written, exponent: i32) -> Option<Written> {
    let factor = repeated(Decimal::TEN, exponent)?;
    Some(Written { scale: written.scale, ..written.times(factor)? })
}

fn raised(written: Written, exponent: i32) -> Option<Written> {
    let value = repeated(written.value, exponent)?;
    Some(Written { value, printed: Decimal::ZERO, rounded: Decimal::ZERO, scale: written.scale })
}

/// A number multiplied with itself so many times; one divided by that for a negative count.
fn repeated(base: Decimal, count: i32) -> Option<Decimal> {
    let power = (0..count.unsigned_abs()).try_fold(Decimal::ONE, |power, _| power.checked_mul(base))?;
    if count < 0 { Decimal::ONE.checked_div(power) } else { Some(power) }
}

/// `two hundred point zero three`, `1 point 1`: the digits behind the point one by one, or as one number below a hundred.
pub(super) fn point<'a>(row: Row<'a>, written: Written) -> (Row<'a>, Written) {
    let whole = written.unscaled() && written.value.fract().is_zero();
    let Ok((at, ())) = row.cue(Cue::Point) else { return (row, written) };
    let decimals = if whole { places(at) } else { None };
    let sum = decimals.and_then(|(rest, part, places)| {
        let value = written.value.checked_add(Decimal::try_from_i128_with_scale(part, places).ok()?)?;
        let half = Decimal::new(5, places + 1);
        Some((rest, Written { value, printed: half, rounded: half, ..written }))
    });
    sum.unwrap_or((row, written))
}

/// The decimals, and how many there are.
fn places(row: Row) -> Option<(Row, i128, u32)> {
    if let Some(digits) = row.head().filter(|head| head.kind == Kind::Digits) {
        let text = row.text(digits);
        let plain = text.len() <= PLACES as usize && text.bytes().all(|byte| byte.is_ascii_digit());
        return plain.then(|| Some((row.after(1), text.parse().ok()?, text.len() as u32)))?;
    }
    let (mut rest, mut value, mut count) = (row, 0_i128, 0_u32);
    while count < PLACES {
        let Ok((after, digit)) = below_hundred(rest) else { break };
        let digit = i128::try_from(digit).ok()?;
        if digit >= 10 && count > 0 {
            break;
        }
        (rest, value, count) =
            (after, value * if digit >= 10 { 100 } else { 10 } + digit, count + if digit >= 10 { 2 } else { 1 });
        if digit >= 10 {
            break;
        }
    }
    (count > 0).then_some((rest, value, count))
}

/// Whether four digits without a sign between them stand here, as years are written.
pub(super) fn four_digits(row: Row) -> bool {
    row.head().is_some_and(|head| {
        let text = row.text(head);
        head.kind == Kind::Digits && text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod corpus_of_digits {
    use super::super::corpus::{nothing, printed, reads};

    #[test]
    fn groups_are_parted_in_many_ways() {
        reads("1234567", &["1,234,567", "1 234 567", "1.234.567", "12,34,567"]);
        reads("45000", &["45 000", "45,000", "45 000 people"]);
        reads("1234.5", &["1.234,5", "1,234.5"]);
    }

    #[test]
    fn powers_and_spoken_decimals() {
        reads("30000", &["3e4", "3x10^4", "3 × 10^4", "3 x 10^4", "30000.0", "30 000"]);
        reads("0.00042", &["4.2e-4", "4.2x10^-4"]);
        reads("1.21", &["1.1^2"]);
        reads("7.05", &["seven point zero five", "7 point 05"]);
        reads("2.14", &["two point fourteen", "two point one four"]);
        printed("300.025..300.035", &["three hundred point zero three"]);
    }

    #[test]
    fn what_cannot_be_read_for_sure_is_not_read() {
        nothing(&["1,5 million", "1,5", "12,5 km", "12 345 people", "1.2.3"]);
        reads("3", &["a 3 point lead", "three point guards"]);
    }
}
