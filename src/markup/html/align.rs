//! Blocks are put together from runs of file bytes and from what was decoded of others.

use crate::markup::document::{Block, BlockKind, Piece};
use std::ops::Range;

/// A block in the making.
#[derive(Debug)]
pub(super) struct Builder<'a> {
    file: &'a str,
    text: String,
    pieces: Vec<Piece>,
    /// File bytes that stand in the text as they are and are not in it yet: what the tokeniser hands over in
    /// several strings (a lone `<` begins a new one, even inside a character) becomes one piece.
    run: Range<usize>,
    /// The file is read up to here: pieces never go back.
    reached: usize,
}

impl<'a> Builder<'a> {
    /// Nothing yet of a file.
    pub(super) fn new(file: &'a str) -> Self {
        Builder { file, text: String::new(), pieces: Vec::new(), run: 0..0, reached: 0 }
    }

    /// Adds file bytes as they are.
    pub(super) fn verbatim(&mut self, start: usize, end: usize) {
        let start = start.max(self.reached);
        if start >= end {
            return;
        }
        if self.run.end != start {
            self.flush();
            self.run.start = start;
        }
        self.run.end = end;
        self.reached = end;
    }

    /// Adds text that stands for file bytes as a whole.
    pub(super) fn decoded(&mut self, start: usize, end: usize, text: &str) {
        let start = start.max(self.reached);
        if start >= end || text.is_empty() || self.file.get(start..end).is_none() {
            return;
        }
        if text.len() != end - start || self.file.get(start..end) == Some(text) {
            self.flush();
            self.push(start, end, text);
            self.reached = end;
            return;
        }
        // As long as its source and yet different: a piece would claim that the bytes are the same. Two
        // characters (`&acE;`) become two pieces that claim nothing; of a single one (`&#0`) only the source is told.
        let first = text.chars().next().map_or(0, char::len_utf8);
        if first < text.len() && text.len() > first + 1 && self.file.is_char_boundary(end - 1) {
            self.flush();
            self.push(start, end - 1, &text[..first]);
            self.push(end - 1, end, &text[first..]);
            self.reached = end;
        } else {
            self.verbatim(start, end);
        }
    }

    /// Whether nothing was added since the last block.
    fn is_empty(&self) -> bool {
        self.pieces.is_empty() && self.run.is_empty()
    }

    fn push(&mut self, start: usize, end: usize, text: &str) {
        self.pieces.push(Piece {
            at: self.text.len() as u32,
            len: text.len() as u32,
            source: start as u32,
            source_len: (end - start) as u32,
        });
        self.text.push_str(text);
    }

    fn flush(&mut self) {
        let run = std::mem::replace(&mut self.run, 0..0);
        // Strings may break off inside a character, runs do not; but were one to, its whole characters are kept.
        let (start, end) = (self.file.ceil_char_boundary(run.start), self.file.floor_char_boundary(run.end));
        if start < end {
            let file = self.file;
            self.push(start, end, &file[start..end]);
        }
    }

    /// Ends the block; none where there is nothing but white space.
    pub(super) fn finish(&mut self, kind: BlockKind) -> Option<Block<'a>> {
        if self.is_empty() {
            return None;
        }
        self.flush();
        let block = self.trimmed(kind);
        self.text.clear();
        self.pieces.clear();
        block
    }

    fn trimmed(&self, kind: BlockKind) -> Option<Block<'a>> {
        let mut from = (self.text.len() - self.text.trim_start().len()) as u32;
        let mut to = self.text.trim_end().len() as u32;
        if from >= to {
            return None;
        }
        let first = self.pieces.partition_point(|piece| piece.at + piece.len <= from);
        let last = self.pieces.partition_point(|piece| piece.at < to);
        let kept = self.pieces.get(first..last)?;
        let decoded = |piece: &Piece| piece.len != piece.source_len;
        // A decoded piece maps as a whole and is never cut.
        if let Some(piece) = kept.first().filter(|piece| decoded(piece)) {
            from = piece.at;
        }
        if let Some(piece) = kept.last().filter(|piece| decoded(piece)) {
            to = piece.at + piece.len;
        }
        if let [only] = kept
            && !decoded(only)
        {
            let start = (only.source + (from - only.at)) as usize;
            return Some(Block::verbatim(kind, &self.file[start..start + (to - from) as usize], start));
        }
        let mut pieces = kept.to_vec();
        for piece in &mut pieces {
            let skipped = from.saturating_sub(piece.at);
            let surplus = (piece.at + piece.len).saturating_sub(to);
            piece.at = piece.at + skipped - from;
            piece.len -= skipped + surplus;
            piece.source += skipped;
            piece.source_len -= skipped + surplus;
        }
        Some(Block { kind, text: self.text[from as usize..to as usize].to_owned().into(), pieces })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decoded_to_the_same_length_never_claims_the_same_bytes() {
        let file = "&acE; &#0";
        let mut builder = Builder::new(file);
        builder.decoded(0, 5, "\u{223e}\u{333}");
        builder.verbatim(5, 6);
        builder.decoded(6, 9, "\u{fffd}");
        let block = builder.finish(BlockKind::Paragraph).expect("text");
        assert_eq!(block.text, "\u{223e}\u{333} &#0");
        assert_eq!(block.source_range(0, 5), 0..5);
        assert_eq!(block.pieces.len(), 3);
    }

    #[test]
    fn runs_that_go_back_are_left_out() {
        let mut builder = Builder::new("a😀b");
        builder.verbatim(0, 3);
        builder.verbatim(2, 6);
        builder.decoded(0, 4, "x");
        let block = builder.finish(BlockKind::Paragraph).expect("text");
        assert_eq!((block.text.as_ref(), block.pieces.len()), ("a😀b", 1));
        assert!(builder.finish(BlockKind::Paragraph).is_none());
    }
}
