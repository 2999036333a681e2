//! What a fact file writes in more than one way: a text or a list, a text or the same with dates, keys in their order.

use super::Text;
use super::words::When;
use crate::yaml::{Few, Marked};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Names or members, each by itself or with the dates between which it holds: `aka: [Astana, {of: Nur-Sultan, from: 2019}]`.
#[derive(Debug)]
pub(in crate::facts) enum Dated {
    /// One, without a date.
    One(String),
    /// Several.
    Many(Vec<Since>),
}

/// What holds from one date to another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::facts) struct Since {
    /// What holds: a name, an id, or a list of them.
    pub of: Marked<Few>,
    /// From when; always, as far as is known, where none is given.
    #[schemars(with = "Option<When>")]
    pub from: Option<Text>,
    /// Until when, that day included; still, where none is given.
    #[schemars(with = "Option<When>")]
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

impl JsonSchema for Dated {
    fn schema_name() -> Cow<'static, str> {
        "dated".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<String>();
        let since = generator.subschema_for::<Since>();
        json_schema!({
            "description": "One text, or a list of texts and of what holds for a time only.",
            "anyOf": [text, {"type": "array", "items": {"anyOf": [text, since]}}]
        })
    }
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
pub(in crate::facts) struct Pairs<T>(pub Vec<(Text, T)>);

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

impl<T: JsonSchema> JsonSchema for Pairs<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{} by key", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        json_schema!({"type": "object", "additionalProperties": value})
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
