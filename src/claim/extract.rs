//! The claims of a block, shape by shape.

use super::figure::Figures;
use super::place::Place;
use super::{CLAIMS, Claim, Mentions, shape};
use crate::grammar::{Reading, row};
use crate::markup::Block;

/// The shapes that can begin at each kind of item.
const STARTS: shape::Starts = shape::starts(CLAIMS);

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
    let mut told = figures.then(Figures::default);
    for at in reading.places() {
        let Some(item) = all.items.get(at) else { continue };
        let place = Place { all: all.items, at, row: all.after(at) };
        mentions.keep(place.row, item, block, start);
        if let Some(told) = &mut told {
            claims.extend(told.read(place, block, start));
        }
        place.begin(item.kind, CLAIMS, &STARTS, &mut past, &mut drafts);
    }
    for name in all.page.names {
        let at = name.from as usize;
        let place = Place { all: all.items, at, row: all.after(at) };
        place.begin(row::Kind::Name, CLAIMS, &STARTS, &mut past, &mut drafts);
    }
    claims.extend(drafts.into_iter().map(|draft| draft.finished(block, start)));
}
