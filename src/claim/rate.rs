//! A rate the article states itself: `$1 = 6.83 yuan`, `1 ton = 1.1023 metric tons`.

use super::place::{Draft, Place, Reader, amount, run};
use super::shape::{Kind, Shape, Slot};
use crate::grammar::row;
use crate::lexicon::WordId;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Rate,
    name: "rate",
    about: "a rate that the article states: $1 = 6.83 yuan",
    slots: &[Slot::Left, Slot::Right],
    maybe: &[],
    read: Reader { at: &[row::Kind::Money, row::Kind::Quantity], read },
};

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let [left, equals, right, ..] = place.row.items else { return None };
    let amounts = [row::Kind::Money, row::Kind::Quantity];
    if equals.word != WordId::sign(b'=') || !amounts.contains(&right.kind) {
        return None;
    }
    let slots = vec![
        (Slot::Left, amount(place.row, left)?, run(left, left)),
        (Slot::Right, amount(place.row, right)?, run(right, right)),
    ];
    drafts.push(Draft::new(Kind::Rate, slots, None));
    Some(3)
}
