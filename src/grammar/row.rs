//! The row: a block's words, numbers and signs in order, and later the atoms that were read from them.

use super::atom::Atom;
use super::named::Named;
use crate::lexicon::phrase::{Cue, Sort};
use crate::lexicon::world::World;
use crate::lexicon::{Case, Class, Lexicon, RawKind, Scanner, Sense, WordId, symbol};
use crate::measure::locale::Locale;

/// What an item of the row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A word.
    Word,
    /// Digits that are no atom (or not yet).
    Digits,
    /// A sign.
    Sign,
    /// The end of a sentence.
    Stop,
    /// An atom: a plain number.
    Number,
    /// An atom: a percentage or a difference of percentages.
    Percent,
    /// An atom: money.
    Money,
    /// An atom: an amount with a unit that is not money.
    Quantity,
    /// An atom: from one amount to another.
    Range,
    /// An atom: a place in an order.
    Ordinal,
    /// An atom: how old somebody is.
    Age,
    /// An atom: a score or a vote.
    Score,
    /// An atom: a day, a month, a year, or another time by its name.
    Date,
    /// An atom: from one time to another.
    Span,
    /// An atom: a day of the week.
    Weekday,
    /// A name that facts know. Its words stay items of their own; what starts at names says so by this kind.
    Name,
}

/// How many kinds there are.
pub const KINDS: usize = Kind::Name as usize + 1;

/// One item: 20 bytes, copied freely.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// How a word is written.
    pub case: Case,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Its word, if it has a meaning; a sign's own number for a sign.
    pub word: WordId,
    /// For an atom its place among the page's atoms, for the first word of a name its place among the names.
    pub atom: u32,
    /// The first byte in the block's text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// What the items of a row refer to: one block's text, the words and the atoms read so far.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The block's text.
    pub text: &'a str,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// How the article writes its figures.
    pub locale: Locale,
    /// The atoms.
    pub atoms: &'a [Atom],
    /// The names that facts know, in order; none inside another.
    pub names: &'a [Named],
}

/// A row, or the rest of one: the input of every parser.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The items left.
    pub items: &'a [Item],
    /// What they refer to.
    pub page: &'a Page<'a>,
}

/// What a parser returns: the rest of the row and what was read. A parser that does not fit says nothing more.
pub type Read<'a, T> = nom::IResult<Row<'a>, T, ()>;

impl<'a> Row<'a> {
    /// Nothing read here.
    pub fn no<T>(self) -> Read<'a, T> {
        Err(nom::Err::Error(()))
    }

    /// The item at the head.
    #[must_use]
    pub fn head(self) -> Option<&'a Item> {
        self.items.first()
    }

    /// The row after `count` items.
    #[must_use]
    pub fn after(self, count: usize) -> Row<'a> {
        Row { items: self.items.get(count..).unwrap_or_default(), page: self.page }
    }

    /// The row behind all phrases of a class at its head: `or about roughly`.
    #[must_use]
    pub fn past(self, class: Class) -> Row<'a> {
        let mut rest = self;
        while let Ok((after, _)) = rest.phrase(class) {
            rest = after;
        }
        rest
    }

    /// The longest phrase of a class at the head. Most words begin none and are turned away here, without a call.
    #[inline]
    pub fn phrase(self, class: Class) -> Read<'a, Sense> {
        match self.head() {
            Some(head) if self.page.lexicon.begins(head.word).meets(class) => self.longest(class),
            _ => self.no(),
        }
    }

    /// The longest phrase of a class, where one may begin.
    fn longest(self, class: Class) -> Read<'a, Sense> {
        let words = self.items.iter().take_while(|item| matches!(item.kind, Kind::Word | Kind::Sign | Kind::Digits));
        match self.page.lexicon.longest(words.map(|item| (item.word, item.case)), class) {
            Some((sense, length)) => Ok((self.after(length), sense)),
            None => self.no(),
        }
    }

    /// The longest phrase of a class at the head, hyphens between its words or not: `square-kilometer`.
    pub fn hyphenated(self, class: Class) -> Read<'a, Sense> {
        let plain = self.phrase(class);
        let joins = |item: &Item| item.word == symbol::HYPHEN && item.kind == Kind::Sign && !item.spaced;
        if !self.items.get(1).is_some_and(joins) {
            return plain;
        }
        let words = self.items.iter().take_while(|item| matches!(item.kind, Kind::Word | Kind::Sign));
        let words = words.enumerate().filter(|(_, item)| !joins(item));
        let Some((sense, length)) =
            self.page.lexicon.longest(words.clone().map(|(_, item)| (item.word, item.case)), class)
        else {
            return plain;
        };
        match (plain, words.map(|(at, _)| at + 1).nth(length - 1)) {
            (Ok((rest, found)), Some(read)) if self.read_up_to(rest) >= read => Ok((rest, found)),
            (_, Some(read)) => Ok((self.after(read), sense)),
            (plain, None) => plain,
        }
    }

    /// A sign.
    pub fn sign(self, sign: WordId) -> Read<'a, &'a Item> {
        match self.head() {
            Some(head) if head.word == sign && head.kind == Kind::Sign => Ok((self.after(1), head)),
            _ => self.no(),
        }
    }

    /// A word of sentence grammar.
    pub fn cue(self, cue: Cue) -> Read<'a, ()> {
        if !self.head().is_some_and(|head| self.page.lexicon.begins_cue(head.word, cue)) {
            return self.no();
        }
        match self.phrase(Class::CUE)? {
            (rest, Sense::Cue(found)) if found == cue => Ok((rest, ())),
            _ => self.no(),
        }
    }

    /// A word that says what is counted, and how.
    pub fn sort(self, sort: Sort) -> Read<'a, ()> {
        match self.phrase(Class::SORT)? {
            (rest, Sense::Sort(found)) if found == sort => Ok((rest, ())),
            _ => self.no(),
        }
    }

    /// A name that facts know.
    pub fn named(self) -> Read<'a, &'a Named> {
        let Some(head) = self.head() else { return self.no() };
        match self.page.names.get(head.atom as usize) {
            Some(name) if name.start == head.start => Ok((self.after((name.to - name.from) as usize), name)),
            _ => self.no(),
        }
    }

    /// A word that goes with names.
    pub fn world(self, world: World) -> Read<'a, ()> {
        match self.worlds()? {
            (rest, found) if found == world => Ok((rest, ())),
            _ => self.no(),
        }
    }

    /// Any word that goes with names.
    pub fn worlds(self) -> Read<'a, World> {
        match self.phrase(Class::WORLD)? {
            (rest, Sense::World(found)) => Ok((rest, found)),
            _ => self.no(),
        }
    }

    /// An atom of a kind.
    pub fn atom(self, kind: Kind) -> Read<'a, (&'a Item, &'a Atom)> {
        match self.head() {
            Some(head) if head.kind == kind => match self.page.atoms.get(head.atom as usize) {
                Some(atom) => Ok((self.after(1), (head, atom))),
                None => self.no(),
            },
            _ => self.no(),
        }
    }

    /// An item's text.
    #[must_use]
    pub fn text(self, item: &Item) -> &'a str {
        &self.page.text[item.start as usize..item.end as usize]
    }

    /// How many items the other row, a rest of this one, has read.
    #[must_use]
    pub fn read_up_to(self, rest: Row<'a>) -> usize {
        self.items.len() - rest.items.len()
    }
}

/// Reads a block's words, numbers and signs into `items`, and where the signs stand that may end a sentence into `points`.
pub(super) fn words(text: &str, lexicon: &Lexicon, items: &mut Vec<Item>, points: &mut Vec<u32>) {
    items.clear();
    points.clear();
    for raw in Scanner::new(text) {
        let (kind, word) = match raw.kind {
            RawKind::Word => (Kind::Word, lexicon.word_of(text, &raw)),
            // the 2 of km2 is a part of its unit, and so is the 100 of litres per 100 km
            RawKind::Digits if !raw.spaced || matches!(raw.end - raw.start, 2 | 3) => {
                (Kind::Digits, lexicon.word_of(text, &raw))
            }
            RawKind::Digits => (Kind::Digits, WordId::UNKNOWN),
            // an ASCII sign is its own number
            RawKind::Sign if raw.end - raw.start == 1 => {
                let byte = text.as_bytes()[raw.start];
                if matches!(byte, b'.' | b'!' | b'?') {
                    points.push(items.len() as u32);
                }
                (Kind::Sign, WordId::sign(byte))
            }
            RawKind::Sign => (Kind::Sign, lexicon.word_of(text, &raw)),
        };
        items.push(Item {
            kind,
            case: raw.case,
            spaced: raw.spaced,
            word,
            atom: 0,
            start: raw.start as u32,
            end: raw.end as u32,
        });
    }
}

/// Marks the points, question and exclamation marks that end sentences.
pub(super) fn stops(text: &str, lexicon: &Lexicon, items: &mut [Item], points: &[u32]) {
    for &at in points {
        let at = at as usize;
        let item = items[at];
        // closing marks belong to the sentence they end
        let next = items[at + 1..].iter().find(|next| {
            next.spaced
                || next.kind != Kind::Sign
                || !matches!(next.word, symbol::QUOTE | symbol::APOSTROPHE | symbol::CLOSE)
        });
        let begins_anew = next.is_none_or(|next| next.spaced && (next.kind != Kind::Word || next.case != Case::Lower));
        let abbreviated = item.word == symbol::POINT && next.is_some() && at > 0 && {
            let before = &items[at - 1];
            before.kind == Kind::Word
                && !item.spaced
                && (before.end - before.start == 1 && before.case == Case::Upper
                    || lexicon.begins(before.word).meets(Class::ABBREVIATION)
                    || text[before.start as usize..].starts_with(['a', 'p']) && before.end - before.start == 1)
        };
        // "5 km. He" is two sentences, "Mr. Smith" is one
        let unit = at > 0 && next.is_some_and(|next| next.case == Case::Capital) && {
            let before = &items[at - 1];
            before.case == Case::Lower && lexicon.begins(before.word).meets(Class::UNIT)
        };
        if begins_anew && (!abbreviated || unit) {
            items[at].kind = Kind::Stop;
        }
    }
}

impl<'a> nom::Input for Row<'a> {
    type Item = &'a Item;
    type Iter = std::slice::Iter<'a, Item>;
    type IterIndices = std::iter::Enumerate<std::slice::Iter<'a, Item>>;

    fn input_len(&self) -> usize {
        self.items.len()
    }

    fn take(&self, index: usize) -> Self {
        Row { items: self.items.get(..index).unwrap_or(self.items), page: self.page }
    }

    fn take_from(&self, index: usize) -> Self {
        self.after(index)
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.items.iter().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.items.iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.items.iter().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, nom::Needed> {
        if count <= self.items.len() { Ok(count) } else { Err(nom::Needed::new(count - self.items.len())) }
    }
}

#[cfg(test)]
mod corpus_of_sentences {
    use super::super::corpus::sentences;

    #[test]
    fn sentences_end_at_points_that_end_them() {
        assert_eq!(sentences("It was 5 km. He ran. Why? Yes!"), ["It was 5 km.", "He ran.", "Why?", "Yes!"]);
        assert_eq!(sentences("He said “Yes.” Then he left."), ["He said “Yes.", "” Then he left."]);
        assert_eq!(sentences("It rose 3.7. In 2010 it fell."), ["It rose 3.7.", "In 2010 it fell."]);
    }

    #[test]
    fn points_within_sentences_end_none() {
        for text in [
            "Mr. Smith of the U.S. Senate left",
            "On Nov. 5 he left",
            "J. K. Rowling wrote it",
            "it cost 3.7 million",
            "approx. 5 km",
            "at 5 p.m. he left",
            "Rs. 500 was paid",
            "it is 5 km. long",
        ] {
            assert_eq!(sentences(text), [text]);
        }
    }
}
