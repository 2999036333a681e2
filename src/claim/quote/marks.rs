//! Quotation marks of a row in pairs.

use crate::grammar::Reading;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::symbol;

/// What stands between two quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The item of the opening mark.
    pub(super) open: usize,
    /// The first item inside.
    pub(super) from: usize,
    /// The item behind the last inside: that of the closing mark, or the end of the row.
    pub(super) to: usize,
    /// The item behind the closing mark.
    pub(super) end: usize,
    /// Whether it is closed. A quotation of several paragraphs has a mark at the beginning of each and one at its end.
    pub(super) closed: bool,
}

/// Which way a mark looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Opens,
    Closes,
}

/// The quotation mark at an item: which way it looks, and how many items it is written with.
pub(super) fn mark(row: Row, at: usize, inside: bool) -> Option<(Side, usize)> {
    let item = row.items.get(at)?;
    if item.kind != row::Kind::Sign {
        return None;
    }
    let length = match item.word {
        symbol::QUOTE => 1,
        // two single marks are a double one
        symbol::APOSTROPHE => {
            row.items.get(at + 1).filter(|next| next.word == symbol::APOSTROPHE && !next.spaced).map(|_| 2)?
        }
        _ => return None,
    };
    let side = match row.text(item) {
        "“" | "„" | "«" => Side::Opens,
        // some close the first mark of a paragraph by mistake, and open with the closing one
        "”" | "»" => Side::Closes,
        _ => {
            let next = row.items.get(at + length);
            let before = at.checked_sub(1).and_then(|at| row.items.get(at));
            let free = item.spaced
                || before.is_none_or(|before| {
                    before.kind == row::Kind::Sign
                        && matches!(before.word, symbol::OPEN | symbol::DASH | symbol::APOSTROPHE | symbol::HYPHEN)
                });
            let joined = next.is_some_and(|next| !next.spaced);
            match (free, joined) {
                (true, true) => Side::Opens,
                (false, _) => Side::Closes,
                (true, false) if inside => Side::Closes,
                (true, false) => Side::Opens,
            }
        }
    };
    Some((side, length))
}

/// The quotation marks of a row.
#[derive(Debug, Default)]
pub struct Marks {
    /// What stands between them, in order. Marks inside others belong to what is quoted.
    pub(super) quoted: Vec<Quoted>,
    /// A mark that opens what nothing closes.
    pub(super) opened: Option<usize>,
    /// Marks that close what nothing opened.
    pub(super) closed: Vec<usize>,
    /// Whether marks are glued to words on both sides, or open one inside the other: which belongs to which is not certain.
    pub(super) unsure: bool,
}

impl Marks {
    /// The quotation marks of what was read.
    #[must_use]
    pub fn of(reading: &Reading) -> Marks {
        let row = reading.row();
        // two single marks are a double one
        let twice = |two: &[Item]| two[0].word == symbol::APOSTROPHE && two[1].word == symbol::APOSTROPHE;
        let any = row.items.iter().any(|item| item.word == symbol::QUOTE) || row.items.windows(2).any(twice);
        if any { quoted(row) } else { Marks::default() }
    }
}

fn quoted(row: Row) -> Marks {
    let mut found = Vec::new();
    let mut stray = Vec::new();
    let mut unsure = false;
    let mut open: Option<(usize, usize, usize)> = None;
    let mut at = 0;
    while at < row.items.len() {
        let item = &row.items[at];
        if item.word != symbol::QUOTE && item.word != symbol::APOSTROPHE {
            at += 1;
            continue;
        }
        let Some((side, length)) = mark(row, at, open.is_some()) else {
            at += 1;
            continue;
        };
        let joined = |at: usize| {
            row.items
                .get(at)
                .is_some_and(|next| !next.spaced && next.kind != row::Kind::Sign && next.kind != row::Kind::Stop)
        };
        let glued = joined(at + length)
            && at > 0
            && !row.items[at].spaced
            && row.items[at - 1].word != symbol::OPEN
            && row.items[at - 1].word != symbol::DASH;
        // a paragraph that was joined to the one before, and not a mark that was forgotten within a sentence
        let anew = side == Side::Opens && open.is_some() && at > 0 && ends(&row.items[at - 1]);
        unsure |= glued || anew;
        match (side, open) {
            (Side::Opens, None) => open = Some((at, at + length, 0)),
            (Side::Opens, Some((first, from, depth))) => open = Some((first, from, depth + 1)),
            (Side::Closes, Some((first, from, 0))) => {
                found.push(Quoted { open: first, from, to: at, end: at + length, closed: true });
                open = None;
            }
            (Side::Closes, Some((first, from, depth))) => open = Some((first, from, depth - 1)),
            (Side::Closes, None) => stray.push(at),
        }
        at += length;
    }
    if let Some((first, from, _)) = open {
        let end = row.items.len();
        found.push(Quoted { open: first, from, to: end, end, closed: false });
    }
    found.retain(|quoted| quoted.from < quoted.to);
    Marks { quoted: found, opened: open.map(|(first, ..)| first), closed: stray, unsure }
}

/// The quotation that an item stands in or begins.
pub(super) fn around(marks: &[Quoted], at: usize) -> Option<&Quoted> {
    let before = marks.partition_point(|quoted| quoted.open <= at);
    marks.get(before.checked_sub(1)?).filter(|quoted| at < quoted.end)
}

/// Whether the mark at an item is a double one.
pub(super) fn double(row: Row, at: usize) -> bool {
    row.items.get(at).is_some_and(|item| item.word == symbol::QUOTE)
}

/// Whether an item may end a sentence that is quoted.
pub(super) fn ends(item: &Item) -> bool {
    stops(item) || item.kind == row::Kind::Sign && matches!(item.word, symbol::COMMA | symbol::POINT)
}

/// Whether an item ends a sentence.
pub(super) fn stops(item: &Item) -> bool {
    item.kind == row::Kind::Stop
}
