//! A fact file as it is written: its keys, each value with its place. Nothing is checked against anything yet.

use super::fact::{Course, Fidelity, OriginKind, Rank};
use crate::yaml::{Exact, Few, Marked};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A text and its place.
pub(super) type Text = Marked<String>;

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
    pub rates: Vec<Marked<Rate>>,
    /// What was said.
    pub quotes: Vec<Quote>,
    /// Files with one thing on a line.
    pub tables: Vec<Table>,
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
    pub aka: Option<Marked<Dated>>,
    pub adj: Option<Marked<Few>>,
    pub metonym: Option<Marked<Few>>,
    #[serde(rename = "in")]
    pub within: Option<Marked<Few>>,
    pub also: Option<Marked<Few>>,
    #[serde(rename = "where")]
    pub place: Option<Text>,
    pub capital: Option<Marked<Few>>,
    pub members: Option<Marked<Dated>>,
    #[serde(default)]
    pub closed: bool,
    pub participants: Option<Marked<Few>>,
    pub series: Option<Text>,
    pub edition: Option<u16>,
    #[serde(default)]
    pub roles: Vec<Role>,
    #[serde(default)]
    pub whole: bool,
    pub from: Option<Text>,
    pub to: Option<Text>,
    pub known_to: Option<Text>,
    pub src: Option<Marked<Few>>,
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
    pub src: Option<Marked<Few>>,
}

/// An entry of `measures`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measure {
    pub id: Option<Text>,
    pub of: Marked<Few>,
    pub metric: Text,
    #[serde(default)]
    pub kind: Course,
    pub period: Option<Text>,
    pub vs: Option<Text>,
    pub value: Text,
    pub tolerance: Option<Marked<Exact>>,
    pub said_by: Option<String>,
    #[serde(default)]
    pub rank: Rank,
    pub src: Marked<Few>,
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
    pub value: Option<Marked<Exact>>,
    pub official_only: Option<Vec<Text>>,
    pub slack: Option<Marked<Exact>>,
    pub src: Option<Marked<Few>>,
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
    pub src: Marked<Few>,
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
    pub src: Marked<Few>,
    pub note: Option<String>,
}

/// An entry of `tables`: a CSV file with one thing on a line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub table: Text,
    pub file: Text,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub measures: Pairs<Column>,
    pub known_to: Option<Text>,
    pub src: Marked<Few>,
    #[serde(rename = "note")]
    pub _note: Option<String>,
}

/// What the columns of a table measure: one column under the name of the measure, or one for each year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Column {
    pub unit: Option<Text>,
    pub tolerance: Option<Marked<Exact>>,
    #[serde(default)]
    pub kind: Course,
    #[serde(default)]
    pub by_year: bool,
}

/// Names or members, each by itself or with the dates between which it holds: `aka: [Astana, {of: Nur-Sultan, from: 2019}]`.
#[derive(Debug)]
pub(super) enum Dated {
    /// One, without a date.
    One(String),
    /// Several.
    Many(Vec<Since>),
}

/// What holds from a date to another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Since {
    pub of: Marked<Few>,
    pub from: Option<Text>,
    pub to: Option<Text>,
}

impl<'de> Deserialize<'de> for Dated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DatedVisitor)
    }
}

struct DatedVisitor;

impl<'de> Visitor<'de> for DatedVisitor {
    type Value = Dated;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotation marks, or a list of texts and of `{of: …, from: …, to: …}`")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Dated, E> {
        Ok(Dated::One(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Dated, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element::<Marked<OneSince>>()? {
            let (item, place) = item.part();
            all.push(match item {
                OneSince::Text(text) => Since { of: place(Few::One(text)), from: None, to: None },
                OneSince::Since(since) => *since,
            });
        }
        Ok(Dated::Many(all))
    }
}

/// A text, or the same with dates.
enum OneSince {
    Text(String),
    Since(Box<Since>),
}

impl<'de> Deserialize<'de> for OneSince {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneSinceVisitor)
    }
}

struct OneSinceVisitor;

impl<'de> Visitor<'de> for OneSinceVisitor {
    type Value = OneSince;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or `{of: …, from: …, to: …}`")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<OneSince, E> {
        Ok(OneSince::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<OneSince, A::Error> {
        Since::deserialize(serde::de::value::MapAccessDeserializer::new(map))
            .map(|since| OneSince::Since(Box::new(since)))
    }
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
