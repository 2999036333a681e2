//! Who belongs to a group and how many: `NATO member Turkey`, `Ukraine, a member of the EU`, `the 27-nation EU`, and countries in
//! a row, which a group may be made of.

use crate::claim::place::{Draft, Place, Reader, Run, run};
use crate::claim::shape::{Kind, Shape, Slot, Value};
use crate::grammar::Named;
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::symbol;
use crate::lexicon::world::World;

pub(in crate::claim) const MEMBER: Shape = Shape {
    kind: Kind::Member,
    name: "member",
    about: "who belongs to a group: NATO member Turkey",
    slots: &[Slot::Group, Slot::Thing],
    maybe: &[],
    read: Reader { at: &[row::Kind::Name], read: member },
};

pub(in crate::claim) const SIZE: Shape = Shape {
    kind: Kind::Size,
    name: "size",
    about: "how many belong to a group: the 27-nation EU",
    slots: &[Slot::Count, Slot::Group],
    maybe: &[],
    read: Reader { at: &[row::Kind::Name], read: size },
};

pub(in crate::claim) const COUNTRIES: Shape = Shape {
    kind: Kind::Countries,
    name: "countries",
    about: "names in a row: Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan",
    slots: &[Slot::Thing],
    maybe: &[Slot::Group],
    read: Reader { at: &[row::Kind::Name], read: countries },
};

pub(in crate::claim) const THOSE: Shape = Shape {
    kind: Kind::Those,
    name: "those",
    about: "so many countries, as the article has told of: the six countries",
    slots: &[Slot::Count],
    maybe: &[],
    read: Reader { at: &[row::Kind::Number], read: those },
};

/// The most names of one list.
const NAMES: usize = 40;
/// The fewest names that are a list of a group's members.
const LIST: usize = 4;

/// A name with where it is written.
type Told = (Value, Run);

/// A name at the head of a row.
pub(super) fn name(row: Row) -> Option<(Row, Told)> {
    let (rest, named) = row.named().ok()?;
    Some((rest, told(row, named)?))
}

pub(super) fn told(row: Row, named: &Named) -> Option<Told> {
    let last = (named.to - named.from).checked_sub(1)? as usize;
    Some((Value::Named(named.name), run(row.items.first()?, row.items.get(last)?)))
}

/// Names in a row: `A, B and C`; of one name, that one.
fn names(row: Row) -> Option<(Row, Vec<Told>)> {
    let (mut rest, first) = name(row)?;
    let mut all = vec![first];
    while all.len() < NAMES {
        let comma = rest.sign(symbol::COMMA).map_or(rest, |(rest, _)| rest);
        let next = comma.cue(Cue::And).map_or(comma, |(rest, ())| rest);
        let Some((after, found)) = name(next).filter(|_| next.items.len() < rest.items.len()) else { break };
        all.push(found);
        rest = after;
    }
    Some((rest, all))
}

fn member(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (rest, first) = name(place.row)?;
    if let Some((rest, several)) = members(rest) {
        if other_before(place) {
            return None;
        }
        let (after, things) = names(rest)?;
        // "EU member states Britain talks to": a clause, where one alone is no several
        if things.len() == 1 && several {
            return None;
        }
        // "EU member Germany's", "NATO members Finland, Sweden and their"
        let ends = after.cue(Cue::And).is_err() && after.sign(symbol::APOSTROPHE).is_err();
        ends.then(|| tell(first, things, place, drafts))?;
        return Some(place.row.read_up_to(after));
    }
    // "Turkey, a NATO member", "Turkey, a member of NATO", "Turkey is a member of NATO"
    let comma = rest.sign(symbol::COMMA).ok().map(|(rest, _)| rest);
    let rest = comma.or_else(|| rest.world(World::Is).ok().map(|(rest, ())| rest))?;
    let rest = rest.cue(Cue::A).map_or(rest, |(rest, ())| rest);
    let rest = rest.world(World::The).map_or(rest, |(rest, ())| rest);
    let rest = rest.world(World::Fellow).map_or(rest, |(rest, ())| rest);
    if let Ok((rest, ())) = rest.world(World::Member) {
        let (rest, ()) = rest.cue(Cue::Of).ok()?;
        let rest = rest.world(World::The).map_or(rest, |(rest, ())| rest);
        let (after, group) = name(rest)?;
        closes(after).then(|| tell(group, vec![first], place, drafts))?;
        return Some(place.row.read_up_to(after));
    }
    let (rest, group) = name(rest)?;
    let (after, ()) = rest.world(World::Member).ok()?;
    closes(after).then(|| tell(group, vec![first], place, drafts))?;
    Some(place.row.read_up_to(after))
}

/// `members`, `founding member`, and whether there are several
fn members(row: Row) -> Option<(Row, bool)> {
    let rest = row.world(World::Fellow).map_or(row, |(rest, ())| rest);
    let (rest, world) = rest.worlds().ok()?;
    matches!(world, World::Member | World::Members).then_some((rest, world == World::Members))
}

/// Whether what is said of a member ends here, or goes on with what is no other noun: "a NATO member candidate" is none.
fn closes(row: Row) -> bool {
    row.head().is_none_or(|next| match next.kind {
        row::Kind::Stop => true,
        row::Kind::Sign => !matches!(next.word, symbol::HYPHEN | symbol::APOSTROPHE),
        _ => {
            row.cue(Cue::In).is_ok()
                || row.cue(Cue::Relative).is_ok()
                || row.cue(Cue::And).is_ok()
                || row.cue(Cue::Verb).is_ok()
        }
    })
}

/// Whether a word before takes the membership away: `non-EU member`, `former`
fn other_before(place: Place) -> bool {
    (1..=2).filter_map(|count| place.at.checked_sub(count)).any(|at| place.row_at(at).world(World::Other).is_ok())
}

fn tell(group: Told, things: Vec<Told>, place: Place, drafts: &mut Vec<Draft>) {
    let things = things.into_iter().map(|(value, run)| (Slot::Thing, value, run));
    let slots = things.chain([(Slot::Group, group.0, group.1)]).collect();
    drafts.push(Draft::new(Kind::Member, slots, place.years()));
}

/// `the 27-nation EU`, `the EU's 27 members`, `all 27 EU countries`, `the 27 members of the EU`
fn size(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (rest, group) = name(place.row)?;
    let count = |at: usize| {
        let row = place.row_at(at);
        let (_, (item, atom)) = row.atom(row::Kind::Number).ok()?;
        match atom {
            Atom::Quantity(quantity) if quantity.hedge.is_none() => {
                Some((Value::Quantity(*quantity), (item.start, item.end)))
            }
            _ => None,
        }
    };
    let word = |at: usize, world: World| place.row_at(at).world(world).is_ok();
    let before = |count: usize| place.at.checked_sub(count);
    let many = |row: Row| row.world(World::Members).is_ok() || row.world(World::Countries).is_ok();
    let found = 'found: {
        // "27-nation EU"
        if let (Some(noun), Some(hyphen), Some(at)) = (before(1), before(2), before(3))
            && place.all[hyphen].word == symbol::HYPHEN
            && (word(noun, World::Country) || word(noun, World::Member))
        {
            break 'found count(at);
        }
        // "all 27 EU countries"
        if let (Some(at), Some(all)) = (before(1), before(2))
            && word(all, World::All)
            && many(rest)
        {
            break 'found count(at);
        }
        // "the EU's 27 members"
        if let Ok((rest, _)) = rest.sign(symbol::APOSTROPHE) {
            let rest = if rest.head().is_some_and(|next| rest.text(next) == "s") { rest.after(1) } else { rest };
            if rest.after(1).world(World::Members).is_ok() {
                break 'found count(place.at + place.row.read_up_to(rest));
            }
        }
        None
    }?;
    let slots = vec![(Slot::Count, found.0, found.1), (Slot::Group, group.0, group.1)];
    drafts.push(Draft::new(Kind::Size, slots, place.years()));
    Some(place.row.read_up_to(rest))
}

fn countries(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (first, _) = place.row.named().ok()?;
    if first.sign(symbol::COMMA).is_err() && first.cue(Cue::And).is_err() {
        return Some(place.row.read_up_to(first));
    }
    let (rest, things) = names(place.row)?;
    let (last, before) = (place.at + place.row.read_up_to(rest), things.len());
    // the last of a list stands behind "and"
    let (from, _) = place.name_before(last)?;
    let joined = from.checked_sub(1).is_some_and(|at| place.row_at(at).cue(Cue::And).is_ok());
    if before >= LIST && joined {
        // a group that the sentence names before: "the G7 of"
        let first = place.sentence().start;
        let names = place.row.page.names;
        let known = names.partition_point(|name| (name.to as usize) <= place.at).checked_sub(1);
        let group = known.map(|known| names[known].from as usize).filter(|from| *from >= first);
        let group = group.and_then(|from| name(place.row_at(from))).map(|(_, (value, run))| (Slot::Group, value, run));
        let things = things.into_iter().map(|(value, run)| (Slot::Thing, value, run));
        drafts.push(Draft::new(Kind::Countries, things.chain(group).collect(), place.years()));
    }
    Some(place.row.read_up_to(rest))
}

/// `the six countries`, and nothing more of them
fn those(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let before = place.at.checked_sub(1)?;
    let (rest, (item, atom)) = place.row.atom(row::Kind::Number).ok()?;
    let Atom::Quantity(count) = atom else { return None };
    if count.hedge.is_some() || place.row_at(before).world(World::The).is_err() {
        return None;
    }
    let (rest, ()) = rest.world(World::Countries).ok()?;
    // "the six countries of", "the six countries that", "the six countries in": fewer than all, or others
    let more =
        [Cue::Of, Cue::In, Cue::From, Cue::Relative, Cue::To, Cue::And].into_iter().any(|cue| rest.cue(cue).is_ok());
    let sign = rest.head().is_some_and(|next| next.kind == row::Kind::Sign && next.word != symbol::QUOTE);
    if more || sign {
        return None;
    }
    let slots = vec![(Slot::Count, Value::Quantity(*count), (item.start, item.end))];
    drafts.push(Draft::new(Kind::Those, slots, place.years()));
    Some(place.row.read_up_to(rest))
}
