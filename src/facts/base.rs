//! The fact base: everything that was loaded, asked by id and by date.

use super::fact::{Bound, Entity, Measure, Origin, Pin, Saying};
use super::index::Index;
use super::rate::Quote;
use super::series::{Code, Series};
use super::sheet::Sheet;
use crate::measure::period::Period;
use crate::source::{SourceId, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Mutex, OnceLock, PoisonError};

/// How many answers about rates are kept. Past it all are dropped, so that memory does not grow with the articles.
const KEPT: usize = 4096;

/// What is known. It is asked from many threads at once.
#[derive(Debug, Default)]
pub struct FactBase {
    pub(super) sources: Vec<Origin>,
    pub(super) entities: Vec<Entity>,
    pub(super) measures: Vec<Measure>,
    pub(super) sayings: Vec<Saying>,
    pub(super) series: Vec<Series>,
    pub(super) pins: Vec<Pin>,
    pub(super) official: Vec<Code>,
    pub(super) sheets: Vec<Sheet>,
    /// Who is called what; made when it is first asked for.
    pub(super) index: OnceLock<Index>,
    pub(super) bounds: Vec<Bound>,
    /// The ids of sources that something names.
    pub(super) used: FxHashSet<String>,
    /// The files that were read.
    pub(super) files: Vec<SourceId>,
    pub(super) answers: Mutex<FxHashMap<Question, Option<Quote>>>,
}

/// A question about a rate whose answer takes many lines to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Question {
    from: Code,
    to: Code,
    when: Option<Period>,
    mean: bool,
}

/// One thing of the fact base, for listing and showing it.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// A source.
    Source(&'a Origin),
    /// A person, place, group or event.
    Entity(&'a Entity),
    /// A number.
    Measure(&'a Measure),
    /// A quotation.
    Saying(&'a Saying),
    /// A series of rates.
    Series(&'a Series),
    /// A rate set by hand.
    Pin(&'a Pin),
    /// A thing of a table, with the line it begins in.
    Line(&'a Sheet, Span),
    /// Between what a figure can lie.
    Bound(&'a Bound),
}

impl FactBase {
    /// What one unit of `from` was worth in units of `to` (ISO 4217 codes): on a day, lowest to highest over a
    /// longer period, or over all days on record when there is no date. What was loaded last is asked first; a pin
    /// of that very day comes before every series. The pin of a month or year is a mean, so it widens the range of
    /// that period and never narrows it.
    ///
    /// None when `from` is `to`, and where there is no data: an unknown code, a day more than ten days after the
    /// last fix, a period that the record does not cover whole.
    #[must_use]
    pub fn rate(&self, from: &str, to: &str, when: Option<Period>) -> Option<Quote> {
        let (from, to) = pair(from, to)?;
        self.answer(Question { from, to, when, mean: false }, || {
            if let Some(Period::Day(day)) = when {
                let pin = self.pin(from, to, Period::Day(day));
                return pin.or_else(|| self.latest(|series| series.on(from, to, day)));
            }
            let series = self.latest(|series| series.over(from, to, when));
            let pin = when.and_then(|period| self.pin(from, to, period));
            match (series, pin) {
                (Some(series), Some(pin)) => Some(Quote { range: series.range.hull(&pin.range), ..pin }),
                (series, pin) => pin.or(series),
            }
        })
    }

    /// The mean rate of a month, quarter or year, from a pin or from the fixes in it; for amounts that flowed over
    /// a period. None as for [`FactBase::rate`], and for a day.
    #[must_use]
    pub fn mean(&self, from: &str, to: &str, period: Period) -> Option<Quote> {
        let (from, to) = pair(from, to)?;
        if matches!(period, Period::Day(_) | Period::DayOfYear(..)) {
            return None;
        }
        self.answer(Question { from, to, when: Some(period), mean: true }, || {
            let pin = self.pin(from, to, period);
            pin.or_else(|| self.latest(|series| series.mean(from, to, period)))
        })
    }

    /// Whether a currency's published rate is one at which nobody trades, so that a conversion proves little.
    #[must_use]
    pub fn official_only(&self, code: &str) -> bool {
        Code::parse(code).is_some_and(|code| self.official.contains(&code))
    }

    /// The sources, in the order they were loaded.
    #[must_use]
    pub fn sources(&self) -> &[Origin] {
        &self.sources
    }

    /// The entities.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The measures.
    #[must_use]
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// The quotations.
    #[must_use]
    pub fn sayings(&self) -> &[Saying] {
        &self.sayings
    }

    /// The series of rates.
    #[must_use]
    pub fn series(&self) -> &[Series] {
        &self.series
    }

    /// The rates set by hand.
    #[must_use]
    pub fn pins(&self) -> &[Pin] {
        &self.pins
    }

    /// Between what figures can lie.
    #[must_use]
    pub fn bounds(&self) -> &[Bound] {
        &self.bounds
    }

    /// Between what a figure of a metric can lie, by each who says so.
    pub fn bounds_of(&self, metric: &str) -> impl Iterator<Item = &Bound> {
        self.bounds.iter().filter(move |bound| bound.metric.value == metric)
    }

    /// The currencies whose published rates are official only.
    #[must_use]
    pub fn official(&self) -> &[Code] {
        &self.official
    }

    /// The tables of things.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The files that all this was read from, in the order they were loaded.
    #[must_use]
    pub fn files(&self) -> &[SourceId] {
        &self.files
    }

    /// A source by its id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Origin> {
        self.sources.iter().find(|source| source.id.value == id)
    }

    /// An entity by its id.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id.value == id)
    }

    /// Everything of that id: sources, entities, series, measures and quotations by their ids, pins by their pair
    /// (`CNY/USD`), bounds by their metric, things of tables by their id or by a name, and the measures of an entity and what
    /// it said.
    #[must_use]
    pub fn find(&self, id: &str) -> Vec<Entry<'_>> {
        let is = |own: &Option<crate::source::Spanned<String>>| own.as_ref().is_some_and(|own| own.value == id);
        let measured = |measure: &Measure| is(&measure.id) || measure.of.iter().any(|of| of.value == id);
        let said = |saying: &Saying| is(&saying.id) || saying.said_by.value == id;
        let pinned = |pin: &Pin| id.split_once('/') == Some((pin.counted.as_str(), pin.one.as_str()));
        let mut found = Vec::new();
        found.extend(self.source(id).map(Entry::Source));
        found.extend(self.entity(id).map(Entry::Entity));
        found.extend(self.measures.iter().filter(|one| measured(one)).map(Entry::Measure));
        found.extend(self.sayings.iter().filter(|one| said(one)).map(Entry::Saying));
        found.extend(self.series.iter().filter(|one| one.name.value == id).map(Entry::Series));
        found.extend(self.pins.iter().filter(|one| pinned(one)).map(Entry::Pin));
        found.extend(self.lines_of(id).into_iter().map(|(sheet, span)| Entry::Line(sheet, span)));
        found.extend(self.bounds_of(id).map(Entry::Bound));
        found
    }

    /// The first answer, the series loaded last asked first.
    fn latest(&self, ask: impl Fn(&Series) -> Option<Quote>) -> Option<Quote> {
        self.series.iter().rev().find_map(ask)
    }

    fn pin(&self, from: Code, to: Code, date: Period) -> Option<Quote> {
        self.pins.iter().rev().filter(|pin| pin.date == date).find_map(|pin| pin.quote(from, to))
    }

    fn answer(&self, question: Question, find: impl FnOnce() -> Option<Quote>) -> Option<Quote> {
        // The answers are only ever whole, so a thread that panicked left none half written.
        let kept = || self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = kept().get(&question) {
            return answer.clone();
        }
        let answer = find();
        let mut kept = kept();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(question, answer.clone());
        answer
    }
}

/// Two different currencies.
fn pair(from: &str, to: &str) -> Option<(Code, Code)> {
    let (from, to) = (Code::parse(from)?, Code::parse(to)?);
    (from != to).then_some((from, to))
}
