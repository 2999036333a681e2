//! What kind of slip a contradiction looks like. It is said when one explanation fits the figures and no other does.

use super::convert::{self, Side};
use super::say;
use crate::claim::{Claim, Kind, Part, Slot, Value};
use crate::lexicon::Lexicon;
use crate::measure::interval::Interval;
use crate::measure::unit::Unit;
use rust_decimal::Decimal;

/// How much larger than its lower end the upper end of a range may be for the range to speak for an explanation: a
/// single digit fits too many.
const NARROW: Decimal = Decimal::from_parts(112, 0, 0, false, 2);

/// Powers of ten by which writers slip: by a word for a word, by a nought or two.
const POWERS: [i32; 10] = [-9, -6, -3, -2, -1, 1, 2, 3, 6, 9];

/// The first power that is a word for a word, whatever the figures round to.
const WORD: i32 = 3;

/// The two figures of a conversion, and the explanations that fit so far, whatever their units are taken to be.
pub(super) struct Slips<'a> {
    claim: &'a Claim,
    /// The first, as sharp as it must be to speak for something.
    left: Interval,
    right: Interval,
    /// As they are compared.
    rounded: (Interval, Interval),
    /// What explains the figures.
    found: Vec<String>,
    /// A scale that explains them: a unit that does so as well, metres for kilometres, is the better explanation.
    scales: Vec<String>,
    /// A unit that explains them.
    units: Vec<String>,
    /// A scale that explains the figures as they round, where nothing else does.
    loose: Vec<String>,
    /// Whether something else does.
    rivals: bool,
}

impl<'a> Slips<'a> {
    pub(super) fn new(claim: &'a Claim, left: &Side, right: &Side) -> Slips<'a> {
        let sharp = |side: &Side| if narrow(&side.rounded) { side.rounded } else { side.printed };
        let rounded = (left.rounded, right.rounded);
        let none = Vec::new;
        let (left, right) = (sharp(left), sharp(right));
        Slips {
            claim,
            left,
            right,
            rounded,
            found: none(),
            scales: none(),
            units: none(),
            loose: none(),
            rivals: false,
        }
    }

    /// An explanation, and what it makes of the first figure: it fits where that is the second.
    pub(super) fn explain(&mut self, words: impl FnOnce() -> String, convert: impl Fn(&Interval) -> Option<Interval>) {
        if self.explains(convert) {
            self.found.push(words());
        }
    }

    fn explains(&mut self, convert: impl Fn(&Interval) -> Option<Interval>) -> bool {
        self.rivals |= convert(&self.rounded.0).is_some_and(|figure| figure.overlaps(&self.rounded.1));
        convert(&self.left).is_some_and(|figure| self.fits(&figure))
    }

    fn fits(&self, figure: &Interval) -> bool {
        narrow(figure) && narrow(&self.right) && figure.overlaps(&self.right)
    }

    /// Whether a unit is the one explanation.
    pub(super) fn mistaken(&self) -> bool {
        self.found.is_empty() && self.scales.is_empty() && self.units.len() == 1
    }

    /// The slips of the figures themselves, whatever the units: of scale, of two digits. `convert` makes the first
    /// figure the second; `exact` does so without slack, for there are many digits to swap.
    pub(super) fn figures(
        &mut self,
        convert: &impl Fn(&Interval) -> Option<Interval>,
        exact: &impl Fn(&Interval) -> Option<Interval>,
    ) {
        for power in POWERS {
            let Some(factor) = ten(power) else { continue };
            let moved = |figure: &Interval| convert(figure)?.scaled(factor, Decimal::ZERO);
            let word = || moved(&self.rounded.0).is_some_and(|figure| figure.overlaps(&self.rounded.1));
            if moved(&self.left).is_some_and(|figure| self.fits(&figure)) {
                self.scales.push(self.scale(power));
            } else if power.abs() >= WORD && word() {
                self.loose.push(self.scale(power));
            }
        }
        for slot in [Slot::Left, Slot::Right] {
            let Some(part) = self.claim.slot(slot) else { continue };
            for (text, other) in swapped(part) {
                let (left, right) = match slot {
                    Slot::Left => (exact(&other), self.right),
                    _ => (exact(&self.left), other),
                };
                if left.is_some_and(|left| narrow(&left) && narrow(&right) && left.overlaps(&right)) {
                    self.found.push(format!("{text} would fit: two digits have changed places"));
                }
            }
        }
    }

    /// `the two are a thousand times apart, as million is from billion`
    fn scale(&self, power: i32) -> String {
        let times = match power.abs() {
            1 => "ten".to_owned(),
            2 => "a hundred".to_owned(),
            3 => "a thousand".to_owned(),
            6 => "a million".to_owned(),
            _ => "a billion".to_owned(),
        };
        let written = |slot| say::scale(&self.claim.slot(slot)?.text);
        let words = match (written(Slot::Left), written(Slot::Right)) {
            (None, Some((word, scale))) if scale == power => self.missing(word, Slot::Left),
            (Some((word, scale)), None) if scale == -power => self.missing(word, Slot::Right),
            (left, right) => {
                let meant = |(word, scale): (&str, i32), power: i32| {
                    let meant = say::scale_word(scale.checked_sub(power)?)?;
                    Some(format!(", as {word} is from {meant}"))
                };
                right.and_then(|right| meant(right, power)).or_else(|| left.and_then(|left| meant(left, -power)))
            }
        };
        let noughts = if power.abs() < WORD { ": a nought too many or too few" } else { "" };
        format!("the two are {times} times apart{}", words.as_deref().unwrap_or(noughts))
    }

    /// Whether each side has a scale word of its own, of which one may stand for the other.
    fn two_words(&self) -> bool {
        let word = |slot| self.claim.slot(slot).and_then(|part| say::scale(&part.text));
        word(Slot::Left).zip(word(Slot::Right)).is_some_and(|(left, right)| left != right)
    }

    fn missing(&self, word: &str, slot: Slot) -> Option<String> {
        Some(format!(": “{word}” is missing behind {}", self.claim.slot(slot)?.text))
    }

    /// What is said, with the words that tie it to the sentence before; nothing when several explanations fit, or none.
    pub(super) fn said(mut self) -> String {
        for kind in [&mut self.found, &mut self.scales, &mut self.units, &mut self.loose] {
            kind.sort();
            kind.dedup();
        }
        let only = match [&self.found[..], &self.scales[..], &self.units[..]] {
            [[one], [], []] | [[], [one], []] | [[], [], [one]] => Some(one),
            [[], [scale], [unit]] => Some(if self.two_words() { scale } else { unit }),
            [[], [], []] if !self.rivals && self.loose.len() == 1 => self.loose.first(),
            _ => None,
        };
        only.map_or(String::new(), |only| format!("; {only}"))
    }
}

/// Two measures: the factor upside down, of lengths on areas, of another unit, and what can be done wrong with degrees.
pub(super) fn measures(slips: &mut Slips, lexicon: &Lexicon, from: &Unit, to: &Unit) {
    if from.offset != to.offset {
        return degrees(slips, from);
    }
    let ratio = |from: &Unit, to: &Unit| from.factor.checked_div(to.factor);
    let by = |factor: Option<Decimal>| move |figure: &Interval| figure.scaled(factor?, Decimal::ZERO);
    slips.figures(&by(ratio(from, to)), &by(ratio(from, to)));
    let upside = "they fit with the factor upside down, or if the two figures have changed places";
    slips.explain(|| upside.to_owned(), by(ratio(to, from)));
    let unit = |name: &str| lexicon.units().find(|unit| unit.name == name);
    let side = |unit_: &Unit| {
        let (_, name) = unit_.name.split_once(' ').filter(|(power, _)| matches!(*power, "square" | "cubic"))?;
        unit(name)
    };
    if let (Some(one), Some(other)) = (side(from), side(to)) {
        let words = || format!("they fit at the factor of lengths, {}", convert::basis(one, other));
        slips.explain(words, by(ratio(one, other)));
    }
    // what a template leaves behind
    if slips.claim.kind != Kind::Rate {
        let words = || format!("the second is the factor itself, what one {} comes to", from.name);
        slips.explain(words, |_| Some(Interval::exactly(ratio(from, to)?)));
    }
    mistaken(slips, lexicon, from, to);
}

/// A unit that stands for another one.
pub(super) fn mistaken(slips: &mut Slips, lexicon: &Lexicon, from: &Unit, to: &Unit) {
    for unit in lexicon.units() {
        let common = unit.dimension == to.dimension && COMMON.contains(&unit.name.as_str());
        if !common || [from, to].iter().any(|known| known.factor == unit.factor) {
            continue;
        }
        for (one, other, instead) in [(from, unit, to), (unit, to, from)] {
            let words =
                || format!("they fit if {} are meant, not {}", say::plural(&unit.name), say::plural(&instead.name));
            if slips.explains(|figure| convert::out_of_base(convert::in_base(*figure, one)?, other)) {
                slips.units.push(words());
            }
        }
    }
}

/// The units that are taken for one another.
const COMMON: [&str; 27] = [
    "celsius",
    "fahrenheit",
    "inch",
    "foot",
    "yard",
    "mile",
    "centimetre",
    "metre",
    "kilometre",
    "square foot",
    "square metre",
    "square mile",
    "square kilometre",
    "acre",
    "hectare",
    "ounce",
    "pound",
    "stone",
    "kilogram",
    "tonne",
    "litre",
    "gallon",
    "pint",
    "barrel",
    "mile per hour",
    "kilometre per hour",
    "metre per second",
];

/// Thermometers: F = C × 9/5 + 32, done in the wrong order, or with the factor upside down.
fn degrees(slips: &mut Slips, from: &Unit) {
    let (nine, five, freezing) = (Decimal::from(9), Decimal::from(5), Decimal::from(32));
    let (more, less) = (nine.checked_div(five), five.checked_div(nine));
    let (factor, wrong, add) = if from.name == "fahrenheit" { (less, more, -freezing) } else { (more, less, freezing) };
    let (Some(factor), Some(wrong)) = (factor, wrong) else { return };
    let before = |factor| move |figure: &Interval| figure.scaled(Decimal::ONE, add)?.scaled(factor, Decimal::ZERO);
    let after = |factor| move |figure: &Interval| figure.scaled(factor, add);
    let order = "they fit if the 32 is reckoned in at the wrong end";
    let upside = "they fit with the factor between the degrees upside down";
    if from.name == "fahrenheit" {
        slips.explain(|| order.to_owned(), after(factor));
        slips.explain(|| upside.to_owned(), before(wrong));
    } else {
        slips.explain(|| order.to_owned(), before(factor));
        slips.explain(|| upside.to_owned(), after(wrong));
    }
}

/// Whether a range of numbers above zero is narrow enough to speak for something.
fn narrow(range: &Interval) -> bool {
    let (Some(low), Some(high)) = (range.lowest(), range.highest()) else { return false };
    low > Decimal::ZERO && low.checked_mul(NARROW).is_some_and(|most| high <= most)
}

fn ten(power: i32) -> Option<Decimal> {
    let whole = Decimal::from(10_i64.checked_pow(power.unsigned_abs())?);
    if power < 0 { Decimal::ONE.checked_div(whole) } else { Some(whole) }
}

/// A figure with two neighbouring digits swapped, in all ways: as it would be written, and what it would be.
fn swapped(part: &Part) -> Vec<(String, Interval)> {
    let Value::Quantity(quantity) = &part.value else { return Vec::new() };
    let places: Vec<usize> = part.text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return Vec::new() };
    // one number, not the feet and inches of a height
    if !part.text[*first..=*last].bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
        return Vec::new();
    }
    let number = |text: &str| -> Option<Decimal> {
        let digits: String = text[*first..=*last].chars().filter(|c| *c != ',').collect();
        Decimal::from_str_exact(&digits).ok()
    };
    let Some(scale) = number(&part.text).and_then(|value| quantity.value.checked_div(value)) else { return Vec::new() };
    let swaps = places.windows(2).filter_map(|pair| {
        let mut bytes = part.text.clone().into_bytes();
        // nobody writes a nought first
        let first = pair[0] == *first && bytes[pair[1]] == b'0';
        if first || bytes[pair[0]] == bytes[pair[1]] {
            return None;
        }
        bytes.swap(pair[0], pair[1]);
        let text = String::from_utf8(bytes).ok()?;
        let value = number(&text)?.checked_mul(scale)?;
        Some((text, Interval::around(value, quantity.printed)?))
    });
    swaps.collect()
}
