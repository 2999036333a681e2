//! Where a place lies: `Xi'an in northern China`, `Lyon, France`, `the Japanese city of Hiroshima`, and what it is the capital of:
//! `Astana, the capital of Kazakhstan`, `Kazakhstan's capital, Astana`.

use super::member::{name, told};
use crate::claim::place::{Draft, Place, Reader, Run, run};
use crate::claim::shape::{Kind, Shape, Slot, Value};
use crate::grammar::row::{self, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::world::World;
use crate::lexicon::{Case, WordId, symbol};

pub(in crate::claim) const LOCATED: Shape = Shape {
    kind: Kind::Located,
    name: "located",
    about: "where a place lies: Xi'an in northern China, the Japanese city of Hiroshima",
    slots: &[Slot::Thing, Slot::Place],
    maybe: &[Slot::Direction],
    read: Reader { at: &[row::Kind::Name], read: located },
};

pub(in crate::claim) const CAPITAL: Shape = Shape {
    kind: Kind::Capital,
    name: "capital",
    about: "what a city is the capital of: Astana, the capital of Kazakhstan",
    slots: &[Slot::Thing, Slot::Place],
    maybe: &[],
    read: Reader { at: &[row::Kind::Name], read: capital },
};

/// A name with where it is written.
type Told = (Value, Run);

fn located(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    behind(place, drafts).or_else(|| before(place, drafts))
}

/// `in Xi'an in northern China`, `in Lyon, France,`
fn behind(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (rest, thing) = name(place.row)?;
    let comma = rest.sign(symbol::COMMA).ok().map(|(rest, _)| rest);
    let rest = comma.unwrap_or(rest);
    let inside = rest.world(World::In).ok().map(|(rest, ())| rest);
    if comma.is_none() && inside.is_none() || !leads(place) {
        return None;
    }
    let rest = inside.unwrap_or(rest);
    let rest = rest.world(World::The).map_or(rest, |(rest, ())| rest);
    let (rest, direction) = direction(rest);
    let (after, country) = name(rest)?;
    // "in Paris, Germany and Spain" is a list, "in Lyon, France's second city" says more than where it lies
    let closes = after.head().is_none_or(|next| match next.kind {
        row::Kind::Stop => true,
        row::Kind::Sign if inside.is_none() => {
            // "after the talks in Gaza, China, which": a country at the head of its clause
            let then = after.after(1);
            let on = then.head().is_some_and(|next| matches!(next.kind, row::Kind::Date | row::Kind::Weekday));
            let on = on || then.cue(Cue::In).is_ok() || then.head().is_some_and(|next| then.text(next) == "on");
            matches!(next.word, symbol::OPEN | symbol::CLOSE) || next.word == symbol::COMMA && on
        }
        row::Kind::Sign => {
            let behind = after.after(1);
            let more = behind.cue(Cue::And).is_ok() || behind.cue(Cue::Or).is_ok() || behind.named().is_ok();
            next.word != symbol::APOSTROPHE && next.word != symbol::HYPHEN && !more
        }
        _ => {
            let more = after.cue(Cue::And).is_ok() || after.cue(Cue::Or).is_ok();
            !more && next.case == Case::Lower && inside.is_some()
        }
    });
    if !closes {
        return None;
    }
    tell(Kind::Located, thing, country, direction, drafts);
    Some(place.row.read_up_to(after))
}

/// `the northern Chinese city of Xi'an`
fn before(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    // the last word of "city of"
    place.before(1).filter(|before| before.word != WordId::UNKNOWN)?;
    let (after, thing) = name(place.row)?;
    // "the Chinese city of Xi'an University"
    if after.head().is_some_and(|next| next.kind == row::Kind::Word && next.case != Case::Lower) {
        return None;
    }
    let end = (1..=CITY).filter_map(|count| place.at.checked_sub(count)).find(|&at| {
        let row = place.row_at(at);
        row.world(World::CityOf).is_ok_and(|(rest, ())| at + row.read_up_to(rest) == place.at)
    })?;
    let (from, country) = place.name_before(end)?;
    let country = told(place.row_at(from), country)?;
    let direction = from.checked_sub(1).and_then(|at| {
        let row = place.row_at(at);
        let (rest, world) = row.worlds().ok()?;
        world.direction()?;
        (at + row.read_up_to(rest) == from).then(|| (Value::Compass(world), (row.items[0].start, row.items[0].end)))
    });
    tell(Kind::Located, thing, country, direction, drafts);
    Some(place.row.read_up_to(after))
}

/// The most words of "city of".
const CITY: usize = 4;

/// Whether a place is told of here: "in", "the city of", or the beginning of a text. What stands elsewhere may be a team
/// that plays abroad.
fn leads(place: Place) -> bool {
    let Some(before) = place.before(1) else { return true };
    if before.kind == row::Kind::Stop || before.word == symbol::OPEN {
        return true;
    }
    (1..=CITY).filter_map(|count| place.at.checked_sub(count)).any(|at| {
        let row = place.row_at(at);
        row.worlds().is_ok_and(|(rest, world)| {
            matches!(world, World::In | World::Near | World::CityOf) && at + row.read_up_to(rest) == place.at
        })
    })
}

/// `northern`, where it stands.
fn direction(row: Row) -> (Row, Option<Told>) {
    match row.worlds() {
        Ok((rest, world)) if world.direction().is_some() => {
            let length = row.read_up_to(rest);
            (rest, Some((Value::Compass(world), run(&row.items[0], &row.items[length - 1]))))
        }
        _ => (row, None),
    }
}

/// `Astana, the capital of Kazakhstan`, `Astana is the Kazakh capital`, `the Kazakh capital Astana`, `Kazakhstan's capital, Astana`
fn capital(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (rest, first) = name(place.row)?;
    // "Kazakhstan's capital, Astana", "the Kazakh capital Astana"
    let own = rest.sign(symbol::APOSTROPHE).ok().map(|(rest, _)| rest);
    let own = own.map(|rest| if rest.head().is_some_and(|next| rest.text(next) == "s") { rest.after(1) } else { rest });
    let after_own = own.unwrap_or(rest);
    if let Ok((rest, ())) = after_own.world(World::Capital) {
        let rest = rest.world(World::CityOf).map_or(rest, |(rest, ())| rest);
        let rest = rest.cue(Cue::Of).map_or(rest, |(rest, ())| rest);
        let rest = rest.sign(symbol::COMMA).map_or(rest, |(rest, _)| rest);
        let (after, city) = name(rest)?;
        alone(after).then_some(())?;
        tell(Kind::Capital, city, first, None, drafts);
        return Some(place.row.read_up_to(after));
    }
    // "Astana, the capital of Kazakhstan", "Astana, the Kazakh capital", "Astana is the capital of Kazakhstan"
    let apposed = rest.sign(symbol::COMMA).ok().map(|(rest, _)| rest);
    let rest = apposed.or_else(|| rest.world(World::Is).ok().map(|(rest, ())| rest))?;
    let (rest, ()) = rest.world(World::The).ok()?;
    if let Ok((rest, ())) = rest.world(World::Capital) {
        let (rest, ()) = rest.cue(Cue::Of).ok()?;
        let (after, country) = name(rest)?;
        // "the capital of British India", "the capital of Kazakhstan until 1997"
        let now = alone(after) && after.cue(Cue::In).is_err() && after.cue(Cue::To).is_err();
        now.then(|| tell(Kind::Capital, first, country, None, drafts))?;
        return Some(place.row.read_up_to(after));
    }
    let (after, country) = name(rest)?;
    let (after, ()) = after.world(World::Capital).ok()?;
    tell(Kind::Capital, first, country, None, drafts);
    Some(place.row.read_up_to(after))
}

/// Whether a name ends here: no word of another follows.
fn alone(row: Row) -> bool {
    row.head().is_none_or(|next| next.kind != row::Kind::Word || next.case == Case::Lower)
}

fn tell(kind: Kind, thing: Told, place: Told, direction: Option<Told>, drafts: &mut Vec<Draft>) {
    let mut slots = vec![(Slot::Thing, thing.0, thing.1), (Slot::Place, place.0, place.1)];
    slots.extend(direction.map(|(value, run)| (Slot::Direction, value, run)));
    drafts.push(Draft::new(kind, slots, None));
}
