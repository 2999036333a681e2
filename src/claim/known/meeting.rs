//! Where a group meets, and the how manieth time: `the G7 summit in Hiroshima`, `a meeting of the G7 in Hiroshima`, `the 49th G7 summit`.

use super::member::name;
use crate::claim::place::{Draft, Place, Reader};
use crate::claim::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::Atom;
use crate::grammar::row;
use crate::lexicon::Case;
use crate::lexicon::phrase::Cue;
use crate::lexicon::world::World;

pub(in crate::claim) const SHAPE: Shape = Shape {
    kind: Kind::Meeting,
    name: "meeting",
    about: "where a group meets, and the how manieth time: the 49th G7 summit in Hiroshima",
    slots: &[Slot::Group],
    maybe: &[Slot::Place, Slot::Edition],
    read: Reader { at: &[row::Kind::Name], read },
};

/// The most words of "meeting of the leaders of the".
const LEAD: usize = 6;

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (rest, group) = name(place.row)?;
    let rest = rest.world(World::Leaders).map_or(rest, |(rest, ())| rest);
    let (rest, summit) = rest.world(World::Summit).map_or((rest, false), |(rest, ())| (rest, true));
    if !summit && !met(place) || of_another_time(place) {
        return None;
    }
    let ordinal = place.at.checked_sub(1).filter(|_| summit).and_then(|at| {
        let (_, (item, atom)) = place.row_at(at).atom(row::Kind::Ordinal).ok()?;
        match atom {
            Atom::Ordinal(ordinal) => Some((Slot::Edition, Value::Ordinal(*ordinal), (item.start, item.end))),
            _ => None,
        }
    });
    let there = rest.world(World::In).ok().and_then(|(rest, ())| {
        let (after, city) = name(rest)?;
        let alone = after.head().is_none_or(|next| next.kind != row::Kind::Word || next.case == Case::Lower);
        alone.then_some((after, city))
    });
    if there.is_none() && ordinal.is_none() {
        return None;
    }
    let end = there.as_ref().map_or(rest, |(after, _)| *after);
    let mut slots = vec![(Slot::Group, group.0, group.1)];
    slots.extend(ordinal);
    slots.extend(there.map(|(_, (value, run))| (Slot::Place, value, run)));
    drafts.push(Draft::new(Kind::Meeting, slots, place.years()));
    Some(place.row.read_up_to(end))
}

/// Whether the sentence names a time by its distance: `last year`, `two years ago`.
fn of_another_time(place: Place) -> bool {
    let page = place.row.page;
    let other = |item: &row::Item| {
        item.kind == row::Kind::Date
            && matches!(page.atoms.get(item.atom as usize), Some(Atom::When(when)) if when.year().is_none())
    };
    place.all[place.sentence()].iter().any(other)
}

/// `summit of`, `meeting of the`, `summit of leaders of the`
fn met(place: Place) -> bool {
    let of = |item: &row::Item| place.row.page.lexicon.begins_cue(item.word, Cue::Of);
    if !(1..LEAD).filter_map(|count| place.before(count)).any(of) {
        return false;
    }
    (2..=LEAD).filter_map(|count| place.at.checked_sub(count)).any(|at| {
        let row = place.row_at(at);
        let Ok((rest, world)) = row.worlds() else { return false };
        if !matches!(world, World::Summit | World::Meeting) {
            return false;
        }
        let Ok((rest, ())) = rest.cue(Cue::Of) else { return false };
        let rest = rest.world(World::The).map_or(rest, |(rest, ())| rest);
        let leaders = rest.world(World::Leaders).ok().and_then(|(rest, ())| rest.cue(Cue::Of).ok());
        let rest = leaders.map_or(rest, |(rest, ())| rest);
        let rest = rest.world(World::The).map_or(rest, |(rest, ())| rest);
        at + row.read_up_to(rest) == place.at
    })
}
