//! Ages: `aged 52`, `Reupke, 52,`, `52 years old`, `a 65-year-old man`, `eighteen months of age`, `in his 30s`.

use super::atom::Atom;
use super::name::Found;
use super::plural::counts;
use super::row::{Item, Kind, Page, Read, Row};
use crate::lexicon::phrase::{Age, Cue, Time};
use crate::lexicon::{Case, Class, Sense, WordId, symbol};
use crate::measure::quantity::Quantity;
use crate::measure::unit::{Dimension, UnitWord};
use rust_decimal::Decimal;

/// The most years a person lives.
const OLDEST: u32 = 122;

/// The most words before an age that make it one: "ages between".
const LONGEST: usize = 3;

/// What an atom is when it is an age, and the row behind it. `led` are the words before it and its hedge.
pub(super) fn aged<'a>(found: Found<'a>, led: &[Item], kind: Kind, atom: &Atom) -> Option<(Row<'a>, Kind, Atom)> {
    match (kind, *atom) {
        (Kind::Quantity, Atom::Quantity(quantity)) if is_stretch(found, quantity.unit) => {
            match behind(found.rest) {
                Some(rest) => Some((rest, Kind::Age, Atom::Age(quantity))),
                // "age 18 months"
                None => (before(led, found.row.page) == Some(Age::Before)).then_some((
                    found.rest,
                    Kind::Age,
                    Atom::Age(quantity),
                )),
            }
        }
        (Kind::Number, Atom::Quantity(quantity)) if quantity.value > Decimal::ZERO => {
            let age = || Some(Atom::Age(Quantity { unit: found.row.page.lexicon.unit_word("year")?, ..quantity }));
            if let Ok((rest, Sense::Age(Age::Years))) = found.rest.phrase(Class::AGE) {
                return Some((rest, Kind::Age, age()?));
            }
            let lived = quantity.value <= OLDEST.into();
            let says = match before(led, found.row.page) {
                Some(Age::Before) => !counts(found.rest),
                Some(Age::Turned) => quantity.value.fract().is_zero() && ends(found.rest),
                _ => quantity.hedge.is_none() && apposed(found),
            };
            if lived && says { Some((found.rest, Kind::Age, age()?)) } else { None }
        }
        (Kind::Range, Atom::Range(from, to)) if from.unit == UnitWord::NONE => {
            let year = found.row.page.lexicon.unit_word("year")?;
            let lived = from.value < to.value && to.value <= OLDEST.into();
            let says = lived && before(led, found.row.page) == Some(Age::Before) && !counts(found.rest);
            let aged = |end: Quantity| Quantity { unit: year, ..end };
            says.then_some((found.rest, Kind::Range, Atom::Range(aged(from), aged(to))))
        }
        _ => None,
    }
}

/// `in his 30s`, `her late 20s`, `their mid-40s`: the decade, the row behind it, and how many words before it belong to it.
pub(super) fn decade<'a>(row: Row<'a>, past: &[Item]) -> Option<(Row<'a>, Atom, usize)> {
    let (rest, first) = tens(row).ok().filter(|(_, first)| (10..=OLDEST).contains(first))?;
    let word = |back: usize| past.len().checked_sub(back).and_then(|at| before(past.get(at..=at)?, row.page));
    let hyphen = past.last().is_some_and(|last| last.word == symbol::HYPHEN && !last.spaced);
    let part = word(if hyphen { 2 } else { 1 });
    let (from, to, length) = match part {
        Some(Age::Early) => (0, 3, 1 + usize::from(hyphen)),
        Some(Age::Mid) => (4, 6, 1 + usize::from(hyphen)),
        Some(Age::Late) => (7, 9, 1 + usize::from(hyphen)),
        _ => (0, 9, 0),
    };
    if word(length + 1) != Some(Age::Whose) {
        return None;
    }
    let unit = row.page.lexicon.unit_word("year")?;
    let half = Decimal::new(5, 1);
    let age = |years: u32| Quantity { value: years.into(), printed: half, rounded: half, unit, hedge: None };
    Some((rest, Atom::Range(age(first + from), age(first + to)), length))
}

/// `30s`, `thirties`
fn tens(row: Row) -> Read<u32> {
    if let Ok((rest, Sense::Time(Time::Tens(tens)))) = row.phrase(Class::TIME) {
        return u32::try_from(tens).map_or(row.no(), |tens| Ok((rest, 10 * tens)));
    }
    match row.items {
        [digits, s, ..] if !s.spaced && s.kind == Kind::Word && row.text(s) == "s" => {
            let tens = row.text(digits);
            let round = tens.len() <= 3 && tens.ends_with('0');
            tens.parse().ok().filter(|_| round).map_or(row.no(), |first| Ok((row.after(2), first)))
        }
        _ => row.no(),
    }
}

/// Years, months, weeks or days.
fn is_stretch(found: Found, unit: UnitWord) -> bool {
    found.row.page.lexicon.likeliest(unit).is_some_and(|unit| {
        unit.dimension == Dimension::Duration && matches!(unit.name.as_str(), "year" | "month" | "week" | "day")
    })
}

/// `years old`, `-year-old`, `months of age`: the row behind the word
fn behind(rest: Row) -> Option<Row> {
    let at = super::number::after_hyphen(rest);
    match at.phrase(Class::AGE) {
        Ok((rest, Sense::Age(Age::Behind))) => Some(rest),
        _ => None,
    }
}

/// What the words right before say.
fn before(led: &[Item], page: &Page) -> Option<Age> {
    let last = led.last().filter(|last| last.word != WordId::UNKNOWN)?;
    // "between the ages of 10 and 17"
    if let [earlier @ .., first, _] = led
        && first.kind == Kind::Digits
        && (Row { items: std::slice::from_ref(last), page }).cue(Cue::And).is_ok()
    {
        return before(earlier, page).filter(|age| *age == Age::Before);
    }
    (1..=led.len().min(LONGEST)).rev().find_map(|length| {
        let row = Row { items: &led[led.len() - length..], page };
        match row.phrase(Class::AGE) {
            Ok((rest, Sense::Age(age))) if rest.items.is_empty() => Some(age),
            _ => None,
        }
    })
}

/// `turned 40.`: nothing follows that could be counted
fn ends(rest: Row) -> bool {
    rest.head().is_none_or(|next| {
        matches!(next.kind, Kind::Stop) || next.kind == Kind::Sign && next.word != symbol::HYPHEN || {
            let time = found_time(rest, next);
            next.kind == Kind::Word && (time || rest.cue(Cue::In).or_else(|_| rest.cue(Cue::And)).is_ok())
        }
    })
}

/// `last month`, `on Sunday`, `today`
fn found_time(rest: Row, next: &Item) -> bool {
    let time = Class::TIME.or(Class::WEEKDAY);
    rest.text(next) == "on" || next.word != WordId::UNKNOWN && rest.page.lexicon.begins(next.word).meets(time)
}

/// `Reupke, 52, was`: between commas behind a name
fn apposed(found: Found) -> bool {
    let page = found.row.page;
    let [.., name, comma] = found.past else { return false };
    let single =
        found.row.read_up_to(found.rest) == 1 && found.row.head().is_some_and(|head| head.kind == Kind::Digits);
    let no_name =
        Class::MONTH.or(Class::WEEKDAY).or(Class::PLACE).or(Class::CUE).or(Class::UNIT).or(Class::NAME_BEFORE);
    let named = |item: &Item| {
        item.kind == Kind::Word
            && matches!(item.case, Case::Capital | Case::Mixed)
            && item.end - item.start > 1
            && !page.lexicon.begins(item.word).meets(no_name)
    };
    if !single || comma.word != symbol::COMMA || !named(name) {
        return false;
    }
    // "Amara Diallo, 34." ends with the sentence; a single word needs its second comma
    let twice = found.past.len().checked_sub(3).is_some_and(|at| named(&found.past[at]));
    match found.rest.head() {
        Some(next) if next.word == symbol::COMMA => {
            found.rest.items.get(1).is_none_or(|after| after.kind != Kind::Digits || after.word == symbol::COMMA)
        }
        Some(next) => twice && (next.kind == Kind::Stop || matches!(next.word, symbol::SEMICOLON | symbol::CLOSE)),
        None => twice,
    }
}

#[cfg(test)]
mod corpus_of_ages {
    use super::super::corpus::{nothing, reads};

    #[test]
    fn an_age_has_many_spellings() {
        reads(
            "aged 52 year",
            &[
                "aged 52",
                "age 52",
                "Brandt, 52, was there",
                "Mr. Ivo Brandt, 52.",
                "52 years old",
                "a 52-year-old man",
                "the 52-year-old",
                "a 52 year-old",
                "52 years of age",
                "at the age of 52",
                "turned 52.",
                "52 yo man",
                "52-year-olds",
                "fifty-two years old",
            ],
        );
        reads("aged 18 month", &["eighteen months of age", "18 months old", "an 18-month-old girl", "aged 18 months"]);
        reads("aged 40 year", &["the 40-year-old building"]);
        reads("aged ~50 year", &["aged about 50", "about 50 years old"]);
        reads("aged <5 year", &["under 5 years old"]);
    }

    #[test]
    fn two_ages_stay_two() {
        reads("aged 10 year, aged 17 year", &["between the ages of 10 and 17"]);
        reads("aged 93 year", &["the inventor dies at 93"]);
    }

    #[test]
    fn ages_from_to() {
        reads("30..39 year", &["in his 30s", "in their 30s", "in her thirties"]);
        reads("44..46 year", &["in her mid-40s", "in her mid 40s"]);
        reads("27..29 year", &["in his late 20s", "her late twenties"]);
        reads("15..24 year", &["aged 15 to 24", "ages 15-24", "aged between 15 and 24"]);
    }

    #[test]
    fn stretches_of_time_are_no_ages() {
        reads("5 year", &["a five-year mission", "5 years", "5 years later"]);
        reads("30 year", &["a 30-year bond"]);
        reads("40", &["turned 40 pages", "in Florida, 40 people"]);
        reads("5, 7", &["Toronto, 5, 7"]);
        nothing(&["in the 30s"]);
    }
}
