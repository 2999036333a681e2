//! Which kinds of claim may begin where: by the item, by what stands beside a name, and by what there is in the stretch at all.

use super::known::beside::{self, Beside};
use super::parts;
use super::place::Place;
use super::shape::{Kind, Shape};
use crate::grammar::row::{self, Row};
use crate::grammar::{Named, Reading};
use crate::lexicon::Class;

/// A set of shapes: a bit for each.
pub(super) type Shapes = u64;

/// Which shapes may begin where.
pub(super) struct Begins {
    /// By the kind of item.
    at: [Shapes; row::KINDS],
    /// By what stands beside a name.
    beside: beside::Begins,
    /// Those that are made of several amounts.
    several: Shapes,
    /// Those that have a percentage among them.
    percent: Shapes,
    /// Those that have a word for a change.
    change: Shapes,
}

const SEVERAL: &[Kind] =
    &[Kind::Pair, Kind::Change, Kind::Step, Kind::Part, Kind::Total, Kind::Share, Kind::Product, Kind::Pace];
const PERCENT: &[Kind] = &[Kind::Share, Kind::Step];
const CHANGE: &[Kind] = &[Kind::Change, Kind::Step];

impl Begins {
    /// Turns what shapes and kinds say of themselves the other way round.
    pub(super) const fn of(shapes: &[Shape]) -> Begins {
        let mut at = [0; row::KINDS];
        let mut shape = 0;
        while shape < shapes.len() {
            let kinds = shapes[shape].read.at;
            let mut kind = 0;
            while kind < kinds.len() {
                at[kinds[kind] as usize] |= 1 << shape;
                kind += 1;
            }
            shape += 1;
        }
        let [several, percent, change] = [of(SEVERAL, shapes), of(PERCENT, shapes), of(CHANGE, shapes)];
        Begins { at, beside: beside::begins(shapes), several, percent, change }
    }

    /// Those that may begin at a kind of item.
    pub(super) fn at(&self, kind: row::Kind) -> Shapes {
        self.at[kind as usize]
    }

    /// Those that may begin at a name, the `nth` of its page.
    pub(super) fn at_name(&self, place: Place, named: &Named, nth: usize) -> Shapes {
        Beside::of(place, named, nth).shapes(&self.beside)
    }

    /// Those that may be in a stretch. It is looked at once, where each amount would be looked around.
    pub(super) fn among(&self, reading: &Reading, row: Row) -> Shapes {
        let (mut amounts, mut percent) = (0, false);
        for item in reading.places().filter_map(|at| row.items.get(at)) {
            amounts += usize::from(item.kind == row::Kind::Range || parts::AMOUNTS.contains(&item.kind));
            percent |= item.kind == row::Kind::Percent;
        }
        if amounts < 2 {
            return !self.several;
        }
        let changes = || row.items.iter().any(|item| row.page.lexicon.begins(item.word).meets(Class::CHANGE));
        let percent = if percent { !0 } else { !self.percent };
        percent & if changes() { !0 } else { !self.change }
    }
}

/// The shapes of some kinds.
const fn of(kinds: &[Kind], shapes: &[Shape]) -> Shapes {
    let (mut found, mut shape) = (0, 0);
    while shape < shapes.len() {
        let mut kind = 0;
        while kind < kinds.len() {
            if kinds[kind] as usize == shapes[shape].kind as usize {
                found |= 1 << shape;
            }
            kind += 1;
        }
        shape += 1;
    }
    found
}
