//! The entries of a word file: currencies, the words they share, their parts, and units.

use crate::measure::unit::Dimension;
use crate::yaml::Placed;
use serde::Deserialize;

pub(super) type WordList = Vec<Placed<String>>;

/// One currency of ISO 4217.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Currency {
    pub(super) code: Placed<String>,
    #[serde(rename = "name")]
    pub(super) _name: String,
    #[serde(default)]
    pub(super) words: WordList,
    #[serde(default)]
    pub(super) before: WordList,
    #[serde(default)]
    pub(super) garbled: WordList,
    #[serde(default)]
    pub(super) of: WordList,
}

/// Words that several currencies share; the first is meant when nothing speaks for another.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Family {
    #[serde(default)]
    pub(super) words: WordList,
    #[serde(default)]
    pub(super) before: WordList,
    pub(super) codes: WordList,
}

/// Parts of a currency: cents, pence.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Minor {
    pub(super) words: WordList,
    #[serde(default)]
    pub(super) before: WordList,
    pub(super) codes: WordList,
    pub(super) per: Placed<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitEntry {
    pub(super) name: String,
    pub(super) dimension: Dimension,
    #[serde(default)]
    pub(super) factor: Option<Placed<String>>,
    #[serde(default)]
    pub(super) offset: Option<Placed<String>>,
    pub(super) words: WordList,
    #[serde(default)]
    pub(super) zero: WordList,
}

/// The words that tie a figure to what it measures.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct MetricEntry {
    pub(super) before: WordList,
    pub(super) behind: WordList,
    pub(super) near: WordList,
    pub(super) unless: WordList,
}
