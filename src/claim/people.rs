//! The people of an article by their names: who speaks and was never introduced, who is spelled two ways, who has two ages.
//!
//! Names are gathered while blocks are read, and held against one another when the article is at its end. A person is known by a
//! full name of two or three words; nothing is said of those for whom there is none.

use super::place::Reader;
use super::shape::{Claim, Kind, Part, Shape, Slot, Value, Voice};
use crate::grammar::Reading;
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::{Case, Class, symbol};
use crate::markup::{Block, BlockKind};
use crate::measure::quantity::Quantity;
use crate::source::{SourceId, Span};
use rustc_hash::{FxHashMap, FxHashSet};

/// Somebody who speaks and was never introduced.
pub(super) const STRANGER: Shape = Shape {
    kind: Kind::Stranger,
    name: "stranger",
    about: "a speaker whose name stands nowhere else, and the name of a person that is nearly the same",
    slots: &[Slot::Speaker, Slot::Thing],
    maybe: &[],
    read: Reader { at: &[], read: |_, _| None },
};

/// One person's name in two spellings.
pub(super) const SPELLING: Shape = Shape {
    kind: Kind::Spelling,
    name: "spelling",
    about: "two full names that differ in a letter: one person spelled two ways",
    slots: &[Slot::Left, Slot::Right],
    maybe: &[],
    read: Reader { at: &[], read: |_, _| None },
};

/// One person's age told twice.
pub(super) const AGES: Shape = Shape {
    kind: Kind::Ages,
    name: "ages",
    about: "two ages of one person: Ada Quill, 52, and Ada Quill, 56",
    slots: &[Slot::Age, Slot::Body],
    maybe: &[],
    read: Reader { at: &[], read: |_, _| None },
};

/// How many full names are held against one another, so that a list of members costs no more than linear time.
const NAMES: usize = 400;

/// Names of an article, in order.
#[derive(Debug, Default)]
pub struct People {
    names: Vec<Name>,
    /// By its words the place of a full name among them.
    known: FxHashMap<Box<str>, usize>,
    /// Words that stand with a capital and no other such word beside them, and how often.
    alone: FxHashMap<Box<str>, u32>,
    /// The words of longer names.
    long: FxHashSet<Box<str>>,
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
        let titled = |at: usize| title(row.text(&row.items[at]));
        let first = (from..to).find(|at| !titled(*at)).unwrap_or(to);
        let words: Vec<Box<str>> = row.items[first..to]
            .iter()
            .filter(|item| item.kind == row::Kind::Word)
            .map(|item| row.text(item).into())
            .collect();
        let place = |item: &Item, last: &Item| {
            let bytes = block.source_range(start + item.start as usize, start + last.end as usize);
            Span::new(SourceId::ARTICLE, bytes.start, bytes.end)
        };
        match words.as_slice() {
            [] => {}
            [one] if row.page.lexicon.begins(row.items[first].word) != Class::default() || LITTLE.contains(&&**one) => {
            }
            [one] => *self.alone.entry(one.clone()).or_default() += 1,
            [_, _] | [_, _, _] => {
                // the first word of a sentence may be any word
                let sentence = first == 0 || row.items[first - 1].kind == row::Kind::Stop;
                let little = row.page.lexicon.begins(row.items[first].word) != Class::default();
                if sentence && little || LITTLE.contains(&&*words[0]) || self.names.len() >= NAMES {
                    return;
                }
                let span = place(&row.items[first], &row.items[to - 1]);
                let key: Box<str> = words.join(" ").into();
                let names = &mut self.names;
                let n = *self.known.entry(key).or_insert_with(|| {
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
            many => self.long.extend(many.iter().cloned()),
        }
    }

    /// What contradicts itself among the names, when the article is at its end. `claims` has the quotations, whose speakers are
    /// people.
    pub fn claims(&self, claims: &mut Vec<Claim>) {
        let speakers: Vec<&Part> = claims
            .iter()
            .filter(|claim| claim.kind == Kind::Quote)
            .filter_map(|claim| claim.slot(Slot::Speaker))
            .collect();
        let spoken: FxHashSet<&str> = speakers.iter().map(|speaker| speaker.text.as_str()).collect();
        let mut introduced: FxHashMap<&str, &Name> = FxHashMap::default();
        for name in &self.names {
            for word in &name.words {
                introduced.entry(word).or_insert(name);
            }
        }
        let mut found = Vec::new();
        let mut told: FxHashSet<&str> = FxHashSet::default();
        for speaker in &speakers {
            let word = untitled(&speaker.text);
            let name = !word.is_empty()
                && word.chars().all(char::is_alphabetic)
                && word.starts_with(char::is_uppercase)
                && word.chars().skip(1).all(char::is_lowercase);
            if !name
                || introduced.contains_key(word)
                || self.long.contains(word)
                || told.contains(word)
                || self.alone.get(word).is_none_or(|count| *count > 3)
            {
                continue;
            }
            let mut near = self.names.iter().filter(|name| {
                let speaks = name.person || spoken.iter().any(|text| text.contains(&*name.words.join(" ")));
                speaks && name.words.iter().any(|known| slipped(known, word))
            });
            if let Some(known) = near.next()
                && near.next().is_none()
            {
                told.insert(word);
                found.push(pair(
                    Kind::Stranger,
                    (Slot::Speaker, speaker.span, word),
                    (Slot::Thing, known.span, &known.words.join(" ")),
                ));
            }
        }
        found.extend(self.spellings(&spoken));
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
                found.push(claim);
            }
        }
        claims.extend(found);
    }

    /// Full names that differ in a letter of one word.
    fn spellings(&self, spoken: &FxHashSet<&str>) -> Vec<Claim> {
        // names by all their words but one
        let mut alike: FxHashMap<String, Vec<(&Name, usize)>> = FxHashMap::default();
        for name in &self.names {
            for gap in 0..name.words.len() {
                let rest: Vec<&str> =
                    name.words.iter().enumerate().filter(|(n, _)| *n != gap).map(|(_, word)| &**word).collect();
                alike.entry(format!("{gap} {}", rest.join(" "))).or_default().push((name, gap));
            }
        }
        let person = |name: &Name| name.person || spoken.iter().any(|text| text.contains(&*name.words.join(" ")));
        let mut found = Vec::new();
        for group in alike.values().filter(|group| group.len() == 2) {
            let [(one, gap), (other, _)] = group[..] else { continue };
            let (first, second) = (&one.words[gap], &other.words[gap]);
            let (rare, often) = if one.count <= other.count { (one, other) } else { (other, one) };
            if rare.count == 1
                && often.count >= 1
                && (person(one) || person(other))
                && first.len().min(second.len()) >= 4
                && slipped(first, second)
            {
                found.push(pair(
                    Kind::Spelling,
                    (Slot::Left, rare.span, &rare.words.join(" ")),
                    (Slot::Right, often.span, &often.words.join(" ")),
                ));
            }
        }
        found.sort_by_key(|claim| claim.span);
        found
    }
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

/// A title before a name.
fn title(word: &str) -> bool {
    TITLES.contains(&word)
}

/// A speaker without their title.
fn untitled(text: &str) -> &str {
    let rest =
        text.split_once(' ').filter(|(first, _)| title(first.trim_end_matches('.'))).map_or(text, |(_, rest)| rest);
    rest.trim()
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

/// Words with a capital that begin sentences and name nobody.
const LITTLE: &[&str] = &[
    "The",
    "A",
    "An",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "You",
    "Who",
    "This",
    "That",
    "These",
    "Those",
    "While",
    "When",
    "After",
    "Before",
    "As",
    "If",
    "Since",
    "But",
    "And",
    "So",
    "Then",
    "There",
    "Here",
    "What",
    "Which",
    "How",
    "Why",
    "Where",
    "Some",
    "Many",
    "Most",
    "Others",
    "Both",
    "One",
    "His",
    "Her",
    "Their",
    "Its",
    "Our",
    "My",
    "Your",
    "In",
    "On",
    "At",
    "For",
    "With",
    "By",
    "From",
    "Of",
    "To",
    "Also",
    "Still",
    "Yet",
    "However",
    "Meanwhile",
    "Later",
    "Earlier",
    "Now",
    "Once",
    "Such",
    "No",
    "Not",
    "Nor",
    "Or",
    "Another",
    "Each",
    "All",
    "Few",
    "Several",
    "Everyone",
    "Nobody",
    "Officials",
    "Police",
];

/// Titles that are no part of a name.
const TITLES: &[&str] = &[
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Prof",
    "Sir",
    "Dame",
    "Lord",
    "Lady",
    "Sen",
    "Rep",
    "Gov",
    "Gen",
    "Col",
    "Capt",
    "Sgt",
    "Lt",
    "Professor",
    "President",
    "Senator",
    "Minister",
    "Judge",
    "Justice",
    "Prime",
    "Vice",
    "Chief",
    "Foreign",
    "Chancellor",
    "King",
    "Queen",
    "Prince",
    "Princess",
    "Pope",
];

/// Whether one word is another with one letter changed, put in or left out, and no other form of it.
fn slipped(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if short == long || long.len() - short.len() > 1 || short.first() != long.first() || short.len() < 2 {
        return false;
    }
    let same = short.iter().zip(long.iter()).take_while(|(one, other)| one == other).count();
    // plurals and what is of a country: Smiths, Russian
    if same == short.len() {
        return false;
    }
    let behind = if short.len() == long.len() { same + 1 } else { same };
    short[behind..] == long[same + 1..]
}

fn pair(kind: Kind, first: (Slot, Span, &str), second: (Slot, Span, &str)) -> Claim {
    let part = |(slot, span, text): (Slot, Span, &str)| Part { slot, value: Value::Text, span, text: text.to_owned() };
    Claim {
        kind,
        span: first.1,
        slots: vec![part(first), part(second)],
        voice: Voice::Article,
        years: None,
        spoken: Vec::new(),
    }
}
