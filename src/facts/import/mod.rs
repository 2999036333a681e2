//! Tables that others publish, turned into fact files of ours: text to text, with where it came from.
//!
//! Nothing is guessed: what cannot be followed is a fault at its place, and what is left out is told with the reason.

mod column;
mod delimited;
mod described;
mod draft;
mod ecb;
mod keys;
mod package;
mod skipped;
mod unpack;
mod wikidata;
mod worldbank;

pub use described::described;
pub use draft::{Draft, Given};
pub use ecb::ecb;
pub use package::Package;
pub use unpack::{Unpacked, is_archive, unpack};
pub use wikidata::{Register, wikidata};
pub use worldbank::{Indicator, worldbank};

/// The rule that faults of imported files are reported under.
const FAULT: &str = "faulty-import";

/// The most letters of a cell that a message repeats.
const SHOWN: usize = 60;

/// A text as a message repeats it: a cell may have megabytes.
fn shown(text: &str) -> std::borrow::Cow<'_, str> {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()).into(),
        None => text.into(),
    }
}
