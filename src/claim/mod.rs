//! What an article says, read over the row of its atoms. Whether it is true is no question here.

mod ago;
mod anniversary;
mod change;
mod clause;
mod date;
mod lasting;
mod life;
mod list;
mod pair;
mod part;
mod parts;
mod place;
mod product;
mod range;
mod rate;
mod repeat;
pub mod shape;
mod share;
mod tense;
mod total;

pub use repeat::Mentions;
pub use shape::{Claim, Holds, Kind, Part, Shape, Sight, Slot, Value, Voice, Way};

use crate::grammar::Reading;
use crate::grammar::row;
use crate::lexicon::symbol;
use crate::markup::Block;
use place::{Place, Reader};

/// Every kind of claim. A parser is started at each item of the kinds it names.
pub const CLAIMS: &[Shape] = &[
    pair::SHAPE,
    rate::SHAPE,
    date::WEEKDAY,
    date::DATE,
    list::SHAPE,
    change::SHAPE,
    range::RANGE,
    range::SPAN,
    part::SHAPE,
    total::SHAPE,
    share::SHAPE,
    product::SHAPE,
    ago::SHAPE,
    tense::PLAN,
    tense::EVENT,
    life::SHAPE,
    lasting::SHAPE,
    anniversary::SHAPE,
    repeat::HEADLINE,
    repeat::REPEAT,
    FIGURE,
];

/// One atom by itself; made only when somebody asks for all of them.
pub const FIGURE: Shape = Shape {
    kind: Kind::Figure,
    name: "figure",
    about: "an amount, a range or a date by itself",
    slots: &[Slot::Value],
    maybe: &[Slot::Whole],
    read: Reader { at: &[], read: |_, _| None },
};

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
    // the range whose other end stands at an item to come
    let mut whole = None;
    for (at, item) in all.items.iter().enumerate() {
        if matches!(item.kind, row::Kind::Sign | row::Kind::Stop | row::Kind::Digits) || item.kind == row::Kind::Word {
            continue;
        }
        let place = Place { all: all.items, at, row: all.after(at) };
        mentions.keep(place.row, item, block, start);
        if figures
            && !dated(place)
            && let Some(value) = place::figure(all, item)
        {
            let range = match place.whole() {
                Some((end, range)) => {
                    whole = Some((end, range.clone()));
                    Some(range)
                }
                None => whole.take_if(|(end, _)| *end == at).map(|(_, range)| range),
            };
            claims.push(place::figure_claim(block, start, item, value, range));
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
    claims.extend(drafts.into_iter().map(|draft| draft.finished(block, start)));
}

/// Whether a weekday's date follows, which says all that the weekday does.
fn dated(place: Place) -> bool {
    let row = place.row.after(1);
    let row = row.sign(symbol::COMMA).map_or(row, |(rest, _)| rest);
    let date = |row: row::Row| row.head().is_some_and(|next| matches!(next.kind, row::Kind::Date | row::Kind::Span));
    place.row.head().is_some_and(|head| head.kind == row::Kind::Weekday) && date(row)
}
