//! Blocks of prose, the pieces they are made of, and what a file says of itself.

use crate::measure::locale::Locale;
use crate::measure::period::Period;
use std::borrow::Cow;
use std::ops::Deref;

/// What a block is in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title or a heading of some level.
    Headline,
    /// The sentence or two below the title that tell the article in short.
    Standfirst,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// Text under a picture or over a table.
    Caption,
    /// A cell of a table: the table's number in the document, row and column, all from 0.
    Cell {
        /// Which table.
        table: u32,
        /// Which row of it.
        row: u32,
        /// Which column of it.
        column: u32,
        /// Whether it reaches over more than one row or column.
        merged: bool,
    },
    /// A block quotation.
    Quotation,
}

/// A run of a block's text and the run of file bytes it was read from. Where both are equally long the bytes
/// are the same; otherwise the piece was decoded (`&pound;` is `£`) and stands for its file bytes as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins in the block's text.
    pub at: u32,
    /// How long it is there.
    pub len: u32,
    /// Where it begins in the file.
    pub source: u32,
    /// How many bytes of the file it was read from.
    pub source_len: u32,
}

/// The pieces of a block, in order. Most blocks stand in the file as they are, and one piece needs no memory of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pieces {
    /// The whole text is one run of the file.
    One(Piece),
    /// Markup, entities or line prefixes part the text.
    Many(Vec<Piece>),
}

impl Deref for Pieces {
    type Target = [Piece];

    fn deref(&self) -> &[Piece] {
        match self {
            Pieces::One(piece) => std::slice::from_ref(piece),
            Pieces::Many(pieces) => pieces,
        }
    }
}

/// A stretch of prose in which sentences may run on: claims never cross from one block to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, white space as in the file (a line break inside a block is a space).
    pub text: Cow<'a, str>,
    /// What the text is made of, in order, without gaps and without empty pieces.
    pub pieces: Pieces,
}

/// The longest text that is read in one row. Paragraphs of the press are a hundred times shorter.
const STRETCH: usize = 1 << 16;

impl<'a> Block<'a> {
    /// A block that stands in the file as it is.
    #[must_use]
    pub fn verbatim(kind: BlockKind, text: &'a str, start: usize) -> Block<'a> {
        let len = text.len() as u32;
        Block {
            kind,
            text: Cow::Borrowed(text),
            pieces: Pieces::One(Piece { at: 0, len, source: start as u32, source_len: len }),
        }
    }

    /// The file bytes that a run of the block's text was read from, from the first byte of its first character
    /// to the last byte of its last: markup between them lies inside, markup around them does not.
    #[must_use]
    pub fn source_range(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let first = self.piece_at(start);
        let from = first.map_or(0, |piece| {
            let inside = start as u32 - piece.at;
            piece.source + if piece.len == piece.source_len { inside } else { 0 }
        });
        if end <= start {
            return from as usize..from as usize;
        }
        let to = self.piece_at(end - 1).map_or(from, |piece| {
            let inside = end as u32 - piece.at;
            piece.source + if piece.len == piece.source_len { inside } else { piece.source_len }
        });
        from as usize..to.max(from) as usize
    }

    /// The block's text in stretches that bound what reading it costs in memory, each with its first byte: nearly always
    /// one. A longer text is cut behind a sentence if one ends in the last quarter, else behind a word.
    pub fn stretches(&self) -> impl Iterator<Item = (usize, &str)> {
        let text = self.text.as_ref();
        let mut start = 0;
        std::iter::from_fn(move || {
            let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
            let from = start;
            let limit = rest.floor_char_boundary(STRETCH);
            let stretch = if rest.len() <= STRETCH {
                rest
            } else {
                let head = &rest[..limit];
                let tail = rest.floor_char_boundary(STRETCH / 4 * 3);
                let cut =
                    head[tail..].rfind(". ").map(|at| at + 2).or_else(|| head[tail..].rfind(' ').map(|at| at + 1));
                cut.map_or(head, |at| &head[..tail + at])
            };
            start += stretch.len();
            Some((from, stretch))
        })
    }

    /// The piece that holds a byte of the block's text; the last one for the text's end.
    fn piece_at(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at as usize <= at);
        self.pieces.get(after.checked_sub(1)?)
    }
}

/// An article: its blocks in reading order and what it says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document<'a> {
    /// Every stretch of prose, in the order of the file.
    pub blocks: Vec<Block<'a>>,
    /// The day, month or year of publication, where the file states it (front matter, meta data).
    pub published: Option<Period>,
    /// How its language writes dates and numbers, where the file names a language.
    pub locale: Option<Locale>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_takes_in_the_markup_between_its_words_and_none_around_them() {
        // file: **5&nbsp;m** euros
        let piece = |at, len, source, source_len| Piece { at, len, source, source_len };
        let pieces = vec![piece(0, 1, 2, 1), piece(1, 2, 3, 6), piece(3, 1, 9, 1), piece(4, 6, 12, 6)];
        let block = Block { kind: BlockKind::Paragraph, text: "5\u{a0}m euros".into(), pieces: Pieces::Many(pieces) };
        assert_eq!(block.source_range(0, 4), 2..10);
        assert_eq!(block.source_range(0, 10), 2..18);
        assert_eq!(block.source_range(1, 3), 3..9);
        assert_eq!(block.source_range(5, 10), 13..18);
        assert_eq!(block.source_range(0, 0), 2..2);
    }
}
