//! Somebody's age and when they were born, in one sentence: `Anna Brandt, 52, was born in 1961`, `born in 1961, died in 2010
//! aged 48`, `Orlo Brandt (1961-2010) died at 48`.
//!
//! A sentence speaks of mothers, sons and wives as well: the age is read only where it stands right beside the birth.

use super::clause;
use super::place::{Draft, Place, Reader, Run, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::{Atom, Date};
use crate::grammar::row::{self, Item};
use crate::lexicon::{Case, symbol};
use crate::measure::quantity::Quantity;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Life,
    name: "life",
    about: "somebody's age and when they were born: Anna Brandt, 52, was born in 1961",
    slots: &[Slot::Age, Slot::Born],
    maybe: &[Slot::Died],
    read: Reader { at: &[row::Kind::Date, row::Kind::Span], read },
};

/// The most items between "born" and its date, and between a death and its date or age.
const BETWEEN: usize = 10;

/// The most words of what somebody is: `the 52-year-old opera singer`.
const NOUNS: usize = 3;

/// Words behind an age that is told of the day of writing.
const NOW: [&str; 9] = ["is", "has", "says", "will", "now", "lives", "works", "plays", "runs"];

/// A year, a month or a day that is told, and where.
type Told = (Date, Run);

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let head = place.row.head()?;
    let (born, died, age) = if head.kind == row::Kind::Span {
        let (born, died) = lived(place)?;
        (born, Some(died), aged(place, place.at + 2)?)
    } else {
        let born = (told(place, place.at)?, run(head, head));
        let at = birth(place)?;
        match death(place) {
            Some((died, age)) => (born, Some(died), age),
            None => (born, None, beside(place, at).or_else(|| behind(place))?),
        }
    };
    let mut slots = vec![(Slot::Age, Value::Age(age.0), age.1), (Slot::Born, Value::Date(born.0), born.1)];
    slots.extend(died.map(|(date, run)| (Slot::Died, Value::Date(date), run)));
    drafts.push(Draft::new(Kind::Life, slots, None));
    Some(1)
}

fn text<'a>(place: Place<'a>, at: usize) -> &'a str {
    place.all.get(at).map_or("", |item| place.row.text(item))
}

/// The date at an item, with its year.
fn told(place: Place, at: usize) -> Option<Date> {
    match place.row.page.atoms.get(place.all.get(at)?.atom as usize)? {
        Atom::Date(date) if place.all[at].kind == row::Kind::Date && date.year.is_some() => Some(*date),
        _ => None,
    }
}

/// The age at an item, in whole years.
fn age(place: Place, at: usize) -> Option<(Quantity, Run)> {
    let item = place.all.get(at).filter(|item| item.kind == row::Kind::Age)?;
    match place.row.page.atoms.get(item.atom as usize)? {
        Atom::Age(age) => {
            let years = place.row.page.lexicon.likeliest(age.unit).is_some_and(|unit| unit.name == "year");
            let exact = age.hedge.is_none() && age.value.fract().is_zero();
            // "52-year-olds" are several
            (years && exact && !place.row.text(item).ends_with("olds")).then(|| (*age, run(item, item)))
        }
        _ => None,
    }
}

/// Where "born" stands, to which the date here belongs: `born in Oslo, Norway, on 3 May 1961`.
fn birth(place: Place) -> Option<usize> {
    let near = place.at.saturating_sub(BETWEEN);
    let at = (near..place.at).rev().find(|at| text(place, *at).eq_ignore_ascii_case("born"))?;
    let led = matches!(text(place, place.at - 1), "in" | "on" | "born" | "Born");
    let plain = |at: usize| clause::plain(place, at, place.at - 1) && place.all[at].kind != row::Kind::Number;
    (led && (at + 1..place.at - 1).all(plain)).then_some(at)
}

/// The age of who was born, right before "born": `Brandt, 52, was`, `the 52-year-old singer, who was`, `Brandt, 52 (`.
fn beside(place: Place, born: usize) -> Option<(Quantity, Run)> {
    let mut at = born.checked_sub(1)?;
    let mut back = |words: &[&str], signs: &[_]| {
        let item = &place.all[at];
        let here = item.kind == row::Kind::Sign && signs.contains(&item.word)
            || item.kind == row::Kind::Word && words.contains(&place.row.text(item));
        if here {
            at = at.saturating_sub(1);
        }
        here
    };
    back(&["was", "is"], &[]);
    back(&["who"], &[]);
    back(&[], &[symbol::COMMA, symbol::OPEN]);
    let nouns = (0..=NOUNS).find(|count| at.checked_sub(*count).is_some_and(|at| age(place, at).is_some()))?;
    let found = at - nouns;
    let before = found.checked_sub(1).and_then(|at| place.all.get(at))?;
    // behind an age between commas nothing but its second comma comes
    let apposed = before.word == symbol::COMMA && nouns == 0;
    let article = matches!(place.row.text(before), "the" | "The" | "a" | "A");
    let words = (found + 1..=at).all(|at| place.all[at].kind == row::Kind::Word && noun(place, at));
    (apposed && named(place, found) || article && words).then(|| age(place, found)).flatten()
}

/// Whether a name stands before the comma of an age: "Anna Brandt, 52", but not "her son, 52".
fn named(place: Place, age: usize) -> bool {
    let word = |back: usize| age.checked_sub(back).and_then(|at| place.all.get(at));
    let name = |item: Option<&Item>| item.is_some_and(|item| item.kind == row::Kind::Word && item.case != Case::Lower);
    let first = (2..=5).find(|back| !name(word(*back))).unwrap_or(5);
    // "his son Orlo Brandt, 52", "and Orlo Brandt, 52": of whom "born" is said, or of both
    let alone = word(first).is_none_or(|item| {
        matches!(item.kind, row::Kind::Stop) || item.kind == row::Kind::Sign && item.word != symbol::COMMA
    });
    first > 2 && alone
}

/// A word that may say what somebody is.
fn noun(place: Place, at: usize) -> bool {
    let lower = text(place, at);
    !matches!(lower, "and" | "or" | "with" | "of" | "whose" | "to" | "in" | "at" | "for" | "from" | "by" | "said")
        && clause::tense(place.row_at(at)).is_none()
}

/// `Born in 1961, the 52-year-old`, `Born in 1961, Anna Brandt, 52,`; no other year may be what the age is of
fn behind(place: Place) -> Option<(Quantity, Run)> {
    let year = told(place, place.at)?.year?;
    let begins = birth(place)? == place.sentence().start;
    let comma = place.row.items.get(1).is_some_and(|item| item.word == symbol::COMMA);
    if !begins || !comma || place.years() != Some((year, year)) || place.past().is_some() {
        return None;
    }
    let first = place.at + 2;
    // "born in 1961, the 19-year-old went to sea" is told of another day
    if text(place, first) == "the" {
        let now = (first + 2..first + 5).any(|at| NOW.contains(&text(place, at)));
        return now.then(|| age(place, first + 1)).flatten();
    }
    let found = (first + 2..first + 6).find(|at| age(place, *at).is_some())?;
    let name = (first..found - 1).all(|at| place.all[at].kind == row::Kind::Word && place.all[at].case != Case::Lower);
    (name && place.all[found - 1].word == symbol::COMMA).then(|| age(place, found)).flatten()
}

/// `and died in 2010 aged 48`, behind the date of the birth: the date of the death, and the age
fn death(place: Place) -> Option<(Told, (Quantity, Run))> {
    let near = (place.at + BETWEEN).min(place.all.len());
    let dies = (place.at + 1..near).find(|at| text(place, *at) == "died")?;
    let same = (place.at + 1..dies).all(|at| {
        place.all[at].word == symbol::COMMA || matches!(text(place, at), "and" | "he" | "she" | "who" | "was" | "in")
    });
    let behind =
        (dies + 1..(dies + BETWEEN).min(place.all.len())).take_while(|at| place.all[*at].kind != row::Kind::Stop);
    let at = behind.into_iter().find(|at| told(place, *at).is_some())?;
    let plain = (dies + 1..at).all(|item| clause::plain(place, item, at));
    if !same || !plain {
        return None;
    }
    let item = &place.all[at];
    Some(((told(place, at)?, run(item, item)), aged(place, at + 1)?))
}

/// The two years of a life in brackets, behind which somebody dies: `(1961-2010), who died`
fn lived(place: Place) -> Option<(Told, Told)> {
    let head = place.row.head()?;
    let Atom::Span(from, to, seam) = place.row.page.atoms.get(head.atom as usize)? else { return None };
    let bracketed = place.before(1).is_some_and(|open| open.word == symbol::OPEN)
        && place.row.items.get(1).is_some_and(|close| close.word == symbol::CLOSE);
    let behind = place.at + 2 + usize::from(place.row.items.get(2).is_some_and(|item| item.word == symbol::COMMA));
    let dies = behind + usize::from(text(place, behind) == "who");
    if !bracketed || text(place, dies) != "died" {
        return None;
    }
    Some(((Date::of(*from)?, (head.start, seam.ends)), (Date::of(*to)?, (seam.begins, head.end))))
}

/// An age a few words on, where it is that of a death: `aged 48`, `at the age of 48`, `died at 48`.
fn aged(place: Place, from: usize) -> Option<(Quantity, Run)> {
    let near = (from..(from + BETWEEN).min(place.all.len())).take_while(|at| place.all[*at].kind != row::Kind::Stop);
    let at = near.into_iter().find(|at| age(place, *at).is_some())?;
    let led = matches!(text(place, at.checked_sub(1)?), "aged" | "age" | "of" | "at");
    let same = (from..at).all(|item| {
        let item = &place.all[item];
        item.kind == row::Kind::Word && !matches!(place.row.text(item), "his" | "her" | "wife" | "and" | "son")
            || item.word == symbol::COMMA
    });
    (led && same).then(|| age(place, at)).flatten()
}
