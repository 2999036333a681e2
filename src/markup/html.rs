//! (being built)
use super::document::{Block, BlockKind, Document};
pub(super) fn read(text: &str) -> Document<'_> {
    Document { blocks: vec![Block::verbatim(BlockKind::Paragraph, text, 0)], published: None }
}
