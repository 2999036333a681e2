//! What an article says, read over the row of its atoms. Whether it is true is no question here.

mod ago;
mod altogether;
mod anniversary;
mod begin;
mod change;
mod clause;
mod date;
mod figure;
mod gauge;
mod grid;
mod known;
mod lasting;
mod life;
mod list;
mod pace;
mod pair;
mod part;
mod parts;
mod place;
mod product;
mod range;
mod rate;
mod repeat;
mod residue;
pub mod shape;
mod share;
mod shares;
mod split;
mod step;
mod table;
mod tabled;
mod tense;
mod total;

pub use repeat::Mentions;
pub use shape::{Claim, Holds, Kind, Part, Shape, Sight, Slot, Value, Voice, Way};
pub use table::Tables;

use crate::grammar::Reading;
use crate::markup::Block;
use place::Place;

/// Every kind of claim. A parser is started at each item of the kinds it names.
pub const CLAIMS: &[Shape] = &[
    pair::SHAPE,
    rate::SHAPE,
    date::WEEKDAY,
    date::DATE,
    list::SHAPE,
    change::SHAPE,
    step::SHAPE,
    range::RANGE,
    range::SPAN,
    part::SHAPE,
    total::SHAPE,
    share::SHAPE,
    table::SHAPE,
    split::SPLIT,
    split::REST,
    product::SHAPE,
    pace::SHAPE,
    ago::SHAPE,
    known::located::LOCATED,
    known::located::CAPITAL,
    known::member::MEMBER,
    known::member::SIZE,
    known::member::COUNTRIES,
    known::member::THOSE,
    known::office::SHAPE,
    known::office::AFFILIATION,
    known::measured::SHAPE,
    known::meeting::SHAPE,
    residue::SHAPE,
    gauge::SHAPE,
    tense::PLAN,
    tense::EVENT,
    life::SHAPE,
    lasting::SHAPE,
    anniversary::SHAPE,
    repeat::HEADLINE,
    repeat::REPEAT,
    figure::SHAPE,
];

/// Which of them may begin where.
static BEGINS: begin::Begins = begin::Begins::of(CLAIMS);

/// Reads the claims of a stretch of a block, which begins at the byte `start` of its text, and appends them; with `figures`, each atom as well.
/// Figures that may be told again are kept in `mentions`.
pub fn extract(
    reading: &Reading,
    block: &Block,
    start: usize,
    figures: bool,
    claims: &mut Vec<Claim>,
    mentions: &mut Mentions,
) {
    let all = reading.row();
    let mut drafts = Vec::new();
    let mut past = [0_usize; CLAIMS.len()];
    let mut told = figures.then(figure::Figures::default);
    let among = BEGINS.among(reading, all);
    for at in reading.places() {
        let Some(item) = all.items.get(at) else { continue };
        let place = Place { all: all.items, at, row: all.after(at) };
        mentions.keep(place.row, item, block, start);
        if let Some(told) = &mut told {
            claims.extend(told.read(place, block, start));
        }
        place.begin(BEGINS.at(item.kind) & among, CLAIMS, &mut past, &mut drafts);
    }
    for (nth, name) in all.page.names.iter().enumerate() {
        let at = name.from as usize;
        let place = Place { all: all.items, at, row: all.after(at) };
        place.begin(BEGINS.at_name(place, name, nth), CLAIMS, &mut past, &mut drafts);
    }
    claims.extend(drafts.into_iter().map(|draft| draft.finished(block, start)));
}
