//! What is found at a place in a block: an atom, a number that belongs to a name, or nothing.

use super::atom::Atom;
use super::begin::{part_of_name, part_of_time};
use super::name::{self, Found as Whole};
use super::quantity::Before;
use super::row::{Item, Kind, Page, Read, Row};
use super::time::{self, TIMES};
use super::{age, hedge, quantity, range, score, single, worded};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Class, Sense, symbol};

/// A place in a block's words.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// All words.
    pub words: &'a [Item],
    /// Those before it.
    pub past: &'a [Item],
    /// Those before it that belong to no atom.
    pub free: &'a [Item],
    /// From here on.
    pub row: Row<'a>,
    /// What the last item of the row is that these words follow.
    pub last: Option<Kind>,
}

/// What is found at a place.
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A number that belongs to a name, up to this word.
    Name { end: usize },
    /// An atom, and the words it is made of.
    Atom { from: usize, end: usize, kind: Kind, atom: Atom },
}

/// The classes that a number can begin with; a word of times that is none of these begins only a time.
const NUMBERS: Class = Class::CARDINAL
    .or(Class::FRACTION)
    .or(Class::BEFORE)
    .or(Class::OPENER)
    .or(Class::ORDINAL)
    .or(Class::MAGNITUDE)
    .or(Class::MULTIPLE);

impl Place<'_> {
    /// An atom from here to a rest of the row.
    fn atom(self, rest: Row, kind: Kind, atom: Atom) -> Found {
        let at = self.past.len();
        Found::Atom { from: at, end: at + self.row.read_up_to(rest).max(1), kind, atom }
    }
}

/// Looks at a place where an atom may begin; `named` is where the last number ended that belongs to a name.
pub(super) fn found(place: Place, class: Class, named: Option<usize>) -> Found {
    let Place { words, past, free, row, .. } = place;
    let digits = row.head().is_some_and(|head| head.kind == Kind::Digits);
    if digits || class.meets(Class::TIME) {
        if let Some((rest, atom, back)) = age::decade(row, past).filter(|(.., back)| *back <= free.len()) {
            let at = past.len();
            return Found::Atom { from: at - back, end: at + row.read_up_to(rest), kind: Kind::Range, atom };
        }
        let follows = place.last == Some(Kind::Score) && free.iter().all(|item| item.word == symbol::COMMA);
        if digits && let Ok((rest, atom)) = score::score(row, past, follows) {
            return place.atom(rest, Kind::Score, atom);
        }
    }
    if !digits && class.meets(TIMES) && !class.meets(NUMBERS) {
        return match time::time(row, past) {
            // USA Today, the Sunday Times
            Ok((rest, _)) if (Whole { past, words, row, rest }).whole() => {
                Found::Name { end: past.len() + row.read_up_to(rest).max(1) }
            }
            Ok((rest, (kind, atom))) => place.atom(rest, kind, atom),
            Err(_) => Found::Nothing,
        };
    }
    figure(place, class, named)
}

/// A figure with the words before it that say how it is meant.
fn figure(place: Place, class: Class, named: Option<usize>) -> Found {
    let Place { words, past, free, row, .. } = place;
    let (Some(head), page) = (row.head(), row.page) else { return Found::Nothing };
    // the sign of "plus or minus 3" is none
    let margin = class.meets(Class::OPENER)
        && past.last().is_some_and(|before| row.text(before) == "or")
        && row.cue(Cue::Minus).is_ok();
    if margin || part_of_name(row, head, past) {
        return Found::Nothing;
    }
    let about = hedge::before(free, page);
    if part_of_time(row, past, about) {
        return Found::Nothing;
    }
    let led = past.get(..past.len() - about.map_or(0, |hedged| hedged.length)).unwrap_or_default();
    let before = led_by(led, page, free.is_empty());
    let over = about.is_some_and(|about| about.length == 1) && past.last().is_some_and(|word| row.text(word) == "Over");
    let before = Before { hedge: about.map(|hedged| hedged.hedge), over, ..before };
    let Ok((rest, (kind, atom))) = atom(row, past, class, before) else { return Found::Nothing };
    let whole = Whole { past, words, row, rest };
    if let Some((rest, kind, atom)) = age::aged(whole, led, kind, &atom) {
        return place.atom(rest, kind, atom);
    }
    if name::takes(whole, kind, &atom, named) {
        return Found::Name { end: past.len() + row.read_up_to(rest).max(1) };
    }
    match score::voted(row, rest, past, &atom) {
        Some(vote) => place.atom(rest, Kind::Score, vote),
        None => place.atom(rest, kind, atom),
    }
}

/// What the word before a figure and its hedge makes of it: "from about 5 to 7" as well as "from 5 to 7".
fn led_by(led: &[Item], page: &Page, behind_atom: bool) -> Before {
    let Some(before) = led.last() else { return Before::default() };
    let word = &page.text[before.start as usize..before.end as usize];
    let by = word.eq_ignore_ascii_case("by");
    let cue = page_cue(before, page);
    Before {
        hedge: None,
        parts: by || cue == Some(Cue::From),
        by,
        lasting: matches!(word, "for" | "in" | "within" | "For" | "In" | "Within"),
        // a plain word of the sentence: "drank a litre of water", where "$50 a barrel of oil" is a price
        free: !behind_atom
            && (before.kind == Kind::Word && page.lexicon.is_plain(before.word) || before.word == symbol::COMMA),
        changed: cue == Some(Cue::Changed),
        weighs: cue == Some(Cue::Weighs),
        over: false,
    }
}

/// An atom at the head of a row of words.
fn atom<'a>(row: Row<'a>, past: &[Item], class: Class, before: Before) -> Read<'a, (Kind, Atom)> {
    let digits = row.head().is_some_and(|head| head.kind == Kind::Digits);
    if (digits || class.meets(TIMES.or(Class::CARDINAL).or(Class::OPENER).or(Class::GRAIN)))
        && let Ok(found) = time::time(row, past)
    {
        return Ok(found);
    }
    if class.meets(Class::OPENER)
        && let Ok((rest, ())) = row.cue(Cue::Between)
    {
        // the atom begins behind the word, which stays in the row
        return between_follows(row, rest);
    }
    // "a third-quarter loss" is of a quarter, and no third
    let ordinal = |next: &Item| row.page.lexicon.begins(next.word).meets(Class::ORDINAL);
    if class.meets(Class::OPENER)
        && row.items.get(1).is_some_and(ordinal)
        && row.cue(Cue::A).is_ok()
        && time::time(row.after(1), &[]).is_ok()
    {
        return row.no();
    }
    if let Some(found) = worded::worded(row, class, before.hedge) {
        return Ok(found);
    }
    let (rest, found) = match quantity::figure(row, before) {
        Err(_) if class.meets(Class::OPENER) => single::single(row, before)?,
        read => read?,
    };
    if digits && let Some((rest, when)) = time::year::instead(row, rest, found.0, past, before.hedge) {
        return Ok((rest, (Kind::Date, when)));
    }
    Ok((rest, found))
}

/// `between A and B` is one range; the word belongs to it.
fn between_follows<'a>(row: Row<'a>, rest: Row<'a>) -> Read<'a, (Kind, Atom)> {
    // between two times there is a span, which begins with the first of them
    if time::time(rest, row.items.get(..1).unwrap_or_default()).is_ok_and(|(_, (kind, _))| kind == Kind::Span) {
        return row.no();
    }
    match range::between(rest) {
        Ok((rest, atom)) => Ok((rest, (Kind::Range, atom))),
        Err(_) => row.no(),
    }
}

/// The cue a single word is.
fn page_cue(item: &Item, page: &Page) -> Option<Cue> {
    let row = Row { items: std::slice::from_ref(item), page };
    match row.phrase(Class::CUE) {
        Ok((_, Sense::Cue(cue))) => Some(cue),
        _ => None,
    }
}
