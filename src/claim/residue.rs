//! A figure with a hole in it: `£17.m`, where the digits behind the point are gone.

use super::place::{Draft, Place, Reader, amount, run};
use super::shape::{Kind, Shape, Slot};
use crate::grammar::row;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Residue,
    name: "residue",
    about: "an amount whose point has no digits behind it: £17.m",
    slots: &[Slot::Value],
    maybe: &[],
    read: Reader { at: &[row::Kind::Money], read },
};

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let item = place.row.head()?;
    let text = place.row.text(item).as_bytes();
    let hole = |three: &[u8]| three[0].is_ascii_digit() && three[1] == b'.' && three[2].is_ascii_alphabetic();
    if !text.windows(3).any(hole) {
        return None;
    }
    drafts.push(Draft::new(Kind::Residue, vec![(Slot::Value, amount(place.row, item)?, run(item, item))], None));
    Some(1)
}
