//! Plurals: whether a number counts what stands behind it.

use super::row::{Kind, Row};
use crate::lexicon::Case;

/// Small words that end like plurals and are none.
const SINGULAR: &[&str] = &["this", "thus", "plus", "does", "goes", "says"];

/// Whether a lower-case plural follows, so that the number before it counts something: "May 12 people", "2000 cars".
pub(super) fn counts(row: Row) -> bool {
    row.head().is_some_and(|next| {
        let text = row.text(next);
        let plural = text.len() > 3 && text.ends_with('s') && !text.ends_with("ss") && !SINGULAR.contains(&text);
        next.kind == Kind::Word
            && next.case == Case::Lower
            && next.spaced
            && (plural || matches!(text, "people" | "men" | "women" | "children"))
    })
}
