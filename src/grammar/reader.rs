//! One pass over a block: its words go into a row, and each run of words that is an atom becomes one item of it.

use super::atom::Atom;
use super::begin;
use super::found::{self, Found, Place};
use super::named::{self, Named};
use super::row::{self, Item, Kind, Page, Row};
use crate::lexicon::{Case, Class, Lexicon, Names, Sense, WordId, symbol};
use crate::measure::locale::Locale;

/// Reads blocks one after another and keeps its buffers between them.
#[derive(Debug)]
pub struct Reader<'l> {
    lexicon: &'l Lexicon,
    locale: Locale,
    /// The names to look for.
    known: Option<&'l Names>,
    words: Vec<Item>,
    /// Which of the words are points, question and exclamation marks.
    points: Vec<u32>,
    items: Vec<Item>,
    atoms: Vec<Atom>,
    names: Vec<Named>,
    /// Where each of the atoms stands among the items.
    places: Vec<u32>,
    /// For each unit how many words of the document speak for it.
    spoken: Vec<u32>,
}

/// A block that was read: its row of items and the atoms in it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    items: &'a [Item],
    places: &'a [u32],
    page: Page<'a>,
}

impl<'a> Reading<'a> {
    /// The row, from its beginning.
    #[must_use]
    pub fn row(&'a self) -> Row<'a> {
        Row { items: self.items, page: &self.page }
    }

    /// Where its atoms stand in the row: few items are atoms, and nothing else needs to be looked at.
    pub fn places(&self) -> impl Iterator<Item = usize> + 'a {
        self.places.iter().map(|at| *at as usize)
    }
}

/// How many words there is room for at first: few paragraphs have more.
const WORDS: usize = 512;

/// So many bytes of prose have at most one word or sign, but for tables of figures.
const BYTES: usize = 4;

impl<'l> Reader<'l> {
    /// A reader that knows these words.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon) -> Reader<'l> {
        let spoken = vec![0; lexicon.unit_count()];
        Reader {
            lexicon,
            locale: Locale::default(),
            known: None,
            words: Vec::with_capacity(WORDS),
            points: Vec::with_capacity(WORDS / 16),
            items: Vec::with_capacity(WORDS),
            atoms: Vec::with_capacity(WORDS / 8),
            names: Vec::new(),
            places: Vec::with_capacity(WORDS / 8),
            spoken,
        }
    }

    /// The same reader for articles that write their figures so.
    #[must_use]
    pub fn writing(self, locale: Locale) -> Reader<'l> {
        Reader { locale, ..self }
    }

    /// The same reader, which finds these names as well.
    #[must_use]
    pub fn knowing(self, names: &'l Names) -> Reader<'l> {
        Reader { known: Some(names).filter(|names| !names.is_empty()), ..self }
    }

    /// Reads a block's text.
    pub fn read<'a>(&'a mut self, text: &'a str) -> Reading<'a> {
        // a buffer that grows while it is filled is copied over and over
        for buffer in [&mut self.words, &mut self.items] {
            buffer.clear();
            if buffer.capacity() < text.len() / BYTES {
                *buffer = Vec::with_capacity(text.len() / BYTES);
            }
        }
        row::words(text, self.lexicon, &mut self.words, &mut self.points);
        row::stops(text, self.lexicon, &mut self.words, &self.points);
        self.atoms.clear();
        self.places.clear();
        self.atoms(text);
        if let Some(names) = self.known {
            named::find(text, &mut self.items, names, &mut self.names);
        }
        let page = Page { text, lexicon: self.lexicon, locale: self.locale, atoms: &self.atoms, names: &self.names };
        Reading { items: &self.items, places: &self.places, page }
    }

    /// How many words of all blocks read so far speak for a unit, by the unit's number.
    #[must_use]
    pub fn spoken(&self) -> &[u32] {
        &self.spoken
    }

    /// Copies the words into the row and puts atoms in the places of the words they were read from.
    fn atoms(&mut self, text: &str) {
        let page = Page { text, lexicon: self.lexicon, locale: self.locale, atoms: &[], names: &[] };
        // all words before this one are in the row, or stand there as atoms
        let mut copied = 0;
        let mut at = 0;
        // where the last number ended that belongs to a name
        let mut named = None;
        // most words are passed over: one test for all that others have, so that the processor seldom guesses wrong
        let may_begin = |item: &Item| {
            (item.kind == Kind::Digits)
                | (item.word == symbol::HYPHEN)
                | self.lexicon.begins(item.word).meets(begin::ANY.or(Class::PLACE))
        };
        while let Some(further) = self.words.get(at..).and_then(|rest| rest.iter().position(may_begin)) {
            at += further;
            let item = &self.words[at];
            let class = if item.kind == Kind::Digits { Class::default() } else { self.lexicon.begins(item.word) };
            let worth = item.kind == Kind::Digits || item.word == symbol::HYPHEN;
            let place = class.meets(Class::PLACE) && item.case != Case::Lower;
            if !worth && !place && !class.meets(begin::ANY) {
                at += 1;
                continue;
            }
            let (past, ahead) = self.words.split_at(at);
            let row = Row { items: ahead, page: &page };
            if place && let Ok((_, Sense::Place(word))) = row.phrase(Class::PLACE) {
                for unit in self.lexicon.candidates(word) {
                    self.spoken[unit.0 as usize] += 1;
                }
            }
            if !begin::begins(row, item, class, past.last()) {
                at += 1;
                continue;
            }
            let last = self.items.last().map(|last| last.kind);
            let place = Place { words: &self.words, past, free: past.get(copied..).unwrap_or_default(), row, last };
            match found::found(place, class, named) {
                Found::Nothing => at += 1,
                Found::Name { end } => {
                    at = end;
                    named = Some(end);
                }
                Found::Atom { from, end, kind, atom } => {
                    self.items.extend_from_slice(&self.words[copied..from]);
                    self.places.push(self.items.len() as u32);
                    put(&mut self.items, &mut self.atoms, &self.words[from..end], kind, atom);
                    (at, copied) = (end, end);
                }
            }
        }
        self.items.extend_from_slice(&self.words[copied..]);
    }
}

/// Puts an atom into the row in the place of its words.
fn put(items: &mut Vec<Item>, atoms: &mut Vec<Atom>, words: &[Item], kind: Kind, atom: Atom) {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    let number = u32::try_from(atoms.len()).unwrap_or(u32::MAX);
    items.push(Item { kind, atom: number, end: last.end, word: WordId::UNKNOWN, ..*first });
    atoms.push(atom);
}

#[cfg(test)]
mod tests {
    use super::super::corpus::{atoms, nothing, reads};

    #[test]
    fn atoms_are_read_where_they_stand_and_once() {
        reads("5 kilometre, 3 mile", &["The 5 km (3 miles) walk", "5 km, or 3 miles,"]);
        reads("~26bn CNY, 3.7bn USD, 2022", &["about 26 billion yuan ($3.7 billion) in 2022"]);
        reads("73 fahrenheit, -5 celsius", &["73 °F (−5 °C)"]);
        reads("5m", &["missiles \u{2014} 5 million of them", "missiles\u{2014}5 million of them"]);
    }

    #[test]
    fn nothing_is_read_from_nothing() {
        nothing(&["", " ", "\u{feff}", "-", "$", "$ $ $", "a", "half", "between", "between and", "minus", "- -", "%"]);
    }

    /// Long rows of what atoms begin with: nothing panics, and each word is looked at a few times only.
    #[test]
    fn hostile_rows_are_read_in_a_moment() {
        let hostile = [
            "one hundred and ",
            "5-",
            "5 - ",
            "1 ",
            "between ",
            "$",
            "-",
            "(-",
            "a half ",
            "1/2 ",
            "5'",
            "5 feet ",
            "5' ",
            "million ",
            "about ",
            "from 5 to ",
            "10:",
            "1,",
            "9.",
            "twenty-",
            "Rs. ",
            "US$",
            "9999999999999999999999 quadrillion ",
            "half a ",
            "square-",
            "two thousand ",
            "5 crore 5 lakh ",
            "in-",
            "5-in-",
            "½",
            "5½ ",
            "May ",
            "May 5 ",
            ".",
            "!\u{201d}",
            "&",
            "S&P ",
            "Section 5 and ",
            "no ",
            "one ",
            "the one ",
            "5-4, ",
            "won 5-4-",
            "aged 5 to ",
            "Brandt, 5, ",
            "in his 30s ",
            "5 12 ",
            "the Kestrel 9 ",
        ];
        for text in hostile {
            let _ = atoms(&text.repeat(2000));
            let _ = atoms(&format!("5 {}", text.repeat(200)));
        }
    }
}
