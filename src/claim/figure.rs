//! One atom by itself, for the ledger.

use super::place::{Place, Reader};
use super::shape::{Claim, Kind, Part, Shape, Slot, Value};
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::symbol;
use crate::markup::Block;
use crate::measure::when::{Turn, What, When};
use crate::source::{SourceId, Span};

/// One atom by itself; made only when somebody asks for all of them.
pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Figure,
    name: "figure",
    about: "an amount, a range or a date by itself",
    slots: &[Slot::Value],
    maybe: &[Slot::Whole],
    read: Reader::NOWHERE,
};

/// Reads the figures of a row, one after the other.
#[derive(Default)]
pub(super) struct Figures {
    /// The range whose other end stands at an item to come.
    whole: Option<(usize, Value)>,
}

impl Figures {
    /// The figure at a place.
    pub(super) fn read(&mut self, place: Place, block: &Block, start: usize) -> Option<Claim> {
        let item = place.row.head()?;
        if dated(place) {
            return None;
        }
        let value = figure(place.row, item)?;
        let range = match place.whole() {
            Some((end, range)) => {
                self.whole = Some((end, range.clone()));
                Some(range)
            }
            None => self.whole.take_if(|(end, _)| *end == place.at).map(|(_, range)| range),
        };
        Some(figure_claim(block, start, item, value, range))
    }
}

/// The figure an item was read as.
fn figure(row: Row, item: &Item) -> Option<Value> {
    Some(match row.page.atoms.get(item.atom as usize)? {
        Atom::Quantity(quantity) => Value::Quantity(*quantity),
        Atom::Range(from, to) => Value::Range(*from, *to),
        Atom::Ordinal(ordinal) => Value::Ordinal(*ordinal),
        Atom::Age(age) => Value::Age(*age),
        Atom::Score(one, other) => Value::Score(*one, *other),
        Atom::Date(date) => Value::Date(*date),
        Atom::When(when) => Value::When(*when),
        Atom::Span(from, to, _) => Value::Span(*from, *to),
        Atom::Weekday(day) => Value::When(When::of(What::Weekday(*day, Turn::Unsaid))),
    })
}

/// A figure is its own only slot, and there are many: it needs no draft, and no words beside those of the article.
fn figure_claim(block: &Block, from: usize, item: &Item, value: Value, whole: Option<Value>) -> Claim {
    let (start, end) = (from + item.start as usize, from + item.end as usize);
    let bytes = block.source_range(start, end);
    let span = Span::new(SourceId::ARTICLE, bytes.start, bytes.end);
    let part = |slot, value| Part { slot, value, span, text: String::new() };
    let slots = match whole {
        Some(whole) => vec![part(Slot::Value, value), part(Slot::Whole, whole)],
        None => vec![part(Slot::Value, value)],
    };
    Claim::new(Kind::Figure, span, slots)
}

/// Whether a weekday's date follows, which says all that the weekday does.
fn dated(place: Place) -> bool {
    let row = place.row.after(1);
    let row = row.sign(symbol::COMMA).map_or(row, |(rest, _)| rest);
    let date = |row: row::Row| row.head().is_some_and(|next| matches!(next.kind, row::Kind::Date | row::Kind::Span));
    place.row.head().is_some_and(|head| head.kind == row::Kind::Weekday) && date(row)
}
