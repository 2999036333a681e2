//! Tables: cells are gathered while blocks are read, and what a table's totals sum up is read when it is at its end.

use super::grid::Grid;
use super::place::folded;
use super::repeat::Mentions;
use super::shape::{Claim, Kind, Shape, Slot};
use super::tabled::{self, Told};
use crate::grammar::Reading;
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Row};
use crate::lexicon::phrase::{Cue, Sort};
use crate::lexicon::{Class, Sense, symbol};
use crate::markup::{Block, BlockKind};
use crate::measure::quantity::Quantity;
use crate::measure::unit::UnitWord;
use crate::source::{SourceId, Span};
use rust_decimal::Decimal;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Table,
    name: "table",
    about: "a total in a table, the figures it sums up, and totals beside it that are the sum of theirs",
    slots: &[Slot::Whole, Slot::Part],
    maybe: &[Slot::Beside],
    read: super::place::Reader::NOWHERE,
};

/// The most cells of a table that is read: larger ones are data, and no part of an article.
const CELLS: usize = 4096;
/// The most words of a label that a total has beside the word for it: `Total votes cast`.
const WORDS: usize = 3;

/// The tables of an article, in order.
#[derive(Debug, Default)]
pub struct Tables {
    /// The number of the table that is being read.
    number: Option<u32>,
    cells: Vec<Cell>,
    /// Whether it is one that is left alone.
    odd: bool,
    claims: Vec<Claim>,
    /// Figures that the text may tell as well.
    told: Vec<Told>,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) content: Content,
    pub(super) span: Span,
    pub(super) text: String,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug)]
pub(super) enum Content {
    /// One amount and nothing else, and whether it may be a year.
    Figure(Quantity, bool),
    /// Words.
    Words(Label),
    /// Anything else: an amount with a footnote, two amounts, two lines.
    Other,
}

/// What the words of a cell say of the figures in its row or column.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Label {
    /// Total: it is the sum of those before it.
    pub(super) total: bool,
    /// Of which, including: it is counted in another one.
    pub(super) inside: bool,
    /// Average, rate, rank, year: its figures have no sum.
    pub(super) uneven: bool,
    /// Percent, share: all of it is a hundred.
    pub(super) percent: bool,
    /// Of the vote, of total: the shares of one whole, of which nobody has what another has.
    pub(super) parted: bool,
}

impl Tables {
    /// Takes in a block that was read, if it is a cell.
    pub fn keep(&mut self, reading: &Reading, block: &Block, article: &str) {
        let BlockKind::Cell { table, row, column, merged } = block.kind else { return };
        if self.number != Some(table) {
            // after a table inside of it, only a part of the outer one is left
            let inner = self.number.is_some_and(|last| table < last);
            self.close();
            (self.number, self.odd) = (self.number.max(Some(table)), inner);
        }
        self.odd |= merged || self.cells.len() == CELLS;
        if self.odd {
            return self.cells.clear();
        }
        if let Some(last) = self.cells.last_mut().filter(|last| (last.row, last.column) == (row, column)) {
            last.content = Content::Other;
            return;
        }
        let bytes = block.source_range(0, block.text.len());
        let indented = indented(article.get(..bytes.start).unwrap_or_default());
        let span = Span::new(SourceId::ARTICLE, bytes.start, bytes.end);
        let content = content(reading.row(), indented);
        self.cells.push(Cell { row, column, content, span, text: folded(&block.text) });
    }

    /// What the totals of all tables sum up, and what the text tells otherwise.
    #[must_use]
    pub fn claims(mut self, mentions: &Mentions, article: &str) -> Vec<Claim> {
        self.close();
        self.claims.extend(mentions.against(&self.told, article));
        self.claims
    }

    fn close(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        tabled::told(&cells, &mut self.told);
        if let Some(grid) = Grid::of(cells) {
            grid.totals(&mut self.claims);
        }
    }
}

/// Whether space that is kept stands before a cell's words: its row is a part of the one above.
fn indented(before: &str) -> bool {
    before.ends_with(['\u{a0}', '\u{2002}', '\u{2003}'])
        || ["&nbsp;", "&#160;", "&#xA0;", "&ensp;", "&emsp;"].iter().any(|space| before.ends_with(space))
}

fn content(row: Row, indented: bool) -> Content {
    let [item] = row.items else { return words(row, indented) };
    let plain = |quantity: &Quantity| quantity.hedge.is_none() && quantity.unit.rate().is_none();
    match row.page.atoms.get(item.atom as usize) {
        Some(Atom::Quantity(quantity))
            if matches!(item.kind, row::Kind::Number | row::Kind::Money | row::Kind::Quantity | row::Kind::Percent) =>
        {
            if plain(quantity) {
                Content::Figure(*quantity, false)
            } else {
                Content::Other
            }
        }
        Some(_) if item.kind == row::Kind::Date => year(row.text(item)).unwrap_or_default(),
        _ => words(row, indented),
    }
}

/// Four digits that are a year in a sentence may be a number in a table.
fn year(text: &str) -> Option<Content> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let value = text.parse::<Decimal>().ok().filter(|_| digits)?;
    let half = Decimal::new(5, 1);
    Some(Content::Figure(Quantity { value, printed: half, rounded: half, unit: UnitWord::NONE, hedge: None }, true))
}

impl Default for Content {
    /// What cannot be read.
    fn default() -> Self {
        Content::Other
    }
}

/// The words of a cell. A number among them makes no figure of it, but it is no total then either.
fn words(row: Row, indented: bool) -> Content {
    let Some(head) = row.head() else { return Content::Other };
    let letters = row.items.iter().any(|item| item.kind == row::Kind::Word);
    let percent = |rest: Row| {
        rest.phrase(Class::PERCENT).is_ok()
            || rest.head().is_some_and(|one| row.text(one).eq_ignore_ascii_case("share"))
    };
    let rests = || (0..row.items.len()).map(|at| row.after(at));
    if !letters && !rests().any(percent) {
        return Content::Other;
    }
    let sign = head.kind == row::Kind::Sign && matches!(head.word, symbol::HYPHEN | symbol::DASH | symbol::POINT);
    let sort = |rest: Row, sorts: &[Sort]| matches!(rest.phrase(Class::SORT), Ok((_, Sense::Sort(found))) if sorts.contains(&found));
    let inner = |rest: Row| sort(rest, &[Sort::Inside]) || rest.cue(Cue::Including).is_ok();
    let (mut parted, mut uneven) = (false, false);
    let mut rest = row;
    while !rest.items.is_empty() {
        // the vote in "share of vote" makes nothing uneven
        if let Ok((after, ())) = rest.sort(Sort::Parted) {
            (parted, rest) = (true, after);
            continue;
        }
        uneven |= sort(rest, &[Sort::Uneven, Sort::Apart, Sort::Each, Sort::Moved]) || rest.cue(Cue::Per).is_ok();
        rest = rest.after(1);
    }
    Content::Words(Label {
        total: total(row),
        inside: indented || sign || row.cue(Cue::Of).is_ok() || rests().any(inner),
        uneven,
        percent: rests().any(percent),
        parted,
    })
}

/// `Total`, `Total:`, `Total votes`, `Grand total`, `Overall`
fn total(row: Row) -> bool {
    let ends = |rest: Row| rest.items.iter().all(|item| item.word == symbol::COLON);
    if row.sort(Sort::Together).is_ok_and(|(rest, ())| ends(rest)) {
        return true;
    }
    let word = |row: Row| row.items.iter().all(|item| item.kind == row::Kind::Word || item.word == symbol::COLON);
    let Some((at, rest)) = (0..=WORDS).find_map(|at| Some((at, row.after(at).sort(Sort::Sum).ok()?.0))) else {
        return false;
    };
    word(row) && rest.items.len() <= WORDS && (at == 0 || ends(rest)) || at == 0 && ends(rest)
}
