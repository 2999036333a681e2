//! Things by the line: a CSV that stays text. A line is taken apart when somebody asks for it.
//!
//! The header names what each column has, by the keys of an entity (`id,name,aka,in,from,to`) or as a measure that the fact
//! file declares. A cell with several texts parts them by `|`; there are no quotation marks, so no cell has a comma. Lines
//! that follow one another under one id tell of one thing: a person's offices, a group's members.

use super::fact::{Alias, Course, Entity, Measure, Membership, Rank, Role, Src};
use crate::finding::Finding;
use crate::measure::period::Period;
use crate::measure::quantity::Quantity;
use crate::source::{SourceId, Span, Spanned};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::ops::Range;

/// The rule that faults of these files are reported under.
pub(super) const FAULT: &str = "faulty-table";

/// How many faults of one file are worth reading.
const FAULTS: usize = 20;

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
    /// The columns of a header, and where the first line begins.
    ///
    /// # Errors
    /// A column that is nothing we know.
    pub(super) fn columns(
        text: &str,
        file: SourceId,
        measures: &[Measured],
    ) -> Result<(Vec<Key>, usize), Vec<Finding>> {
        let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
        let end = memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len());
        let header = text.get(start..end).unwrap_or_default();
        let mut columns = Vec::new();
        for (place, cell) in cells(header, start) {
            let measure = || measures.iter().position(|one| one.metric.value == cell).map(|n| Key::Measure(n, None));
            let year = || {
                let year = Some(cell.parse::<i16>().ok().filter(|year| (1000..3000).contains(year))?);
                measures.iter().position(|one| one.by_year).map(|n| Key::Measure(n, year))
            };
            let known = KEYS.iter().find(|(name, _)| *name == cell).map(|(_, key)| *key);
            let key = measure().or(known).or_else(year);
            let twice = key.is_some_and(|key| key != Key::Note && columns.contains(&key));
            let Some(key) = key.filter(|_| !twice) else {
                let names = KEYS.iter().map(|(name, _)| *name);
                let near = crate::yaml::nearest(cell, names.clone()).filter(|_| !twice);
                let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                let message = if twice { "stands twice" } else { "is no column here" };
                let span = Span::new(file, place.start, place.end);
                let help = format!("the columns are {}, and `measures`", names.collect::<Vec<_>>().join(", "));
                let fault = Finding::fault(FAULT, format!("`{cell}` {message}{near}"), span, "in the header");
                return Err(vec![fault.with_help(help)]);
            };
            columns.push(key);
        }
        if !columns.contains(&Key::Id) && !columns.contains(&Key::Name) {
            let message = "a table needs a column `id` or `name`";
            return Err(vec![Finding::fault(FAULT, message, Span::new(file, start, end), "in the header")]);
        }
        Ok((columns, (end + 1).min(text.len())))
    }

    /// Reads every line, as a file we did not make ourselves needs.
    ///
    /// # Errors
    /// The first faults: a cell too many or too few, a date that is none, a line without a name.
    pub(super) fn prove(&self) -> Result<(), Vec<Finding>> {
        let mut faults = Vec::new();
        for line in self.lines() {
            if faults.len() >= FAULTS {
                break;
            }
            let mut fault = |message: String, place: Range<usize>, label: &str| {
                faults.push(Finding::fault(FAULT, message, Span::new(self.file, place.start, place.end), label));
            };
            let (mut count, mut named) = (0, false);
            for (n, (place, cell)) in cells(self.slice(&line), line.start).enumerate() {
                count += 1;
                match self.columns.get(n) {
                    Some(Key::Id | Key::Name) => named |= !cell.is_empty(),
                    Some(Key::From | Key::To | Key::KnownTo) if !cell.is_empty() && Period::parse(cell).is_none() => {
                        fault(
                            format!("`{cell}` is no day or period; write 2023-05-19, 2023-05 or 2023"),
                            place,
                            "no date",
                        );
                    }
                    Some(Key::Edition) if !cell.is_empty() && cell.parse::<u16>().is_err() => {
                        fault(format!("`{cell}` is no whole number"), place, "no number");
                    }
                    Some(Key::Closed | Key::Whole | Key::Word) if !matches!(cell, "" | "0" | "1") => {
                        fault(format!("`{cell}` is neither 1, for yes, nor 0"), place, "neither");
                    }
                    _ => {}
                }
            }
            if count != self.columns.len() {
                let message = format!("cells in this line: {count}; columns in the header: {}", self.columns.len());
                fault(message, line, "wrong number");
            } else if !named {
                fault("this line names nothing".to_owned(), line, "no id and no name");
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

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
                    Key::Name | Key::Aka | Key::Measure(..) | Key::Word | Key::Note => {}
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
            if let Some(id) = id {
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

    /// The id of a line.
    pub(super) fn id(&self, line: &Line) -> Option<&str> {
        self.cell(line, Key::Id)
    }

    /// Whether the name of a line is a word as well: Nice, Reading, Of.
    pub(super) fn is_word(&self, line: &Line) -> bool {
        self.cell(line, Key::Word) == Some("1")
    }

    fn cell(&self, line: &Line, key: Key) -> Option<&str> {
        let column = self.columns.iter().position(|known| *known == key)?;
        let (_, cell) = cells(self.slice(line), line.start).nth(column)?;
        (!cell.is_empty()).then_some(cell)
    }

    /// The measures a line has. A cell that is no number has none.
    pub(super) fn measured(&self, start: usize) -> Vec<Measure> {
        let line = self.line_at(start);
        let Some(id) = self.id(&line) else { return Vec::new() };
        let of = Spanned::new(id.to_owned(), Span::new(self.file, line.start, line.end));
        let mut found = Vec::new();
        self.each(&line, |key, place, cell| {
            let Key::Measure(n, year) = key else { return };
            let Some((column, number)) = self.measures.get(n).zip(Decimal::from_str_exact(cell).ok()) else { return };
            let Some(value) = number.checked_mul(column.one.value) else { return };
            found.push(Measure {
                id: None,
                of: vec![of.clone()],
                metric: column.metric.clone(),
                course: column.course,
                period: year.map(Period::Year),
                versus: None,
                value: Spanned::new(Quantity { value, ..column.one }, Span::new(self.file, place.start, place.end)),
                written: format!("{cell} {}", column.unit).trim_end().to_owned(),
                tolerance: column.tolerance,
                said_by: None,
                rank: Rank::Normal,
                src: self.src.clone(),
                note: None,
            });
        });
        found
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
