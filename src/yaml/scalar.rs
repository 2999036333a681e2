//! Values that YAML would blur: decimals read from their own text, and one thing where a list may stand.

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Unexpected, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A decimal as it was written, never by way of a float: `0.45359237` keeps its last digit. `1.5%` is 0.015;
/// `1.602e-19` and `1_000` are read too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(pub Decimal);

impl Exact {
    /// Reads it from its text. None when it is not a number, or has more digits than the 28 a [`Decimal`] holds.
    #[must_use]
    pub fn parse(text: &str) -> Option<Exact> {
        let text = text.trim();
        let (number, share) = match text.strip_suffix('%') {
            Some(number) => (number.trim_end(), true),
            None => (text, false),
        };
        let number = number.strip_prefix('+').unwrap_or(number);
        // Decimal itself would take `1.`, `.5` and `_1`.
        let digits = number.strip_prefix('-').unwrap_or(number);
        let ends = [digits.bytes().next()?, digits.bytes().last()?];
        if !ends.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let value = if number.contains(['e', 'E']) {
            Decimal::from_scientific(number).ok()?
        } else {
            Decimal::from_str_exact(number).ok()?
        };
        let value = if share { value.checked_mul(Decimal::new(1, 2))? } else { value };
        Some(Exact(value.normalize()))
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Asked for a text, the YAML crate hands over the scalar as it stands.
        deserializer.deserialize_str(Number)
    }
}

struct Number;

impl Visitor<'_> for Number {
    type Value = Exact;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, such as 1.5 or 1.5%")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Exact, E> {
        Exact::parse(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Exact, E> {
        Ok(Exact(Decimal::from(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Exact, E> {
        Ok(Exact(Decimal::from(value)))
    }
}

/// One text, or a list of them: `src: ecb` and `src: [ecb, imf]`. Wrap the whole in
/// [`Marked`](super::Marked) for its place; the items of a list carry their own.
#[derive(Clone, Debug)]
pub enum Few {
    /// The one text.
    One(String),
    /// The list.
    Many(Vec<super::Marked<String>>),
}

impl<'de> Deserialize<'de> for Few {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMany)
    }
}

struct OneOrMany;

impl<'de> Visitor<'de> for OneOrMany {
    type Value = Few;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotation marks, or a list of texts")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Few, E> {
        Ok(Few::One(text.to_owned()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Few, E> {
        Ok(Few::One(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Few, E> {
        Ok(Few::One(value.to_string()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Few, A::Error> {
        let mut many = Vec::new();
        while let Some(item) = items.next_element()? {
            many.push(item);
        }
        Ok(Few::Many(many))
    }
}

impl JsonSchema for Exact {
    fn schema_name() -> Cow<'static, str> {
        "exact".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number, such as 1.5 or 1.5%.",
            "type": ["number", "string"],
            "pattern": "^[+-]?[0-9][0-9_.]*([eE][+-]?[0-9]+)? *%?$"
        })
    }
}

impl JsonSchema for Few {
    fn schema_name() -> Cow<'static, str> {
        "few".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "One text, or a list of them.",
            "type": ["string", "integer", "array"],
            "items": {"type": ["string", "number"]}
        })
    }
}
