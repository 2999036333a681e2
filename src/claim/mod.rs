//! What an article says, read over the row of its atoms. Whether it is true is no question here.

mod date;
mod list;
mod pair;
mod rate;
pub mod shape;

pub use shape::{Claim, Kind, Part, Shape, Slot, Value, Voice};

use crate::grammar::Reading;
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Row};
use crate::markup::Block;
use crate::source::{SourceId, Span};

/// Every kind of claim. A parser is started at each item of the kinds it names.
pub const CLAIMS: &[Shape] = &[pair::SHAPE, rate::SHAPE, date::WEEKDAY, date::DATE, list::SHAPE, FIGURE];

/// One atom by itself; made only when somebody asks for all of them.
pub const FIGURE: Shape = Shape {
    kind: Kind::Figure,
    name: "figure",
    about: "an amount, a range or a date by itself",
    slots: &[Slot::Value],
    maybe: &[],
    read: Reader { at: &[], read: |_, _| None },
};

/// How a shape is read: the kinds of item it can begin at, and the parser. The parser is given what stands before
/// as well, and answers with how many items it has read.
#[derive(Clone, Copy)]
struct Reader {
    at: &'static [row::Kind],
    read: for<'a, 'b> fn(Place<'a>, &'b mut Vec<Draft>) -> Option<usize>,
}

/// A place in a row.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// The whole row of the block.
    all: &'a [Item],
    /// Where we stand in it.
    at: usize,
    /// From here on.
    row: Row<'a>,
}

/// A claim while its slots are still runs of a block's text.
struct Draft {
    kind: Kind,
    slots: Vec<(Slot, Value, Run)>,
    years: Option<(i16, i16)>,
}

/// A run of bytes of a block's text.
type Run = (u32, u32);

/// From the beginning of an item to the end of another.
fn run(first: &Item, last: &Item) -> Run {
    (first.start, last.end)
}

/// The amount or range an item was read as.
fn amount(row: Row, item: &Item) -> Option<Value> {
    match row.page.atoms.get(item.atom as usize)? {
        Atom::Quantity(quantity) => Some(Value::Quantity(*quantity)),
        Atom::Range(from, to) => Some(Value::Range(*from, *to)),
        _ => None,
    }
}

/// Reads the claims of a block and appends them; with `figures`, each atom as well.
pub fn extract(reading: &Reading, block: &Block, figures: bool, claims: &mut Vec<Claim>) {
    let all = reading.row();
    let mut drafts = Vec::new();
    let mut past = [0_usize; CLAIMS.len()];
    for (at, item) in all.items.iter().enumerate() {
        if matches!(item.kind, row::Kind::Sign | row::Kind::Stop | row::Kind::Digits) || item.kind == row::Kind::Word {
            continue;
        }
        let place = Place { all: all.items, at, row: all.after(at) };
        if figures && let Some(value) = figure(all, item) {
            drafts.push(Draft { kind: Kind::Figure, slots: vec![(Slot::Value, value, run(item, item))], years: None });
        }
        for (shape, past) in CLAIMS.iter().zip(&mut past) {
            if at >= *past
                && shape.read.at.contains(&item.kind)
                && let Some(length) = (shape.read.read)(place, &mut drafts)
            {
                *past = at + length;
            }
        }
    }
    claims.extend(drafts.into_iter().map(|draft| finished(draft, block)));
}

fn figure(row: Row, item: &Item) -> Option<Value> {
    Some(match row.page.atoms.get(item.atom as usize)? {
        Atom::Quantity(quantity) => Value::Quantity(*quantity),
        Atom::Range(from, to) => Value::Range(*from, *to),
        Atom::Date(date) => Value::Date(*date),
        Atom::Weekday(_) => return None,
    })
}

/// Gives a claim the file's bytes for the block's.
fn finished(draft: Draft, block: &Block) -> Claim {
    let span = |(start, end): Run| {
        let bytes = block.source_range(start as usize, end as usize);
        Span::new(SourceId::ARTICLE, bytes.start, bytes.end)
    };
    let slots: Vec<_> = draft
        .slots
        .into_iter()
        .map(|(slot, mut value, run)| {
            if let Value::List { items, .. } = &mut value {
                for item in items {
                    *item = span((item.start, item.end));
                }
            }
            let text = block.text.get(run.0 as usize..run.1 as usize).unwrap_or_default();
            Part { slot, value, span: span(run), text: text.split_whitespace().collect::<Vec<_>>().join(" ") }
        })
        .collect();
    let whole = slots.iter().map(|part| part.span).reduce(Span::to);
    let nowhere = Span::new(SourceId::ARTICLE, 0, 0);
    Claim { kind: draft.kind, slots, span: whole.unwrap_or(nowhere), voice: Voice::Article, years: draft.years }
}

impl<'a> Place<'a> {
    /// The item that stands so many before this one.
    fn before(&self, count: usize) -> Option<&'a Item> {
        self.at.checked_sub(count).and_then(|at| self.all.get(at))
    }

    /// The years that this sentence names beside the item itself.
    fn years(&self) -> Option<(i16, i16)> {
        let stop = |item: &&Item| item.kind == row::Kind::Stop;
        let first = self.all[..self.at].iter().rposition(|item| stop(&item)).map_or(0, |at| at + 1);
        let last = self.all[self.at..].iter().position(|item| stop(&item)).map_or(self.all.len(), |at| self.at + at);
        let years = self.all[first..last].iter().filter_map(|item| {
            match (item.kind, self.row.page.atoms.get(item.atom as usize)) {
                (row::Kind::Date, Some(Atom::Date(date))) => date.year,
                (row::Kind::Number, Some(Atom::Quantity(_))) => {
                    let text = self.row.text(item);
                    text.parse::<i16>().ok().filter(|year| text.len() == 4 && (1900..2100).contains(year))
                }
                _ => None,
            }
        });
        years.fold(None, |found: Option<(i16, i16)>, year| {
            Some(found.map_or((year, year), |(low, high)| (low.min(year), high.max(year))))
        })
    }
}
