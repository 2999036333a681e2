//! Findings become something to look at: a table of formats, one file each.

#[cfg(test)]
mod bounds;
mod excerpt;
mod format;
mod human;
mod json;
mod narrated;
pub(crate) mod place;
mod plain;
#[cfg(test)]
mod snapshots;
mod window;

pub use format::{Document, Format, Run, Style, Tally};

/// Every format; the first is what a person gets.
pub const FORMATS: &[Format] = &[human::FORMAT, json::ARRAY, json::LINES];

impl Format {
    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }
}
