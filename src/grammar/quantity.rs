//! Amounts: a number with its currency, unit or percent sign.

use super::atom::Atom;
use super::cents;
use super::compound::compound;
use super::decimal::four_digits;
use super::hedge;
use super::money::{self, money};
use super::number::{self, Written};
use super::range;
use super::row::{Kind, Read, Row};
use super::share;
use super::single::and_a_half;
use super::unit::unit;
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, symbol};
use crate::measure::quantity::{Hedge, Quantity};
use crate::measure::unit::{Dimension, UnitWord};
use nom::Parser;
use nom::branch::alt;
use rust_decimal::Decimal;

/// An amount while it is read: its number apart from its unit, so that a range can share either.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub written: Written,
    pub unit: UnitWord,
    /// Whether the unit stands before the number: $10.
    pub before: bool,
    /// Whether a hyphen joins number and unit: 2-kilometer.
    pub joined: bool,
}

impl Amount {
    /// The amount as it stands in the row.
    pub(super) fn hedged(self, hedge: Option<Hedge>) -> Quantity {
        Quantity { unit: self.unit, hedge, ..self.written.plain() }
    }
}

/// What the words before an amount say of it.
#[derive(Clone, Copy, Default)]
pub(super) struct Before {
    /// How it is meant.
    pub hedge: Option<Hedge>,
    /// Whether "from" or "by" stands there, after which "to" parts two amounts.
    pub parts: bool,
    /// Whether "by" stands there.
    pub by: bool,
    /// Whether "for", "in" or "within" stands there, behind which a time is how long something lasts.
    pub lasting: bool,
    /// Whether a word without a part in the grammar of sentences stands there.
    pub free: bool,
    /// Whether "rose", "fell" or the like stands there, behind which an amount is how far.
    pub changed: bool,
    /// Whether a word for weighing stands there.
    pub weighs: bool,
    /// Whether a sentence begins with "Over" there.
    pub over: bool,
}

/// `figure = range | amount`, with what the words before and behind it say of how it is meant.
pub(super) fn figure(row: Row, before: Before) -> Read<(Kind, Atom)> {
    let (rest, first) = match amount(row) {
        Err(_) if before.hedge.is_some() || before.by => {
            let (rest, written) = share::hedged(row, before.by)?;
            let share = written.plain();
            return Ok((rest, (Kind::Number, Atom::Quantity(Quantity { hedge: before.hedge, ..share }))));
        }
        read => read?,
    };
    // "by 10 to 20 percent" is one range: what has no unit of its own is not where the other came from
    let parts = before.parts && !(before.by && first.unit == UnitWord::NONE && range::lends(rest))
        || before.changed && range::states(rest, first);
    if let Ok((rest, (first, second))) = range::range(rest, first, parts) {
        let (first, second) = (first.hedged(before.hedge), second.hedged(before.hedge));
        return Ok((rest, (Kind::Range, Atom::Range(first, second))));
    }
    // a number that runs on into letters or further digits is part of a name: 3G, 747s, 555-1234
    let runs_on = rest.head().is_some_and(|next| next.kind == Kind::Word && !next.spaced);
    let joined = range::joined_to_digits(rest).is_some() || joined_by_in(rest) || clock(rest);
    if first.unit == UnitWord::NONE && (runs_on || joined) {
        return row.no();
    }
    if let Some((rest, range)) = range::bounds(rest, first, before.hedge) {
        return Ok((rest, (Kind::Range, range)));
    }
    let first = range::lent(row, rest, first, before.parts).unwrap_or(first);
    let (rest, first, hedge) = match hedge::after(rest) {
        // 10+ years, 5 or more km
        Some((rest, hedge)) => match unit(rest, first.written, false) {
            Ok((rest, (unit, joined))) if first.unit == UnitWord::NONE => {
                (rest, Amount { unit, joined, ..first }, Some(hedge))
            }
            _ => (rest, first, Some(hedge)),
        },
        None => {
            let (rest, first) = doubt(rest, first);
            // "Over five years, they built it" says how long, and not that it was longer
            let during = before.over && rest.sign(symbol::COMMA).is_ok();
            let during = during && row.page.lexicon.measures(first.unit, Dimension::Duration);
            (rest, first, before.hedge.filter(|_| !during))
        }
    };
    let lexicon = row.page.lexicon;
    let kind = match money::kind(rest, first) {
        Kind::Money if before.weighs && lexicon.measures(first.unit, Dimension::Mass) => Kind::Quantity,
        kind => kind,
    };
    // "a 400-pound bomb": the pound that was decided on is no longer the one of money
    let weighed = kind == Kind::Quantity && lexicon.measures(first.unit, Dimension::Money);
    let unit = if weighed { lexicon.unit_word("lb").unwrap_or(first.unit) } else { first.unit };
    Ok((rest, (kind, Atom::Quantity(Amount { unit, ..first }.hedged(hedge)))))
}

/// `12 ± 3`, `12 percent, plus or minus 3`: the doubt is said.
fn doubt(row: Row, amount: Amount) -> (Row, Amount) {
    let at = row.sign(symbol::COMMA).map_or(row, |(after, _)| after);
    let said = || {
        let (behind, hedge) = hedge::ahead(at);
        let margin = hedge == Some(Hedge::About) && (at.text(at.head()?) == "±" || at.read_up_to(behind) == 3);
        let taken = at.phrase(Class::HEDGE_AFTER).ok().map(|(behind, _)| behind);
        let behind = if margin { behind } else { taken? };
        let (rest, half) = measured(behind).ok()?;
        let alike = half.unit == amount.unit || half.unit == UnitWord::NONE;
        let half = half.written.value;
        let written = Written { printed: half, rounded: half, ..amount.written };
        (alike && half >= Decimal::ZERO).then_some((rest, Amount { written, ..amount }))
    };
    said().unwrap_or((row, amount))
}

/// `10 p.m.`, `10 am`: an hour of the day is no number.
pub(super) fn clock(rest: Row) -> bool {
    // most numbers stand before a word that is longer
    if rest.head().is_none_or(|head| head.end - head.start > 2) {
        return false;
    }
    let is = |at: usize, words: [&str; 2]| {
        rest.items.get(at).is_some_and(|item| {
            item.kind == Kind::Word && words.iter().any(|word| rest.text(item).eq_ignore_ascii_case(word))
        })
    };
    let point = rest.items.get(1).is_some_and(|item| item.word == symbol::POINT && !item.spaced);
    is(0, ["am", "pm"]) || is(0, ["a", "p"]) && point && is(2, ["m", "m"])
}

/// `3-in-1`
fn joined_by_in(rest: Row) -> bool {
    let behind = number::after_hyphen(rest);
    behind.items.len() < rest.items.len()
        && behind.cue(Cue::In).is_ok_and(|(rest, ())| number::after_hyphen(rest).items.len() < rest.items.len())
}

/// `amount = sign? (money | measured)`
pub(super) fn amount(row: Row) -> Read<Amount> {
    let (at, negative) = minus(row);
    let (rest, amount) = alt((money, measured)).parse(at)?;
    let written = if negative { amount.written.negative() } else { amount.written };
    Ok((rest, Amount { written, ..amount }))
}

/// `-15`, `minus 15`: a hyphen is a sign when its number follows closely.
fn minus(row: Row) -> (Row, bool) {
    if let Ok((rest, ())) = row.cue(Cue::Minus) {
        // minus-5
        return (number::after_hyphen(rest), true);
    }
    match row.sign(symbol::HYPHEN) {
        Ok((rest, _)) if rest.head().is_some_and(|next| !next.spaced) => (rest, true),
        _ => (row, false),
    }
}

/// `measured = number [scale] [unit] [and a half]`
pub(super) fn measured(row: Row) -> Read<Amount> {
    let (rest, written) = number::number(row)?;
    // 1.2m tons, 5m euros, 3m people: the letter is a scale because something counted follows it
    let (after, scaled) = number::short_scaled(rest, written);
    if scaled.scale != written.scale {
        if let Ok((end, (unit, joined))) = unit(after, scaled, false) {
            return Ok((end, Amount { written: scaled, unit, before: false, joined }));
        }
        let counted = after.head().filter(|next| next.kind == Kind::Word && next.spaced && next.case == Case::Lower);
        let counted = counted.is_some_and(|next| {
            after.text(next) == "people" || after.text(next).len() > 3 && after.text(next).ends_with('s')
        });
        if counted || only_scale(rest, after, written) {
            return Ok((after, Amount { written: scaled, unit: UnitWord::NONE, before: false, joined: false }));
        }
    }
    match unit(rest, written, looks_like_year(row, rest)) {
        Ok((rest, (unit, joined))) => {
            let amount = Amount { written, unit, before: false, joined };
            let (rest, amount) = and_a_half(rest, amount);
            let (rest, amount) = cents::cents(rest, amount);
            Ok(below_zero(compound(rest, amount)))
        }
        Err(_) => Ok((rest, Amount { written, unit: UnitWord::NONE, before: false, joined: false })),
    }
}

/// `100k`, `1.2b`, `3.5M`: a letter that is a scale even where nothing counted follows. 5K, 3M and 5G are names.
fn only_scale(rest: Row, after: Row, written: Written) -> bool {
    let letter = rest.head().map_or("", |head| rest.text(head));
    let ends = after.head().is_none_or(|next| {
        next.spaced || next.kind == Kind::Stop || next.kind == Kind::Sign && next.word != symbol::HYPHEN
    });
    ends && (letter == "k" || matches!(letter, "b" | "M") && !written.value.fract().is_zero())
}

/// `2 degrees below zero`
fn below_zero((row, amount): (Row, Amount)) -> (Row, Amount) {
    match row.cue(Cue::BelowZero) {
        Ok((rest, ())) if row.page.lexicon.measures(amount.unit, Dimension::Temperature) => {
            (rest, Amount { written: amount.written.negative(), ..amount })
        }
        _ => (row, amount),
    }
}

/// Four digits and nothing else, from 1000 to 2999.
fn looks_like_year(row: Row, rest: Row) -> bool {
    row.read_up_to(rest) == 1
        && four_digits(row)
        && row.head().is_some_and(|head| row.text(head).starts_with(['1', '2']))
}

#[cfg(test)]
mod corpus_of_quantities {
    use super::super::corpus::{candidates, may_be, nothing, reads};

    #[test]
    fn lengths_areas_and_volumes() {
        reads(
            "2 kilometre",
            &["2 km", "2km", "2-kilometer", "2 kilometres", "2-km", "two kilometers", "two-kilometre"],
        );
        reads("5 metre", &["5 m", "5m", "5 metres", "5-meter"]);
        reads("5 inch", &["5 inches", "5in", "5-inch", "5 in.", "5 in", "(5 in)", "5-in", "5″"]);
        reads("5 foot", &["5 feet", "5ft", "5-foot", "5 ft.", "5′"]);
        reads(
            "20 square kilometre",
            &[
                "20 sq km",
                "20 sq. km",
                "20 square kilometers",
                "20 km2",
                "20km²",
                "20 square km",
                "20 km²",
                "20-square-kilometer",
            ],
        );
        reads("20 square metre", &["20 m2", "20 m²", "20 sq m", "20 square metres", "20m2", "20 sqm"]);
        reads("20 square foot", &["20 sq. ft.", "20 sq ft", "20 square feet", "20 sq.ft.", "20-square-foot"]);
        reads("20 hectare", &["20 ha", "20 hectares", "20-hectare"]);
        reads("20 cubic metre", &["20 m3", "20 m³", "20 cubic metres", "20 cu m", "20-cubic-meter"]);
        reads("20 gallon", &["20 gallons", "20 US gallons", "20 gal"]);
        reads("20 imperial gallon", &["20 imperial gallons", "20 UK gallons"]);
        reads("20 litre", &["20 litres", "20 l", "20L", "20-liter", "20l"]);
        may_be("gallon imperial gallon", &["20 gallons"]);
    }

    #[test]
    fn weights_speeds_and_the_rest() {
        reads("20 tonne", &["20 tonnes", "20 metric tons", "20t", "20 t", "20-metric-ton", "20-tonne"]);
        reads("20 ton", &["20 tons", "20 short tons", "20-ton"]);
        reads("20 long ton", &["20 long tons"]);
        may_be("ton tonne long ton", &["20 tons"]);
        reads("20 gram", &["20 g", "20g", "20 grams"]);
        reads("20 kilogram", &["20 kg", "20kg", "20 kilos", "20-kilogram", "20-kg"]);
        reads(
            "100 kilometre per hour",
            &[
                "100 km/h",
                "100km/h",
                "100 kph",
                "100 kmh",
                "100 kilometres per hour",
                "100 kilometers an hour",
                "100-kilometer-per-hour",
                "100 km per hour",
            ],
        );
        reads(
            "60 mile per hour",
            &["60 mph", "60mph", "60 miles per hour", "60 miles an hour", "60-mile-an-hour", "60-mph"],
        );
        reads("60 metre per second", &["60 m/s", "60 metres per second"]);
        reads("60 knot", &["60 knots", "60-knot", "60 kts"]);
        reads("60 watt", &["60W", "60 watts", "60-watt", "60 W"]);
        reads("60 megawatt", &["60 MW", "60MW", "60 megawatts", "60-megawatt"]);
        reads("60 kilowatt hour", &["60 kWh", "60kWh", "60 kilowatt-hours", "60 kilowatt hours"]);
        reads("60 gigabyte", &["60GB", "60 GB", "60 gigabytes", "60-gigabyte"]);
        reads("60 megabit", &["60 megabits", "60 Mb"]);
        reads("900 hectopascal", &["900 hPa", "900 hectopascals"]);
        reads("900 millibar", &["900 millibars", "900 mbar"]);
        reads("30 pound per square inch", &["30 psi", "30 pounds per square inch"]);
        reads("1.2m tonne", &["1.2m tonnes", "1.2 million tonnes", "1.2-million-tonne", "1,200,000 tonnes"]);
    }

    #[test]
    fn temperatures() {
        reads(
            "-15 celsius",
            &[
                "-15C",
                "\u{2212}15 °C",
                "minus 15 degrees",
                "-15 C",
                "-15°C",
                "minus 15 degrees Celsius",
                "minus 15C",
                "(-15 C)",
                "-15 degrees",
            ],
        );
        reads(
            "40.2 celsius",
            &[
                "40.2 C",
                "40.2C",
                "40.2 degrees Celsius",
                "40.2 ºC",
                "40.2°C",
                "40.2 degrees",
                "40.2 degrees centigrade",
            ],
        );
        reads(
            "104 fahrenheit",
            &[
                "104F",
                "104 F",
                "104 degrees F",
                "104°F",
                "104 °F",
                "104 degrees Fahrenheit",
                "104 Fahrenheit",
                "104-degree-Fahrenheit",
            ],
        );
        may_be("celsius celsius", &["2 degrees Celsius", "2 Celsius", "2 celsius", "2 °C", "2 degC"]);
        reads("0 kelvin", &["absolute zero", "0 K", "0 kelvin"]);
        may_be("fahrenheit fahrenheit", &["2 Fahrenheit", "2 degrees Fahrenheit", "2 deg fahrenheit"]);
        may_be("celsius fahrenheit celsius fahrenheit degree", &["2 degrees"]);
    }

    #[test]
    fn percentages() {
        reads(
            "5.5 percent",
            &["5.5%", "5.5 %", "5.5 percent", "5.5 per cent", "5.5 pct", "5.5-percent", "five and a half percent"],
        );
        reads(
            "2 percentage point",
            &["2 percentage points", "2-percentage-point", "2 percentage-point", "two percentage points"],
        );
        reads("25 basis point", &["25 basis points", "25bp", "25 bps", "25-basis-point"]);
        reads("0.5 percent", &["half a percent", "0.5%", "half a per cent"]);
    }

    #[test]
    fn look_alikes_are_no_quantities() {
        nothing(&["5G", "10K", "a 5T chip", "3M", "2D"]);
        reads("5", &["5 in all", "came 5 in a row"]);
        reads("5, 8", &["5 in 8", "5 in eight"]);
        reads("10", &["he said “it was 10”", "the 10 ’ s", "'10'"]);
        reads("2010", &["In 2010 Won", "in 2010 Miles said"]);
        reads("20", &["20 Sen. Smith"]);
        reads("", &["3-in-1", "5-in-2"]);
    }

    /// Each word of the book behind a number, but for those that stand for something else there.
    #[test]
    fn every_unit_is_read_by_each_of_its_words() {
        let file = include_str!("../../rules/lexicon/units.yaml");
        let unread: Vec<_> = file
            .split("- {name: ")
            .skip(1)
            .filter_map(|entry| entry.split_once(", dimension: ").zip(entry.split_once("words: [")))
            .flat_map(|((name, _), (_, words))| {
                let words = words.split(']').next().unwrap_or_default();
                words.split(',').map(move |word| (name, word.trim().trim_matches('"')))
            })
            .filter(|(_, word)| !["\\", "'", "”", "’", "in"].contains(word) && !word.starts_with("million"))
            .filter(|(name, word)| !candidates(&format!("5 {word} there")).iter().any(|unit| unit == name))
            .collect();
        assert!(unread.is_empty(), "{unread:?}");
        reads("60 milliwatt", &["60 mW", "60 milliwatts"]);
        reads("60 nautical mile", &["60 NM", "60 nmi", "60 nautical miles"]);
    }
}
