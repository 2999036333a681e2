//! Text with delimiters, as the world writes it: quotation marks, doubled or escaped, line breaks between them, comments.
//! Every cell keeps its place, so that a fault stands where it is.

use super::{FAULT, shown};
use crate::finding::Finding;
use crate::source::{SourceId, Span};
use std::borrow::Cow;
use std::ops::Range;

/// The most cells of a line. The widest tables have a column a year or a currency.
const WIDEST: usize = 10_000;

/// How a file is written. All marks are single bytes of ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    /// What stands between cells.
    pub delimiter: u8,
    /// What a cell with delimiters stands between; doubled, it is itself.
    pub quote: Option<u8>,
    /// What takes the meaning from the next byte of a quoted cell.
    pub escape: Option<u8>,
    /// What a line begins with that is none.
    pub comment: Option<u8>,
}

impl Dialect {
    /// Commas and quotation marks (RFC 4180).
    pub(super) const CSV: Dialect = Dialect { delimiter: b',', quote: Some(b'"'), escape: None, comment: None };
    /// Tabs, and no quotation marks.
    pub(super) const TSV: Dialect = Dialect { delimiter: b'\t', quote: None, escape: None, comment: None };
}

/// A cell, spaces trimmed.
#[derive(Clone, Debug)]
pub(super) struct Cell<'a> {
    pub text: Cow<'a, str>,
    pub place: Range<usize>,
}

/// A line of cells, which may run over several lines of the file.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub cells: Vec<Cell<'a>>,
    /// The line of the file that it begins in, from 1.
    pub line: usize,
    pub place: Range<usize>,
}

impl Row<'_> {
    /// The text of the nth cell; empty where there is none.
    pub(super) fn text(&self, n: usize) -> &str {
        self.cells.get(n).map_or("", |cell| cell.text.as_ref())
    }

    /// Where the nth cell stands; the whole line where there is none.
    pub(super) fn place(&self, n: usize) -> Range<usize> {
        self.cells.get(n).map_or(self.place.clone(), |cell| cell.place.clone())
    }

    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }
}

/// The lines of a text, one after the other.
pub(super) struct Rows<'a> {
    text: &'a str,
    file: SourceId,
    dialect: Dialect,
    at: usize,
    line: usize,
}

impl<'a> Rows<'a> {
    /// Begins at the head of a text; a byte-order mark is no part of it.
    ///
    /// # Errors
    /// A NUL byte: then it is no text.
    pub(super) fn of(text: &'a str, file: SourceId, dialect: Dialect) -> Result<Rows<'a>, Vec<Finding>> {
        if let Some(at) = memchr::memchr(0, text.as_bytes()) {
            let message = "a NUL byte stands in the text; is this a text file?";
            return Err(vec![Finding::fault(FAULT, message, Span::new(file, at, at + 1), "byte 0")]);
        }
        let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
        Ok(Rows { text, file, dialect, at: start, line: 1 })
    }

    /// The next line that has something in it.
    pub(super) fn next(&mut self) -> Result<Option<Row<'a>>, Vec<Finding>> {
        while self.at < self.text.len() {
            let (start, line) = (self.at, self.line);
            let comment = self.dialect.comment.is_some_and(|mark| self.text.as_bytes()[start] == mark);
            if comment {
                let rest = &self.text.as_bytes()[start..];
                self.at = memchr::memchr(b'\n', rest).map_or(self.text.len(), |len| start + len + 1);
                self.line += 1;
                continue;
            }
            let row = self.row(start, line)?;
            if !row.is_blank() {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    fn row(&mut self, start: usize, line: usize) -> Result<Row<'a>, Vec<Finding>> {
        let mut cells = Vec::new();
        loop {
            let (cell, more) = self.cell()?;
            cells.push(cell);
            if cells.len() > WIDEST {
                let message = format!("this line has more than {WIDEST} cells");
                let place = Span::new(self.file, start, start + 1);
                return Err(vec![Finding::fault(FAULT, message, place, "begins here")]);
            }
            if !more {
                let end = cells.last().map_or(start, |cell| cell.place.end);
                return Ok(Row { cells, line, place: start..end });
            }
        }
    }

    /// The cell at hand, and whether another follows in its line.
    fn cell(&mut self) -> Result<(Cell<'a>, bool), Vec<Finding>> {
        let bytes = self.text.as_bytes();
        let blank = bytes[self.at..].iter().take_while(|byte| **byte == b' ').count();
        let quoted = self.dialect.quote.filter(|quote| bytes.get(self.at + blank) == Some(quote));
        let mut cell = None;
        if let Some(quote) = quoted {
            self.at += blank;
            cell = Some(self.quoted(quote)?);
        }
        let start = self.at;
        let rest = &bytes[start..];
        let len = memchr::memchr2(self.dialect.delimiter, b'\n', rest).unwrap_or(rest.len());
        let end = start + len;
        let more = bytes.get(end) == Some(&self.dialect.delimiter);
        self.line += usize::from(bytes.get(end) == Some(&b'\n'));
        self.at = end + usize::from(end < bytes.len());
        let raw = self.text.get(start..end).unwrap_or_default();
        let text = raw.trim_matches([' ', '\r']);
        if let Some(cell) = cell {
            if !text.is_empty() {
                let message = "something stands behind the closing quotation mark";
                let place = Span::new(self.file, start, end);
                let help = "a quotation mark within quotation marks is written twice";
                return Err(vec![Finding::fault(FAULT, message, place, "here").with_help(help)]);
            }
            return Ok((cell, more));
        }
        let from = start + (raw.len() - raw.trim_start_matches([' ', '\r']).len());
        Ok((Cell { text: Cow::Borrowed(text), place: from..from + text.len() }, more))
    }

    /// A cell between quotation marks, of which the first stands here.
    fn quoted(&mut self, quote: u8) -> Result<Cell<'a>, Vec<Finding>> {
        let bytes = self.text.as_bytes();
        let open = self.at;
        let mut from = open + 1;
        let mut text = Cow::Borrowed("");
        loop {
            let rest = bytes.get(from..).unwrap_or_default();
            let mark = memchr::memchr2(quote, self.dialect.escape.unwrap_or(quote), rest);
            let Some(end) = mark.map(|len| from + len) else {
                let message = "this quotation mark is never closed";
                return Err(vec![Finding::fault(FAULT, message, Span::new(self.file, open, open + 1), "opened here")]);
            };
            let part = self.text.get(from..end).unwrap_or_default();
            self.line += memchr::memchr_iter(b'\n', part.as_bytes()).count();
            if text.is_empty() {
                text = Cow::Borrowed(part);
            } else {
                text.to_mut().push_str(part);
            }
            let escaped = bytes[end] != quote || bytes.get(end + 1) == Some(&quote);
            if !escaped {
                self.at = end + 1;
                let text = match text {
                    Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
                    Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
                };
                return Ok(Cell { text, place: open..end + 1 });
            }
            // what is escaped is a whole character
            let next = self.text.get(end + 1..).and_then(|rest| rest.chars().next());
            text.to_mut().extend(next);
            self.line += usize::from(next == Some('\n'));
            from = end + 1 + next.map_or(0, char::len_utf8);
        }
    }
}

/// The columns of a header by name: a name that stands twice is a fault.
pub(super) fn columns(header: &Row, file: SourceId) -> Result<Vec<String>, Vec<Finding>> {
    let mut seen = rustc_hash::FxHashSet::default();
    for cell in header.cells.iter().filter(|cell| !cell.text.is_empty()) {
        if !seen.insert(cell.text.as_ref()) {
            let message = format!("two columns have the name `{}`", shown(&cell.text));
            let place = Span::new(file, cell.place.start, cell.place.end);
            return Err(vec![Finding::fault(FAULT, message, place, "the second")]);
        }
    }
    Ok(header.cells.iter().map(|cell| cell.text.to_string()).collect())
}

/// A line with too few or too many cells; empty ones at its end do not count.
pub(super) fn as_wide(row: &Row, width: usize, file: SourceId) -> Result<(), Vec<Finding>> {
    let count = row.cells.len();
    if count == width || (count > width && row.cells.iter().skip(width).all(|cell| cell.text.is_empty())) {
        return Ok(());
    }
    let message = format!("cells in this line: {count}; columns in the header: {width}");
    Err(vec![Finding::fault(FAULT, message, Span::new(file, row.place.start, row.place.end), "wrong number")])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, dialect: Dialect) -> Result<Vec<(usize, Vec<String>)>, String> {
        let fail = |faults: Vec<Finding>| faults[0].message.clone();
        let mut rows = Rows::of(text, SourceId::ARTICLE, dialect).map_err(fail)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next().map_err(fail)? {
            assert!(
                row.cells.iter().all(|cell| text.get(cell.place.clone()).is_some()),
                "places are bytes of the text"
            );
            all.push((row.line, row.cells.iter().map(|cell| cell.text.to_string()).collect()));
        }
        Ok(all)
    }

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        read(text, Dialect::CSV).unwrap_or_else(|error| panic!("{error}"))
    }

    fn line(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn cells_are_read_as_they_are_written() {
        assert_eq!(rows("a,b\r\n1, 2 \r\n\r\n3,\n"), [line(1, &["a", "b"]), line(2, &["1", "2"]), line(4, &["3", ""])]);
        assert_eq!(rows("\u{feff}\"a, b\", \"say \"\"no\"\"\" ,c"), [line(1, &["a, b", "say \"no\"", "c"])]);
        assert_eq!(rows("\"a\nb\",c\nd,e"), [line(1, &["a\nb", "c"]), line(3, &["d", "e"])]);
        assert_eq!(rows("a \"b\",\"\""), [line(1, &["a \"b\"", ""])]);
        assert_eq!(rows(""), []);
        let tabs = read("a\t\"b\tc", Dialect::TSV);
        assert_eq!(tabs, Ok(vec![line(1, &["a", "\"b", "c"])]));
        let dialect = Dialect { delimiter: b';', quote: Some(b'\''), escape: Some(b'\\'), comment: Some(b'#') };
        assert_eq!(read("#x\n'a\\'é\\é';b", dialect), Ok(vec![line(2, &["a'éé", "b"])]));
    }

    #[test]
    fn what_is_no_table_is_said() {
        for (text, said) in [
            ("a,\"b", "this quotation mark is never closed"),
            ("\"a\"b,c", "something stands behind the closing quotation mark"),
            ("a\0b", "a NUL byte stands in the text; is this a text file?"),
        ] {
            assert_eq!(read(text, Dialect::CSV), Err(said.to_owned()));
        }
        assert!(read(&",".repeat(20_000), Dialect::CSV).is_err());
        assert_eq!(read(&"x".repeat(1 << 22), Dialect::CSV).map(|rows| rows.len()), Ok(1));
    }
}
