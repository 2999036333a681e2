//! What stands beside a name, looked at once for all kinds of claim that begin at names: most names begin none of them.

use crate::claim::place::Place;
use crate::claim::shape::{Kind, Shape};
use crate::grammar::Named;
use crate::grammar::row::{self, Item};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Class, symbol};

/// A set of things that may stand beside a name.
#[derive(Clone, Copy)]
pub(in crate::claim) struct Beside(u16);

/// A comma behind it.
const COMMA: Beside = Beside(1);
/// An apostrophe behind it.
const OWN: Beside = Beside(1 << 1);
/// Behind it a word that goes with names: in, is, member, capital, summit.
const WORLD: Beside = Beside(1 << 2);
/// "and" behind it.
const AND: Beside = Beside(1 << 3);
/// Another name a few words before it.
const NAME_BEFORE: Beside = Beside(1 << 4);
/// A comma right before it, or before "the".
const COMMA_BEFORE: Beside = Beside(1 << 5);
/// A number right before it, or a hyphen one word before it.
const COUNT_BEFORE: Beside = Beside(1 << 6);
/// A few words before it one that a title may begin with.
const TITLE_BEFORE: Beside = Beside(1 << 7);
/// The same of a measure.
const METRIC_BEFORE: Beside = Beside(1 << 8);
/// "of" a few words before it.
const OF_BEFORE: Beside = Beside(1 << 9);

/// An amount with a unit a few words before it.
const AMOUNT_BEFORE: Beside = Beside(1 << 10);

/// How many there are.
const COUNT: usize = 11;

/// What one of must stand beside a name that a claim of the kind begins at.
const NEEDED: &[(Kind, &[Beside])] = &[
    (Kind::Located, &[COMMA, WORLD, NAME_BEFORE]),
    (Kind::Capital, &[COMMA, WORLD, OWN]),
    (Kind::Member, &[COMMA, WORLD]),
    (Kind::Size, &[OWN, COUNT_BEFORE]),
    (Kind::Countries, &[COMMA, AND]),
    (Kind::Office, &[COMMA, TITLE_BEFORE]),
    (Kind::Affiliation, &[COMMA]),
    (Kind::Measured, &[OWN, COMMA, WORLD, COMMA_BEFORE, METRIC_BEFORE, AMOUNT_BEFORE]),
    (Kind::Meeting, &[WORLD, OF_BEFORE]),
];

/// How far back a name, a title, a measure or "of" may stand, in items: no kind looks further for them.
const NEAR: usize = 9;

/// For each thing that may stand beside a name a bit for each shape that may begin there.
pub(in crate::claim) type Begins = [u64; COUNT];

/// Turns what each kind needs the other way round.
pub(in crate::claim) const fn begins(shapes: &[Shape]) -> Begins {
    let mut begins = [0; COUNT];
    let mut shape = 0;
    while shape < shapes.len() {
        let mut kind = 0;
        while kind < NEEDED.len() {
            let (known, needed) = NEEDED[kind];
            let mut at = 0;
            while at < needed.len() && known as usize == shapes[shape].kind as usize {
                begins[needed[at].0.trailing_zeros() as usize] |= 1 << shape;
                at += 1;
            }
            kind += 1;
        }
        shape += 1;
    }
    begins
}

impl Beside {
    /// What stands beside the name at a place, the `nth` of its page.
    pub(in crate::claim) fn of(place: Place, named: &Named, nth: usize) -> Beside {
        let (all, page) = (place.all, place.row.page);
        let mut found = 0;
        let mut note = |what: Beside, stands: bool| found |= if stands { what.0 } else { 0 };
        let sign = |item: &Item, sign| item.kind == row::Kind::Sign && item.word == sign;
        if let Some(next) = all.get(named.to as usize) {
            note(COMMA, sign(next, symbol::COMMA));
            note(OWN, sign(next, symbol::APOSTROPHE));
            note(WORLD, page.lexicon.begins(next.word).meets(Class::WORLD));
            note(AND, page.lexicon.begins_cue(next.word, Cue::And));
        }
        let near = place.at.saturating_sub(NEAR);
        let before = nth.checked_sub(1).and_then(|nth| page.names.get(nth));
        note(NAME_BEFORE, before.is_some_and(|before| before.to as usize >= near));
        let item = |count: usize| place.before(count);
        note(COMMA_BEFORE, (1..=2).any(|count| item(count).is_some_and(|item| item.word == symbol::COMMA)));
        let counted = item(1).is_some_and(|item| item.kind == row::Kind::Number);
        note(COUNT_BEFORE, counted || item(2).is_some_and(|item| item.word == symbol::HYPHEN));
        let mut classes = Class::default();
        for item in &all[near..place.at] {
            classes = classes.or(page.lexicon.begins(item.word));
            note(AMOUNT_BEFORE, item.kind == row::Kind::Quantity);
            note(OF_BEFORE, page.lexicon.begins_cue(item.word, Cue::Of));
        }
        note(TITLE_BEFORE, classes.meets(Class::OFFICE));
        note(METRIC_BEFORE, classes.meets(Class::METRIC));
        Beside(found)
    }

    /// The shapes that may begin there.
    pub(in crate::claim) fn shapes(self, begins: &Begins) -> u64 {
        begins.iter().enumerate().fold(0, |all, (nth, shapes)| if self.0 >> nth & 1 == 1 { all | shapes } else { all })
    }
}

#[cfg(test)]
mod corpus {
    use super::*;
    use crate::claim::CLAIMS;

    #[test]
    fn every_kind_that_begins_at_names_says_what_must_stand_beside() {
        let begins = begins(CLAIMS).into_iter().fold(0, |all, shapes| all | shapes);
        for (nth, shape) in CLAIMS.iter().enumerate() {
            let at_names = shape.read.at.contains(&row::Kind::Name);
            assert_eq!(begins >> nth & 1 == 1, at_names, "{}", shape.name);
        }
    }
}
