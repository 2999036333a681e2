//! The day of publication, from wherever a page states it.

use crate::measure::period::Period;
use serde_json::Value;
use std::collections::VecDeque;

/// The longest JSON-LD that is read: a tree of values takes many times the room of its text, and the
/// description of one article takes a few kilobytes.
const LIMIT: usize = 1 << 20;

/// What the places that may state the day have stated so far, in the order of their weight.
#[derive(Debug, Default)]
pub(super) struct Published {
    meta: Option<Period>,
    linked: Option<Period>,
    time: Option<Period>,
}

impl Published {
    /// A `<meta>` of a property (or name) and its content.
    pub(super) fn meta(&mut self, property: &str, content: &str) {
        if self.meta.is_none() && property.trim().eq_ignore_ascii_case("article:published_time") {
            self.meta = Period::parse(content);
        }
    }

    /// The text of a `<script type="application/ld+json">`.
    pub(super) fn linked(&mut self, json: &str) {
        if self.linked.is_none() && json.len() <= LIMIT && json.contains("datePublished") {
            self.linked = serde_json::from_str(json.trim()).ok().and_then(|value| date_of(&value));
        }
    }

    /// The `datetime` of a `<time>`.
    pub(super) fn time(&mut self, datetime: &str) {
        if self.time.is_none() {
            self.time = Period::parse(datetime);
        }
    }

    /// The day by the weightiest place that states one.
    pub(super) fn best(self) -> Option<Period> {
        self.meta.or(self.linked).or(self.time)
    }
}

/// The first `datePublished`, the outermost first. Only what the page is about is looked into: the reviews and
/// comments that an article may hold have days of their own.
fn date_of(value: &Value) -> Option<Period> {
    let mut ahead = VecDeque::from([value]);
    while let Some(value) = ahead.pop_front() {
        match value {
            Value::Array(values) => ahead.extend(values),
            Value::Object(fields) => {
                if let Some(date) = fields.get("datePublished").and_then(read_date) {
                    return Some(date);
                }
                ahead.extend(["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|&name| fields.get(name)));
            }
            _ => {}
        }
    }
    None
}

/// A day as JSON-LD writes it: as a string, as the value of an object, or as the first of several.
fn read_date(value: &Value) -> Option<Period> {
    let value = value.as_array().map_or(Some(value), |values| values.first())?;
    value.get("@value").unwrap_or(value).as_str().and_then(Period::parse)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(json: &str) -> Option<String> {
        let mut published = Published::default();
        published.linked(json);
        published.best().map(|date| date.to_string())
    }

    #[test]
    fn json_ld_is_searched_where_the_page_itself_is_described() {
        assert_eq!(linked(r#"{"datePublished":"2023-05-19T08:00:00Z"}"#).as_deref(), Some("2023-05-19"));
        assert_eq!(linked(r#"[{"@graph":[{"a":1},{"datePublished":"2023-05"}]}]"#).as_deref(), Some("2023-05"));
        assert_eq!(linked(r#"{"datePublished":{"@value":"2023"}}"#).as_deref(), Some("2023"));
        assert_eq!(linked(r#"{"comment":{"datePublished":"2023"}}"#), None);
        assert_eq!(linked(r#"{"datePublished":"yesterday"}"#), None);
        assert_eq!(linked(r#"{"datePublished":"2023""#), None);
        let deep = format!("{}\"datePublished\"{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(linked(&deep), None);
    }
}
