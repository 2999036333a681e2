//! Reads each block once: words, numbers and signs first, then the atoms among them. Nothing downstream reads text again.

mod age;
pub mod atom;
mod begin;
mod calendar;
mod cents;
mod compound;
#[cfg(test)]
mod corpus;
mod decimal;
mod found;
mod fraction;
mod hedge;
mod label;
mod money;
mod name;
mod named;
mod number;
mod numeric;
mod ordinal;
mod plural;
mod quantity;
mod range;
mod reader;
pub mod row;
mod score;
mod share;
mod single;
mod time;
mod unit;
mod worded;
mod words;

pub use crate::measure::locale::Locale;
pub use named::Named;
pub use reader::{Reader, Reading};

use crate::lexicon::{Case, Lexicon};
use crate::measure::quantity::Quantity;
use atom::{Atom, Date};
use row::Kind;

/// Reads a text that is one amount and nothing else, as a fact file writes its values: `70.2 billion USD`, `nearly $15 billion`, `22%`,
/// `12 ferries`.
#[must_use]
pub fn amount(text: &str, lexicon: &Lexicon) -> Option<Quantity> {
    let mut reader = Reader::new(lexicon);
    let reading = reader.read(text);
    let mut items = reading.row().items.iter().skip_while(|item| item.kind == Kind::Word);
    let only = items.next();
    match (only, items.all(|item| item.kind == Kind::Word && item.case == Case::Lower)) {
        (Some(only), true) => match reading.row().page.atoms.get(only.atom as usize) {
            Some(Atom::Quantity(quantity))
                if matches!(only.kind, Kind::Number | Kind::Percent | Kind::Money | Kind::Quantity) =>
            {
                Some(*quantity)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Reads a text that is one date and nothing else.
#[must_use]
pub fn date(text: &str, lexicon: &Lexicon) -> Option<Date> {
    let mut reader = Reader::new(lexicon);
    let reading = reader.read(text);
    match (reading.row().items, reading.row().page.atoms) {
        ([only], [Atom::Date(date)]) if only.kind == Kind::Date => Some(*date),
        _ => None,
    }
}
