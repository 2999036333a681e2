//! What facts count and measure: `trade with Central Asia reached $70 billion in 2022 and expanded 22 percent in the first quarter
//! of 2023`, `Kazakhstan's population of 20 million`, `the trillion-dollar project, the Belt and Road`.

use super::member::name;
use super::sized::sized;
use crate::claim::parts::{self, verb};
use crate::claim::place::{Draft, Place, Reader, Run, run};
use crate::claim::shape::{Kind, Shape, Slot, Value, Way};
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::world::{TermId, World};
use crate::lexicon::{Class, Sense, symbol};

pub(in crate::claim) const SHAPE: Shape = Shape {
    kind: Kind::Measured,
    name: "measured",
    about: "what facts count or measure: trade with Central Asia reached $70 billion in 2022",
    slots: &[Slot::Metric, Slot::Of],
    maybe: &[Slot::To, Slot::Value, Slot::Way, Slot::By, Slot::When],
    read: Reader { at: &[row::Kind::Name], read },
};

/// The most items between what is measured and its value.
const GAP: usize = 8;
/// The most items between a value and the time it is of.
const TIME: usize = 9;
/// The most names of one sentence before the measure whose it may be.
const NAMES: usize = 6;
/// The most words of a measure: `bilateral trade turnover`.
const WORDS: usize = 4;
/// The most words between an amount and the name of what it is the price of.
const PRICED: usize = 8;

type Told = (Slot, Value, Run);

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (rest, first) = name(place.row)?;
    if let Some(slots) = priced(place) {
        drafts.push(Draft::new(Kind::Measured, [vec![(Slot::Of, first.0, first.1)], slots].concat(), place.years()));
        return Some(place.row.read_up_to(rest));
    }
    if let Some((after, slots)) = sized(place) {
        drafts.push(Draft::new(Kind::Measured, [vec![(Slot::Of, first.0, first.1)], slots].concat(), place.years()));
        return Some(place.row.read_up_to(after));
    }
    let (metric, mut rest, mut of) = match before(place) {
        Some(metric) => (metric, rest, vec![(Slot::Of, first.0, first.1)]),
        None => {
            // "Kazakhstan's population", "Kazakhstan, with a population of"
            let own = rest.sign(symbol::APOSTROPHE).ok().map(|(rest, _)| rest)?;
            let own = if own.head().is_some_and(|next| own.text(next) == "s") { own.after(1) } else { own };
            let (rest, metric) = metric(own)?;
            let mut of = vec![(Slot::Of, first.0, first.1)];
            // "China's exports to Kazakhstan", "its imports from there": the other way round is another figure
            let across = rest.cue(Cue::To).or_else(|_| rest.cue(Cue::From)).ok().and_then(|(rest, ())| name(rest));
            if let Some((rest, (value, run))) = across {
                let of = vec![of.remove(0), (Slot::To, value, run)];
                return tell(place, rest, metric, &of, drafts);
            }
            let with = rest.world(World::With).ok().map(|(rest, ())| rest);
            let with = with.map(|rest| rest.world(World::The).map_or(rest, |(rest, ())| rest)).and_then(name);
            match with {
                Some((rest, (value, run))) => {
                    of.push((Slot::Of, value, run));
                    (metric, rest, of)
                }
                None => (metric, rest, of),
            }
        }
    };
    // "with Kazakhstan and Uzbekistan"
    while let Some((after, other)) = rest.cue(Cue::And).ok().and_then(|(after, ())| name(after)) {
        of.push((Slot::Of, other.0, other.1));
        rest = after;
    }
    others(place, &mut of);
    let end = tell(place, rest, metric, &of, drafts)?;
    Some(end)
}

/// The values that follow, each a claim of its own; how many items were read.
fn tell<'a>(
    place: Place<'a>,
    mut rest: Row<'a>,
    metric: (TermId, Run),
    of: &[Told],
    drafts: &mut Vec<Draft>,
) -> Option<usize> {
    let mut told = 0;
    while let Some((after, mut slots)) = valued(place, rest) {
        rest = after;
        if let Some((after, when)) = time(rest) {
            slots.push(when);
            rest = after;
        }
        let mut all = vec![(Slot::Metric, Value::Term(metric.0), metric.1)];
        all.extend(of.iter().cloned());
        all.extend(slots);
        drafts.push(Draft::new(Kind::Measured, all, place.years()));
        told += 1;
        // "and expanded 22 percent"
        let Ok((after, ())) = rest.cue(Cue::And) else { break };
        rest = after;
    }
    (told > 0).then(|| place.row.read_up_to(rest))
}

/// `reached $70 billion`, `expanded 22 percent`
fn valued<'a>(place: Place<'a>, row: Row<'a>) -> Option<(Row<'a>, Vec<Told>)> {
    let mut rest = row;
    for _ in 0..GAP {
        let head = rest.head()?;
        if matches!(head.kind, row::Kind::Stop) || head.word == symbol::SEMICOLON || rest.cue(Cue::Relative).is_ok() {
            return None;
        }
        let at = place.at + place.row.read_up_to(rest);
        if let Some(verb) = verb(place, at) {
            let after = place.row_at(verb.end);
            let by = parts::between(after) == Some(parts::Between::By);
            let after = if by { after.after(1) } else { after };
            if let Ok((behind, (item, quantity))) = parts::amount(after)
                && item.kind == row::Kind::Percent
            {
                let way = parts::way(verb.change)?;
                let word = run(&place.all[verb.begin], &place.all[verb.end - 1]);
                let points = matches!(way, Way::Up | Way::Down);
                let slots = vec![
                    (Slot::Way, Value::Way(way), word),
                    (Slot::By, Value::Quantity(quantity), (item.start, item.end)),
                ];
                return points.then_some((behind, slots));
            }
        }
        if let Ok((after, World::Comes)) = rest.worlds() {
            return comes(after);
        }
        if let Ok((after, ())) = rest.cue(Cue::Of)
            && let Some(found) = comes(after)
        {
            return Some(found);
        }
        rest = rest.after(1);
    }
    None
}

fn comes(row: Row) -> Option<(Row, Vec<Told>)> {
    let rest = row.past(Class::HEDGE);
    let (rest, (item, quantity)) = parts::amount(rest).ok()?;
    (item.kind != row::Kind::Percent)
        .then(|| (rest, vec![(Slot::Value, Value::Quantity(quantity), (item.start, item.end))]))
}

/// `in 2022`, `year-on-year in the first quarter of 2023`
fn time(row: Row) -> Option<(Row, Told)> {
    let mut rest = row;
    for _ in 0..TIME {
        let head = rest.head()?;
        if head.kind == row::Kind::Date {
            let value = match rest.page.atoms.get(head.atom as usize)? {
                Atom::Date(date) => Value::Date(*date),
                Atom::When(when) => Value::When(*when),
                _ => return None,
            };
            return Some((rest.after(1), (Slot::When, value, (head.start, head.end))));
        }
        if head.kind == row::Kind::Stop || rest.cue(Cue::And).is_ok() || head.word == symbol::COMMA {
            return None;
        }
        rest = rest.after(1);
    }
    None
}

/// A measure at the head of a row.
fn metric(row: Row) -> Option<(Row, (TermId, Run))> {
    match row.phrase(Class::METRIC).ok()? {
        (rest, Sense::Metric(term)) => {
            let last = row.items.get(row.read_up_to(rest).checked_sub(1)?)?;
            Some((rest, (term, (row.items.first()?.start, last.end))))
        }
        _ => None,
    }
}

/// `trade with`, `the population of`: the measure that ends before the name.
fn before(place: Place) -> Option<(TermId, Run)> {
    let the = place.at.checked_sub(1).filter(|at| place.row_at(*at).world(World::The).is_ok());
    let end = the.unwrap_or(place.at);
    let with = end.checked_sub(1)?;
    matches!(place.row_at(with).worlds(), Ok((_, World::With | World::In)))
        .then_some(())
        .or_else(|| place.row_at(with).cue(Cue::Of).ok().map(|_| ()))?;
    (1..=WORDS).rev().filter_map(|count| with.checked_sub(count)).find_map(|at| {
        let row = place.row_at(at);
        let (rest, found) = metric(row)?;
        (at + row.read_up_to(rest) == with && begins(place, at)).then_some(found)
    })
}

/// Whether a measure is one of the whole: nothing stands before it that makes it one of a part, as in "the Arab population of".
fn begins(place: Place, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let row = place.row_at(before);
    let sign = place.all[before].kind != row::Kind::Word;
    sign || row.world(World::The).is_ok()
        || [Cue::A, Cue::And, Cue::Or, Cue::In, Cue::Of, Cue::Verb, Cue::Relative]
            .into_iter()
            .any(|cue| row.cue(cue).is_ok())
}

/// The other names of the sentence before, whose trade it may be as well: `Beijing says trade with`.
fn others(place: Place, of: &mut Vec<Told>) {
    let names = place.row.page.names;
    let before = names.partition_point(|name| (name.to as usize) <= place.at);
    let first = place.sentence().start;
    for named in names[..before].iter().rev().take_while(|named| named.from as usize >= first).take(NAMES) {
        let row = place.row_at(named.from as usize);
        of.extend(name(row).map(|(_, (value, run))| (Slot::Of, value, run)));
    }
}

/// `China's trillion-dollar global infrastructure project, the`: the price before the name.
fn priced(place: Place) -> Option<Vec<Told>> {
    let the = place.at.checked_sub(1).filter(|at| place.row_at(*at).world(World::The).is_ok());
    let comma = the.unwrap_or(place.at).checked_sub(1)?;
    (place.all[comma].word == symbol::COMMA).then_some(())?;
    let noun = comma.checked_sub(1)?;
    place.row_at(noun).world(World::Project).ok()?;
    let noun = &place.all[noun];
    (1..=PRICED).filter_map(|count| comma.checked_sub(count)).find_map(|at| {
        let (item, value) = price(place.row_at(at))?;
        Some(vec![(Slot::Metric, Value::Text, (noun.start, noun.end)), (Slot::Value, value, (item.start, item.end))])
    })
}

/// An amount of money, or the size of one: `$1.2 trillion`, `trillion-dollar`
fn price<'a>(row: Row<'a>) -> Option<(&'a Item, Value)> {
    let item = row.head()?;
    let value = match row.page.atoms.get(item.atom as usize)? {
        Atom::Quantity(quantity) if item.kind == row::Kind::Money => Value::Quantity(*quantity),
        Atom::Range(least, most) if item.kind == row::Kind::Range => Value::Range(*least, *most),
        _ => return None,
    };
    Some((item, value))
}
