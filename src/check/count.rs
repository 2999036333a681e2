//! A count and its list: there must be as many things as are announced.

use super::parameter::{Parameter, Takes};
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot, Value};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) const CHECK: Check = Check {
    name: "count",
    about: "a count and its list: there must be as many things as are announced",
    over: &[Kind::List],
    slots: &[Slot::Count, Slot::Items],
    with: &[Parameter {
        name: "most-apart",
        takes: Takes::Count,
        about: "how far count and list may differ; beyond it the list was more likely misread than miscounted",
    }],
    says: &["expected"],
    run,
};

const NUMBERS: [&str; 13] =
    ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

pub(super) fn run(_: &Scene, claim: &Claim, settings: &Settings) -> Outcome {
    let (Some(Value::Quantity(quantity)), Some(Value::List { least, most, .. })) =
        (claim.slot(Slot::Count).map(|slot| &slot.value), claim.slot(Slot::Items).map(|slot| &slot.value))
    else {
        return Outcome::Silent;
    };
    let Some(count) = quantity.value.to_usize() else { return Outcome::Silent };
    if (*least..=*most).contains(&count) {
        return Outcome::Supported(format!("the list: {count} things"));
    }
    let listed = if count < *least { *least } else { *most };
    if listed.abs_diff(count) > settings.count("most-apart").unwrap_or(1) {
        return Outcome::Silent;
    }
    // in words where the article has a word: "six announced, five listed"
    let figures =
        claim.slot(Slot::Count).is_some_and(|part| part.text.starts_with(|first: char| first.is_ascii_digit()));
    let number = |count: usize| match NUMBERS.get(count).filter(|_| !figures) {
        Some(word) => (*word).to_owned(),
        None => count.to_string(),
    };
    let range = if least == most { number(*least) } else { format!("{} or {}", number(*least), number(*most)) };
    Outcome::Contradicted(Hit {
        apart: Some(Decimal::ONE),
        says: vec![("expected", range.clone())],
        labels: vec![(Slot::Count, "announced".into()), (Slot::Items, format!("{range} listed"))],
        ..Hit::default()
    })
}
