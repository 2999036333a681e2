//! Word files: YAML read into the tables, with the place of every word that cannot be followed.

mod meanings;

use super::Lexicon;
use super::entry::{Currency, Family, MetricEntry, Minor, UnitEntry, WordList};
use super::metric::Metrics;
use super::office::Offices;
use super::phrase::{Age, Change, Cue, Meaning, Name, Sense, Sort, Time, name_and_noun, one_letter};
use super::scan::{Case, Scanner};
use super::speech::Speech;
use super::table::{WordId, Words};
use super::tense::Tense;
use super::tree::Growing;
use super::world::{TermId, World};

use crate::embedded;
use crate::finding::{Error, Finding};
use crate::measure::period::month_has_day;
use crate::measure::quantity::Hedge;
use crate::measure::stretch::Grain;
use crate::measure::unit::{Dimension, Unit, UnitId, UnitWord};
use crate::measure::when::{Feast, Part};
use crate::source::{Source, SourceId, SourceMap, Span};
use crate::yaml::{self, Placed};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The rule id of a fault in a word file.
const FAULT: &str = "faulty-words";

/// A word file. Every section may be left out.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct File {
    currencies: Vec<Currency>,
    families: Vec<Family>,
    minor: Vec<Minor>,
    units: Vec<UnitEntry>,
    percent: Vec<UnitEntry>,
    cardinals: BTreeMap<String, Placed<String>>,
    scales: BTreeMap<String, Placed<String>>,
    short_scales: BTreeMap<String, Placed<String>>,
    long_scales: BTreeMap<String, Placed<String>>,
    fractions: BTreeMap<String, Placed<String>>,
    ordinals: BTreeMap<String, Placed<String>>,
    multiples: BTreeMap<String, Placed<String>>,
    magnitudes: BTreeMap<String, Placed<String>>,
    hedges: ByMeaning<Hedge>,
    hedges_after: ByMeaning<Hedge>,
    months: Vec<WordList>,
    weekdays: Vec<WordList>,
    abbreviations: WordList,
    same: WordList,
    moments: BTreeMap<String, Placed<String>>,
    turns: ByMeaning<Turns>,
    parts: ByMeaning<Part>,
    grains: ByMeaning<Grain>,
    fiscal: WordList,
    whole: WordList,
    seasons: Vec<WordList>,
    tens: BTreeMap<String, Placed<String>>,
    feasts: BTreeMap<String, Placed<String>>,
    backwards: WordList,
    forwards: WordList,
    told: WordList,
    told_back: WordList,
    year_ago: WordList,
    names: ByMeaning<Name>,
    scores: WordList,
    ages: ByMeaning<Age>,
    cues: ByMeaning<Cue>,
    changes: ByMeaning<Change>,
    sorts: ByMeaning<Sort>,
    world: ByMeaning<World>,
    offices: ByMeaning<String>,
    positions: ByMeaning<String>,
    sole_offices: WordList,
    measures: ByMeaning<String>,
    sizes: ByMeaning<String>,
    metrics: BTreeMap<String, MetricEntry>,
    tenses: ByMeaning<Tense>,
    speech: ByMeaning<Speech>,
}

/// Which of several that follow one another.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
enum Turns {
    Last,
    Past,
    This,
    Next,
}

/// Words under the name of what they mean.
type ByMeaning<K> = BTreeMap<K, WordList>;

/// Which table of senses a unit's word goes into.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    After,
    Before,
    Garbled,
    Percent,
    Zero,
    Place,
}

/// The tables while they grow.
#[derive(Default)]
struct Builder {
    words: Words,
    phrases: Growing,
    units: Vec<Unit>,
    numbers: Vec<Decimal>,
    terms: Vec<String>,
    known_terms: FxHashMap<String, TermId>,
    /// The first word that only names need.
    plain_from: WordId,
    metrics: Metrics,
    offices: Offices,
    currencies: FxHashMap<String, UnitId>,
    known: FxHashMap<Unit, UnitId>,
    /// For each phrase and side the units it may stand for, in the order of the files; turned into senses at the end.
    named: Vec<(Vec<WordId>, Case, Side, Vec<UnitId>)>,
    index: FxHashMap<(Vec<WordId>, Case, Side), usize>,
    faults: Vec<Finding>,
}

/// The words in the box, which the build has turned into JSON, and a user's own, which are YAML.
pub(super) fn load(map: &mut SourceMap, own: Vec<Source>) -> Result<Lexicon, Error> {
    let (mut builder, mut files) = (Builder::default(), Vec::new());
    for (name, text) in embedded::LEXICON {
        match serde_json::from_str::<File>(text) {
            Ok(file) => files.push((file, SourceId::ARTICLE)),
            Err(error) => {
                let message = format!("{name}: {error}");
                builder.faults.push(Finding::fault(FAULT, message, Span::new(SourceId::ARTICLE, 0, 0), "in the box"));
            }
        }
    }
    for source in own {
        let id = map.add(source);
        let Some(source) = map.get(id) else { continue };
        match yaml::sound(source, id, FAULT).and_then(|text| yaml::read::<File>(text, id, FAULT)) {
            Ok(file) => files.push((file, id)),
            Err(faults) => builder.faults.extend(faults),
        }
    }
    for (file, id) in &files {
        builder.take(file, *id);
    }
    builder.plain_from = builder.words.next();
    for (file, id) in &files {
        builder.names(file, *id);
    }
    builder.finish()
}

impl Builder {
    fn take(&mut self, file: &File, id: SourceId) {
        for currency in &file.currencies {
            let unit = self.currency(&currency.code.value);
            self.code(&currency.code, unit, id);
            self.name(&currency.words, Side::After, &[unit], id);
            self.name(&currency.before, Side::Before, &[unit], id);
            self.name(&currency.garbled, Side::Garbled, &[unit], id);
            self.name(&currency.of, Side::Place, &[unit], id);
        }
        if id != SourceId::ARTICLE {
            let codes = file.families.iter().flat_map(|family| &family.codes);
            for code in codes.chain(file.minor.iter().flat_map(|minor| &minor.codes)) {
                self.known(code, id);
            }
        }
        for family in &file.families {
            let units: Vec<_> = family.codes.iter().map(|code| self.currency(&code.value)).collect();
            self.name(&family.words, Side::After, &units, id);
            self.name(&family.before, Side::Before, &units, id);
        }
        for minor in &file.minor {
            let Some(per) = self.decimal(&minor.per, id).filter(|per| !per.is_zero()) else { continue };
            let units: Vec<_> = minor
                .codes
                .iter()
                .map(|code| self.unit(code.value.clone(), Dimension::Money, Decimal::ONE / per, Decimal::ZERO))
                .collect();
            self.name(&minor.words, Side::After, &units, id);
            self.name(&minor.before, Side::Before, &units, id);
        }
        for (entries, side) in [(&file.units, Side::After), (&file.percent, Side::Percent)] {
            for entry in entries {
                let number = |builder: &mut Self, written: &Option<Placed<String>>, otherwise| match written {
                    Some(written) => builder.decimal(written, id).unwrap_or(otherwise),
                    None => otherwise,
                };
                let factor = number(self, &entry.factor, Decimal::ONE);
                let offset = number(self, &entry.offset, Decimal::ZERO);
                let unit = self.unit(entry.name.clone(), entry.dimension, factor, offset);
                self.name(&entry.words, side, &[unit], id);
                self.name(&entry.zero, Side::Zero, &[unit], id);
            }
        }
        for (table, sense) in [
            (&file.cardinals, Sense::Cardinal as fn(u16) -> Sense),
            (&file.scales, Sense::Scale),
            (&file.short_scales, Sense::ShortScale),
            (&file.long_scales, Sense::LongScale),
            (&file.fractions, Sense::Fraction),
            (&file.ordinals, Sense::Ordinal),
            (&file.multiples, Sense::Multiple),
            (&file.magnitudes, Sense::Magnitude),
        ] {
            for (word, written) in table {
                let Some(value) = self.decimal(written, id) else { continue };
                let index = u16::try_from(self.numbers.len()).unwrap_or(u16::MAX);
                self.numbers.push(value);
                self.phrase(word, sense(index), written, id);
            }
        }
        for (&hedge, words) in &file.hedges {
            self.phrases(words, Sense::Hedge(hedge), id);
        }
        for (&hedge, words) in &file.hedges_after {
            self.phrases(words, Sense::HedgeAfter(hedge), id);
        }
        for (&cue, words) in &file.cues {
            self.phrases(words, Sense::Cue(cue), id);
        }
        for (&change, words) in &file.changes {
            self.phrases(words, Sense::Change(change), id);
        }
        for (&sort, words) in &file.sorts {
            self.phrases(words, Sense::Sort(sort), id);
        }
        for (&tense, words) in &file.tenses {
            self.phrases(words, Sense::Tense(tense), id);
        }
        for (words, number) in file.months.iter().zip(1..) {
            self.phrases(words, Sense::Month(number), id);
        }
        for (words, number) in file.weekdays.iter().zip(1..) {
            self.phrases(words, Sense::Weekday(number), id);
        }
        self.phrases(&file.abbreviations, Sense::Abbreviation, id);
        self.phrases(&file.same, Sense::Same, id);
        self.phrases(&file.scores, Sense::Score, id);
        for (&name, words) in &file.names {
            self.phrases(words, Sense::Name(name), id);
        }
        for (&age, words) in &file.ages {
            self.phrases(words, Sense::Age(age), id);
        }
        for (name, entry) in &file.metrics {
            for (word, wanted) in self.metrics.take(name, entry) {
                let message = format!("{wanted}, and not {:?}", word.value);
                self.faults.push(Finding::fault(FAULT, message, yaml::span(word, id), "here"));
            }
        }
        self.times(file, id);
    }

    /// A user's words are for a currency of the box, or for one of their own: a code typed wrong would never be heard of.
    fn known(&mut self, code: &Placed<String>, id: SourceId) {
        if !self.currencies.contains_key(&code.value) {
            let message = format!("no currency has the code `{}`", code.value);
            self.faults.push(
                Finding::fault(FAULT, message, yaml::span(code, id), "here")
                    .with_help("a currency of your own goes under `currencies` in the same file"),
            );
        }
    }

    /// The number of an office or a measure, given to it at its first mention.
    fn term(&mut self, name: &str) -> TermId {
        let next = TermId(u16::try_from(self.terms.len()).unwrap_or(u16::MAX));
        let term = *self.known_terms.entry(name.to_owned()).or_insert(next);
        if term == next {
            self.terms.push(name.to_owned());
        }
        term
    }

    /// The unit of a currency, made at its first mention.
    fn currency(&mut self, code: &str) -> UnitId {
        if let Some(&known) = self.currencies.get(code) {
            return known;
        }
        let unit = self.unit(code.to_owned(), Dimension::Money, Decimal::ONE, Decimal::ZERO);
        self.currencies.insert(code.to_owned(), unit);
        unit
    }

    fn unit(&mut self, name: String, dimension: Dimension, factor: Decimal, offset: Decimal) -> UnitId {
        let next = UnitId(u16::try_from(self.units.len()).unwrap_or(u16::MAX));
        let unit = Unit { name, dimension, factor, offset };
        let id = *self.known.entry(unit.clone()).or_insert(next);
        if id == next {
            self.units.push(unit);
        }
        id
    }

    /// An ISO code stands before its amount and after it. What stands after comes first: who asks behind a number for
    /// either is told the first.
    fn code(&mut self, code: &Placed<String>, unit: UnitId, id: SourceId) {
        for side in [Side::After, Side::Before] {
            self.name(std::slice::from_ref(code), side, &[unit], id);
        }
    }

    fn name(&mut self, words: &[Placed<String>], side: Side, units: &[UnitId], id: SourceId) {
        for word in words {
            let Some((row, case)) = self.row(&word.value, word, id) else { continue };
            let case = one_letter(&word.value, case, side == Side::Percent);
            let case = if side == Side::After && name_and_noun(&word.value) { Case::Lower } else { case };
            let key = (row.clone(), case, side);
            let next = self.named.len();
            let at = *self.index.entry(key).or_insert(next);
            if at == next {
                self.named.push((row, case, side, Vec::new()));
            }
            let known = &mut self.named[at].3;
            known.extend(units.iter().filter(|unit| !known.contains(unit)).copied().collect::<Vec<_>>());
        }
    }

    fn phrases(&mut self, words: &[Placed<String>], sense: Sense, id: SourceId) {
        for word in words {
            self.phrase(&word.value, sense, word, id);
        }
    }

    fn phrase(&mut self, text: &str, sense: Sense, place: &Placed<String>, id: SourceId) {
        if let Some((row, case)) = self.row(text, place, id) {
            self.phrases.add(&row, Meaning { sense, case });
        }
    }

    /// A phrase's words by number, and how the first must be written.
    fn row(&mut self, text: &str, place: &Placed<String>, id: SourceId) -> Option<(Vec<WordId>, Case)> {
        let mut case = None;
        let mut row = Vec::new();
        for raw in Scanner::new(text) {
            case.get_or_insert(if raw.case == Case::Mixed { Case::Lower } else { raw.case });
            row.push(self.words.intern(&text[raw.start..raw.end])?);
        }
        if row.is_empty() || row.len() > 8 {
            let message = format!("a word or phrase has one to eight words, and {text:?} has {}", row.len());
            self.faults.push(Finding::fault(FAULT, message, yaml::span(place, id), "not a phrase"));
            return None;
        }
        Some((row, case.unwrap_or(Case::Lower)))
    }

    /// A number written as decimal or as a fraction: 1609.344, 1/3.
    fn decimal(&mut self, written: &Placed<String>, id: SourceId) -> Option<Decimal> {
        let read = |text: &str| Decimal::from_str_exact(text.trim()).ok();
        let value = match written.value.split_once('/') {
            Some((over, under)) => read(over).and_then(|over| over.checked_div(read(under)?)),
            None => read(&written.value),
        };
        if value.is_none() {
            let message = format!("`{}` is no number; write it like 1609.344 or 1/3", written.value);
            self.faults.push(Finding::fault(FAULT, message, yaml::span(written, id), "not a number"));
        }
        value
    }

    fn finish(mut self) -> Result<Lexicon, Error> {
        if !self.faults.is_empty() {
            return Err(Error::Faulty(self.faults));
        }
        let mut senses: Vec<Vec<UnitId>> = vec![Vec::new()];
        let mut known: FxHashMap<Vec<UnitId>, UnitWord> = FxHashMap::default();
        for (row, case, side, units) in self.named {
            let word = *known.entry(units).or_insert_with_key(|units| {
                senses.push(units.clone());
                UnitWord(u16::try_from(senses.len() - 1).unwrap_or(u16::MAX).into())
            });
            let sense = match side {
                Side::After => Sense::Unit(word),
                Side::Before => Sense::Before(word),
                Side::Garbled => Sense::Garbled(word),
                Side::Percent => Sense::Percent(word),
                Side::Zero => Sense::Zero(word),
                Side::Place => Sense::Place(word),
            };
            self.phrases.add(&row, Meaning { sense, case });
        }
        let Builder { words, phrases, units, numbers, terms, plain_from, metrics, offices, .. } = self;
        let phrases = phrases.packed();
        Ok(Lexicon { words, phrases, units, senses, numbers, terms, plain_from, metrics, offices })
    }
}

/// `12-25`, or `nth/weekday/month` with `+days` behind it perhaps.
fn feast(written: &str) -> Option<Time> {
    let number = |text: &str| text.parse::<i8>().ok();
    if let Some((month, day)) = written.split_once('-').filter(|(month, _)| !month.is_empty()) {
        let (month, day) = (number(month)?, number(day)?);
        return month_has_day(month, day).then_some(Time::Fixed(month, day));
    }
    let (feast, plus) = written.split_once('+').unwrap_or((written, "0"));
    let mut parts = feast.split('/').map(number);
    let (nth, weekday, month) = (parts.next()??, parts.next()??, parts.next()??);
    let sound = (1..=5).contains(&nth.unsigned_abs()) && (1..=7).contains(&weekday) && (1..=12).contains(&month);
    let feast = Feast { nth, weekday, month, plus: number(plus)? };
    (sound && parts.next().is_none()).then_some(Time::Feast(feast))
}
