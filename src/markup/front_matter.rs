//! What an article says of itself over its text, between two lines of `---`.
//!
//! The block is found here and not by the Markdown parser: that one takes any two rules with text between them,
//! anywhere in the article, for front matter, and the text would be lost.

use super::document::{Block, BlockKind};
use super::markdown::Builder;
use crate::measure::period::Period;
use crate::source::SourceId;
use crate::yaml::{self, Placed};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::ops::Range;

/// The front matter of an article.
#[derive(Debug, Default)]
pub(super) struct FrontMatter<'a> {
    /// The title, as a block.
    pub title: Option<Block<'a>>,
    /// When it was published.
    pub published: Option<Period>,
    /// The byte of the file at which the article itself begins.
    pub end: usize,
}

/// Reads the front matter that begins at a byte of the file (its first, or the one after a byte-order mark).
/// Where there is none, or where it cannot be read, nothing is said and nothing fails: an article is no fact file.
pub(super) fn read(file: &str, start: usize) -> FrontMatter<'_> {
    let Some((inside, end)) = find(file, start) else { return FrontMatter { end: start, ..FrontMatter::default() } };
    let text = &file[inside.clone()];
    let keys: Keys = yaml::read_or_default(text, SourceId::ARTICLE, "front-matter").unwrap_or_default();
    let day = |key: &Option<Placed<Scalar>>| Period::parse(&value(key.as_ref()?, text)?);
    // Jekyll's `published: true` is no date, so that `date` is asked then too.
    let published = day(&keys.published).or_else(|| day(&keys.date));
    let title = keys.title.and_then(|title| block(&title, file, inside));
    FrontMatter { title, published, end }
}

/// The bytes between the two lines, and the byte after the second. The first line inside must not be blank:
/// otherwise the `---` is a rule over the text.
fn find(file: &str, start: usize) -> Option<(Range<usize>, usize)> {
    let mut lines = file.get(start..)?.split_inclusive('\n');
    let opening = lines.next()?;
    if opening.trim_end() != "---" || !opening.ends_with('\n') {
        return None;
    }
    let first = start + opening.len();
    let mut at = first;
    for line in lines {
        let bare = line.trim_end();
        if at == first && bare.is_empty() {
            return None;
        }
        if bare == "---" || bare == "..." {
            return Some((first..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// The keys that are read; all others are for others.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Keys {
    title: Option<Placed<Scalar>>,
    date: Option<Placed<Scalar>>,
    published: Option<Placed<Scalar>>,
}

/// A value of any sort, so that a title that is a list does not cost the date.
#[derive(Debug)]
enum Scalar {
    /// A text.
    Text(String),
    /// A number, `true`, `false`: what stands in the file is its text, `1.50` with its nought.
    AsWritten,
    /// Nothing, a list, a block of keys.
    None,
}

impl AsRef<str> for Scalar {
    fn as_ref(&self) -> &str {
        if let Scalar::Text(text) = self { text } else { "" }
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything)
    }
}

struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a number")
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Scalar, E> {
        Ok(Scalar::AsWritten)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Scalar, E> {
        Ok(Scalar::AsWritten)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Scalar, E> {
        Ok(Scalar::AsWritten)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Scalar, E> {
        Ok(Scalar::AsWritten)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Scalar, E> {
        Ok(Scalar::AsWritten)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Scalar, E> {
        Ok(Scalar::AsWritten)
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Scalar, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Scalar, A::Error> {
        while pairs.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::None)
    }
}

/// The text of a value.
fn value(placed: &Placed<Scalar>, text: &str) -> Option<String> {
    match &placed.value {
        Scalar::Text(value) => Some(value.clone()),
        Scalar::AsWritten => text.get(yaml::span(placed, SourceId::ARTICLE).range()).map(str::to_owned),
        Scalar::None => None,
    }
}

/// The title as a block. Spans of the YAML count from its own first byte.
fn block<'a>(title: &Placed<Scalar>, file: &'a str, inside: Range<usize>) -> Option<Block<'a>> {
    let text = &file[inside.clone()];
    let value = value(title, text)?;
    let whole = yaml::span(title, SourceId::ARTICLE);
    let verbatim = match title.value {
        Scalar::AsWritten => Some(whole),
        _ => yaml::inner(title, SourceId::ARTICLE, text),
    };
    let shift = |range: Range<usize>| inside.start + range.start..inside.start + range.end;
    let mut builder = Builder::new(file);
    match verbatim {
        Some(span) => builder.verbatim(shift(span.range())),
        None => builder.decoded(value.trim(), shift(whole.range())),
    }
    builder.finish(BlockKind::Headline)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(file: &str) -> Option<(String, &str)> {
        let block = read(file, 0).title?;
        let range = block.source_range(0, block.text.len());
        Some((block.text.to_string(), &file[range]))
    }

    fn published(file: &str) -> Option<String> {
        read(file, 0).published.map(|period| period.to_string())
    }

    #[test]
    fn a_title_points_at_its_own_bytes() {
        for (written, inner) in [
            ("Growth of 5%", "Growth of 5%"),
            ("\"Growth of 5%\"", "Growth of 5%"),
            ("'Growth of 5%'", "Growth of 5%"),
            ("Größe 𝟓 “so”", "Größe 𝟓 “so”"),
            ("2023", "2023"),
            ("1.50", "1.50"),
            ("true", "true"),
        ] {
            for end in ["\n", "\r\n"] {
                let file = format!("---{end}tags: [ä, b]{end}title: {written}{end}x: 1{end}---{end}Text.{end}");
                assert_eq!(title(&file), Some((inner.to_owned(), inner)), "{file:?}");
            }
        }
    }

    #[test]
    fn a_written_round_title_is_decoded_as_a_whole() {
        assert_eq!(title("---\ntitle: 'It''s 5'\n---\n"), Some(("It's 5".to_owned(), "'It''s 5'")));
        assert_eq!(title("---\ntitle: \"\\u00a35\"\n---\n"), Some(("£5".to_owned(), "\"\\u00a35\"")));
        let (text, bytes) = title("---\ntitle: >\n  Up by\n  5%\ndate: 2023\n---\n").expect("a title");
        assert_eq!(text, "Up by 5%");
        assert!(bytes.contains("Up by\n  5%"), "{bytes:?}");
    }

    #[test]
    fn the_day_is_read_in_its_forms() {
        for (keys, day) in [
            ("date: 2023-05-19", "2023-05-19"),
            ("date: 2023-05-19 08:00", "2023-05-19"),
            ("date: 2023-05-19T08:00:00Z", "2023-05-19"),
            ("date: 2023-05-19 08:00:00 +0200", "2023-05-19"),
            ("date: '2023-05'", "2023-05"),
            ("date: 2023", "2023"),
            ("date: 2023-05-19\npublished: 2023-05-20", "2023-05-20"),
            ("date: 2023-05-19\npublished: true", "2023-05-19"),
            ("title: [a, {b: c}]\ndate: 2023", "2023"),
        ] {
            assert_eq!(published(&format!("---\n{keys}\n---\n")).as_deref(), Some(day), "{keys}");
        }
    }

    #[test]
    fn broken_front_matter_says_nothing_and_is_no_prose() {
        for keys in ["title: \"a", "title: a: b", "- a", "just text", "\tx: 1", "title: a\ntitle: b", "title: *x"] {
            let file = format!("---\n{keys}\n---\nText.");
            let read = read(&file, 0);
            assert!(read.title.is_none() && read.published.is_none(), "{keys}");
            assert_eq!(&file[read.end..], "Text.");
        }
    }

    #[test]
    fn two_rules_are_no_front_matter() {
        for file in ["---\n\ntitle: a\n---\n", "---\ntitle: a\n", "----\ntitle: a\n---\n", " ---\ntitle: a\n---", "---"]
        {
            assert_eq!(read(file, 0).end, 0, "{file:?}");
        }
        assert_eq!(read("---\ntitle: a\n---", 0).end, 16);
        assert_eq!(read("---\ntitle: a\n...\nb", 0).end, 17);
    }

    #[test]
    fn no_title_where_none_is_given() {
        for keys in ["title:", "title: ''", "title: '  '", "title: {a: b}", "other: 1", "# nothing"] {
            assert_eq!(title(&format!("---\n{keys}\n---\n")), None, "{keys}");
        }
    }
}
