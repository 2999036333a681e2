//! Who is called what, and who has which id.

use super::base::FactBase;
use super::fact::{Entity, Measure};
use super::sheet::{Key, Sheet, parts};
use crate::lexicon::{NameId, Names};
use crate::measure::period::Period;
use crate::source::Span;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Where something is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ref {
    /// In a fact file: its place among the entities.
    Entity(u32),
    /// In a table: which, and where its first line begins.
    Line(u16, u32),
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
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) names: Names,
    /// Who the bearers of names are, and how they are called by it.
    refs: Vec<(Ref, Called)>,
    ids: FxHashMap<Box<str>, Ref>,
    /// For each id that is told of in several places all but the first.
    again: FxHashMap<Box<str>, Vec<Ref>>,
    /// For each id the measures of it, by their place.
    measures: FxHashMap<Box<str>, Vec<u32>>,
    /// For each id the lines of tables that measure something of it.
    lines: FxHashMap<Box<str>, Vec<(u16, u32)>>,
    /// For each id of a series its events.
    events: FxHashMap<Box<str>, Vec<Ref>>,
}

impl Index {
    /// All names and ids of a base.
    pub(super) fn of(base: &FactBase) -> Index {
        let mut index = Index::default();
        let lines: usize = base.sheets.iter().map(|sheet| sheet.text.len() / 60).sum();
        index.names.reserve(lines + base.entities.len());
        index.refs.reserve(lines + base.entities.len());
        for (n, entity) in base.entities.iter().enumerate() {
            let at = Ref::Entity(n as u32);
            index.ids.entry(entity.id.value.as_str().into()).or_insert(at);
            index.call(entity.name.iter().map(String::as_str), at, Called::Name);
            index.call(entity.aka.iter().map(|alias| alias.name.value.as_str()), at, Called::Name);
            index.call(entity.adjectives.iter().map(String::as_str), at, Called::Adjective);
            index.call(entity.metonyms.iter().map(String::as_str), at, Called::Metonym);
            if let Some(series) = &entity.series {
                index.events.entry(series.value.as_str().into()).or_default().push(at);
            }
        }
        for (n, sheet) in base.sheets.iter().enumerate() {
            let mut last = None;
            // a table of figures tells nothing else of those whose they are
            let figures = !sheet.columns.iter().any(|key| matches!(key, Key::Name | Key::Office | Key::Members));
            for line in sheet.lines() {
                let id = sheet.id(&line);
                // one thing's further lines repeat its names
                if id.is_some() && id == last {
                    continue;
                }
                last = id;
                let at = Ref::Line(n as u16, line.start as u32);
                if let Some(id) = id {
                    if *index.ids.entry(id.into()).or_insert(at) != at && !figures {
                        index.again.entry(id.into()).or_default().push(at);
                    }
                    if !sheet.measures.is_empty() {
                        index.lines.entry(id.into()).or_default().push((n as u16, line.start as u32));
                    }
                }
                if sheet.is_word(&line) {
                    continue;
                }
                sheet.each(&line, |key, place, cell| {
                    let called = match key {
                        Key::Name | Key::Aka => Called::Name,
                        Key::Adj => Called::Adjective,
                        Key::Metonym => Called::Metonym,
                        Key::Series => {
                            index.events.entry(cell.into()).or_default().push(at);
                            return;
                        }
                        _ => return,
                    };
                    // the name of one event holds those of its group, its place and its year
                    let alone = |text: &&str| sheet.kind != "event" || !text.contains(' ');
                    index.call(parts(cell, place.start).map(|(_, text)| text).filter(alone), at, called);
                });
            }
        }
        for (n, measure) in base.measures.iter().enumerate() {
            for of in &measure.of {
                index.measures.entry(of.value.as_str().into()).or_default().push(n as u32);
            }
        }
        index
    }

    fn call<'a>(&mut self, names: impl Iterator<Item = &'a str>, at: Ref, called: Called) {
        let bearer = self.refs.len() as u32;
        self.refs.push((at, called));
        for name in names {
            self.names.add(name, bearer);
        }
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
    pub fn bearers(&self, name: NameId) -> Vec<(Cow<'_, Entity>, Called)> {
        let index = self.index();
        let refs = index.names.bearers(name).filter_map(|bearer| index.refs.get(bearer as usize));
        let mut bearers: Vec<_> = refs.filter_map(|(at, called)| Some((self.told(*at)?, *called))).collect();
        if !index.again.is_empty() {
            // who is told of in two places is one
            let mut seen = rustc_hash::FxHashSet::default();
            bearers.retain(|(entity, _): &(Cow<Entity>, _)| {
                entity.id.value.is_empty() || seen.insert((entity.id.value.clone(), entity.id.span))
            });
        }
        bearers
    }

    /// What has an id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<Cow<'_, Entity>> {
        self.told(*self.index().ids.get(id)?)
    }

    /// Whether something has an id.
    #[must_use]
    pub fn has_id(&self, id: &str) -> bool {
        self.index().ids.contains_key(id)
    }

    /// All ids, in no order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.index().ids.keys().map(AsRef::as_ref)
    }

    /// The events of a series.
    #[must_use]
    pub fn events_of(&self, series: &str) -> Vec<Cow<'_, Entity>> {
        let refs = self.index().events.get(series).map(Vec::as_slice).unwrap_or_default();
        refs.iter().filter_map(|at| self.told(*at)).collect()
    }

    /// The events that are on, on a day.
    #[must_use]
    pub fn events_on(&self, day: Date) -> Vec<Cow<'_, Entity>> {
        let mut refs: Vec<_> = self.index().events.values().flatten().copied().collect();
        refs.sort_unstable();
        let on = |event: &Cow<Entity>| {
            let first = event.from.and_then(Period::days);
            let last = event.to.or(event.from).and_then(Period::days);
            first.zip(last).is_some_and(|(first, last)| first.0 <= day && day <= last.1)
        };
        refs.into_iter().filter_map(|at| self.told(at)).filter(on).collect()
    }

    /// The measures of what has an id.
    #[must_use]
    pub fn measures_of(&self, id: &str) -> Vec<Cow<'_, Measure>> {
        let index = self.index();
        let numbers = index.measures.get(id).map(Vec::as_slice).unwrap_or_default();
        let told = numbers.iter().filter_map(|n| self.measures.get(*n as usize)).map(Cow::Borrowed);
        let lines = index.lines.get(id).map(Vec::as_slice).unwrap_or_default();
        let columns = lines.iter().filter_map(|(sheet, start)| {
            let sheet = self.sheets.get(usize::from(*sheet))?;
            Some(sheet.measured(*start as usize).into_iter().map(Cow::Owned))
        });
        told.chain(columns.flatten()).collect()
    }

    /// The lines of tables that tell of an id, or of those who bear a name.
    pub(super) fn lines_of(&self, text: &str) -> Vec<(&Sheet, Span)> {
        let index = self.index();
        let named = index.names.find(text, 0).filter(|(_, end)| *end == text.len());
        let bearers = named.into_iter().flat_map(|(name, _)| index.names.bearers(name));
        let bearers = bearers.filter_map(|bearer| Some(index.refs.get(bearer as usize)?.0));
        let mut refs: Vec<Ref> = index.ids.get(text).copied().into_iter().chain(bearers).collect();
        refs.dedup();
        let lines = refs.into_iter().filter_map(|at| match at {
            Ref::Line(sheet, start) => {
                let sheet = self.sheets.get(usize::from(sheet))?;
                Some((sheet, sheet.span(start as usize)))
            }
            Ref::Entity(_) => None,
        });
        lines.collect()
    }

    /// What is told at a place, and what is told of the same person elsewhere.
    fn told(&self, at: Ref) -> Option<Cow<'_, Entity>> {
        let entity = self.told_at(at)?;
        let index = self.index();
        let Some(again) = index.again.get(entity.id.value.as_str()).filter(|_| entity.kind == "person") else {
            return Some(entity);
        };
        let first = self.told_at(*index.ids.get(entity.id.value.as_str())?)?;
        let mut whole = first.into_owned();
        for other in again.iter().filter_map(|at| self.told_at(*at)) {
            if other.kind == whole.kind {
                whole.join(&other);
            }
        }
        Some(Cow::Owned(whole))
    }

    fn told_at(&self, at: Ref) -> Option<Cow<'_, Entity>> {
        Some(match at {
            Ref::Entity(n) => Cow::Borrowed(self.entities.get(n as usize)?),
            Ref::Line(sheet, start) => Cow::Owned(self.sheets.get(usize::from(sheet))?.entity(start as usize)),
        })
    }
}
