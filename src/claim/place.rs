//! A place in a row where a claim may begin, and a claim while it is read.

use super::shape::{Claim, Kind, Part, Shape, Slot, Value, Voice};
use crate::grammar::Named;
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::markup::Block;
use crate::measure::quantity::Quantity;
use crate::measure::unit::UnitWord;
use crate::source::{SourceId, Span};
use std::ops::Range;

/// How a shape is read: the kinds of item it can begin at, and the parser. The parser is given what stands before
/// as well, and answers with how many items it has read.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub(super) at: &'static [row::Kind],
    pub(super) read: for<'a, 'b> fn(Place<'a>, &'b mut Vec<Draft>) -> Option<usize>,
}

impl Reader {
    /// Of claims that begin at no item: they are read over whole sentences, or over the whole article.
    pub(super) const NOWHERE: Reader = Reader { at: &[], read: |_, _| None };
}

/// A place in a row.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The whole row of the block.
    pub(super) all: &'a [Item],
    /// Where we stand in it.
    pub(super) at: usize,
    /// From here on.
    pub(super) row: Row<'a>,
}

/// A claim while its slots are still runs of a block's text.
pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) slots: Vec<(Slot, Value, Run)>,
    pub(super) years: Option<(i16, i16)>,
    pub(super) spoken: Vec<UnitWord>,
}

/// The most words of a hedge: `greater than or equal to`.
const HEDGE: usize = 5;

/// How far a sentence is looked through on either side, in items: a text without a full stop costs no more than another.
const SENTENCE: usize = 150;

/// The most words between "from" and its amount, and between the amount and "to".
const BESIDE: usize = 5;

/// What makes an hour of four digits: 1800 GMT is no year.
const ZONES: [&str; 12] = ["GMT", "UTC", "BST", "CET", "CEST", "EST", "EDT", "PST", "PDT", "IST", "JST", "hours"];

/// A run of bytes of a block's text.
pub(super) type Run = (u32, u32);

/// From the beginning of an item to the end of another.
pub(super) fn run(first: &Item, last: &Item) -> Run {
    (first.start, last.end)
}

/// The amount or range an item was read as.
pub(super) fn amount(row: Row, item: &Item) -> Option<Value> {
    match row.page.atoms.get(item.atom as usize)? {
        Atom::Quantity(quantity) => Some(Value::Quantity(*quantity)),
        Atom::Range(from, to) => Some(Value::Range(*from, *to)),
        _ => None,
    }
}

impl Draft {
    /// A claim whose sentence speaks for no currency.
    pub(super) fn new(kind: Kind, slots: Vec<(Slot, Value, Run)>, years: Option<(i16, i16)>) -> Draft {
        Draft { kind, slots, years, spoken: Vec::new() }
    }

    /// The claim, with the file's bytes for those of the stretch that begins at `from`.
    pub(super) fn finished(self, block: &Block, from: usize) -> Claim {
        let span = |(start, end): Run| {
            let bytes = block.source_range(from + start as usize, from + end as usize);
            Span::new(SourceId::ARTICLE, bytes.start, bytes.end)
        };
        let slots: Vec<_> = self
            .slots
            .into_iter()
            .map(|(slot, mut value, run)| {
                if let Value::List { items, .. } = &mut value {
                    for item in items {
                        *item = span((item.start, item.end));
                    }
                }
                let text = block.text.get(from + run.0 as usize..from + run.1 as usize).unwrap_or_default();
                Part { slot, value, span: span(run), text: folded(text) }
            })
            .collect();
        let whole = slots.iter().map(|part| part.span).reduce(Span::to);
        let nowhere = Span::new(SourceId::ARTICLE, 0, 0);
        Claim {
            kind: self.kind,
            slots,
            span: whole.unwrap_or(nowhere),
            voice: Voice::Article,
            years: self.years,
            spoken: self.spoken,
        }
    }
}

/// White space folded to single spaces.
pub(super) fn folded(text: &str) -> String {
    let mut before = b' ';
    let single = text.bytes().all(|byte| {
        let sound = byte.is_ascii_graphic() || byte == b' ' && before != b' ';
        before = byte;
        sound
    });
    if single && before != b' ' { text.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

impl<'a> Place<'a> {
    /// Starts every shape that can begin here, a bit for each. `past` has for each shape the item behind what it read last.
    pub(super) fn begin(self, mut begin: u64, shapes: &[Shape], past: &mut [usize], drafts: &mut Vec<Draft>) {
        while begin != 0 {
            let shape = begin.trailing_zeros() as usize;
            begin &= begin - 1;
            if self.at >= past[shape]
                && let Some(length) = (shapes[shape].read.read)(self, drafts)
            {
                past[shape] = self.at + length;
            }
        }
    }

    /// The item that stands so many before this one.
    pub(super) fn before(&self, count: usize) -> Option<&'a Item> {
        self.at.checked_sub(count).and_then(|at| self.all.get(at))
    }

    /// Where the hedge right before an item begins: `fell [more than] 5 percent`.
    pub(super) fn hedge_before(&self, at: usize) -> Option<usize> {
        (1..=HEDGE).rev().filter_map(|length| at.checked_sub(length)).find(|&from| {
            let row = self.row_at(from);
            row.phrase(Class::HEDGE).is_ok_and(|(rest, _)| from + row.read_up_to(rest) == at)
        })
    }

    /// The name that ends right before an item, and the item it begins with.
    pub(super) fn name_before(&self, at: usize) -> Option<(usize, &'a Named)> {
        let names = self.row.page.names;
        let before = names.partition_point(|name| (name.to as usize) <= at);
        let name = names.get(before.checked_sub(1)?)?;
        (name.to as usize == at).then_some((name.from as usize, name))
    }

    /// The row from an item on.
    pub(super) fn row_at(&self, at: usize) -> Row<'a> {
        Row { items: self.all.get(at..).unwrap_or_default(), page: self.row.page }
    }

    /// The range that an amount behind "from" is one end of, and the item that is its other end: `from about 5 km a day
    /// to 7 km`.
    pub(super) fn whole(&self) -> Option<(usize, Value)> {
        let Atom::Quantity(from) = self.row.page.atoms.get(self.row.head()?.atom as usize)? else { return None };
        let word = |item: &Item| matches!(item.kind, row::Kind::Word | row::Kind::Sign) && item.word != symbol::COMMA;
        let cue = |at: usize| match (Row { items: self.all.get(at..at + 1)?, page: self.row.page }).phrase(Class::CUE) {
            Ok((_, Sense::Cue(cue))) => Some(cue),
            _ => None,
        };
        let before = (1..=BESIDE).map_while(|count| self.at.checked_sub(count)).take_while(|&at| word(&self.all[at]));
        let to = (1..=BESIDE).map(|count| self.at + count).take_while(|&at| self.all.get(at).is_some_and(word));
        let to = to.into_iter().find(|&at| cue(at) == Some(Cue::To))?;
        before.into_iter().find(|&at| cue(at) == Some(Cue::From))?;
        let end = (to + 1..=to + BESIDE).find(|&at| self.all.get(at).is_none_or(|item| !word(item)))?;
        let item = self.all.get(end)?;
        let Atom::Quantity(to) = self.row.page.atoms.get(item.atom as usize)? else { return None };
        let alike = from.unit == to.unit || from.unit == UnitWord::NONE || to.unit == UnitWord::NONE;
        let unit = if from.unit == UnitWord::NONE { to.unit } else { from.unit };
        let (low, high) = if from.value <= to.value { (*from, *to) } else { (*to, *from) };
        let amount = !matches!(item.kind, row::Kind::Stop | row::Kind::Digits);
        (alike && amount).then_some((end, Value::Range(Quantity { unit, ..low }, Quantity { unit, ..high })))
    }

    /// The items of its sentence.
    pub(super) fn sentence(&self) -> Range<usize> {
        let stop = |item: &Item| item.kind == row::Kind::Stop;
        let (near, far) = (self.at.saturating_sub(SENTENCE), self.all.len().min(self.at + SENTENCE));
        let first = self.all[near..self.at].iter().rposition(stop).map_or(near, |at| near + at + 1);
        let last = self.all[self.at..far].iter().position(stop).map_or(far, |at| self.at + at);
        first..last
    }

    /// The rows that begin at each item of the sentence.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'a>> {
        let (all, page) = (self.all, self.row.page);
        self.sentence().map(move |at| Row { items: &all[at..], page })
    }

    /// The years that this sentence names, decades by their first.
    pub(super) fn years(&self) -> Option<(i16, i16)> {
        let years = self.rows().filter_map(|row| {
            let item = row.head()?;
            if row.items.get(1).is_some_and(|next| ZONES.contains(&row.text(next))) {
                return None;
            }
            match (item.kind, row.page.atoms.get(item.atom as usize)) {
                (row::Kind::Date, Some(Atom::Date(date))) => date.year,
                (row::Kind::Date, Some(Atom::When(when))) => when.year(),
                (row::Kind::Span, Some(Atom::Span(from, to, _))) => from.year().or(to.year()),
                (row::Kind::Number | row::Kind::Digits | row::Kind::Range, _) => {
                    let text = row.text(item).get(..4)?;
                    let alone = item.kind != row::Kind::Number || item.end - item.start == 4;
                    text.parse::<i16>().ok().filter(|year| alone && (1500..2100).contains(year))
                }
                _ => None,
            }
        });
        years.fold(None, |found: Option<(i16, i16)>, year| {
            Some(found.map_or((year, year), |(low, high)| (low.min(year), high.max(year))))
        })
    }

    /// The currencies that words of this sentence speak for.
    pub(super) fn spoken(&self) -> Vec<UnitWord> {
        let places = self.rows().filter(|row| row.head().is_some_and(|head| head.case != Case::Lower));
        let words = places.filter_map(|row| match row.phrase(Class::PLACE) {
            Ok((_, Sense::Place(word))) => Some(word),
            _ => None,
        });
        words.collect()
    }

    /// Words that put the sentence into another time: "at the time", "in those days".
    pub(super) fn past(&self) -> Option<Run> {
        self.rows().find_map(|row| {
            let (rest, ()) = row.cue(Cue::Past).ok()?;
            let length = row.read_up_to(rest);
            Some(run(row.items.first()?, row.items.get(length.checked_sub(1)?)?))
        })
    }
}
