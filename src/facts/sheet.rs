//! Things by the line: a CSV that stays text. A line is taken apart when somebody asks for it.
//!
//! The header names what each column has, by the keys of an entity (`id,name,aka,in,from,to`) or as a measure that the fact
//! file declares. A cell with several texts parts them by `|`; there are no quotation marks, so no cell has a comma. Lines
//! that follow one another under one id tell of one thing: a person's offices, a group's members, its measures.

mod measured;
mod proof;

use super::fact::{Alias, Course, Entity, Membership, Role, Src};
use crate::finding::Finding;
use crate::measure::period::Period;
use crate::measure::quantity::Quantity;
use crate::source::{SourceId, Span, Spanned};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::ops::Range;

/// The rule that faults of these files are reported under.
pub(super) const FAULT: &str = "faulty-table";

/// What a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Id,
    Type,
    Name,
    Aka,
    Adj,
    Metonym,
    In,
    Also,
    Where,
    Capital,
    Members,
    Closed,
    Participants,
    Series,
    Edition,
    Office,
    Of,
    Whole,
    From,
    To,
    KnownTo,
    /// What the value of the line measures.
    Metric,
    /// When.
    Period,
    /// A value, as an article writes it.
    Value,
    /// How far another figure for it may be away.
    Tolerance,
    /// A measure, by its place among those the fact file declares, and the year of the column.
    Measure(usize, Option<i16>),
    /// Whether the name is a word as well, so that it names nothing by itself.
    Word,
    /// Something for people to read.
    Note,
}

/// The columns by name.
pub(super) const KEYS: &[(&str, Key)] = &[
    ("id", Key::Id),
    ("type", Key::Type),
    ("name", Key::Name),
    ("aka", Key::Aka),
    ("adj", Key::Adj),
    ("metonym", Key::Metonym),
    ("in", Key::In),
    ("also", Key::Also),
    ("where", Key::Where),
    ("capital", Key::Capital),
    ("members", Key::Members),
    ("closed", Key::Closed),
    ("participants", Key::Participants),
    ("series", Key::Series),
    ("edition", Key::Edition),
    ("office", Key::Office),
    ("of", Key::Of),
    ("whole", Key::Whole),
    ("from", Key::From),
    ("to", Key::To),
    ("known_to", Key::KnownTo),
    ("metric", Key::Metric),
    ("period", Key::Period),
    ("value", Key::Value),
    ("tolerance", Key::Tolerance),
    ("word", Key::Word),
    ("note", Key::Note),
    ("code", Key::Note),
    ("continent", Key::Note),
    ("region", Key::Note),
    ("currency", Key::Note),
    ("neighbours", Key::Note),
    ("admin", Key::Note),
    ("lat", Key::Note),
    ("lon", Key::Note),
    ("area", Key::Note),
    ("population", Key::Note),
];

/// What columns measure.
#[derive(Clone, Debug)]
pub struct Measured {
    /// What is measured.
    pub metric: Spanned<String>,
    /// The unit behind each number, in words.
    pub unit: String,
    /// One of it.
    pub one: Quantity,
    /// How far another figure for it may be away, as a share of it.
    pub tolerance: Option<Decimal>,
    /// Whether it flowed or stood.
    pub course: Course,
    /// Whether each year has a column.
    pub by_year: bool,
}

/// A table of things.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its name.
    pub name: Spanned<String>,
    /// What each line tells of: `city`, `person`.
    pub kind: String,
    /// Who says so.
    pub src: Src,
    /// Up to when all this is known.
    pub known_to: Option<Period>,
    /// The measures that columns have.
    pub measures: Vec<Measured>,
    /// The file.
    pub file: SourceId,
    pub(super) text: Cow<'static, str>,
    pub(super) columns: Vec<Key>,
    pub(super) body: usize,
}

/// A line: for each column the bytes of its cell.
type Line = Range<usize>;

impl Sheet {
    /// The lines below the header, blank ones skipped.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line> {
        let mut at = self.body;
        std::iter::from_fn(move || {
            while at < self.text.len() {
                let line = self.line_at(at);
                at = line.end + 1;
                if !self.slice(&line).trim().is_empty() {
                    return Some(line);
                }
            }
            None
        })
    }

    /// Calls with where each line begins and with its first cells, so many as are asked for, spaces not trimmed: one pass
    /// over the bytes, for what is gone through whole at every start.
    pub(super) fn cut<'a>(&'a self, count: usize, mut call: impl FnMut(u32, &[&'a str])) {
        let text: &'a str = &self.text;
        let body = text.as_bytes().get(self.body..).unwrap_or_default();
        let marks = memchr::memchr2_iter(b',', b'\n', body).map(|mark| self.body + mark);
        let (mut start, mut from) = (self.body, self.body);
        let mut cells = Vec::with_capacity(count);
        for mark in marks.chain([text.len()]) {
            if cells.len() < count {
                cells.push(text.get(from..mark).unwrap_or_default());
            }
            from = mark + 1;
            if text.as_bytes().get(mark) != Some(&b',') {
                call(start as u32, &cells);
                start = from;
                cells.clear();
            }
        }
    }

    fn line_at(&self, start: usize) -> Line {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        start..memchr::memchr(b'\n', rest).map_or(self.text.len(), |len| start + len)
    }

    fn slice(&self, line: &Line) -> &str {
        self.text.get(line.clone()).unwrap_or_default()
    }

    /// Calls with each cell of a line that has something in it.
    pub(super) fn each(&self, line: &Line, mut call: impl FnMut(Key, Range<usize>, &str)) {
        for ((place, cell), key) in cells(self.slice(line), line.start).zip(&self.columns) {
            if !cell.is_empty() {
                call(*key, place, cell);
            }
        }
    }

    /// The thing that begins at the line which begins at a byte, with all lines that follow under its id.
    pub(super) fn entity(&self, start: usize) -> Entity {
        let mut line = self.line_at(start);
        let mut entity = self.nothing(&line);
        loop {
            let (mut role, mut of, mut members) = (None, None, Vec::new());
            let (mut from, mut to) = (None, None);
            let mut id = None;
            self.each(&line, |key, place, cell| {
                let spanned = |text: &str, place: Range<usize>| {
                    Spanned::new(text.to_owned(), Span::new(self.file, place.start, place.end))
                };
                let several = || parts(cell, place.start).map(|(place, text)| spanned(text, place));
                match key {
                    Key::Id => id = Some(spanned(cell, place)),
                    Key::Office => role = Some(spanned(cell, place)),
                    Key::Of => of = Some(spanned(cell, place)),
                    Key::Members => members = several().collect(),
                    Key::From => from = Period::parse(cell),
                    Key::To => to = Period::parse(cell),
                    // what follows is told once, in the first line
                    Key::Name if entity.name.is_none() => entity.name = Some(cell.to_owned()),
                    Key::Aka if entity.aka.is_empty() => {
                        entity.aka = several().map(|name| Alias { name, from: None, to: None }).collect();
                    }
                    Key::Type => entity.kind = cell.to_owned(),
                    Key::Adj => entity.adjectives = several().map(|text| text.value).collect(),
                    Key::Metonym => entity.metonyms = several().map(|text| text.value).collect(),
                    Key::In => entity.within = several().collect(),
                    Key::Also => entity.also = several().map(|text| text.value).collect(),
                    Key::Where => entity.place = Some(cell.to_owned()),
                    Key::Capital => entity.capitals = several().map(|text| text.value).collect(),
                    Key::Closed => entity.closed = cell == "1",
                    Key::Participants => entity.participants = several().collect(),
                    Key::Series => entity.series = Some(spanned(cell, place)),
                    Key::Edition => entity.edition = cell.parse().ok(),
                    Key::Whole => entity.whole = cell == "1",
                    Key::KnownTo => entity.known_to = Period::parse(cell).or(entity.known_to),
                    Key::Name | Key::Aka | Key::Word | Key::Note => {}
                    Key::Measure(..) | Key::Metric | Key::Period | Key::Value | Key::Tolerance => {}
                }
            });
            if let Some(office) = role {
                entity.roles.push(Role { office, of, from, to, src: self.src.clone() });
            } else if !members.is_empty() {
                entity.members.push(Membership { of: members, from, to });
            } else {
                (entity.from, entity.to) = (entity.from.or(from), entity.to.or(to));
            }
            let named = id.is_some();
            if let Some(id) = id.filter(|_| entity.id.value.is_empty()) {
                entity.id = id;
            }
            let next = self.line_at((line.end + 1).min(self.text.len()));
            let same = named && self.id(&next).is_some_and(|next| next == entity.id.value);
            if !same {
                return entity;
            }
            line = next;
        }
    }

    /// The lines of the thing that begins at the line which begins at a byte.
    pub(super) fn span(&self, start: usize) -> Span {
        let mut line = self.line_at(start);
        let id = self.id(&line).map(str::to_owned);
        let first = line.start;
        loop {
            let next = self.line_at((line.end + 1).min(self.text.len()));
            if id.is_none() || next.is_empty() || self.id(&next) != id.as_deref() {
                return Span::new(self.file, first, line.end);
            }
            line = next;
        }
    }

    /// How many things it tells of.
    #[must_use]
    pub fn count(&self) -> usize {
        let mut last = None;
        let lines = self.lines().filter(|line| {
            let id = self.id(line).map(str::to_owned);
            let new = id.is_none() || id != last;
            last = id;
            new
        });
        lines.count()
    }

    /// Whether its lines measure something.
    pub(super) fn measures(&self) -> bool {
        !self.measures.is_empty() || self.columns.contains(&Key::Value)
    }

    /// The id of a line.
    pub(super) fn id(&self, line: &Line) -> Option<&str> {
        self.cell(line, Key::Id)
    }

    fn cell(&self, line: &Line, key: Key) -> Option<&str> {
        let column = self.columns.iter().position(|known| *known == key)?;
        let (_, cell) = cells(self.slice(line), line.start).nth(column)?;
        (!cell.is_empty()).then_some(cell)
    }

    /// An entity of which nothing is known but where it stands.
    fn nothing(&self, line: &Line) -> Entity {
        Entity {
            id: Spanned::new(String::new(), Span::new(self.file, line.start, line.end)),
            kind: self.kind.clone(),
            name: None,
            aka: Vec::new(),
            adjectives: Vec::new(),
            metonyms: Vec::new(),
            within: Vec::new(),
            also: Vec::new(),
            place: None,
            capitals: Vec::new(),
            members: Vec::new(),
            closed: false,
            participants: Vec::new(),
            series: None,
            edition: None,
            roles: Vec::new(),
            whole: false,
            from: None,
            to: None,
            known_to: self.known_to,
            src: self.src.clone(),
            note: None,
        }
    }
}

/// The cells of a line, each with its place, spaces trimmed.
pub(super) fn cells(line: &str, start: usize) -> impl Iterator<Item = (Range<usize>, &str)> {
    split(line.trim_end_matches('\r'), start, ',')
}

/// The texts of a cell.
pub(super) fn parts(cell: &str, start: usize) -> impl Iterator<Item = (Range<usize>, &str)> {
    split(cell, start, '|').filter(|(_, text)| !text.is_empty())
}

fn split(text: &str, start: usize, mark: char) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = start;
    text.split(mark).map(move |cell| {
        let from = at + (cell.len() - cell.trim_start().len());
        at += cell.len() + 1;
        let cell = cell.trim();
        (from..from + cell.len(), cell)
    })
}
