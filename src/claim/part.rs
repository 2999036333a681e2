//! A whole and what is counted of it: `14 people, including 8 women and 7 men`, `14 people, 9 of them children`, `30 missiles, of
//! which 29 were shot down`. The whole is all that is counted before in the sentence, for nobody can tell which of it is meant;
//! parts stand together only where nobody is counted in two of them.

use super::place::{Draft, Place, Reader, Run, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::phrase::{Cue, Sort};
use crate::lexicon::{Class, Sense, symbol};
use crate::measure::quantity::Quantity;
use rust_decimal::Decimal;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Part,
    name: "part",
    about: "a whole and what is counted of it: 14 people, including 8 women and 5 men",
    slots: &[Slot::Whole, Slot::Part],
    maybe: &[],
    read: Reader { at: &[row::Kind::Number], read },
};

/// The most words between "including" and its first number.
const LEAD: usize = 6;
/// The most items of the sentence before that are looked through for the whole.
const SENTENCE: usize = 60;
/// The most words behind a number in which the word stands for what is counted.
const NOUN: usize = 4;
/// The most words of one part.
const WORDS: usize = 10;
/// The most words before a noun: `8 young women`.
const ADJECTIVES: usize = 1;
/// The most parts.
const PARTS: usize = 6;

/// A number and what it counts.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    pub(super) quantity: Quantity,
    pub(super) run: Run,
    at: usize,
}

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (begins, opening) = opening(place)?;
    let parts = parts(place, opening);
    let wholes = wholes(place, begins, opening)?;
    let mut tell = |parts: &[Counted]| {
        let whole = wholes.iter().map(|one| (Slot::Whole, Value::Quantity(one.quantity), one.run));
        let part = parts.iter().map(|one| (Slot::Part, Value::Quantity(one.quantity), one.run));
        drafts.push(Draft::new(Kind::Part, whole.chain(part).collect(), None));
    };
    if parts.is_empty() {
        return None;
    }
    let counted: Vec<Counted> = parts.iter().map(|(one, _)| *one).collect();
    let exclude = |one: Who, other: Who| {
        matches!(
            (one, other),
            (Who::Men, Who::Women | Who::Children)
                | (Who::Women | Who::Children, Who::Men)
                | (Who::Women, Who::Children)
                | (Who::Children, Who::Women)
                | (Who::Elderly, Who::Children)
                | (Who::Children, Who::Elderly)
                | (Who::Fighters, Who::Civilians)
                | (Who::Civilians, Who::Fighters)
        )
    };
    let apart =
        parts.iter().enumerate().all(|(at, (_, one))| parts[at + 1..].iter().all(|(_, other)| exclude(*one, *other)));
    if opening == Opening::Beside && (!apart || counted.len() < 2) {
        return None;
    }
    if apart {
        tell(&counted);
    } else {
        counted.chunks(1).for_each(tell);
    }
    Some(1 + counted.last()?.at - place.at)
}

/// How a part is told.
#[derive(Clone, Copy, PartialEq)]
enum Opening {
    /// including: of people
    Including,
    /// of them: of anything
    OfThem,
    /// shot down: of missiles
    Downed,
    /// behind a comma: 14 people, 8 women and 5 men
    Beside,
}

/// Whether the number at the place counts a part, and where the words begin that say so.
fn opening(place: Place) -> Option<(usize, Opening)> {
    let row = place.row;
    let word = |count: usize| place.before(count).map_or("", |before| row.text(before));
    let them = |word: &str| matches!(word, "them" | "whom" | "which" | "those");
    // "39 of them", "of which 39"
    let behind = row.after(1);
    if behind.cue(Cue::Of).is_ok_and(|(rest, ())| rest.head().is_some_and(|next| them(row.text(next)))) {
        let comma = place.before(1).is_some_and(|before| before.word == symbol::COMMA);
        return comma.then(|| (place.at - 1, Opening::OfThem));
    }
    if matches!(word(1), "whom" | "which") && word(2) == "of" {
        return Some((place.at - 2, Opening::OfThem));
    }
    let including = |count: &usize| {
        place.before(*count).is_some_and(|item| {
            row.page.lexicon.begins_cue(item.word, Cue::Including)
                && match row.text(item) {
                    "including" => true,
                    "among" => *count > 1 && place.before(count - 1).is_some_and(|next| row.text(next) == "them"),
                    _ => false,
                }
        })
    };
    if let Some(count) = (1..=LEAD + 1).find(including) {
        let at = |count: usize| Row { items: &place.all[place.at - count..], page: row.page };
        let other = |row: Row| {
            [Cue::In, Cue::Of, Cue::From, Cue::To, Cue::Relative, Cue::Verb].into_iter().any(|cue| row.cue(cue).is_ok())
        };
        let fits = |row: Row| {
            row.head().is_some_and(|item| item.kind == row::Kind::Word && !row.text(item).ends_with("ing"))
                && !other(row)
        };
        return (1..count).all(|count| fits(at(count))).then_some((place.at - count, Opening::Including));
    }
    // "14 people, 8 women and 5 men, were hurt"
    // but not "14 students, 8 women and 5 men", who are three groups
    let people =
        |count| matches!(word(count), "people" | "persons" | "victims" | "casualties" | "fatalities" | "passengers");
    let hedge = place.hedge_before(place.at).map_or(0, |from| place.at - from);
    if place.before(1 + hedge).is_some_and(|before| before.word == symbol::COMMA) && people(2 + hedge) {
        return Some((place.at - hedge - 1, Opening::Beside));
    }
    // "39 were shot down"
    let (verb, _) = behind.phrase(Class::CUE).ok().filter(|(_, sense)| *sense == Sense::Cue(Cue::Verb))?;
    verb.sort(Sort::Downed).ok()?;
    let bare = place.before(1).is_some_and(|before| {
        matches!(row.text(before), "says" | "said" | "and") || matches!(before.word, symbol::SEMICOLON | symbol::COMMA)
    });
    bare.then_some((place.at, Opening::Downed))
}

/// All that is counted before in the sentence; none where something is that has no number.
fn wholes(place: Place, begins: usize, opening: Opening) -> Option<Vec<Counted>> {
    let row = place.row;
    let first = begins.saturating_sub(SENTENCE);
    let stop = |at: &usize| place.all[*at].kind == row::Kind::Stop;
    let first = (first..begins).rev().find(stop).map_or(first, |at| at + 1);
    let mut found = Vec::new();
    // the word for what is counted that stands nearest to the parts must be that of a number
    let mut last_named = None;
    let mut named = false;
    for at in first..begins {
        let item = &place.all[at];
        let rest = Row { items: &place.all[at..begins], page: row.page };
        match item.kind {
            row::Kind::Range => return None,
            row::Kind::Number => {
                let Some(Atom::Quantity(quantity)) = row.page.atoms.get(item.atom as usize) else { continue };
                let noun = (1..=NOUN).take_while(|far| {
                    place.all.get(at + far).is_some_and(|word| word.kind == row::Kind::Word) && at + far < begins
                });
                let noun = noun.into_iter().find(|far| counts(rest.after(*far), opening, *far == 1));
                // "two teams of 11 players"
                let led = at.checked_sub(1).map_or("", |at| row.text(&place.all[at]));
                let earlier = &place.all[at.saturating_sub(NOUN)..at];
                if led == "of" && earlier.iter().any(|item| item.kind == row::Kind::Number) {
                    return None;
                }
                // "wounded 12, including", "four were hurt, including"; "in three attacks" counts nobody
                let into = at.checked_sub(1).map(|at| Row { items: &place.all[at..], page: row.page });
                let into = into.is_some_and(|row| row.cue(Cue::In).is_ok() || row.cue(Cue::From).is_ok());
                let behind = place.all.get(at + 1);
                let sure = noun.is_some()
                    || opening != Opening::Downed
                        && (behind.is_none_or(|next| next.kind != row::Kind::Word)
                            || rest.after(1).cue(Cue::Verb).is_ok());
                let groups = (1..=NOUN).any(|far| rest.after(far).sort(Sort::Groups).is_ok());
                match (sure, into) {
                    (true, _) => last_named = Some(at + noun.unwrap_or(0)),
                    (false, true) => continue,
                    // "12 people and six families"
                    (false, false) if groups => return None,
                    _ => {}
                }
                named |= sure;
                found.push(Counted { quantity: *quantity, run: run(item, item), at });
            }
            row::Kind::Word => {
                if several(rest) {
                    return None;
                }
                let plural = opening == Opening::OfThem && row.text(item).len() > 3;
                let uncounted = counts(rest, opening, false) && (plural || opening != Opening::OfThem);
                if last_named.is_none_or(|named| named < at) && uncounted {
                    // soldiers, whom nobody counted
                    last_named = Some(usize::MAX);
                }
            }
            _ => {}
        }
    }
    if !named || last_named == Some(usize::MAX) || found.iter().any(|one| !one.quantity.value.fract().is_zero()) {
        return None;
    }
    // "6 others – including seven children": a dash ties them to the last that were counted
    let last = *found.last()?;
    let tied = place.all[last.at + 1..begins].iter().filter(|item| item.kind == row::Kind::Word).count() <= NOUN
        && place.all[begins - 1].kind == row::Kind::Sign
        && place.all[begins - 1].word != symbol::COMMA;
    Some(if tied { vec![last] } else { found })
}

/// Whether a word says what is counted: people one by one, or missiles; of "them" anything may be.
fn counts(row: Row, opening: Opening, close: bool) -> bool {
    match opening {
        Opening::OfThem => {
            row.sort(Sort::Groups).is_err()
                && row.head().is_some_and(|head| row.text(head).ends_with('s') || person(row))
        }
        Opening::Downed => row.sort(Sort::Missiles).is_ok(),
        Opening::Including | Opening::Beside => {
            person(row)
                || close
                    && row
                        .head()
                        .is_some_and(|head| matches!(row.text(head), "dead" | "killed" | "injured" | "wounded"))
        }
    }
}

fn person(row: Row) -> bool {
    [Sort::People, Sort::Men, Sort::Women, Sort::Children, Sort::Fighters, Sort::Civilians]
        .into_iter()
        .any(|sort| row.sort(sort).is_ok())
}

/// `dozens of people`, `several others`, `wounded many,`: more than anybody counted, of whom the parts may be.
fn several(row: Row) -> bool {
    let many = row.phrase(Class::MAGNITUDE).is_ok()
        || row.phrase(Class::SCALE).is_ok()
        || row.head().is_some_and(|head| {
            matches!(row.text(head), "several" | "many" | "scores" | "numerous" | "countless" | "some" | "more")
        });
    let words = (1..=NOUN).take_while(|at| row.items.get(*at).is_some_and(|item| item.kind == row::Kind::Word));
    let next = row.items.get(1);
    // "as many as 40 people"
    if next.is_some_and(|next| row.text(next) == "as") {
        return false;
    }
    let bare = next.is_none_or(|next| matches!(next.kind, row::Kind::Sign | row::Kind::Stop));
    many && (bare || words.into_iter().any(|at| person(row.after(at))))
}

/// Of which sort those are who are counted.
#[derive(Clone, Copy, PartialEq)]
enum Who {
    Men,
    Women,
    Children,
    Elderly,
    Fighters,
    Civilians,
    Other,
}

/// The parts in a row from the place on: numbers with their words, joined by commas and "and".
fn parts(place: Place, opening: Opening) -> Vec<(Counted, Who)> {
    let mut parts = Vec::new();
    let mut at = place.at;
    while let Some(item) = place.all.get(at).filter(|item| item.kind == row::Kind::Number) {
        let Some(Atom::Quantity(quantity)) = place.row.page.atoms.get(item.atom as usize) else { break };
        let behind = Row { items: &place.all[at + 1..], page: place.row.page };
        let (words, sort) = words(behind);
        if opening == Opening::Including && !people(behind, words) {
            break;
        }
        // "8 women", "7 young men": what follows counts nothing else
        if opening == Opening::Beside {
            let rest = Row { items: &place.all[at + 1 + words..], page: place.row.page };
            let ends = joined(rest).is_some()
                || rest.head().is_none_or(|next| matches!(next.kind, row::Kind::Sign | row::Kind::Stop));
            if sort == Who::Other || words > ADJECTIVES + 1 || !ends {
                return Vec::new();
            }
        }
        parts.push((Counted { quantity: *quantity, run: run(item, item), at }, sort));
        if !matches!(opening, Opening::Including | Opening::Beside) || parts.len() == PARTS {
            break;
        }
        let rest = Row { items: &place.all[at + 1 + words..], page: place.row.page };
        let Some(next) = joined(rest) else { break };
        at = place.all.len() - next.items.len();
    }
    parts
}

/// Whether a part is of people: "two officers, including three times" is not. Who they are may be left out.
fn people(row: Row, words: usize) -> bool {
    let inside = |cue| row.cue(cue).is_ok();
    words == 0
        || [Cue::Of, Cue::In, Cue::From].into_iter().any(inside)
        || row.head().is_some_and(|next| matches!(row.text(next), "on" | "at" | "with" | "who"))
        || (0..words).any(|at| person(row.after(at)))
}

/// How many words stand behind a part's number, and which sort of people they name; the sort that stands first decides.
fn words(row: Row) -> (usize, Who) {
    let sorts = [
        (Sort::Men, Who::Men),
        (Sort::Women, Who::Women),
        (Sort::Children, Who::Children),
        (Sort::Elderly, Who::Elderly),
        (Sort::Fighters, Who::Fighters),
        (Sort::Civilians, Who::Civilians),
    ];
    let mut found = Who::Other;
    for at in 0..row.items.len().min(WORDS) {
        let rest = row.after(at);
        // "so-called", "AT&T"
        let item = &rest.items[0];
        let inner = item.kind == row::Kind::Sign
            && !item.spaced
            && (matches!(item.word, symbol::HYPHEN | symbol::APOSTROPHE) || rest.text(item) == "&");
        if !inner && item.kind != row::Kind::Word || joined(rest).is_some() {
            return (at, found);
        }
        // "8 women and children", "7 children of the men"
        if !inner && rest.cue(Cue::And).is_ok() {
            return (at, Who::Other);
        }
        let sort = sorts.iter().find(|(sort, _)| rest.sort(*sort).is_ok());
        if let Some((_, sort)) = sort
            && found == Who::Other
            && at < NOUN
        {
            found = *sort;
        }
    }
    (WORDS.min(row.items.len()), found)
}

/// `, `, ` and `, `, and ` before the number of another part; hedges before it belong to it.
pub(super) fn joined(row: Row) -> Option<Row> {
    let comma = row.sign(symbol::COMMA).ok().map(|(rest, _)| rest);
    let rest = comma.unwrap_or(row);
    let and = rest.cue(Cue::And).ok().map(|(rest, ())| rest);
    comma.or(and)?;
    let rest = and.unwrap_or(rest).past(Class::HEDGE);
    rest.head().is_some_and(|next| next.kind == row::Kind::Number).then_some(rest)
}

/// Whether a number can count things: a whole one.
pub(super) fn whole(item: &Item, row: Row) -> Option<Quantity> {
    match row.page.atoms.get(item.atom as usize) {
        Some(Atom::Quantity(quantity)) if quantity.value.fract().is_zero() && quantity.value > Decimal::ZERO => {
            Some(*quantity)
        }
        _ => None,
    }
}
