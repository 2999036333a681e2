//! A fact file as it is written: its keys, each value with its place. Nothing is checked against anything yet.

use super::fact::{Fidelity, OriginKind, Rank};
use crate::yaml::{Exact, Few, Placed};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::fmt;

/// A text and its place.
pub(super) type Text = Placed<String>;

/// A whole file. Every key may be absent.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    /// Where the facts come from, by id.
    pub sources: Pairs<Source>,
    /// Persons, places, groups, events.
    pub entities: Vec<Entity>,
    /// Numbers.
    pub measures: Vec<Measure>,
    /// Exchange rates.
    pub rates: Vec<Placed<Rate>>,
    /// What was said.
    pub quotes: Vec<Quote>,
    /// Between what figures can lie.
    pub bounds: Vec<Bound>,
}

/// An entry of `sources`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub title: String,
    pub short: Option<String>,
    #[serde(default)]
    pub kind: OriginKind,
    pub licence: Option<String>,
    pub url: Option<String>,
    pub date: Option<Text>,
    pub retrieved: Option<Text>,
    pub note: Option<String>,
}

/// An entry of `entities`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entity {
    pub id: Text,
    #[serde(rename = "type")]
    pub kind: String,
    pub name: Option<String>,
    pub aka: Option<Placed<Few>>,
    #[serde(rename = "in")]
    pub within: Option<Placed<Few>>,
    #[serde(rename = "where")]
    pub place: Option<String>,
    pub members: Option<Placed<Few>>,
    #[serde(default)]
    pub closed: bool,
    #[serde(default)]
    pub roles: Vec<Role>,
    pub from: Option<Text>,
    pub to: Option<Text>,
    pub src: Option<Placed<Few>>,
    pub note: Option<String>,
}

/// An entry of an entity's `roles`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Role {
    pub office: Text,
    pub of: Option<Text>,
    pub from: Option<Text>,
    pub to: Option<Text>,
    pub src: Option<Placed<Few>>,
}

/// An entry of `measures`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measure {
    pub id: Option<Text>,
    pub of: Placed<Few>,
    pub metric: Text,
    pub period: Option<Text>,
    pub vs: Option<Text>,
    pub value: Text,
    pub tolerance: Option<Placed<Exact>>,
    pub said_by: Option<String>,
    #[serde(default)]
    pub rank: Rank,
    pub src: Placed<Few>,
    pub note: Option<String>,
}

/// An entry of `rates`: a series, a pin or a list of official rates. Which, its keys say; an enum would lose the
/// places.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rate {
    pub series: Option<Text>,
    pub file: Option<Text>,
    pub base: Option<Text>,
    pub pin: Option<Text>,
    pub date: Option<Text>,
    pub value: Option<Placed<Exact>>,
    pub official_only: Option<Vec<Text>>,
    pub slack: Option<Placed<Exact>>,
    pub src: Option<Placed<Few>>,
    #[serde(rename = "note")]
    pub _note: Option<String>,
}

/// An entry of `bounds`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bound {
    pub metric: Text,
    pub name: String,
    pub low: Option<Text>,
    pub high: Option<Text>,
    pub level: Option<Text>,
    pub why: String,
    pub src: Placed<Few>,
}

/// An entry of `quotes`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Quote {
    pub id: Option<Text>,
    pub text: Text,
    pub said_by: Text,
    pub date: Option<Text>,
    pub at: Option<String>,
    #[serde(default)]
    pub fidelity: Fidelity,
    pub src: Placed<Few>,
    pub note: Option<String>,
}

/// Keys with values, in the order of the file, each key with its place.
#[derive(Debug)]
pub(super) struct Pairs<T>(pub Vec<(Text, T)>);

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Pairs(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder(std::marker::PhantomData))
    }
}

struct InOrder<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
    type Value = Pairs<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("keys with values (`key: value`)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut keys: A) -> Result<Pairs<T>, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = keys.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}
