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
    /// A formula over the slots of the claim.
    Formula,
}

/// What a formula is, and how its numbers are taken.
pub(super) const FORMULA: [Parameter; 2] = [
    Parameter {
        name: "formula",
        takes: Takes::Formula,
        about: "what must hold: two sides with `~` (their ranges overlap), `=`, `<`, `<=`, `>` or `>=` between them; \
            a side is made of slots, numbers (`0.25`, `5%`), `+ - * /`, brackets, `sum(slot)` and `count(slot)`",
    },
    Parameter {
        name: "reading",
        takes: Takes::Word(&["printed", "rounded", "counted"]),
        about: "how far a number may be off: half a unit of its last printed digit, or of its last digit that is not \
            zero; counted numbers are whole (14 is 14), and rounded only from a hundred on. Without it, a formula with a product or a quotient takes numbers as rounded, any other as printed",
    },
];

/// The three distances at which a comparison becomes a note, a warning and an error.
pub(super) const DISTANCES: [Parameter; 3] = [
    Parameter { name: "note", takes: Takes::Share, about: "how far apart the two ranges must be for a note" },
    Parameter { name: "warning", takes: Takes::Share, about: "… for a warning" },
    Parameter { name: "error", takes: Takes::Share, about: "… for an error" },
];
