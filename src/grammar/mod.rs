//! Reads each block once: words, numbers and signs first, then the atoms among them. Nothing downstream reads text again.

pub mod atom;
mod calendar;
mod number;
mod quantity;
pub mod row;

use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, Lexicon, Sense, WordId, symbol};
use crate::measure::quantity::{Hedge, Quantity};
use atom::{Atom, Date};
use row::{Item, Kind, Page, Read, Row};

/// Reads blocks one after another and keeps its buffers between them.
#[derive(Debug)]
pub struct Reader<'l> {
    lexicon: &'l Lexicon,
    words: Vec<Item>,
    items: Vec<Item>,
    atoms: Vec<Atom>,
    /// For each unit how many words of the document speak for it.
    spoken: Vec<u32>,
}

/// A block that was read: its row of items and the atoms in it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    items: &'a [Item],
    page: Page<'a>,
}

impl<'a> Reading<'a> {
    /// The row, from its beginning.
    #[must_use]
    pub fn row(&'a self) -> Row<'a> {
        Row { items: self.items, page: &self.page }
    }
}

/// The classes of words that an atom, or the hedge before one, can begin with.
const STARTERS: Class = Class::CARDINAL
    .or(Class::FRACTION)
    .or(Class::BEFORE)
    .or(Class::HEDGE)
    .or(Class::MONTH)
    .or(Class::WEEKDAY)
    .or(Class::PLACE)
    .or(Class::OPENER);

impl<'l> Reader<'l> {
    /// A reader that knows these words.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon) -> Reader<'l> {
        let spoken = vec![0; lexicon.unit_count()];
        Reader { lexicon, words: Vec::new(), items: Vec::new(), atoms: Vec::new(), spoken }
    }

    /// Reads a block's text.
    pub fn read<'a>(&'a mut self, text: &'a str) -> Reading<'a> {
        row::words(text, self.lexicon, &mut self.words);
        row::stops(text, self.lexicon, &mut self.words);
        self.items.clear();
        self.atoms.clear();
        self.atoms(text);
        Reading { items: &self.items, page: Page { text, lexicon: self.lexicon, atoms: &self.atoms } }
    }

    /// How many words of all blocks read so far speak for a unit, by the unit's number.
    #[must_use]
    pub fn spoken(&self) -> &[u32] {
        &self.spoken
    }

    /// Copies the words into the row and puts atoms in the places of the words they were read from.
    fn atoms(&mut self, text: &str) {
        let page = Page { text, lexicon: self.lexicon, atoms: &[] };
        let mut at = 0;
        // the hedge that was read last, and where what it is about begins
        let mut hedge: Option<(usize, Hedge)> = None;
        while let Some(item) = self.words.get(at) {
            let class = if item.word == WordId::UNKNOWN { Class::default() } else { self.lexicon.begins(item.word) };
            let digits = item.kind == Kind::Digits;
            if !digits && !class.meets(STARTERS) && item.word != symbol::HYPHEN {
                self.items.push(*item);
                at += 1;
                continue;
            }
            let row = Row { items: &self.words[at..], page: &page };
            if class.meets(Class::PLACE) && item.case != Case::Lower {
                if let Ok((_, Sense::Place(word))) = row.phrase(Class::PLACE) {
                    for unit in self.lexicon.candidates(word) {
                        self.spoken[unit.0 as usize] += 1;
                    }
                }
            }
            if class.meets(Class::HEDGE) {
                if let Ok((rest, Sense::Hedge(found))) = row.phrase(Class::HEDGE) {
                    let length = row.read_up_to(rest);
                    hedge = Some((at + length, found));
                    self.items.extend_from_slice(&self.words[at..at + length]);
                    at += length;
                    continue;
                }
            }
            let before = at.checked_sub(1).map(|before| &self.words[before]);
            if part_of_name(item, before) {
                self.items.push(*item);
                at += 1;
                continue;
            }
            let about = hedge.filter(|(place, _)| *place == at).map(|(_, hedge)| hedge);
            let after_from = before.is_some_and(|before| page_cue(before, &page) == Some(Cue::From));
            match atom(row, class, about, after_from) {
                Ok((rest, (kind, atom))) => {
                    let length = row.read_up_to(rest);
                    let last = &self.words[at + length - 1];
                    let number = u32::try_from(self.atoms.len()).unwrap_or(u32::MAX);
                    self.items.push(Item { kind, atom: number, end: last.end, word: WordId::UNKNOWN, ..*item });
                    self.atoms.push(atom);
                    at += length;
                }
                Err(_) => {
                    self.items.push(*item);
                    at += 1;
                }
            }
        }
    }
}

/// An atom at the head of a row of words.
fn atom<'a>(row: Row<'a>, class: Class, hedge: Option<Hedge>, after_from: bool) -> Read<'a, (Kind, Atom)> {
    let digits = row.head().is_some_and(|head| head.kind == Kind::Digits);
    if class.meets(Class::WEEKDAY) {
        return calendar::weekday(row).map(|(rest, day)| (rest, (Kind::Weekday, Atom::Weekday(day))));
    }
    if digits || class.meets(Class::MONTH) {
        if let Ok((rest, date)) = calendar::date(row) {
            return Ok((rest, (Kind::Date, Atom::Date(date))));
        }
    }
    if class.meets(Class::OPENER)
        && let Ok((rest, ())) = row.cue(Cue::Between)
    {
        // the atom begins behind the word, which stays in the row
        return between_follows(row, rest);
    }
    quantity::figure(row, hedge, after_from)
}

/// `between A and B` is one range; the word belongs to it.
fn between_follows<'a>(row: Row<'a>, rest: Row<'a>) -> Read<'a, (Kind, Atom)> {
    match quantity::between(rest) {
        Ok((rest, atom)) => Ok((rest, (Kind::Range, atom))),
        Err(_) => row.no(),
    }
}

/// Whether the digits are glued to a word or to a hyphen behind one: F16, COVID-19, x86.
fn part_of_name(item: &Item, before: Option<&Item>) -> bool {
    item.kind == Kind::Digits
        && !item.spaced
        && before.is_some_and(|before| {
            before.kind == Kind::Word
                || before.kind == Kind::Digits
                || matches!(before.word, symbol::HYPHEN | symbol::APOSTROPHE) && !before.spaced
        })
}

/// The cue a single word is.
fn page_cue(item: &Item, page: &Page) -> Option<Cue> {
    let row = Row { items: std::slice::from_ref(item), page };
    match row.phrase(Class::CUE) {
        Ok((_, Sense::Cue(cue))) => Some(cue),
        _ => None,
    }
}

/// Reads a text that is one amount and nothing else, as a fact file writes its values: `70.2 billion USD`, `nearly $15 billion`, `22%`.
#[must_use]
pub fn amount(text: &str, lexicon: &Lexicon) -> Option<Quantity> {
    let mut reader = Reader::new(lexicon);
    let reading = reader.read(text);
    let mut items = reading.row().items.iter().skip_while(|item| item.kind == Kind::Word);
    match (items.next(), items.next()) {
        (Some(only), None) => match reading.page.atoms.get(only.atom as usize) {
            Some(Atom::Quantity(quantity))
                if matches!(only.kind, Kind::Number | Kind::Percent | Kind::Money | Kind::Quantity) =>
            {
                Some(*quantity)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Reads a text that is one date and nothing else.
#[must_use]
pub fn date(text: &str, lexicon: &Lexicon) -> Option<Date> {
    let mut reader = Reader::new(lexicon);
    let reading = reader.read(text);
    match (reading.row().items, reading.page.atoms) {
        ([only], [Atom::Date(date)]) if only.kind == Kind::Date => Some(*date),
        _ => None,
    }
}
