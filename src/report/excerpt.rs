//! The lines a finding's labels lie in, cut to the screen, with the labels' places in what is left of them.

use super::place::{Place, Ruler};
use super::plain::{self, width};
use super::window::{self, Frame};
use crate::finding::Finding;
use crate::source::{Source, SourceId, Sources};
use std::ops::Range;

/// Rows of one source that are shown together.
#[derive(Debug)]
pub(super) struct Excerpt {
    pub name: String,
    pub rows: Vec<Row>,
}

/// One line of a source, or what is shown of it.
#[derive(Debug)]
pub(super) struct Row {
    /// The line's number in the source.
    pub line: usize,
    /// The column its first character has there, an ellipsis not counted.
    pub column: usize,
    /// What is shown: safe for a terminal, with ellipses where it was cut.
    pub text: String,
    /// In order, none over another.
    pub marks: Vec<Mark>,
}

/// A run of a row that is marked.
#[derive(Debug)]
pub(super) struct Mark {
    /// Bytes of the row's text.
    pub bytes: Range<usize>,
    /// Where it begins in the source.
    pub place: Place,
    /// The column of its last character; the same as where it begins when it is empty.
    pub last: usize,
    /// What stands there, on the last piece of a label that spans lines.
    pub words: Option<String>,
    /// Whether it is the place of the finding itself.
    pub primary: bool,
}

/// The room for an excerpt.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// Columns of the screen.
    pub width: usize,
    /// Whether `…` may be drawn.
    pub unicode: bool,
    /// Whether the words of a label stand under it and need columns of their own.
    pub drawn: bool,
    /// The highest line number that is drawn; the text begins after the widest number.
    pub last: usize,
}

/// A label's words are given this much room, and are broken where they need more.
pub(super) const WORDS: usize = 24;
/// `╰── ` before a label's words.
pub(super) const STEM: usize = 4;
/// A label over more lines than this shows its first line only.
const LINES: usize = 4;

impl Layout {
    /// Columns for the text of a line; ` 12 │ ` stands before it.
    pub fn room(self) -> usize {
        let gutter = if self.drawn { self.last.to_string().len() + 4 } else { 0 };
        self.width.saturating_sub(gutter)
    }

    fn ellipsis(self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }
}

/// A label's part of one line; bytes of the source.
#[derive(Clone, Debug)]
struct Piece {
    line: usize,
    range: Range<usize>,
    bytes: Range<usize>,
    words: Option<String>,
    primary: bool,
    /// Pieces that lie over one another are shown in a row each.
    layer: usize,
}

/// All that a finding points at: the source of its own place first, then the others as they are named.
pub(super) fn excerpts(finding: &Finding, sources: Sources<'_>, layout: Layout, ruler: &mut Ruler) -> Vec<Excerpt> {
    let mut order: Vec<SourceId> = Vec::new();
    for label in &finding.labels {
        if !order.contains(&label.span.source) {
            order.push(label.span.source);
        }
    }
    let mut out: Vec<Excerpt> = Vec::new();
    for id in order {
        let source = sources.get(id);
        let pieces = pieces(finding, id, source, layout);
        let layout = Layout { last: pieces.last().map_or(1, |piece| piece.line), ..layout };
        let mut rest = pieces.as_slice();
        let mut fresh = true;
        while let Some(count) = together(source, rest, layout) {
            let (group, others) = rest.split_at(count);
            rest = others;
            let row = row(group, id, sources, layout, ruler);
            match out
                .last_mut()
                .filter(|_| !fresh)
                .and_then(|excerpt| Some((between(source, excerpt, &row, group)?, excerpt)))
            {
                Some((blank, excerpt)) => excerpt.rows.extend(blank.into_iter().chain([row])),
                None => out.push(Excerpt { name: plain::words(source.name(), layout.unicode), rows: vec![row] }),
            }
            fresh = false;
        }
    }
    out
}

/// The labels in one source, line by line, in the order of the text.
fn pieces(finding: &Finding, id: SourceId, source: &Source, layout: Layout) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, label) in finding.labels.iter().enumerate().filter(|(_, label)| label.span.source == id) {
        let text = source.text();
        let start = text.floor_char_boundary(label.span.range().start.min(text.len()));
        let end = text.ceil_char_boundary(label.span.range().end.min(text.len())).max(start);
        let words = Some(plain::words(&label.text, layout.unicode)).filter(|words| !words.is_empty());
        add(&mut pieces, source, start..end, words, at == 0);
    }
    pieces.sort_by_key(|piece| (piece.bytes.start, piece.bytes.end));
    pieces.dedup_by(|later, first| {
        let same = later.bytes == first.bytes;
        if same {
            first.primary |= later.primary;
            first.words = match (first.words.take(), later.words.take()) {
                (Some(one), Some(other)) if one != other => Some(format!("{one}; {other}")),
                (one, other) => one.or(other),
            };
        }
        same
    });
    for at in 1..pieces.len() {
        let (before, rest) = pieces.split_at_mut(at);
        let piece = &mut rest[0];
        let taken = |layer| before.iter().any(|other| other.layer == layer && !apart(source.text(), other, piece));
        piece.layer = (0..at).find(|&layer| !taken(layer)).unwrap_or(at);
    }
    pieces.sort_by_key(|piece| (piece.line, piece.layer, piece.bytes.start));
    pieces
}

/// Whether the later of two pieces can be marked in the same row; what is empty or has no width is drawn as one column.
fn apart(text: &str, first: &Piece, later: &Piece) -> bool {
    let (from, to) = (first.bytes.start, later.bytes.start);
    to >= first.bytes.end && from < to && window::forward(text, from, to, 0) < to
}

/// Adds a label, a piece for each line it touches; its words go to the last.
fn add(pieces: &mut Vec<Piece>, source: &Source, bytes: Range<usize>, words: Option<String>, primary: bool) {
    let text = source.text();
    let (first, line) = source.line_at(bytes.start);
    let clipped =
        |range: &Range<usize>| bytes.start.clamp(range.start, range.end)..bytes.end.clamp(range.start, range.end);
    let mut found = vec![Piece { line, bytes: clipped(&first), range: first.clone(), words: None, primary, layer: 0 }];
    let mut range = first;
    while let Some(next) = text[range.end..].find('\n').map(|at| range.end + at + 1).filter(|&next| next < bytes.end) {
        let (following, number) = source.line_at(next);
        range = following;
        let part = clipped(&range);
        let inner = &text[part.clone()];
        let from = part.start + (inner.len() - inner.trim_start().len());
        if from < part.end {
            found.push(Piece {
                line: number,
                range: range.clone(),
                bytes: from..part.end,
                words: None,
                primary,
                layer: 0,
            });
        }
        if found.len() > LINES {
            found.truncate(1);
            break;
        }
    }
    if found.len() > 1 && found[0].bytes.is_empty() {
        found.remove(0);
    }
    if let Some(last) = found.last_mut() {
        last.words = words;
    }
    pieces.append(&mut found);
}

/// Columns from the start of `from` to where the words of the piece hang, and the words' room after that.
fn need(text: &str, from: usize, piece: &Piece, layout: Layout) -> usize {
    let Some(words) = piece.words.as_deref().filter(|_| layout.drawn) else { return 0 };
    let stem = (width(&text[from..piece.bytes.start]) + width(&text[from..piece.bytes.end])) / 2;
    stem + STEM + width(words).min(WORDS)
}

/// How many pieces from the first on can be shown in one row; none when there are no pieces.
fn together(source: &Source, pieces: &[Piece], layout: Layout) -> Option<usize> {
    let (first, rest) = pieces.split_first()?;
    let room = layout.room().saturating_sub(2 * width(layout.ellipsis()));
    let (mut count, mut last) = (1, first);
    for piece in rest {
        let from = first.bytes.start;
        let fits = || {
            window::forward(source.text(), from, piece.bytes.end, room) == piece.bytes.end
                && need(source.text(), from, piece, layout) <= room
        };
        if (piece.line, piece.layer) != (first.line, first.layer) || !apart(source.text(), last, piece) || !fits() {
            break;
        }
        (count, last) = (count + 1, piece);
    }
    Some(count)
}

/// Cuts the line of some pieces, and finds the pieces again in what is left.
fn row(group: &[Piece], id: SourceId, sources: Sources<'_>, layout: Layout, ruler: &mut Ruler) -> Row {
    let text = sources.get(id).text();
    let range = group[0].range.clone();
    let line = &text[range.clone()];
    let (start, end) = (group[0].bytes.start, group.last().map_or(group[0].bytes.end, |piece| piece.bytes.end));
    let room = layout.room();
    let ellipsis = layout.ellipsis();
    let shown_end = window::forward(text, start, end, room);
    let need = group.iter().filter(|piece| piece.bytes.end <= shown_end).map(|piece| need(text, start, piece, layout));
    // What has no width is drawn as one column, at the very end of the line after it.
    let flat = |piece: &Piece| window::forward(text, piece.bytes.start, piece.bytes.end, 0) == piece.bytes.end;
    let arrow = usize::from(group.last().is_some_and(flat));
    let frame = Frame { columns: room - arrow, ellipsis: width(ellipsis), need: need.max().unwrap_or(0) };
    let cut = window::cut(line, start - range.start..end - range.start, frame);
    let cut = range.start + cut.start..range.start + cut.end;

    let lead = if cut.start > range.start { ellipsis } else { "" };
    let mut shown = plain::line(&text[cut.clone()], layout.unicode);
    if cut.end < range.end {
        // "said. …" and not "said.…", where there is room.
        let roomy = width(lead) + width(&shown) + 1 + width(ellipsis) <= room;
        let space = if roomy && shown.ends_with(['.', '!', '?', '”', '"']) { " " } else { "" };
        shown = shown + space + ellipsis;
    }
    let column = ruler.place(sources, id, cut.start).column;
    let marks = group.iter().map(|piece| {
        let within = |byte: usize| {
            lead.len() + plain::line(&text[cut.start..byte.clamp(cut.start, cut.end)], layout.unicode).len()
        };
        let place = ruler.place(sources, id, piece.bytes.start);
        let after = ruler.place(sources, id, piece.bytes.end).column;
        Mark {
            bytes: within(piece.bytes.start)..within(piece.bytes.end),
            place,
            last: after.saturating_sub(1).max(place.column),
            words: piece.words.clone(),
            primary: piece.primary,
        }
    });
    let marks = marks.collect();
    Row { line: group[0].line, column, text: lead.to_owned() + &shown, marks }
}

/// What stands between an excerpt and a row so near that it belongs to it: nothing, or a blank line.
fn between(source: &Source, excerpt: &Excerpt, row: &Row, group: &[Piece]) -> Option<Option<Row>> {
    let last = excerpt.rows.last()?.line;
    if row.line == last + 1 {
        return Some(None);
    }
    let (blank, number) = source.line_at(group[0].range.start.saturating_sub(1));
    let near = row.line == last + 2 && source.text()[blank].trim().is_empty();
    near.then(|| Some(Row { line: number, column: 1, text: String::new(), marks: Vec::new() }))
}
