//! How the corpora at the foot of each file are written: one value and its spellings, then the look-alikes.
//!
//! An atom is written as its value and its unit: `26bn CNY`, `5..7 percent`, `>5 kilometre`, `2023-05-19`, `Friday`. A text with
//! several atoms has them in order, parted by commas. A time is read as on 19 May 2023: `last month` is `2023-04`. `m`, `bn` and `tn` shorten millions
//! and more; a hundredth of a currency is ` / 100 USD`.

use super::Reader;
use super::atom::Atom;
use super::row::{Item, Kind};
use crate::lexicon::tests::boxed;
use crate::measure::interval::Interval;
use crate::measure::locale::Locale;
use crate::measure::period::Period;
use crate::measure::quantity::{Hedge, Quantity};
use crate::measure::reading::span;
use crate::measure::unit::Dimension;
use rust_decimal::Decimal;
use std::ops::Bound;

/// The one value that every spelling stands for, or the several of a text that has more.
pub(super) fn reads(value: &str, spellings: &[&str]) {
    let read: Vec<_> = spellings.iter().map(|text| (*text, atoms(text))).filter(|(_, read)| read != value).collect();
    assert!(read.is_empty(), "these should be read as {value:?}: {read:#?}");
}

/// The one value, in articles that write their figures so.
pub(super) fn reads_as(locale: Locale, value: &str, spellings: &[&str]) {
    let read = spellings.iter().map(|text| (*text, listed(locale, text)));
    let wrong: Vec<_> = read.filter(|(_, read)| read != value).collect();
    assert!(wrong.is_empty(), "these should be read as {value:?}: {wrong:#?}");
}

/// Texts that only look as if they said something.
pub(super) fn nothing(texts: &[&str]) {
    reads("", texts);
}

/// Texts without money in them, whatever else they say.
pub(super) fn no_money(texts: &[&str]) {
    let money = |text: &str| in_row(text, |item, _| item.kind == Kind::Money);
    let read: Vec<_> = texts.iter().filter(|text| money(text).contains(&true)).collect();
    assert!(read.is_empty(), "there should be no money in {read:#?}");
}

/// The stretch its last printed digit leaves: `3.695..3.705bn USD`.
pub(super) fn printed(stretch: &str, spellings: &[&str]) {
    for text in spellings {
        assert_eq!(stretches(text, Quantity::as_printed), stretch, "printed in {text:?}");
    }
}

/// The stretch its last digit that is not zero leaves.
pub(super) fn rounded(stretch: &str, spellings: &[&str]) {
    for text in spellings {
        assert_eq!(stretches(text, Quantity::as_rounded), stretch, "rounded in {text:?}");
    }
}

/// All the units that the one amount of a text may be in, the likeliest first.
pub(super) fn may_be(units: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(candidates(text).join(" "), units, "the units of {text:?}");
    }
}

/// The units that the one amount of a text may be in.
pub(super) fn candidates(text: &str) -> Vec<String> {
    let found = in_row(text, |_, atom| match atom {
        Some(Atom::Quantity(amount) | Atom::Range(amount, _)) => {
            boxed().candidates(amount.unit).iter().map(|&unit| boxed().unit(unit).name.clone()).collect()
        }
        _ => Vec::new(),
    });
    found.concat()
}

/// The sentences a text is cut into.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let ends = in_row(text, |item, _| (item.kind == Kind::Stop).then_some(item.end as usize));
    let mut from = 0;
    let mut cut = Vec::new();
    for end in ends.into_iter().flatten().chain([text.len()]) {
        cut.push(text[from..end].trim().to_owned());
        from = end;
    }
    cut.retain(|sentence| !sentence.is_empty());
    cut
}

/// All that was read from a text, as it is written here.
pub(super) fn atoms(text: &str) -> String {
    listed(Locale::default(), text)
}

fn listed(locale: Locale, text: &str) -> String {
    let read = in_row_of(locale, text, |item, atom| atom.map(|atom| written(item.kind, atom)));
    read.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn in_row<T>(text: &str, look: impl Fn(&Item, Option<&Atom>) -> T) -> Vec<T> {
    in_row_of(Locale::default(), text, look)
}

fn in_row_of<T>(locale: Locale, text: &str, look: impl Fn(&Item, Option<&Atom>) -> T) -> Vec<T> {
    let mut reader = Reader::new(boxed()).writing(locale);
    let reading = reader.read(text);
    let row = reading.row();
    let atom = |item: &Item| match item.kind {
        Kind::Word | Kind::Digits | Kind::Sign | Kind::Stop => None,
        _ => row.page.atoms.get(item.atom as usize),
    };
    row.items.iter().map(|item| look(item, atom(item))).collect()
}

fn stretches(text: &str, stretch: impl Fn(&Quantity) -> Interval) -> String {
    let found = in_row(text, |item, atom| match atom {
        Some(Atom::Quantity(amount)) => {
            let Interval { low: Bound::Included(low), high: Bound::Included(high) } = stretch(amount) else {
                return Some("open".to_owned());
            };
            let (low, high) = ends(low, high);
            Some(format!("{low}..{high}{}", unit(item.kind, amount)))
        }
        _ => None,
    });
    found.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn written(kind: Kind, atom: &Atom) -> String {
    match atom {
        Atom::Quantity(amount) => {
            format!("{}{}{}", hedge(amount.hedge), short(amount.value * millions(amount)), unit(kind, amount))
        }
        Atom::Range(first, second) => {
            let (low, high) = ends(first.value, second.value);
            format!("{}{low}..{high}{}", hedge(first.hedge), unit(kind, first))
        }
        Atom::Ordinal(place) => format!("#{}", short(place.value)),
        Atom::Age(age) => format!("aged {}{}{}", hedge(age.hedge), short(age.value), unit(kind, age)),
        Atom::Score(one, other) => format!("{} to {}", one.value, other.value),
        Atom::When(when) => match when.lasts() {
            Some((count, grain)) => format!("{count} {}", grain.name()),
            None => likeliest(when.readings(today())),
        },
        Atom::Span(from, to, _) => likeliest(span(from, to, today())),
        Atom::Date(date) => likeliest(date.when().readings(None)),
        Atom::Weekday(day) => {
            let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
            names[*day as usize - 1].to_owned()
        }
    }
}

/// All texts were written on Friday, 19 May 2023.
fn today() -> Option<Period> {
    Period::parse("2023-05-19")
}

/// The likeliest reading of a time.
fn likeliest(readings: Vec<String>) -> String {
    readings.into_iter().next().unwrap_or("some time".to_owned())
}

fn hedge(hedge: Option<Hedge>) -> &'static str {
    match hedge {
        None => "",
        Some(Hedge::About) => "~",
        Some(Hedge::Nearly) => "~<",
        Some(Hedge::BarelyOver) => "~>",
        Some(Hedge::MoreThan) => ">",
        Some(Hedge::AtLeast) => ">=",
        Some(Hedge::LessThan) => "<",
        Some(Hedge::AtMost) => "<=",
    }
}

/// What a word for a million of a currency multiplies by.
fn millions(amount: &Quantity) -> Decimal {
    boxed().likeliest(amount.unit).map_or(Decimal::ONE, |unit| match unit.dimension {
        Dimension::Money => unit.factor.max(Decimal::ONE),
        _ => Decimal::ONE,
    })
}

/// The likeliest unit: of a word that is money and a weight, the one the kind of atom speaks for.
fn unit(kind: Kind, amount: &Quantity) -> String {
    if let Some((over, below)) = amount.unit.rate() {
        let name = |word| boxed().likeliest(word).map_or("", |unit| unit.name.as_str());
        return format!(" {} per {}", name(over), name(below));
    }
    let units = boxed().candidates(amount.unit).iter().map(|&unit| boxed().unit(unit));
    let fits = |money: bool| kind == Kind::Range || (kind == Kind::Money) == money;
    let likeliest = units.clone().find(|unit| fits(unit.dimension == Dimension::Money)).or(units.clone().next());
    // a hundredth of a currency goes under the currency's code, like the currency itself
    let part = |unit: &&crate::measure::unit::Unit| unit.dimension == Dimension::Money && unit.factor < Decimal::ONE;
    match likeliest {
        None => String::new(),
        Some(unit) if part(&unit) => format!(" / {} {}", (Decimal::ONE / unit.factor).normalize(), unit.name),
        Some(unit) => format!(" {}", unit.name),
    }
}

const STEPS: [(i64, &str); 3] = [(1_000_000_000_000, "tn"), (1_000_000_000, "bn"), (1_000_000, "m")];

fn short(value: Decimal) -> String {
    let (step, letters) = step(value);
    format!("{}{letters}", (value / step).normalize())
}

fn ends(low: Decimal, high: Decimal) -> (String, String) {
    let (step, letters) = step(high);
    ((low / step).normalize().to_string(), format!("{}{letters}", (high / step).normalize()))
}

/// The largest step that leaves no more than three decimals, so that 1,234,567 stays as it is.
fn step(value: Decimal) -> (Decimal, &'static str) {
    let steps = STEPS.iter().map(|&(step, letters)| (Decimal::from(step), letters));
    let mut fitting = steps.filter(|&(step, _)| value.abs() >= step && (value / step).normalize().scale() <= 3);
    fitting.next().unwrap_or((Decimal::ONE, ""))
}
