//! What a text of a fact file may say, for editors: a day, a period, an amount, a level. The files are read as texts, and what each says
//! is judged where it is taken in.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// A day or a longer period.
pub(super) struct When;

/// A day.
pub(super) struct Day;

/// An amount as an article writes it.
pub(super) struct Amount;

/// How bad a finding is.
pub(super) struct Level;

/// What is described under a name of its own, once.
macro_rules! described {
    ($type:ty, $name:literal, $schema:tt) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

// A year alone is a number to YAML. What no pattern tells, 2023-02-30, loading does.
described!(When, "when", {
    "description": "A day 2023-05-19, a month 2023-05, a quarter 2023-Q1, a year 2023, or a period 2004/2005.",
    "type": ["string", "integer"],
    "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-Q[1-4]|/[0-9]{4})?$",
    "minimum": 1,
    "maximum": 9999
});
described!(Day, "day", {
    "description": "A day: 2023-05-19.",
    "type": "string",
    "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
});
described!(Amount, "amount", {
    "description": "An amount as an article writes it: 70.2 billion USD, nearly 80 billion euros, 22%, 31 years.",
    "type": ["string", "number"]
});
described!(Level, "level", {
    "enum": ["error", "warning", "note"]
});
