//! Line and column of places that lie near one another, each counted from the last.

use crate::source::{SourceId, Sources};

/// Where something begins, as people count: both from 1, the column in characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub line: usize,
    pub column: usize,
}

/// Remembers the last place it was asked for: in a line of a megabyte the next column is counted from there, and not
/// from the beginning of the line.
#[derive(Debug, Default)]
pub(crate) struct Ruler {
    last: Option<Mark>,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    source: SourceId,
    line: usize,
    byte: usize,
    column: usize,
}

impl Ruler {
    /// The place of a byte. One inside a character counts as that character's first; a byte-order mark has no column.
    pub fn place(&mut self, sources: Sources<'_>, id: SourceId, byte: usize) -> Place {
        let source = sources.get(id);
        let text = source.text();
        let byte = text.floor_char_boundary(byte.min(text.len()));
        let (range, line) = source.line_at(byte);
        let first =
            if text[range.start..].starts_with('\u{feff}') && line == 1 { range.start + 3 } else { range.start };
        let byte = byte.max(first);
        let from = self.last.filter(|last| last.source == id && last.line == line);
        let from = from.unwrap_or(Mark { source: id, line, byte: first, column: 1 });
        let count = |from: usize, to: usize| text.get(from..to).map_or(0, |part| part.chars().count());
        let column = if byte >= from.byte {
            from.column + count(from.byte, byte)
        } else {
            from.column.saturating_sub(count(byte, from.byte)).max(1)
        };
        self.last = Some(Mark { source: id, line, byte, column });
        Place { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceMap};

    #[test]
    fn forward_and_backward_it_counts_as_the_source_does() {
        let article = Source::new("a", "\u{feff}é😀x and e\u{301}\r\nsecond\n\n日本");
        let sources = Sources { shared: &SourceMap::default(), article: &article };
        let mut ruler = Ruler::default();
        let bytes = 0..article.text().len() + 3;
        for byte in bytes.clone().chain(bytes.rev()).chain([12, 3, 30, 0, 14]) {
            let (place, expected) = (ruler.place(sources, SourceId::ARTICLE, byte), article.position(byte));
            assert_eq!((place.line, place.column), (expected.line, expected.chars), "byte {byte}");
        }
    }
}
