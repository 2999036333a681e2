//! Words a desk may add: units, currencies, number words, hedges, months. What they mean is data in rules/lexicon.

mod beside;
mod book;
mod entry;
mod load;
pub mod metric;
mod names;
mod office;
pub mod phrase;
pub mod scan;
pub mod speech;
pub mod sums;
mod table;
pub mod tense;
mod tree;
pub mod world;

pub use book::Lexicon;
pub use names::{NameId, Names};
pub use office::Offices;
pub use phrase::{Class, Meaning, Sense};
pub use scan::{Case, Raw, RawKind, Scanner};
pub use table::{WordId, symbol};

#[cfg(test)]
pub(crate) use book::tests;
