//! What a rule may set of a check.

/// Something a rule may set.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What may be written.
    pub takes: Takes,
    /// One sentence on what it does.
    pub about: &'static str,
}

/// What a parameter takes.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// A percentage: 3%.
    Share,
    /// A whole number.
    Count,
    /// One of these words.
    Word(&'static [&'static str]),
}

/// The three distances at which a comparison becomes a note, a warning and an error.
pub(super) const DISTANCES: [Parameter; 3] = [
    Parameter { name: "note", takes: Takes::Share, about: "how far apart the two ranges must be for a note" },
    Parameter { name: "warning", takes: Takes::Share, about: "… for a warning" },
    Parameter { name: "error", takes: Takes::Share, about: "… for an error" },
];
