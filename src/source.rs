//! Every byte has an address: articles, fact files, rule files and word lists are all sources.

use std::borrow::Cow;
use std::sync::OnceLock;

/// Which source a span lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(u32);

impl SourceId {
    /// The article at hand. Articles come and go, one at a time for each thread; what outlives them
    /// (facts, rules, words) lies in a [`SourceMap`] under the other numbers.
    pub const ARTICLE: SourceId = SourceId(0);
}

/// A run of bytes of a file, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` to before `end`. Sources are shorter than 4 GiB (see [`Source::new`]).
    #[must_use]
    pub fn new(source: SourceId, start: usize, end: usize) -> Span {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { source, start: byte(start), end: byte(end.max(start)) }
    }

    /// From the beginning of this span to the end of the other, which lies in the same source.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { source: self.source, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same run as a range of indices.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub const fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

/// A place as people and tools count it; every number begins at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column in bytes of UTF-8.
    pub utf8: usize,
    /// The column in UTF-16 code units, as editors count.
    pub utf16: usize,
    /// The column in characters (Unicode scalar values), as most compilers count.
    pub chars: usize,
}

/// Bytes that were not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The first such byte.
    pub first: usize,
    /// How many there are.
    pub count: usize,
}

/// A file's name and text, and where its lines begin.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: Cow<'static, str>,
    damage: Option<Damage>,
    lines: OnceLock<Vec<u32>>,
}

impl Source {
    /// The longest source that is read: spans count in `u32`.
    pub const LIMIT: usize = u32::MAX as usize - 1;

    /// A source from text already in memory.
    pub fn new(name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Source {
        Source { name: name.into(), text: text.into(), damage: None, lines: OnceLock::new() }
    }

    /// A source from a file's bytes. A byte that is not UTF-8 is read as `?`, one for one, so that every
    /// other byte keeps its address; [`Source::damage`] says where.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Source {
        let (text, damage) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => mend(&error.into_bytes()),
        };
        Source { damage, ..Source::new(name, text) }
    }

    /// The name it is called by in output: usually its path.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text; indices are bytes of the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was not UTF-8, if anything.
    #[must_use]
    pub fn damage(&self) -> Option<Damage> {
        self.damage
    }

    /// The text at a span of this source; empty where the span lies outside it.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Where each line begins.
    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(ends.map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX))).collect()
        })
    }

    /// The bytes of the line around a byte, without its line end, and the line's number from 1.
    #[must_use]
    pub fn line_at(&self, byte: usize) -> (std::ops::Range<usize>, usize) {
        let lines = self.lines();
        let number = lines.partition_point(|&start| start as usize <= byte).max(1);
        let start = lines[number - 1] as usize;
        let end = lines.get(number).map_or(self.text.len(), |&next| next as usize - 1);
        let end = if end > start && self.text.as_bytes()[end - 1] == b'\r' { end - 1 } else { end };
        (start..end, number)
    }

    /// Line and columns of a byte. A byte inside a character counts as that character's first; a
    /// byte-order mark before the text has no column.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte.min(self.text.len()));
        let (line, number) = self.line_at(byte);
        let before = &self.text[line.start..byte.max(line.start)];
        let before = if number == 1 { before.strip_prefix('\u{feff}').unwrap_or(before) } else { before };
        Position {
            line: number,
            utf8: before.len() + 1,
            utf16: before.encode_utf16().count() + 1,
            chars: before.chars().count() + 1,
        }
    }
}

/// Reads bytes as UTF-8 and puts one `?` for each byte that is not.
fn mend(bytes: &[u8]) -> (String, Option<Damage>) {
    let mut text = String::with_capacity(bytes.len());
    let mut damage: Option<Damage> = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for _ in chunk.invalid() {
            damage.get_or_insert(Damage { first: text.len(), count: 0 }).count += 1;
            text.push('?');
        }
    }
    (text, damage)
}

/// The sources that outlive an article: word lists, rules, facts.
#[derive(Debug, Default)]
pub struct SourceMap {
    sources: Vec<Source>,
}

impl SourceMap {
    /// Takes a source in and gives it its number.
    pub fn add(&mut self, source: Source) -> SourceId {
        self.sources.push(source);
        SourceId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX))
    }

    /// A source by its number; none for the article's own, which is not in here.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.sources.get((id.0 as usize).checked_sub(1)?)
    }
}

/// All that a span may point into: the lasting sources and the article at hand.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// Word lists, rules, facts.
    pub shared: &'a SourceMap,
    /// The article.
    pub article: &'a Source,
}

impl<'a> Sources<'a> {
    /// The source of a span.
    #[must_use]
    pub fn get(self, id: SourceId) -> &'a Source {
        self.shared.get(id).unwrap_or(self.article)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_each_tool_counts() {
        let source = Source::new("a", "\u{feff}é😀x\r\nsecond");
        let at = |byte| source.position(byte);
        assert_eq!(at(3), Position { line: 1, utf8: 1, utf16: 1, chars: 1 });
        assert_eq!(at(9), Position { line: 1, utf8: 7, utf16: 4, chars: 3 });
        assert_eq!(at(12).line, 2);
        assert_eq!(source.line_at(9).0, 0..10);
    }

    #[test]
    fn bytes_that_are_not_utf8_keep_the_others_in_place() {
        let source = Source::from_bytes("a", b"a\xff\xc3(b".to_vec());
        assert_eq!(source.text(), "a??(b");
        assert_eq!(source.damage(), Some(Damage { first: 1, count: 2 }));
    }
}
