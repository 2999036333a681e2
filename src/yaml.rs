//! YAML that strangers wrote: read within bounds, every value with its place, every fault said at its byte.

use crate::finding::Finding;
use crate::source::{SourceId, Span};
use serde::de::DeserializeOwned;

/// A value and the place it was read from; see [`span`].
pub use serde_saphyr::Spanned as Placed;

/// The bytes a value was written in.
#[must_use]
pub fn span<T>(placed: &Placed<T>, source: SourceId) -> Span {
    place(placed.defined, source)
}

/// Reads a whole YAML file. Each fault is a finding of the rule `fault` (`faulty-rule`, `faulty-fact`, `faulty-words`)
/// at its place.
///
/// # Errors
/// What the file says that cannot be read, or that is past the bounds on size and depth.
pub fn read<T: DeserializeOwned>(text: &str, source: SourceId, fault: &str) -> Result<T, Vec<Finding>> {
    serde_saphyr::from_str(text).map_err(|error| {
        let error = error.without_snippet();
        let place = error.location().map_or(Span::new(source, 0, 0), |location| place(location, source));
        vec![Finding::fault(fault, error.to_string(), place, "here")]
    })
}

fn place(location: serde_saphyr::Location, source: SourceId) -> Span {
    let span = location.span();
    let start = span.byte_offset().unwrap_or(0);
    let len = span.byte_len().unwrap_or(0);
    let index = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
    Span::new(source, index(start), index(start.saturating_add(len)))
}
