//! The day of publication, where a page states it.

use super::tokens::Tag;
use crate::measure::period::Period;
use serde_json::Value;

/// What was found so far, from the surest to the least.
#[derive(Debug, Default)]
pub(super) struct Published {
    meta: Option<Period>,
    data: Option<Period>,
    time: Option<Period>,
}

impl Published {
    /// The day that is to be taken.
    pub(super) fn day(self) -> Option<Period> {
        self.meta.or(self.data).or(self.time)
    }

    /// `<meta property="article:published_time" content="2023-05-19T08:00Z">`, and `datePublished` of microdata.
    pub(super) fn meta(&mut self, tag: &Tag) {
        let Some(day) = tag.attribute("content").and_then(Period::parse) else { return };
        let says = |name: &str| {
            ["property", "name", "itemprop"]
                .iter()
                .any(|key| tag.attribute(key).is_some_and(|value| value.trim().eq_ignore_ascii_case(name)))
        };
        if says("article:published_time") {
            self.meta.get_or_insert(day);
        } else if says("datePublished") {
            self.data.get_or_insert(day);
        }
    }

    /// JSON-LD: `datePublished` of the object, or of one in its lists and graphs.
    pub(super) fn data(&mut self, json: &str) {
        if self.data.is_none()
            && let Ok(value) = serde_json::from_str(json)
        {
            self.data = published(&value);
        }
    }

    /// `<time datetime="2023-05-19">`
    pub(super) fn time(&mut self, tag: &Tag) {
        if self.time.is_none() {
            self.time = tag.attribute("datetime").and_then(Period::parse);
        }
    }
}

/// The object's own day before that of anything in it: an article may list others. The parser has bounded the depth.
fn published(value: &Value) -> Option<Period> {
    match value {
        Value::Array(list) => list.iter().find_map(published),
        Value::Object(object) => {
            let own = object.get("datePublished").and_then(Value::as_str).and_then(Period::parse);
            let inside = ["@graph", "mainEntity", "mainEntityOfPage"];
            own.or_else(|| inside.iter().find_map(|key| published(object.get(*key)?)))
        }
        _ => None,
    }
}
