//! A value and the place it was read from.

use super::span;
use crate::source::{SourceId, Span};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer};
use serde_saphyr::{Location, Spanned};
use std::borrow::Cow;

/// A value and the place it was read from; see [`span`](super::span).
#[derive(Clone, Debug)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it is used: at the alias (`*`) that repeats it, or where it is written.
    pub referenced: Location,
    /// Where it is written.
    pub defined: Location,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Placed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Spanned { value, referenced, defined } = Spanned::deserialize(deserializer)?;
        Ok(Placed { value, referenced, defined })
    }
}

/// A place is nothing that a file says.
impl<T: JsonSchema> JsonSchema for Placed<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A value and the bytes it was read from, and no more: of a fact file there are a million.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked<T> {
    /// The value.
    pub value: T,
    start: u32,
    end: u32,
}

impl<T> Marked<T> {
    /// Its place; see [`span`](super::span).
    #[must_use]
    pub fn span(&self, source: SourceId) -> Span {
        Span { source, start: self.start, end: self.end }
    }

    /// The value by itself, and its place for another one.
    pub fn part<U>(self) -> (T, impl FnOnce(U) -> Marked<U>) {
        let (start, end) = (self.start, self.end);
        (self.value, move |value| Marked { value, start, end })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Marked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let placed = Placed::<T>::deserialize(deserializer)?;
        let Span { start, end, .. } = span(&placed, SourceId::ARTICLE);
        Ok(Marked { value: placed.value, start, end })
    }
}

/// A place is nothing that a file says.
impl<T: JsonSchema> JsonSchema for Marked<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
