//! The claims of a block, shape by shape.

use super::begin::Begins;
use super::figure::Figures;
use super::place::Place;
use super::{CLAIMS, Claim, Mentions};
use crate::grammar::Reading;
use crate::markup::Block;

/// Which of them may begin where.
static BEGINS: Begins = Begins::of(CLAIMS);

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
