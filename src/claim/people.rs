//! The people of an article by their names: who speaks and was never introduced, who is spelled two ways, who has two ages.
//!
//! Names are gathered while blocks are read, and held against one another when the article is at its end. A person is known by a
//! full name of two or three words; nothing is said of those for whom there is none.

mod word;

use super::place::Reader;
use super::shape::{Claim, Kind, Part, Shape, Slot, Value};
use crate::grammar::Reading;
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::{Case, Class, symbol};
use crate::markup::{Block, BlockKind};
use crate::measure::quantity::Quantity;
use crate::source::{SourceId, Span};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::Hasher;
use word::{little, slipped, title, untitled};

/// Somebody who speaks and was never introduced.
pub(super) const STRANGER: Shape = Shape {
    kind: Kind::Stranger,
    name: "stranger",
    about: "a speaker whose name stands nowhere else, and the name of a person that is nearly the same",
    slots: &[Slot::Speaker, Slot::Thing],
    maybe: &[],
    read: Reader::NOWHERE,
};

/// One person's name in two spellings.
pub(super) const SPELLING: Shape = Shape {
    kind: Kind::Spelling,
    name: "spelling",
    about: "two full names that differ in a letter: one person spelled two ways",
    slots: &[Slot::Left, Slot::Right],
    maybe: &[],
    read: Reader::NOWHERE,
};

/// One person's age told twice.
pub(super) const AGES: Shape = Shape {
    kind: Kind::Ages,
    name: "ages",
    about: "two ages of one person: Ada Quill, 52, and Ada Quill, 56",
    slots: &[Slot::Age, Slot::Body],
    maybe: &[],
    read: Reader::NOWHERE,
};

/// How often a speaker may stand who was never introduced: who stands more often is known by one name.
const OFTEN: u32 = 3;

/// How many full names, and how many speakers of one, are held against one another, so that a list of members costs no more
/// than linear time.
const NAMES: usize = 400;

/// Names of an article, in order.
#[derive(Debug, Default)]
pub struct People {
    names: Vec<Name>,
    /// By the sum of its words the place of a full name among them.
    known: FxHashMap<u64, usize>,
    /// Words that stand with a capital and no other such word beside them, and how often.
    alone: FxHashMap<u64, Alone>,
    /// The words of longer names.
    long: FxHashSet<u64>,
}

/// A word with a capital that stands alone beside a verb of saying: how often, and where first.
#[derive(Debug)]
struct Alone {
    count: u32,
    span: Span,
}

#[derive(Debug)]
struct Name {
    words: Vec<Box<str>>,
    /// Where it stands first.
    span: Span,
    count: u32,
    /// Whether a title, an age or what a person does stands beside it somewhere.
    person: bool,
    age: Option<(Quantity, Span)>,
    /// Another age of the same person.
    other: Option<(Quantity, Span)>,
}

impl People {
    /// Keeps the names of a stretch.
    pub fn keep(&mut self, reading: &Reading, block: &Block, start: usize) {
        if !matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Caption | BlockKind::Standfirst
        ) {
            return;
        }
        let row = reading.row();
        let mut at = 0;
        while at < row.items.len() {
            if !part(&row.items[at]) {
                at += 1;
                continue;
            }
            let end = end(row, at);
            self.take(row, at, end, block, start);
            at = end;
        }
    }

    fn take(&mut self, row: Row, from: usize, to: usize, block: &Block, start: usize) {
        let titled = |item: &Item| title(row.text(item));
        let first = row.items[from..to].iter().position(|item| !titled(item)).map_or(to, |at| from + at);
        let words =
            || row.items[first..to].iter().filter(|item| item.kind == row::Kind::Word).map(|item| row.text(item));
        let place = |item: &Item, last: &Item| {
            let bytes = block.source_range(start + item.start as usize, start + last.end as usize);
            Span::new(SourceId::ARTICLE, bytes.start, bytes.end)
        };
        match words().take(4).count() {
            0 => {}
            // only those who speak are asked for
            1 if speaks(row, from, to) && self.alone.len() < NAMES => {
                let known = row.page.lexicon.begins(row.items[first].word) != Class::default();
                if let Some(word) = words().next().filter(|word| !known && !little(word)) {
                    let item = &row.items[first];
                    let entry = self.alone.entry(sum([word]));
                    entry.or_insert_with(|| Alone { count: 0, span: place(item, item) }).count += 1;
                }
            }
            1 => {}
            2 | 3 => {
                // the first word of a sentence may be any word
                let sentence = first == 0 || row.items[first - 1].kind == row::Kind::Stop;
                let known = row.page.lexicon.begins(row.items[first].word) != Class::default();
                if sentence && known || self.names.len() >= NAMES || words().next().is_some_and(little) {
                    return;
                }
                let names = &mut self.names;
                let n = *self.known.entry(sum(words())).or_insert_with(|| {
                    let span = place(&row.items[first], &row.items[to - 1]);
                    let words = words().map(Into::into).collect();
                    names.push(Name { words, span, count: 0, person: false, age: None, other: None });
                    names.len() - 1
                });
                let name = &mut self.names[n];
                name.count += 1;
                name.person |= first > from;
                if let Some((age, item)) = aged(row, to) {
                    name.person = true;
                    let span = place(item, item);
                    match name.age {
                        None => name.age = Some((age, span)),
                        Some((known, _)) if known.value != age.value => name.other = name.other.or(Some((age, span))),
                        Some(_) => {}
                    }
                }
            }
            _ => self.long.extend(words().map(|word| sum([word]))),
        }
    }

    /// What contradicts itself among the names, when the article is at its end. Who speaks tells people from all else, and is
    /// asked only where two names are nearly the same.
    pub fn claims<'q>(&self, article: &str, quotes: impl Fn() -> &'q [Claim], claims: &mut Vec<Claim>) {
        let strangers = self.strangers(article);
        let spellings = self.spellings();
        if !strangers.is_empty() || !spellings.is_empty() {
            let speakers: Vec<&Part> = quotes().iter().filter_map(|quote| quote.slot(Slot::Speaker)).collect();
            for (word, name) in strangers {
                let speaks = speakers.iter().find(|speaker| untitled(&speaker.text) == word);
                if let Some(speaker) = speaks.filter(|_| person(name, &speakers)) {
                    let known = name.words.join(" ");
                    claims.push(pair(
                        Kind::Stranger,
                        (Slot::Speaker, speaker.span, word),
                        (Slot::Thing, name.span, &known),
                    ));
                }
            }
            for (rare, often) in spellings {
                if person(rare, &speakers) || person(often, &speakers) {
                    let (left, right) = (rare.words.join(" "), often.words.join(" "));
                    claims.push(pair(
                        Kind::Spelling,
                        (Slot::Left, rare.span, &left),
                        (Slot::Right, often.span, &right),
                    ));
                }
            }
        }
        for name in &self.names {
            if let Some(((one, first), (other, second))) = name.age.zip(name.other)
                // a birthday lies between two stories
                && (one.value - other.value).abs() > rust_decimal::Decimal::ONE
            {
                let text = |age: Quantity| age.value.normalize().to_string();
                let mut claim = pair(Kind::Ages, (Slot::Age, second, &text(other)), (Slot::Body, first, &text(one)));
                claim.slots.push(Part {
                    slot: Slot::Thing,
                    value: Value::Text,
                    span: name.span,
                    text: name.words.join(" "),
                });
                claims.push(claim);
            }
        }
    }

    /// Words that stand alone and in no full name, each with the one full name that has nearly the same word.
    fn strangers<'a>(&self, article: &'a str) -> Vec<(&'a str, &Name)> {
        // names by the first byte of each of their words
        let mut first: FxHashMap<u8, Vec<&Name>> = FxHashMap::default();
        let mut introduced: FxHashSet<u64> = FxHashSet::default();
        for name in &self.names {
            for word in &name.words {
                introduced.insert(sum([&**word]));
                first.entry(word.as_bytes()[0]).or_default().push(name);
            }
        }
        let mut found: Vec<(Span, &str, &Name)> = Vec::new();
        for (own, alone) in &self.alone {
            let word = article.get(alone.span.start as usize..alone.span.end as usize).unwrap_or_default();
            let Some(names) = word.bytes().next().and_then(|byte| first.get(&byte)) else { continue };
            let mut near = names.iter().filter(|name| name.words.iter().any(|known| slipped(known, word)));
            let Some(name) = near.next().filter(|_| alone.count <= OFTEN) else { continue };
            let name_like = word.chars().all(char::is_alphabetic) && word.chars().skip(1).all(char::is_lowercase);
            let only = near.all(|other| std::ptr::eq(*other, *name));
            if only && name_like && !introduced.contains(own) && !self.long.contains(own) {
                found.push((alone.span, word, name));
            }
        }
        found.sort_by_key(|(span, ..)| *span);
        found.into_iter().map(|(_, word, name)| (word, name)).collect()
    }

    /// Full names that differ in a letter of one word: the one that stands once, and the other.
    fn spellings(&self) -> Vec<(&Name, &Name)> {
        // names by all their words but one: how many there are, and the first
        let mut alike: FxHashMap<u64, (usize, usize)> = FxHashMap::default();
        let mut found = Vec::new();
        for (n, name) in self.names.iter().enumerate() {
            for gap in 0..name.words.len() {
                let rest = sum(name.words.iter().enumerate().map(|(n, word)| if n == gap { "" } else { &**word }));
                let (count, first) = alike.entry(rest).or_insert((0, n));
                *count += 1;
                if *count == 2 {
                    found.push((rest, &self.names[*first], name, gap));
                }
            }
        }
        found.retain(|(rest, ..)| alike.get(rest).is_some_and(|(count, _)| *count == 2));
        let slips = found.into_iter().filter_map(|(_, one, other, gap)| {
            let (first, second) = (one.words.get(gap)?, other.words.get(gap)?);
            let (rare, often) = if one.count <= other.count { (one, other) } else { (other, one) };
            (rare.count == 1 && first.len().min(second.len()) >= 4 && slipped(first, second)).then_some((rare, often))
        });
        slips.collect()
    }
}

/// Whether a name is a person's: a title or an age stands beside it, or somebody of it speaks.
fn person(name: &Name, speakers: &[&Part]) -> bool {
    name.person || {
        let whole = name.words.join(" ");
        speakers.iter().any(|speaker| speaker.text.contains(&whole))
    }
}

/// A sum over words.
fn sum<'a>(words: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hasher = FxHasher::default();
    for word in words {
        hasher.write(word.as_bytes());
        hasher.write_u8(b' ');
    }
    hasher.finish()
}

/// Whether a verb of saying stands beside a run of items.
fn speaks(row: Row, from: usize, to: usize) -> bool {
    let speech = |item: &Item| row.page.lexicon.begins(item.word).meets(Class::SPEECH);
    row.items.get(to).is_some_and(speech) || from.checked_sub(1).is_some_and(|at| speech(&row.items[at]))
}

/// Whether a word may be a part of a name.
fn part(item: &Item) -> bool {
    item.kind == row::Kind::Word && matches!(item.case, Case::Capital | Case::Mixed)
}

/// The item behind a run of words with capitals that begins at an item; a hyphen may join two of them.
fn end(row: Row, from: usize) -> usize {
    let mut at = from + 1;
    while let Some(item) = row.items.get(at) {
        let joins = |item: &Item| item.word == symbol::HYPHEN && item.kind == row::Kind::Sign && !item.spaced;
        if part(item) {
            at += 1;
        } else if joins(item) && row.items.get(at + 1).is_some_and(|next| part(next) && !next.spaced) {
            at += 2;
        } else if item.word == symbol::POINT && item.kind == row::Kind::Sign && title(row.text(&row.items[at - 1])) {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// The age right behind a name: `, 52,`
fn aged<'a>(row: Row<'a>, at: usize) -> Option<(Quantity, &'a Item)> {
    let comma = row.items.get(at)?;
    let item = row.items.get(at + 1).filter(|item| comma.word == symbol::COMMA && item.kind == row::Kind::Age)?;
    match row.page.atoms.get(item.atom as usize)? {
        Atom::Age(age) => Some((*age, item)),
        _ => None,
    }
}

fn pair(kind: Kind, first: (Slot, Span, &str), second: (Slot, Span, &str)) -> Claim {
    let part = |(slot, span, text): (Slot, Span, &str)| Part { slot, value: Value::Text, span, text: text.to_owned() };
    Claim::new(kind, first.1, vec![part(first), part(second)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Reader;
    use crate::lexicon::tests::boxed;

    /// Names that begin alike are held against one another: there must be an end to them.
    #[test]
    fn names_that_are_kept_have_an_end() {
        let letter = |n: u32| char::from(b'b' + (n % 24) as u8);
        let name = |n: u32| format!("A{}{}{}", letter(n), letter(n / 24), letter(n / 576));
        let (mut people, mut reader) = (People::default(), Reader::new(boxed()));
        for n in 0..2_000 {
            let text = format!("It rained, said {0}. She met {0}q {0}z.", name(n));
            people.keep(&reader.read(&text), &Block::verbatim(BlockKind::Paragraph, &text, 0), 0);
        }
        assert_eq!((people.names.len(), people.alone.len()), (NAMES, NAMES));
    }
}
