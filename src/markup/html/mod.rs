//! HTML: tokens with their places, a tree of open elements that knows what is prose, and the day of publication.

mod elements;
mod published;
mod tokens;
mod tree;

use super::document::{BlockKind, Document};

/// Reads HTML. A page may lie in one form as a whole; when nothing but headlines stands outside of forms, what is inside
/// is read too.
pub(super) fn read(text: &str) -> Document<'_> {
    let (document, forms) = tree::read(text, false);
    let bare = document.blocks.iter().all(|block| block.kind == BlockKind::Headline);
    if bare && forms { tree::read(text, true).0 } else { document }
}
