//! What stands between two lines of `---` at the head of a file: title, standfirst, day of publication and language.

use super::document::{Block, BlockKind};
use super::weave::Weave;
use crate::measure::locale::Locale;
use crate::measure::period::Period;
use crate::source::SourceId;
use crate::yaml::{self, Placed};
use std::ops::Range;

/// The longest front matter that is read. A file that begins with `---` and ends with it is not one title.
const LONGEST: usize = 64 * 1024;

/// The keys that we know; all others are the site's own.
#[derive(Default, serde::Deserialize)]
struct Keys {
    title: Option<Placed<String>>,
    standfirst: Option<Placed<String>>,
    subtitle: Option<Placed<String>>,
    summary: Option<Placed<String>>,
    description: Option<Placed<String>>,
    published: Option<Placed<String>>,
    date: Option<Placed<String>>,
    lang: Option<Placed<String>>,
    language: Option<Placed<String>>,
}

/// What the front matter says.
#[derive(Debug, Default)]
pub(super) struct FrontMatter<'a> {
    /// The title, as a headline.
    pub(super) title: Option<Block<'a>>,
    /// `standfirst`, or else `subtitle`, `summary` or `description`.
    pub(super) standfirst: Option<Block<'a>>,
    /// `published`, or else `date`.
    pub(super) published: Option<Period>,
    /// How the language writes that `lang`, or else `language`, names.
    pub(super) locale: Option<Locale>,
}

/// Reads the front matter of a text and says where the text after it begins: at `from` when there is none. Front matter
/// that cannot be followed says nothing; other tools judge it.
pub(super) fn read(text: &str, from: usize) -> (FrontMatter<'_>, usize) {
    let Some((yaml, end)) = find(text, from) else { return (FrontMatter::default(), from) };
    let start = yaml.start;
    let yaml = &text[yaml];
    let keys: Keys = yaml::read_or_default(yaml, SourceId::ARTICLE, "front-matter").unwrap_or_default();
    let day = |placed: Option<Placed<String>>| Period::parse(&placed?.value);
    let block = |value: Placed<String>, kind| {
        let mut weave = Weave::new(text);
        let written = |at: usize, len: usize| start + at..start + at + len;
        if let Some(span) = yaml::inner(&value, SourceId::ARTICLE, yaml) {
            weave.verbatim(written(span.range().start, span.range().len()));
        } else {
            let whole = yaml::span(&value, SourceId::ARTICLE).range();
            let at = whole.start;
            weave.decoded(&value.value, written(at, yaml.get(whole)?.trim_end().len()));
        }
        weave.finish(kind)
    };
    let title = keys.title.and_then(|title| block(title, BlockKind::Headline));
    let standfirst = keys.standfirst.or(keys.subtitle).or(keys.summary).or(keys.description);
    let standfirst = standfirst.and_then(|standfirst| block(standfirst, BlockKind::Standfirst));
    let published = day(keys.published).or_else(|| day(keys.date));
    let locale = keys.lang.or(keys.language).and_then(|language| Locale::of(&language.value));
    (FrontMatter { title, standfirst, published, locale }, end)
}

/// The bytes between the two lines, and the first byte after the second. Two lines of dashes around prose are rules, not
/// front matter: its first line has a key.
fn find(text: &str, from: usize) -> Option<(Range<usize>, usize)> {
    let mut lines = text.get(from..)?.split_inclusive('\n').scan(from, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let (_, first) = lines.next()?;
    if first.trim_end() != "---" || !first.ends_with('\n') {
        return None;
    }
    let start = from + first.len();
    let mut keyed = false;
    for (at, line) in lines.take_while(|(at, _)| at - start <= LONGEST) {
        let line = line.trim_end();
        if line == "---" || line == "..." {
            return Some((start..at, at + text[at..].find('\n').map_or(text.len() - at, |end| end + 1)));
        }
        let says = !line.is_empty() && !line.starts_with('#');
        if says && !keyed && !line.contains(':') {
            return None;
        }
        keyed |= says;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Piece;

    fn title(text: &str) -> Option<(String, &str)> {
        let block = read(text, 0).0.title?;
        let bytes = block.source_range(0, block.text.len());
        Some((block.text.to_string(), &text[bytes]))
    }

    fn published(text: &str) -> Option<String> {
        read(text, 0).0.published.map(|period| period.to_string())
    }

    #[test]
    fn a_title_is_a_headline_in_its_place() {
        for (yaml, text, bytes) in [
            ("title: Bridge opens", "Bridge opens", "Bridge opens"),
            ("x: é😀\r\ntitle:   Bridge, 5m   # note", "Bridge, 5m", "Bridge, 5m"),
            ("title: \"Bridge “opens”\"", "Bridge “opens”", "Bridge “opens”"),
            ("title: 'It''s open'", "It's open", "'It''s open'"),
            ("title: \"5\\u00a0m\"", "5\u{a0}m", "\"5\\u00a0m\""),
            ("title: 2023", "2023", "2023"),
        ] {
            let file = format!("---\r\n{yaml}\r\n---\r\nText\r\n");
            assert_eq!(title(&file), Some((text.to_owned(), bytes)), "{yaml}");
        }
    }

    #[test]
    fn a_standfirst_goes_by_several_names() {
        let standfirst = |yaml: &str| {
            let file = format!("---\n{yaml}\n---\n");
            read(&file, 0).0.standfirst.map(|block| (block.kind, block.text.to_string()))
        };
        let told = |text: &str| Some((BlockKind::Standfirst, text.to_owned()));
        assert_eq!(standfirst("description: Of the bridge\nstandfirst: It cost 5m euros"), told("It cost 5m euros"));
        assert_eq!(standfirst("title: Bridge opens\nsummary: It cost 5m euros"), told("It cost 5m euros"));
        assert_eq!(standfirst("title: Bridge opens"), None);
    }

    #[test]
    fn a_folded_title_stands_for_all_its_lines() {
        let file = "---\ntitle: >\n  Bridge\n  opens\nx: 1\n---\n";
        let block = read(file, 0).0.title.expect("it has a title");
        assert_eq!(block.text.trim(), "Bridge opens");
        let Piece { source, source_len, .. } = block.pieces[0];
        assert!(file[source as usize..(source + source_len) as usize].contains("Bridge\n  opens"));
    }

    #[test]
    fn the_day_is_published_or_else_date() {
        assert_eq!(published("---\ndate: 2023-05-18\npublished: 2023-05-19\n---\n").as_deref(), Some("2023-05-19"));
        assert_eq!(published("---\ndate: 2023-05-19 08:00\npublished: true\n---\n").as_deref(), Some("2023-05-19"));
        assert_eq!(published("---\ndate: \"2023-05-19T08:00:00Z\"\n...\n").as_deref(), Some("2023-05-19"));
        assert_eq!(published("---\ndate: yesterday\n---\n"), None);
    }

    #[test]
    fn the_language_says_how_figures_are_written() {
        let locale = |yaml: &str| read(&format!("---\n{yaml}\n---\n"), 0).0.locale;
        assert_eq!(locale("lang: de"), Locale::of("de"));
        assert_eq!(locale("language: en-US\ntitle: a"), Locale::of("en-US"));
        assert_eq!(locale("title: a"), None);
    }

    #[test]
    fn what_is_broken_says_nothing_and_is_left_out() {
        let file = "---\ntitle: [\n---\nText";
        let (found, end) = read(file, 0);
        assert!(found.title.is_none() && found.published.is_none());
        assert_eq!(&file[end..], "Text");
    }

    #[test]
    fn two_rules_around_prose_are_no_front_matter() {
        for file in
            ["---\n\nText.\n\n---\n", "---\ntitle: a\n", "----\na: 1\n---\n", "text\n---\na: 1\n---\n", "---", ""]
        {
            assert_eq!(read(file, 0).1, 0, "{file}");
        }
    }
}
