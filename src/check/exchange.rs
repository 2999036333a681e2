//! Two currencies, one amount. The rate comes from the article's own note first, then from the facts of the day.

use super::convert::{Nearest, Side, meant, nearer, told};
use super::explain::Slips;
use super::say;
use super::scene::{Hit, Noted, Outcome, Scene};
use crate::claim::Claim;
use crate::facts::{Basis, Quote};
use crate::finding::{Label, Level};
use crate::measure::interval::Interval;
use crate::measure::period::Period;
use crate::measure::unit::{Dimension, Unit, UnitId};
use crate::source::Span;
use rust_decimal::Decimal;

/// How far a note's rate may be from the one the writer used: "$1 = 6.83 yuan" was itself taken at some minute.
const NOTE_SLACK: Decimal = Decimal::from_parts(15, 0, 0, false, 3);

/// The length of a day at the head of a line of rates: 2023-05-19.
const DAY: u32 = 10;

pub(super) fn run(scene: &Scene, claim: &Claim, left: Side, right: Side) -> Outcome {
    let mut slips = Slips::new(claim, &left, &right);
    let mut best: Option<Nearest> = None;
    for one in meant(scene, claim, left.unit) {
        for other in meant(scene, claim, right.unit) {
            let (from, to) = (scene.lexicon.unit(one), scene.lexicon.unit(other));
            if from.name == to.name {
                // "$" in brackets behind "A$" may be the same dollar: then it is no conversion
                if from.factor == to.factor && one == other {
                    continue;
                }
                return Outcome::Silent;
            }
            let rates = rates(scene, claim, one, other);
            // a currency whose rate we do not know may be the one that is meant
            if rates.is_empty() {
                return Outcome::Silent;
            }
            let mut nearest = Decimal::MAX;
            for rate in &rates {
                let Some(expected) = converted(&left.rounded, from, to, &rate.range) else { return Outcome::Silent };
                let distance = expected.apart(&right.rounded);
                if distance == Some(Decimal::ZERO) {
                    return Outcome::Supported(rate.basis.clone());
                }
                nearest = nearest.min(distance.unwrap_or(Decimal::MAX));
            }
            let apart = Some(nearest).filter(|nearest| *nearest != Decimal::MAX);
            // none fits: the likeliest rate is told, with the distance of the nearest
            let Some(rate) = rates.first() else { return Outcome::Silent };
            let back = inverse(&rate.told).and_then(|told| converted(&right.printed, to, from, &told));
            let Some((expected, back)) = converted(&left.printed, from, to, &rate.told).zip(back) else {
                return Outcome::Silent;
            };
            let official = scene.facts.official_only(&from.name) || scene.facts.official_only(&to.name);
            let hit = Hit {
                // where official and street rates part ways, a writer may have used either
                ceiling: if official { Some(Level::Note) } else { rate.ceiling },
                facts: vec![Label { span: rate.span, text: rate.label.clone() }],
                ..told(apart, rate.basis.clone(), expected, back)
            };
            explain(scene, &mut slips, (one, other), rate);
            best = nearer(best, Nearest { apart, hit });
        }
    }
    best.map_or(Outcome::Silent, |nearest| nearest.explained(slips))
}

/// The currencies whose rates are taken for those of others in any article; of all others an article must speak.
const COMMON: [&str; 3] = ["USD", "EUR", "GBP"];

/// What kind of slip it looks like: one of the figures, the rate upside down, or that of another currency.
fn explain(scene: &Scene, slips: &mut Slips, (one, other): (UnitId, UnitId), rate: &Rate) {
    let (from, to) = (scene.lexicon.unit(one), scene.lexicon.unit(other));
    slips
        .figures(&|figure| converted(figure, from, to, &rate.range), &|figure| converted(figure, from, to, &rate.told));
    let upside = "they fit with the rate upside down, or if the two figures have changed places";
    slips.explain(|| upside.to_owned(), |figure| converted(figure, from, to, &inverse(&rate.range)?));
    for (unit, spoken) in scene.lexicon.units().zip(scene.spoken) {
        let main = unit.dimension == Dimension::Money && unit.factor == Decimal::ONE;
        let known = *spoken > 0 || COMMON.contains(&unit.name.as_str());
        if !main || !known || unit.name == from.name || unit.name == to.name {
            continue;
        }
        for (one, other, instead) in [(from, unit, to), (unit, to, from)] {
            let quote = || scene.facts.rate(&one.name, &other.name, scene.published);
            let words = || format!("they fit at the rate of {}, not of {}", unit.name, instead.name);
            slips.explain(words, |figure| converted(figure, from, to, &quote()?.range));
        }
    }
}

/// An amount in another unit of money, cents and pence included, at so many of its currency for one of the amount's.
fn converted(amount: &Interval, from: &Unit, to: &Unit, rate: &Interval) -> Option<Interval> {
    let per_unit = Decimal::ONE.checked_div(to.factor)?;
    amount.scaled(from.factor, Decimal::ZERO)?.times(rate)?.scaled(per_unit, Decimal::ZERO)
}

/// One over a range of numbers above zero.
fn inverse(range: &Interval) -> Option<Interval> {
    let low = range.lowest().filter(|low| *low > Decimal::ZERO)?;
    Some(Interval::closed(Decimal::ONE.checked_div(range.highest()?)?, Decimal::ONE.checked_div(low)?))
}

/// A rate that may have been used: units of the second for one of the first.
struct Rate {
    /// With the slack that writers have; what is compared.
    range: Interval,
    /// As it is on record; what is told.
    told: Interval,
    basis: String,
    label: String,
    span: Span,
    /// The highest level of what it decides.
    ceiling: Option<Level>,
}

impl Rate {
    /// A rate on record, as it is compared and told.
    fn of(from: &str, to: &str, quote: &Quote) -> Rate {
        let basis = basis(from, to, quote);
        let many = matches!(quote.basis, Basis::Span(..));
        let told = if many { quote.range } else { Interval::exactly(quote.rate) };
        // of a line of rates only the day is pointed at
        let day = Span { end: quote.span.end.min(quote.span.start + DAY), ..quote.span };
        Rate { range: quote.range, told, label: basis.clone(), basis, span: day, ceiling: None }
    }
}

/// The rates to try, the likeliest first; empty when none is known.
fn rates(scene: &Scene, claim: &Claim, one: UnitId, other: UnitId) -> Vec<Rate> {
    // a rate that the article states does not bear itself out
    let others = scene.noted.iter().filter(|note| note.span != claim.span);
    let mut rates: Vec<Rate> = others.filter_map(|note| noted(scene, note, one, other)).collect();
    let (from, to) = (&scene.lexicon.unit(one).name, &scene.lexicon.unit(other).name);
    rates.extend(scene.facts.rate(from, to, scene.published).map(|quote| Rate::of(from, to, &quote)));
    if let Some(Period::Day(day)) = scene.published {
        let month = scene.facts.mean(from, to, Period::Month(day.year(), day.month()));
        rates.extend(month.map(|quote| Rate::of(from, to, &quote)));
        if rates.is_empty() {
            // of some currencies only a year's mean is known
            let year = scene.facts.mean(from, to, Period::Year(day.year()));
            rates.extend(year.map(|quote| Rate::of(from, to, &quote)));
        }
    }
    if rates.is_empty() {
        return later(scene, claim, from, to).into_iter().collect();
    }
    // a sentence that names a year may speak of the money of that year
    if let Some((first, last)) = claim.years {
        // "in 1966 the house cost £3,000 ($8,400)": of a year before our data we know nothing
        let gone = scene.published.and_then(Period::days).is_none_or(|(_, today)| first < today.year());
        if gone && scene.facts.rate(from, to, Some(Period::Years(first, first))).is_none() {
            return Vec::new();
        }
        let then = scene.facts.rate(from, to, Some(Period::Years(first, last)));
        rates.extend(then.map(|quote| Rate::of(from, to, &quote)));
    }
    rates
}

/// How many years before its first fix a currency may be judged by what it was worth later.
const BEFORE: i16 = 10;
/// How many times more or less it may have been worth then: wide on purpose, to find noughts and not percents.
const TIMES: i64 = 3;
/// Currencies whose first fix is the day a new one took the place of an old, and its name with it (facts/rates.yaml).
const REFORMED: [&str; 2] = ["TRY", "RON"];

/// Of a day shortly before the record of a currency begins: all that it was worth since, and thrice as much and as little.
fn later(scene: &Scene, claim: &Claim, from: &str, to: &str) -> Option<Rate> {
    let (_, day) = scene.published?.days()?;
    if [from, to].iter().any(|code| REFORMED.contains(code)) {
        return None;
    }
    let quote = scene.facts.rate(from, to, None)?;
    let Basis::Span(first, _) = quote.basis else { return None };
    let near = day < first && first.year() - day.year() <= BEFORE;
    // a sentence that names another year speaks of its money
    let now = claim.years.is_none_or(|(least, _)| least >= day.year());
    let (low, high) = (quote.range.lowest()?, quote.range.highest()?);
    let times = Decimal::from(TIMES);
    let range = Interval::closed(low.checked_div(times)?, high.checked_mul(times)?);
    (near && now).then(|| Rate { range, ceiling: Some(Level::Warning), ..Rate::of(from, to, &quote) })
}

/// A note of the article, turned the way that is asked for.
fn noted(scene: &Scene, note: &Noted, one: UnitId, other: UnitId) -> Option<Rate> {
    let range = if (note.one, note.other) == (one, other) {
        note.ratio
    } else if (note.one, note.other) == (other, one) {
        inverse(&note.ratio)?
    } else {
        return None;
    };
    let name = |id: UnitId| &scene.lexicon.unit(id).name;
    let middle = note.ratio.lowest()?.checked_add(note.ratio.highest()?)?.checked_div(Decimal::TWO)?;
    let basis = format!("1 {} = {} {}, as the article says", name(note.one), say::figures(middle, 5), name(note.other));
    let label = "the article's own rate".into();
    Some(Rate { range: range.widened(NOTE_SLACK)?, told: range, label, basis, span: note.span, ceiling: None })
}

/// `1 USD = 7.0102 CNY (19 May 2023, ECB)`, the way round that is more than one.
fn basis(from: &str, to: &str, quote: &Quote) -> String {
    let inverse = Decimal::ONE.checked_div(quote.rate).filter(|_| quote.rate < Decimal::ONE);
    let (one, other, rate) = match inverse {
        Some(inverse) => (to, from, inverse),
        None => (from, to, quote.rate),
    };
    let when = match quote.basis {
        Basis::Day(day) => say::day(day),
        Basis::Mean(period) => format!("mean of {}", say::period(period)),
        Basis::Span(first, last) => {
            let (low, high) = (quote.range.lowest(), quote.range.highest());
            let turned = |value: Option<Decimal>| match inverse {
                Some(_) => value.and_then(|value| Decimal::ONE.checked_div(value)),
                None => value,
            };
            let (low, high) = if inverse.is_some() { (turned(high), turned(low)) } else { (low, high) };
            if let (Some(low), Some(high)) = (low, high) {
                let years = if first.year() == last.year() {
                    first.year().to_string()
                } else {
                    format!("{}–{}", first.year(), last.year())
                };
                return format!(
                    "1 {one} = {}–{} {other} ({years}, {})",
                    say::figures(low, 4),
                    say::figures(high, 4),
                    quote.source
                );
            }
            format!("{} to {}", say::day(first), say::day(last))
        }
        Basis::Pin(period) => say::period(period),
    };
    format!("1 {one} = {} {other} ({when}, {})", say::figures(rate, 5), quote.source)
}
