//! Facts gone over: what they say that cannot be, and what hangs on nothing.
//!
//! Loading takes what each file says by itself; here facts are held against one another. Only what no reading of the dates
//! allows is told: a year alone may be any of its days.

mod article;
mod cells;
mod dates;
mod ids;
mod members;
mod offices;
mod sources;
mod term;
mod things;

use super::FactBase;
use crate::finding::{Finding, Label, Level};
use crate::lexicon::Lexicon;
use crate::source::{Span, Spanned};
use things::Thing;

/// What facts are gone over with.
pub(super) struct Scene<'a> {
    base: &'a FactBase,
    lexicon: &'a Lexicon,
    things: Vec<Thing<'a>>,
}

/// The ways of going over facts.
const REVIEWS: &[fn(&Scene, &mut Vec<Finding>)] = &[
    ids::dangling,
    ids::scattered,
    offices::overlapping,
    members::outside,
    members::twice,
    dates::backwards,
    dates::past_knowledge,
    cells::unreadable,
    sources::unused,
    article::only,
];

/// Goes over all facts of a base. What is found stands in the order of the files.
#[must_use]
pub fn review(base: &FactBase, lexicon: &Lexicon) -> Vec<Finding> {
    let scene = Scene { base, lexicon, things: things::all(base) };
    let mut findings = Vec::new();
    for go_over in REVIEWS {
        go_over(&scene, &mut findings);
    }
    findings.sort_by_key(|finding| finding.span().map(|span| (span.source, span.start)));
    findings
}

/// A finding of one label.
fn finding(rule: &str, level: Level, message: String, span: Span, label: impl Into<String>) -> Finding {
    Finding { level, ..Finding::fault(rule, message, span, label) }
}

/// A second place, with what it says.
fn beside(span: Span, text: impl Into<String>) -> Label {
    Label { span, text: text.into() }
}

/// Whether a text looks like an id and is no name: small letters, digits and hyphens, or the three capitals of a country.
fn looks_like_id(text: &Spanned<String>) -> bool {
    let text = text.value.as_str();
    let small = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let country = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    country || (!text.is_empty() && text.bytes().all(small) && !text.bytes().all(|byte| byte.is_ascii_digit()))
}
