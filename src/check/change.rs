//! A change and its two values: what it was, changed by so much, must be what it came to.

use super::parameter::{Parameter, Takes};
use super::say;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use super::sides::{Change, change, expected, stated_change, stated_percent};
use super::slip::{SCALES, misplaced, scale, slip};
use crate::claim::{Claim, Kind, Slot, Value, Way};
use crate::finding::Level;
use crate::measure::interval::Interval;
use crate::measure::unit::{Dimension, UnitWord};
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    name: "change",
    about: "a change and its two values: what it was, changed by so much, must be what it came to",
    over: &[Kind::Change],
    slots: &[Slot::Way, Slot::By, Slot::From, Slot::To],
    with: &[Parameter {
        name: "of",
        takes: Takes::Word(&["percent", "points", "direction"]),
        about: "what is stated: a percentage, percentage points of what is no percentage, or only the way",
    }],
    says: &["change", "expected", "actual", "slip", "changed"],
    run,
};

pub(super) fn run(scene: &Scene, claim: &Claim, settings: &Settings) -> Outcome {
    // "at constant currencies", "ranked", "to the dollar": conditions that we cannot weigh
    if claim.slot(Slot::Qualifier).is_some() {
        return Outcome::Silent;
    }
    let Some(change) = change(scene, claim) else { return Outcome::Silent };
    let measures = |dimension| change.by.is_some_and(|by| scene.lexicon.measures(by.unit, dimension));
    let shares = scene.lexicon.measures(change.from.unit, Dimension::Share);
    let of = match change.by {
        None if matches!(change.way, Way::Up | Way::Down) => "direction",
        None => "percent",
        Some(_) if measures(Dimension::Share) => "percent",
        Some(_) if measures(Dimension::Points) && !shares => "points",
        // an amount is a formula's
        Some(_) => return Outcome::Silent,
    };
    if settings.word("of") != Some(of) {
        return Outcome::Silent;
    }
    let outcome = match of {
        "direction" => direction(&change),
        "percent" => percent(&change, claim, shares),
        _ => points(&change),
    };
    outcome.unwrap_or(Outcome::Silent)
}

fn percent(change: &Change, claim: &Claim, shares: bool) -> Option<Outcome> {
    let said = stated_percent(change)?;
    let real = change.alike()?.percent()?;
    let told = format!("{} percent", signed(&real));
    if real.overlaps(&said) {
        return Some(Outcome::Supported(told));
    }
    if claim.slots.iter().filter(|part| part.slot == Slot::Rival).any(|part| fits_rival(change, &part.value, &said)) {
        return None;
    }
    let rough = change.roughly()?.percent()?;
    let fair = rough.overlaps(&said);
    let (slip, ceiling) = slip(change, &said, shares);
    let sign = match change.way {
        Way::Up => "plus ",
        Way::Down => "minus ",
        Way::Times(_) | Way::Halved => "",
    };
    // what differs by thousands without a scale word to explain it is no value of the same thing
    let (ratio, thousand) = (rough.highest()?.abs().max(rough.lowest()?.abs()), Decimal::from(100_000));
    let vanished = change.roughly().is_some_and(|sides| {
        let ends = sides.to.highest().zip(sides.from.lowest());
        ends.and_then(|(to, from)| Some(to.checked_mul(Decimal::ONE_THOUSAND)? < from)).unwrap_or(true)
    });
    if (ratio > thousand || vanished) && slip.is_empty() {
        return None;
    }
    let amount = claim.slot(if change.by.is_some() { Slot::By } else { Slot::Way })?.text.clone();
    let amount = amount.strip_prefix("by ").unwrap_or(&amount);
    let expected = expected(change, &said)?;
    Some(Outcome::Contradicted(Hit {
        apart: None,
        ceiling: if fair { Some(Level::Warning) } else { ceiling },
        says: vec![("change", format!("{sign}{amount}")), ("actual", told.clone()), ("slip", slip)],
        amounts: vec![("expected", Slot::To, expected)],
        labels: labels(change, told),
        ..Hit::default()
    }))
}

fn labels(change: &Change, told: String) -> Vec<(Slot, String)> {
    let first = if change.by.is_some() { Slot::By } else { Slot::Way };
    vec![(first, format!("{told} by the two values")), (Slot::To, "then".into()), (Slot::From, "before".into())]
}

/// Whether the change is that of another amount of the sentence.
fn fits_rival(change: &Change, rival: &Value, said: &Interval) -> bool {
    let Value::Quantity(rival) = rival else { return false };
    let other = Change { to: *rival, ..*change };
    other.roughly().and_then(|sides| sides.percent()).is_some_and(|real| real.overlaps(said))
}

/// `+4.9 to +5.1`
fn signed(range: &Interval) -> String {
    let (Some(low), Some(high)) = (range.lowest(), range.highest()) else { return String::new() };
    if high > Decimal::from(1_000_000) {
        return "+1,000,000 or more".into();
    }
    let one = |value: Decimal| {
        let sign = if value.is_sign_negative() { "−" } else { "+" };
        format!("{sign}{}", say::figures(value.abs(), 3))
    };
    let (low, high) = (one(low), one(high));
    if low == high { low } else { format!("{low} to {high}") }
}

/// A rise whose second value is smaller.
fn direction(change: &Change) -> Option<Outcome> {
    let sides = change.alike()?;
    let difference = sides.difference()?;
    let up = change.way == Way::Up;
    // two figures that differ in their last printed digit differ
    let wrong = if up { difference.highest()? <= Decimal::ZERO } else { difference.lowest()? >= Decimal::ZERO };
    // "up to $1.43 from $716 million": of what differs by thousands either a scale word is missing, or one is no value of it
    let most = change.to.value.checked_mul(change.factor)?.checked_div(change.from.value)?;
    let thousand = Decimal::ONE_THOUSAND;
    let (mut slip, changed) = (String::new(), if most < Decimal::ONE { "less" } else { "more" });
    let mut changed = changed.to_owned();
    if most > thousand || most < Decimal::ONE.checked_div(thousand)? {
        let fits = |other: Change| {
            let ratio = other.to.value.checked_mul(other.factor).and_then(|to| to.checked_div(other.from.value));
            let (low, high) = if up { (Decimal::ONE, Decimal::TWO) } else { (Decimal::new(5, 1), Decimal::ONE) };
            ratio.is_some_and(|ratio| (low..=high).contains(&ratio))
        };
        let (name, (small, large)) =
            SCALES.iter().find_map(|(name, factor)| Some((name, scale(change, *factor, fits)?)))?;
        slip = format!("; {}", misplaced(small, large, name));
        changed = format!("about a {name} times {changed}");
    } else if !wrong {
        return Some(Outcome::Supported(format!("{} percent", signed(&sides.percent()?))));
    }
    let told = format!("{} percent", signed(&sides.percent()?));
    Some(Outcome::Contradicted(Hit {
        says: vec![("actual", told.clone()), ("changed", changed), ("slip", slip)],
        labels: labels(change, told),
        ..Hit::default()
    }))
}

/// Percentage points of what is no percentage.
fn points(change: &Change) -> Option<Outcome> {
    let sides = change.alike()?;
    let by = change.by?;
    let said = stated_change(change.way, by)?;
    // "rose 2 percentage points to 45 from 43": the sign was left out
    let bare = change.from.unit == UnitWord::NONE && change.from.value.max(change.to.value) <= Decimal::ONE_HUNDRED;
    if bare && sides.difference()?.overlaps(&said) {
        return None;
    }
    let real = sides.percent()?;
    let told = format!("{} percent", signed(&real));
    Some(Outcome::Contradicted(Hit {
        says: vec![("actual", told.clone())],
        labels: labels(change, told),
        ..Hit::default()
    }))
}
