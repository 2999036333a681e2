//! Weaving a block from pieces: runs of the file as they stand, and what was decoded from it.

use super::document::{Block, BlockKind, Piece, Pieces};
use std::ops::Range;

/// Stands in a sentence for what is not prose: code, a picture, an address. No word and no space, so that the words on
/// its two sides neither grow together nor become neighbours.
pub(super) const GAP: &str = "\u{fffc}";

/// A block in the making. Text is copied once, when the block is done, and not at all when it is one run of the file.
#[derive(Debug)]
pub(super) struct Weave<'a> {
    source: &'a str,
    pieces: Vec<Piece>,
    /// The text of the decoded pieces, one after the other.
    decoded: String,
}

impl<'a> Weave<'a> {
    pub(super) fn new(source: &'a str) -> Weave<'a> {
        Weave { source, pieces: Vec::new(), decoded: String::new() }
    }

    /// Adds bytes of the file as they stand, digits raised: `10<sup>6</sup>` is 10⁶, not 106.
    pub(super) fn raised(&mut self, bytes: Range<usize>) {
        let mut at = bytes.start;
        for (digit, _) in self.source.get(bytes.clone()).unwrap_or_default().match_indices(|c: char| c.is_ascii_digit())
        {
            let digit = bytes.start + digit;
            self.verbatim(at..digit);
            let which = usize::from(self.source.as_bytes()[digit] - b'0');
            self.decoded(["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"][which], digit..digit + 1);
            at = digit + 1;
        }
        self.verbatim(at..bytes.end);
    }

    /// Adds bytes of the file as they stand. A run that goes on where the last one ended becomes one with it, so that a
    /// character may come in parts.
    pub(super) fn verbatim(&mut self, bytes: Range<usize>) {
        let (start, len) = (bytes.start as u32, bytes.len() as u32);
        if let Some(last) = self.pieces.last_mut().filter(|last| is_verbatim(last) && last.source + last.len == start) {
            last.len += len;
            last.source_len += len;
        } else if len > 0 {
            self.pieces.push(Piece { at: 0, len, source: start, source_len: len });
        }
    }

    /// Adds text that the bytes of the file stand for.
    ///
    /// A piece as long as its bytes would be taken for verbatim. `&acE;` and two more entities are as long as the two
    /// characters that they stand for, and the last of these is given the semicolon; a single character is given the
    /// first character of its bytes.
    pub(super) fn decoded(&mut self, text: &str, bytes: Range<usize>) {
        if text.is_empty() || bytes.is_empty() {
            return;
        }
        if self.source.get(bytes.clone()) == Some(text) {
            return self.verbatim(bytes);
        }
        if text.len() != bytes.len() {
            return self.push(text, bytes);
        }
        let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
        if last > 0 && self.source.is_char_boundary(bytes.end - 1) && text.len() - last != 1 {
            self.push(&text[..last], bytes.start..bytes.end - 1);
            self.push(&text[last..], bytes.end - 1..bytes.end);
        } else {
            let first = self.source.get(bytes.clone()).and_then(|bytes| bytes.chars().next()).map_or(1, char::len_utf8);
            self.push(text, bytes.start..bytes.start + first);
        }
    }

    fn push(&mut self, text: &str, bytes: Range<usize>) {
        self.decoded.push_str(text);
        let (source, source_len) = (bytes.start as u32, bytes.len() as u32);
        self.pieces.push(Piece { at: 0, len: text.len() as u32, source, source_len });
    }

    /// Adds the mark of what was left out.
    pub(super) fn gap(&mut self, bytes: Range<usize>) {
        self.decoded(GAP, bytes);
    }

    /// The block, without white space at its ends, and the weave is empty again. None where nothing is left to read.
    pub(super) fn finish(&mut self, kind: BlockKind) -> Option<Block<'a>> {
        let mut pieces = std::mem::take(&mut self.pieces);
        let decoded = std::mem::take(&mut self.decoded);
        let source = self.source;
        let run = |piece: &Piece| {
            let start = piece.source as usize;
            source.get(start..start + piece.len as usize)
        };

        // Ends first: they are trimmed on the pieces, and only then is text copied.
        let mut last = decoded.len();
        while let Some(piece) = pieces.last_mut() {
            if is_verbatim(piece) {
                let kept = run(piece)?.trim_end().len() as u32;
                (piece.len, piece.source_len) = (kept, kept);
                if kept > 0 {
                    break;
                }
            } else {
                let start = last - piece.len as usize;
                if !decoded.get(start..last)?.trim_end().is_empty() {
                    break;
                }
                last = start;
            }
            pieces.pop();
        }
        let (mut head, mut first) = (0, 0);
        while let Some(piece) = pieces.get_mut(head) {
            if is_verbatim(piece) {
                let text = run(piece)?;
                let kept = text.trim_start().len();
                piece.source += (text.len() - kept) as u32;
                (piece.len, piece.source_len) = (kept as u32, kept as u32);
                if kept > 0 {
                    break;
                }
            } else {
                let end = first + piece.len as usize;
                if !decoded.get(first..end)?.trim_start().is_empty() {
                    break;
                }
                first = end;
            }
            head += 1;
        }
        pieces.drain(..head);

        if let [only] = *pieces
            && is_verbatim(&only)
        {
            return Some(Block::verbatim(kind, run(&only)?, only.source as usize));
        }
        let mut text = String::with_capacity(pieces.iter().map(|piece| piece.len as usize).sum());
        for piece in &mut pieces {
            piece.at = text.len() as u32;
            if is_verbatim(piece) {
                text.push_str(run(piece)?);
            } else {
                let end = first + piece.len as usize;
                text.push_str(decoded.get(first..end)?);
                first = end;
            }
        }
        let prose = text.chars().any(|c| !c.is_whitespace() && !GAP.contains(c));
        prose.then(|| Block { kind, text: text.into(), pieces: Pieces::Many(pieces) })
    }
}

/// See [`Piece`]: what is as long as its bytes is the same.
fn is_verbatim(piece: &Piece) -> bool {
    piece.len == piece.source_len
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_become_one_run_and_ends_are_trimmed() {
        let mut weave = Weave::new(" a bc ");
        weave.verbatim(0..3);
        weave.verbatim(3..6);
        assert_eq!(weave.finish(BlockKind::Paragraph), Some(Block::verbatim(BlockKind::Paragraph, "a bc", 1)));
        assert_eq!(weave.finish(BlockKind::Paragraph), None);
    }

    #[test]
    fn decoded_space_at_the_ends_goes_and_the_text_inside_stays_with_its_bytes() {
        let file = "&nbsp;5&nbsp;m&nbsp; ";
        let mut weave = Weave::new(file);
        for (bytes, text) in [(0..6, "\u{a0}"), (7..13, "\u{a0}"), (14..20, "\u{a0}")] {
            if bytes.start > 0 {
                weave.verbatim(bytes.start - 1..bytes.start);
            }
            weave.decoded(text, bytes);
        }
        weave.verbatim(20..21);
        let block = weave.finish(BlockKind::Paragraph).expect("there is prose in it");
        assert_eq!(block.text, "5\u{a0}m");
        assert_eq!(block.source_range(0, 1), 6..7);
        assert_eq!(block.source_range(1, 3), 7..13);
        assert_eq!(block.source_range(3, 4), 13..14);
    }

    #[test]
    fn what_was_decoded_is_never_as_long_as_its_bytes() {
        let file = "&acE; `a`";
        let mut weave = Weave::new(file);
        weave.decoded("\u{223e}\u{333}", 0..5);
        weave.gap(6..9);
        let block = weave.finish(BlockKind::Paragraph).expect("there is prose in it");
        assert_eq!(block.text, "\u{223e}\u{333}\u{fffc}");
        assert!(block.pieces.iter().all(|piece| piece.len != piece.source_len));
        assert_eq!(block.source_range(0, 5), 0..5);
    }

    #[test]
    fn what_is_only_left_out_is_no_block() {
        let mut weave = Weave::new("`code`");
        weave.gap(0..6);
        assert_eq!(weave.finish(BlockKind::Paragraph), None);
    }
}
