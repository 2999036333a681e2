//! One pass over a block: its words go into a row, and each run of words that is an atom becomes one item of it.

use super::atom::Atom;
use super::hedge::{self, Hedged};
use super::name::{self, Found};
use super::quantity::Before;
use super::row::{self, Item, Kind, Page, Read, Row};
use super::time::{self, TIMES};
use super::{age, decimal, quantity, range, score, single, worded};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, Lexicon, Sense, WordId, symbol};
use crate::measure::locale::Locale;

/// Reads blocks one after another and keeps its buffers between them.
#[derive(Debug)]
pub struct Reader<'l> {
    lexicon: &'l Lexicon,
    locale: Locale,
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

/// How many words there is room for at first: few paragraphs have more.
const WORDS: usize = 512;

/// The classes of words that an atom can begin with.
const ATOMS: Class = Class::CARDINAL
    .or(Class::FRACTION)
    .or(Class::MAGNITUDE)
    .or(Class::MULTIPLE)
    .or(Class::BEFORE)
    .or(Class::OPENER)
    .or(TIMES);

impl<'l> Reader<'l> {
    /// A reader that knows these words.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon) -> Reader<'l> {
        let spoken = vec![0; lexicon.unit_count()];
        Reader {
            lexicon,
            locale: Locale::default(),
            words: Vec::with_capacity(WORDS),
            items: Vec::with_capacity(WORDS),
            atoms: Vec::with_capacity(WORDS / 8),
            spoken,
        }
    }

    /// The same reader for articles that write their figures so.
    #[must_use]
    pub fn writing(self, locale: Locale) -> Reader<'l> {
        Reader { locale, ..self }
    }

    /// Reads a block's text.
    pub fn read<'a>(&'a mut self, text: &'a str) -> Reading<'a> {
        row::words(text, self.lexicon, &mut self.words);
        row::stops(text, self.lexicon, &mut self.words);
        self.items.clear();
        self.atoms.clear();
        self.atoms(text);
        let page = Page { text, lexicon: self.lexicon, locale: self.locale, atoms: &self.atoms };
        Reading { items: &self.items, page }
    }

    /// How many words of all blocks read so far speak for a unit, by the unit's number.
    #[must_use]
    pub fn spoken(&self) -> &[u32] {
        &self.spoken
    }

    /// Copies the words into the row and puts atoms in the places of the words they were read from.
    fn atoms(&mut self, text: &str) {
        let page = Page { text, lexicon: self.lexicon, locale: self.locale, atoms: &[] };
        // all words before this one are in the row, or stand there as atoms
        let mut copied = 0;
        let mut at = 0;
        // where the last number ended that belongs to a name
        let mut named = None;
        while let Some(item) = self.words.get(at) {
            let class = match item.kind {
                Kind::Digits => Class::default(),
                _ if item.word == WordId::UNKNOWN => {
                    at += 1;
                    continue;
                }
                _ => self.lexicon.begins(item.word),
            };
            let (past, ahead) = self.words.split_at(at);
            let row = Row { items: ahead, page: &page };
            if !begins_atom(row, item, class, past.last()) {
                at += 1;
                continue;
            }
            if class.meets(Class::PLACE)
                && item.case != Case::Lower
                && let Ok((_, Sense::Place(word))) = row.phrase(Class::PLACE)
            {
                for unit in self.lexicon.candidates(word) {
                    self.spoken[unit.0 as usize] += 1;
                }
            }
            if item.kind == Kind::Digits || class.meets(Class::TIME) {
                let near = past.get(copied..).unwrap_or_default();
                let follows =
                    self.items.last().is_some_and(|last| last.kind == Kind::Score) && near.iter().all(is_comma);
                let read = match age::decade(row, past) {
                    Some((rest, atom, length)) if length <= near.len() => Some((rest, Kind::Range, atom, length)),
                    _ => score::score(row, past, follows).ok().map(|(rest, atom)| (rest, Kind::Score, atom, 0)),
                };
                if let Some((rest, kind, atom, back)) = read {
                    let end = at + row.read_up_to(rest);
                    self.items.extend_from_slice(&self.words[copied..at - back]);
                    put(&mut self.items, &mut self.atoms, &self.words[at - back..end], kind, atom);
                    (at, copied) = (end, end);
                    continue;
                }
            }
            // the sign of "plus or minus 3" is none
            let margin = class.meets(Class::OPENER)
                && past.last().is_some_and(|before| &text[before.start as usize..before.end as usize] == "or")
                && row.cue(Cue::Minus).is_ok();
            if margin
                || !class.meets(ATOMS) && item.kind != Kind::Digits && item.word != symbol::HYPHEN
                || part_of_name(row, item, past)
            {
                at += 1;
                continue;
            }
            let about = hedge::before(past.get(copied..).unwrap_or_default(), &page);
            if part_of_time(row, past, about) {
                at += 1;
                continue;
            }
            // "from about 5 to 7" as well as "from 5 to 7"
            let before = past.get(..at - about.map_or(0, |hedged| hedged.length)).and_then(<[Item]>::last);
            let by = before
                .is_some_and(|before| text[before.start as usize..before.end as usize].eq_ignore_ascii_case("by"));
            let parts = by || before.is_some_and(|before| page_cue(before, &page) == Some(Cue::From));
            let lasting = before.is_some_and(|before| {
                matches!(
                    &text[before.start as usize..before.end as usize],
                    "for" | "in" | "within" | "For" | "In" | "Within"
                )
            });
            // a plain word of the sentence: "drank a litre of water", where "$50 a barrel of oil" is a price
            let free = before.is_some_and(|before| {
                before.kind == Kind::Word && before.word == WordId::UNKNOWN || before.word == symbol::COMMA
            }) && at > copied;
            let before = Before { hedge: about.map(|hedged| hedged.hedge), parts, by, lasting, free };
            let Ok((rest, (kind, atom))) = atom(row, past, class, before) else {
                at += 1;
                continue;
            };
            let found = Found { past, words: &self.words, row, rest };
            let led = past.get(..at - about.map_or(0, |hedged| hedged.length)).unwrap_or_default();
            let (rest, kind, atom) = match age::aged(found, led, kind, &atom) {
                Some(aged) => aged,
                None if name::takes(found, kind, &atom, named) => {
                    at += row.read_up_to(rest).max(1);
                    named = Some(at);
                    continue;
                }
                None => match score::voted(row, rest, past, &atom) {
                    Some(vote) => (rest, Kind::Score, vote),
                    None => (rest, kind, atom),
                },
            };
            let end = at + row.read_up_to(rest).max(1);
            self.items.extend_from_slice(&self.words[copied..at]);
            put(&mut self.items, &mut self.atoms, &self.words[at..end], kind, atom);
            (at, copied) = (end, end);
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

fn is_comma(item: &Item) -> bool {
    item.word == symbol::COMMA
}

/// The classes that need no second look before a word is read.
const SURE: Class = Class::CARDINAL
    .or(Class::FRACTION)
    .or(Class::BEFORE)
    .or(Class::MONTH)
    .or(Class::WEEKDAY)
    .or(Class::PLACE)
    .or(Class::TIME)
    .or(Class::ORDINAL)
    .or(Class::MAGNITUDE)
    .or(Class::MULTIPLE);

/// Whether something that concerns atoms may begin at an item: most words are turned away here.
fn begins_atom(row: Row, item: &Item, class: Class, before: Option<&Item>) -> bool {
    let next = || row.items.get(1);
    if item.kind == Kind::Digits || class.meets(SURE) {
        return true;
    }
    // "the week", "Q3", "year-ago"
    if class.meets(Class::GRAIN.or(Class::MOVE)) {
        let the =
            before.is_some_and(|before| before.kind == Kind::Word && row.text(before).eq_ignore_ascii_case("the"));
        let ends = |next: &Item| {
            next.kind == Kind::Digits
                || matches!(next.word, symbol::HYPHEN | symbol::APOSTROPHE)
                || row.text(next) == "end"
        };
        if the || next().is_some_and(ends) || class.meets(Class::MOVE) && row.phrase(Class::MOVE).is_ok() {
            return true;
        }
    }
    if item.word == symbol::HYPHEN {
        // a sign of the number behind it: "at -5 C", "23 F (-5 C)"
        let opens = item.spaced || before.is_none_or(|before| before.word == symbol::OPEN);
        return opens && next().is_some_and(|next| !next.spaced && next.kind != Kind::Word);
    }
    // "a" begins an amount only before "million" and the like
    class.meets(Class::OPENER)
        && next().is_some_and(|next| {
            let follows = row.page.lexicon.begins(next.word);
            next.kind == Kind::Digits
                || next.word == symbol::HYPHEN
                || follows.meets(
                    Class::SCALE
                        .or(Class::FRACTION)
                        .or(Class::ORDINAL)
                        .or(Class::MAGNITUDE)
                        .or(Class::MULTIPLE)
                        .or(Class::BEFORE)
                        .or(Class::CARDINAL)
                        .or(Class::OPENER)
                        .or(Class::UNIT)
                        .or(Class::GRAIN),
                )
        })
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

/// Whether the digits are glued to a word, a sign or a hyphen behind one: F16, COVID-19, x86, #5, the 30 of 10:30; or
/// are the further groups of 12 000.
fn part_of_name(row: Row, item: &Item, past: &[Item]) -> bool {
    if item.kind != Kind::Digits {
        return false;
    }
    let (before, earlier) = match past {
        [.., earlier, before] => (before, Some(earlier)),
        [before] => (before, None),
        [] => return false,
    };
    let digits_before = earlier.is_some_and(|earlier| earlier.kind == Kind::Digits);
    if item.spaced {
        return before.kind == Kind::Digits && decimal::grouped(row, before, item);
    }
    before.kind == Kind::Word
        || before.kind == Kind::Digits
        || row.text(before) == "#"
        || before.word == symbol::POINT && !before.spaced && earlier.is_some_and(abbreviated)
        || matches!(before.word, symbol::HYPHEN | symbol::APOSTROPHE) && !before.spaced && earlier.is_some_and(solid)
        || digits_before && !before.spaced && before.word == symbol::DASH
        || digits_before && decimal::joins_digits(row, before)
}

/// The ID of ID.3
fn abbreviated(item: &Item) -> bool {
    item.kind == Kind::Word && item.case == Case::Upper
}

/// Whether a hyphen behind the item joins it to what follows; behind an opening bracket it is a minus.
fn solid(item: &Item) -> bool {
    item.word != symbol::OPEN
}

/// "the first half of 2023", "their half of the pitch": a half is a number only where a sentence or a known word leads
/// to it.
fn part_of_time(row: Row, past: &[Item], about: Option<Hedged>) -> bool {
    let halves = row.head().is_some_and(|head| head.kind == Kind::Word)
        && matches!(row.phrase(Class::FRACTION), Ok((rest, _)) if rest.cue(Cue::Of).is_ok())
        && row.phrase(Class::ORDINAL).is_err();
    let led = past.last().is_none_or(|before| {
        before.kind == Kind::Stop
            || before.word != WordId::UNKNOWN
                && !row.page.lexicon.begins(before.word).meets(Class::UNIT.or(Class::ORDINAL))
    });
    halves && about.is_none() && !led
}

/// The cue a single word is.
fn page_cue(item: &Item, page: &Page) -> Option<Cue> {
    let row = Row { items: std::slice::from_ref(item), page };
    match row.phrase(Class::CUE) {
        Ok((_, Sense::Cue(cue))) => Some(cue),
        _ => None,
    }
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
