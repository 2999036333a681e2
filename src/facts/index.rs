//! Who is called what, and who has which id.

use super::base::FactBase;
use super::fact::{Entity, Measure};
use super::ids::Ids;
use super::load::ReadValue;
use super::sheet::{Key, Sheet, parts};
use crate::lexicon::{NameId, Names};
use crate::measure::period::Period;
use crate::source::Span;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::OnceLock;

/// Where something is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ref {
    /// In a fact file: its place among the entities.
    Entity(u32),
    /// In a table: its place among all things of tables.
    Line(u32),
}

/// A thing of a table: which, where its first line begins, and all it tells once somebody has asked.
#[derive(Clone, Debug)]
struct Line {
    sheet: u16,
    start: u32,
    told: OnceLock<Box<Entity>>,
}

/// How something is named by a name it bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Called {
    /// By its name.
    Name,
    /// By what is of it: Chinese.
    Adjective,
    /// By what stands for it: Beijing.
    Metonym,
}

/// Names and ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    pub(super) names: Names,
    /// Who the bearers of names are, and how they are called by it.
    refs: Vec<(Ref, Called)>,
    /// What the tables tell of.
    things: Vec<Line>,
    ids: Ids,
    /// By its number who has an id.
    told: Vec<Option<Ref>>,
    /// Who else is told of under an id; in order.
    again: Vec<(u32, Ref)>,
    /// All that is told of such an id, once somebody has asked.
    whole: FxHashMap<u32, OnceLock<Box<Entity>>>,
    /// The measures of an id, by their place; in order.
    measures: Vec<(u32, u32)>,
    /// The lines of tables that measure something of an id; in order.
    lines: Vec<(u32, Ref)>,
    /// The events of an id of a series; in order.
    events: Vec<(u32, Ref)>,
}

impl Index {
    /// All names and ids of a base.
    pub(super) fn of(base: &FactBase) -> Index {
        let mut index = Index::default();
        let lines: usize = base.sheets.iter().map(|sheet| sheet.text.len() / 60).sum();
        index.names.reserve(lines + base.entities.len());
        index.refs.reserve(lines + base.entities.len());
        index.things.reserve(lines);
        index.ids.reserve(lines / 2 + base.entities.len());
        for (n, entity) in base.entities.iter().enumerate() {
            let at = Ref::Entity(n as u32);
            index.tell(&entity.id.value, at, true);
            index.call(entity.name.iter().map(String::as_str), at, Called::Name);
            index.call(entity.aka.iter().map(|alias| alias.name.value.as_str()), at, Called::Name);
            index.call(entity.adjectives.iter().map(String::as_str), at, Called::Adjective);
            index.call(entity.metonyms.iter().map(String::as_str), at, Called::Metonym);
            if let Some(series) = &entity.series {
                let series = index.ids.number(&series.value);
                index.events.extend(series.map(|series| (series, at)));
            }
        }
        for (n, sheet) in base.sheets.iter().enumerate() {
            index.take(sheet, n as u16);
        }
        for (n, measure) in base.measures.iter().enumerate() {
            for of in &measure.of {
                let of = index.ids.number(&of.value);
                index.measures.extend(of.map(|of| (of, n as u32)));
            }
        }
        index.again.sort_unstable();
        index.whole = index.again.iter().map(|(id, _)| (*id, OnceLock::new())).collect();
        index.measures.sort_unstable();
        index.lines.sort_unstable();
        index.events.sort_unstable();
        index
    }

    /// The names and ids of a table.
    fn take(&mut self, sheet: &Sheet, number: u16) {
        let place = |key| sheet.columns.iter().position(|known| *known == key);
        let (id, word, series) = (place(Key::Id), place(Key::Word), place(Key::Series));
        let called = |key: &Key| match key {
            Key::Name | Key::Aka => Some(Called::Name),
            Key::Adj => Some(Called::Adjective),
            Key::Metonym => Some(Called::Metonym),
            _ => None,
        };
        let names = sheet.columns.iter().enumerate().filter_map(|(n, key)| Some((n, called(key)?)));
        let names: Vec<(usize, Called)> = names.collect();
        let asked = names.iter().map(|(n, _)| *n).chain([id, word, series].into_iter().flatten());
        let count = asked.max().map_or(0, |last| last + 1);
        let mut last = "";
        // a table of figures tells nothing else of those whose they are
        let more = sheet.columns.iter().any(|key| matches!(key, Key::Name | Key::Office | Key::Members));
        sheet.cut(count, |start, cells| {
            if let [blank] = cells
                && blank.trim().is_empty()
            {
                return;
            }
            let cell = |column: Option<usize>| column.and_then(|n| cells.get(n)).map_or("", |cell| cell.trim());
            let id = cell(id);
            // one thing's further lines repeat its names
            if !id.is_empty() && id == last {
                return;
            }
            last = id;
            let at = Ref::Line(self.things.len() as u32);
            self.things.push(Line { sheet: number, start, told: OnceLock::new() });
            if !id.is_empty() {
                let id = self.tell(id, at, more).filter(|_| sheet.measures());
                self.lines.extend(id.map(|id| (id, at)));
            }
            if cell(word) == "1" {
                return;
            }
            for (n, called) in &names {
                // the name of one event holds those of its group, its place and its year
                let alone = |text: &&str| sheet.kind != "event" || !text.contains(' ');
                self.call(parts(cell(Some(*n)), 0).map(|(_, text)| text).filter(alone), at, *called);
            }
            let series = Some(cell(series)).filter(|series| !series.is_empty());
            let series = series.and_then(|series| self.ids.number(series));
            self.events.extend(series.map(|series| (series, at)));
        });
    }

    /// Who has an id: the first who is told with it. Whether `more` than figures is told there. Its number.
    fn tell(&mut self, id: &str, at: Ref, more: bool) -> Option<u32> {
        let number = self.ids.number(id)?;
        if self.told.len() <= number as usize {
            self.told.resize(number as usize + 1, None);
        }
        if *self.told[number as usize].get_or_insert(at) != at && more {
            self.again.push((number, at));
        }
        Some(number)
    }

    fn call<'a>(&mut self, names: impl Iterator<Item = &'a str>, at: Ref, called: Called) {
        let bearer = self.refs.len() as u32;
        let mut any = false;
        for name in names {
            self.names.add(name, bearer);
            any = true;
        }
        if any {
            self.refs.push((at, called));
        }
    }

    /// Who has an id.
    fn who(&self, id: &str) -> Option<Ref> {
        *self.told.get(self.ids.get(id)? as usize)?
    }

    /// What a list has of an id.
    fn of_id<T: Copy>(&self, list: &[(u32, T)], id: &str) -> impl Iterator<Item = T> {
        let run = self.ids.get(id).map_or(&[][..], |id| {
            let start = list.partition_point(|(known, _)| *known < id);
            let len = list[start..].partition_point(|(known, _)| *known == id);
            &list[start..start + len]
        });
        run.iter().map(|(_, what)| *what)
    }
}

impl FactBase {
    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(self))
    }

    /// All names that the facts know.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.index().names
    }

    /// Those who bear a name, and how they are called by it.
    #[must_use]
    pub fn bearers(&self, name: NameId) -> Vec<(&Entity, Called)> {
        let index = self.index();
        let refs = index.names.bearers(name).filter_map(|bearer| index.refs.get(bearer as usize));
        let mut bearers: Vec<_> = refs.filter_map(|(at, called)| Some((self.told(*at)?, *called))).collect();
        if !index.again.is_empty() {
            // who is told of in two places is one
            let mut seen = FxHashSet::default();
            bearers.retain(|(entity, _)| seen.insert(std::ptr::from_ref::<Entity>(entity)));
        }
        bearers
    }

    /// What has an id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Entity> {
        self.told(self.index().who(id)?)
    }

    /// Whether something has an id.
    #[must_use]
    pub fn has_id(&self, id: &str) -> bool {
        self.index().who(id).is_some()
    }

    /// All ids that something has.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let index = self.index();
        let told = index.told.iter().zip(0..).filter(|(told, _)| told.is_some());
        told.map(|(_, number)| index.ids.text(number))
    }

    /// The events of a series.
    #[must_use]
    pub fn events_of(&self, series: &str) -> Vec<&Entity> {
        let index = self.index();
        index.of_id(&index.events, series).filter_map(|at| self.told(at)).collect()
    }

    /// The events that are on, on a day.
    #[must_use]
    pub fn events_on(&self, day: Date) -> Vec<&Entity> {
        let mut refs: Vec<_> = self.index().events.iter().map(|(_, at)| *at).collect();
        refs.sort_unstable();
        let on = |event: &&Entity| {
            let first = event.from.and_then(Period::days);
            let last = event.to.or(event.from).and_then(Period::days);
            first.zip(last).is_some_and(|(first, last)| first.0 <= day && day <= last.1)
        };
        refs.into_iter().filter_map(|at| self.told(at)).filter(on).collect()
    }

    /// The measures of what has an id. Those that tables have by the line are read here, for few of them are ever asked for.
    #[must_use]
    pub fn measures_of(&self, id: &str, read_value: ReadValue<'_>) -> Vec<Cow<'_, Measure>> {
        let index = self.index();
        let told = index.of_id(&index.measures, id).filter_map(|n| self.measures.get(n as usize)).map(Cow::Borrowed);
        let columns = index.of_id(&index.lines, id).filter_map(|at| {
            let Ref::Line(n) = at else { return None };
            let line = index.things.get(n as usize)?;
            let sheet = self.sheets.get(usize::from(line.sheet))?;
            Some(sheet.measured(line.start as usize, read_value).into_iter().map(Cow::Owned))
        });
        told.chain(columns.flatten()).collect()
    }

    /// The lines of tables that tell of an id, or of those who bear a name.
    pub(super) fn lines_of(&self, text: &str) -> Vec<(&Sheet, Span)> {
        let index = self.index();
        let named = index.names.find(text, 0).filter(|(_, end)| *end == text.len());
        let bearers = named.into_iter().flat_map(|(name, _)| index.names.bearers(name));
        let bearers = bearers.filter_map(|bearer| Some(index.refs.get(bearer as usize)?.0));
        let mut refs: Vec<Ref> = index.who(text).into_iter().chain(bearers).collect();
        refs.dedup();
        let lines = refs.into_iter().filter_map(|at| match at {
            Ref::Line(n) => {
                let line = index.things.get(n as usize)?;
                let sheet = self.sheets.get(usize::from(line.sheet))?;
                Some((sheet, sheet.span(line.start as usize)))
            }
            Ref::Entity(_) => None,
        });
        lines.collect()
    }

    /// What is told at a place, and what is told of the same person elsewhere.
    fn told(&self, at: Ref) -> Option<&Entity> {
        let entity = self.told_at(at)?;
        let index = self.index();
        let id = entity.id.value.as_str();
        if index.again.is_empty() || entity.kind != "person" {
            return Some(entity);
        }
        let Some(whole) = index.ids.get(id).and_then(|id| index.whole.get(&id)) else { return Some(entity) };
        let first = self.told_at(index.who(id)?)?;
        Some(whole.get_or_init(|| {
            let mut whole = first.clone();
            for other in index.of_id(&index.again, id).filter_map(|at| self.told_at(at)) {
                if other.kind == whole.kind {
                    whole.join(other);
                }
            }
            Box::new(whole)
        }))
    }

    fn told_at(&self, at: Ref) -> Option<&Entity> {
        match at {
            Ref::Entity(n) => self.entities.get(n as usize),
            Ref::Line(n) => {
                let line = self.index().things.get(n as usize)?;
                let sheet = self.sheets.get(usize::from(line.sheet))?;
                Some(line.told.get_or_init(|| Box::new(sheet.entity(line.start as usize))))
            }
        }
    }
}
