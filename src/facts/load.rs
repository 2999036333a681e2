//! Fact files into the fact base, every fault at its place.
//!
//! ```yaml
//! sources:                       # what facts name in `src`
//!   ecb: {title: ECB euro foreign exchange reference rates, short: ECB, licence: free with the source named}
//! entities:                      # `closed`: the list of members is whole
//!   - {id: benelux, type: region, closed: true, members: [BEL, NLD, LUX], src: treaty}
//! measures:                      # `value` as an article writes it; `vs`: what a growth is compared with
//!   - {of: [BEL, NLD], metric: trade, period: 2022, value: nearly 80 billion euros, src: nbb}
//!   - {of: [BEL, NLD], metric: trade growth, period: 2022, derive: trade-2022 / trade-2021 - 1, src: nbb}   # ids of measures
//! rates:
//!   - {series: ecb-daily, file: ecb-daily.csv, base: EUR, slack: 1.5%, src: ecb}
//!   - {pin: CNY/USD, date: 2023-05-19, value: 7.0102, src: ecb}      # 7.0102 yuan for one dollar
//!   - {official_only: [ARS, IRR]}
//! bounds:                        # between what a figure can lie; words tie it to a metric (rules/lexicon/metrics.yaml)
//!   - {metric: turnout, name: a turnout, high: 100%, level: warning, why: it is a share of those who may vote, src: law}
//! quotes:
//!   - {text: "…", said_by: somebody, date: 2023-05-19, fidelity: translation, src: agency}
//! ```
//!
//! A file of rates lies beside the YAML file that names it; its form is told in [`series`](super::series). Periods
//! are `2023`, `2023-05`, `2023-Q1`, `2023-05-19` or `2004/2005`. The files of a folder are one whole: a fact may
//! name a source of another file. When anything in it is faulty, nothing of it is taken in.

mod bounds;
mod derived;
mod rates;
mod tables;

use super::base::FactBase;
use super::fact::{Alias, Entity, Measure, Membership, Origin, Role, Saying, Src};
use super::schema::{self, Dated, Text};
use crate::finding::{Error, Finding, Label};
use crate::measure::period::Period;
use crate::measure::quantity::Quantity;
use crate::source::{Damage, Source, SourceId, SourceMap, Span, Spanned};
use crate::yaml::{self, Exact, Few, Marked};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The rule that faults of fact files are reported under.
const FAULT: &str = "faulty-fact";

/// For how many faults it is guessed which source was meant.
const GUESSES: usize = 20;

/// Reads a value as an article's is read; none when it is no quantity.
pub type ReadValue<'a> = &'a dyn Fn(&str) -> Option<Quantity>;

impl FactBase {
    /// The facts in the box. Their rate files are not read but for the header: a test proves them.
    ///
    /// # Errors
    /// What is faulty in them.
    pub fn embedded(map: &mut SourceMap, read_value: ReadValue<'_>) -> Result<FactBase, Error> {
        let mut base = FactBase::default();
        let files = crate::embedded::FACTS.iter().filter(|(name, _)| name.ends_with(".yaml"));
        let files = files.map(|&(name, text)| (Source::new(name, text), None)).collect();
        base.take(map, files, read_value)?;
        Ok(base)
    }

    /// Adds a fact file, or every `*.yaml` file of a folder in the order of their names, to what is there.
    ///
    /// # Errors
    /// A file that cannot be read, or what is faulty in them and in the rate files they name; then nothing of
    /// them is added.
    pub fn add_path(&mut self, map: &mut SourceMap, path: &Path, read_value: ReadValue<'_>) -> Result<(), Error> {
        let io = |path: &Path| {
            let name = path.display().to_string();
            move |error| Error::Io(name, error)
        };
        let mut paths = vec![path.to_owned()];
        if path.is_dir() {
            paths = Vec::new();
            for entry in std::fs::read_dir(path).map_err(io(path))? {
                let file = entry.map_err(io(path))?.path();
                if file.extension().is_some_and(|ending| ending == "yaml" || ending == "yml") {
                    paths.push(file);
                }
            }
            if paths.is_empty() {
                return Err(io(path)(std::io::Error::other("there is no *.yaml file in this folder")));
            }
            paths.sort();
        }
        let mut files = Vec::new();
        for path in paths {
            let bytes = std::fs::read(&path).map_err(io(&path))?;
            let folder = path.parent().map(Path::to_owned).unwrap_or_default();
            files.push((Source::from_bytes(path.display().to_string(), bytes), Some(folder)));
        }
        self.take(map, files, read_value)
    }

    /// Adds files that were read: each with the folder its rate files lie in, or none for those in the box.
    fn take(
        &mut self,
        map: &mut SourceMap,
        files: Vec<(Source, Option<PathBuf>)>,
        read_value: ReadValue<'_>,
    ) -> Result<(), Error> {
        let mut new = Batch::onto(self);
        let mut parsed = Vec::new();
        for (source, folder) in files {
            let damage = source.damage();
            let id = map.add(source);
            new.new.files.push(id);
            if let Some(damage) = damage {
                new.damaged(id, damage, FAULT);
                continue;
            }
            let text = map.get(id).map_or("", Source::text);
            match yaml::read_or_default::<schema::File>(text, id, FAULT) {
                Ok(file) => parsed.push((id, folder, file)),
                Err(faults) => new.faults.extend(faults),
            }
        }
        // Sources first: a fact may name one of a later file.
        for (id, _, file) in &mut parsed {
            new.source = *id;
            for (key, source) in std::mem::take(&mut file.sources).0 {
                new.origin(&key, source);
            }
        }
        for (id, folder, file) in parsed {
            new.source = id;
            file.entities.into_iter().for_each(|entity| new.entity(entity));
            file.measures.into_iter().for_each(|measure| new.measure(measure, read_value));
            file.bounds.into_iter().for_each(|bound| new.bound(bound, read_value));
            file.quotes.into_iter().for_each(|quote| new.saying(quote));
            file.rates.into_iter().for_each(|rate| new.rates(rate, folder.as_deref(), map));
            for table in file.tables {
                new.sheet(table, folder.as_deref(), map, read_value);
            }
        }
        new.derive(read_value);
        let Batch { new, faults, .. } = new;
        if !faults.is_empty() {
            return Err(Error::Faulty(faults));
        }
        self.sources.extend(new.sources);
        self.entities.extend(new.entities);
        self.measures.extend(new.measures);
        self.sayings.extend(new.sayings);
        self.series.extend(new.series);
        self.pins.extend(new.pins);
        self.official.extend(new.official);
        self.sheets.extend(new.sheets);
        self.index = std::sync::OnceLock::new();
        self.bounds.extend(new.bounds);
        self.used.extend(new.used);
        self.files.extend(new.files);
        // Answers that the new rates may change.
        self.answers = std::sync::Mutex::default();
        Ok(())
    }
}

/// What is being added, and what is wrong with it.
struct Batch<'a> {
    old: &'a FactBase,
    new: FactBase,
    faults: Vec<Finding>,
    pending: Vec<derived::Pending>,
    source: SourceId,
    /// Where the sources stand by their ids, among the old ones and then the new.
    origins: HashMap<String, usize>,
    /// Where the ids of entities stand.
    entities: HashMap<String, Span>,
}

impl<'a> Batch<'a> {
    fn onto(old: &'a FactBase) -> Batch<'a> {
        let origins = old.sources.iter().enumerate().map(|(n, source)| (source.id.value.clone(), n));
        let entities = old.entities.iter().map(|entity| (entity.id.value.clone(), entity.id.span));
        Batch {
            old,
            new: FactBase::default(),
            faults: Vec::new(),
            pending: Vec::new(),
            source: SourceId::ARTICLE,
            origins: origins.collect(),
            entities: entities.collect(),
        }
    }
}

impl Batch<'_> {
    fn fault(&mut self, message: String, span: Span, label: &str) {
        self.faults.push(Finding::fault(FAULT, message, span, label));
    }

    /// A file that is not UTF-8.
    fn damaged(&mut self, file: SourceId, damage: Damage, rule: &str) {
        let span = Span::new(file, damage.first, damage.first + 1);
        self.faults.push(Finding::fault(rule, "this file is not in UTF-8", span, "the first such byte"));
    }

    fn place<T>(&self, placed: &Marked<T>) -> Span {
        placed.span(self.source)
    }

    fn text(&self, text: Text) -> Spanned<String> {
        let span = self.place(&text);
        Spanned::new(text.value, span)
    }

    fn texts(&self, few: Option<Marked<Few>>) -> Vec<Spanned<String>> {
        match few.map(|few| (self.place(&few), few.value)) {
            None => Vec::new(),
            Some((span, Few::One(text))) => vec![Spanned::new(text, span)],
            Some((_, Few::Many(texts))) => texts.into_iter().map(|text| self.text(text)).collect(),
        }
    }

    /// Texts whose places nobody asks for.
    fn words(&self, few: Option<Marked<Few>>) -> Vec<String> {
        self.texts(few).into_iter().map(|text| text.value).collect()
    }

    fn aliases(&mut self, dated: Option<Marked<Dated>>) -> Vec<Alias> {
        let since = self.memberships(dated);
        let names = since
            .into_iter()
            .flat_map(|Membership { of, from, to }| of.into_iter().map(move |name| Alias { name, from, to }));
        names.collect()
    }

    fn memberships(&mut self, dated: Option<Marked<Dated>>) -> Vec<Membership> {
        let Some(dated) = dated else { return Vec::new() };
        let span = self.place(&dated);
        let many = match dated.value {
            Dated::One(text) => {
                return vec![Membership { of: vec![Spanned::new(text, span)], from: None, to: None }];
            }
            Dated::Many(many) => many,
        };
        let mut all = Vec::new();
        for since in many {
            let of = self.texts(Some(since.of));
            all.push(Membership { of, from: self.period(since.from), to: self.period(since.to) });
        }
        all
    }

    fn period(&mut self, text: Option<Text>) -> Option<Period> {
        let text = self.text(text?);
        let period = Period::parse(&text.value);
        if period.is_none() {
            let message = format!("`{}` is no day or period", text.value);
            let fault = Finding::fault(FAULT, message, text.span, "no period");
            self.faults.push(fault.with_help("write 2023-05-19, 2023-05, 2023-Q1, 2023 or 2004/2005"));
        }
        period
    }

    fn day(&mut self, text: Option<Text>) -> Option<Date> {
        let text = text?;
        let span = self.place(&text);
        match self.period(Some(text))? {
            Period::Day(day) => Some(day),
            other => {
                self.fault(format!("here should stand a day (2023-05-19), not {other}"), span, "not a day");
                None
            }
        }
    }

    /// The sources of a fact; every one must be known.
    fn src(&mut self, few: Option<Marked<Few>>) -> Src {
        let src = self.texts(few);
        for id in &src {
            if self.origin_of(&id.value).is_some() {
                self.new.used.insert(id.value.clone());
                continue;
            }
            let known = self.old.sources.iter().chain(&self.new.sources).map(|source| source.id.value.as_str());
            // a guess for the first few: each is held against all sources
            let near = (self.faults.len() < GUESSES).then(|| yaml::nearest(&id.value, known)).flatten();
            let near = near.map_or(String::new(), |id| format!("; did you mean `{id}`?"));
            let message = format!("no source has the id `{}`{near}", id.value);
            let help = format!("add it under `sources:`, as `{}: {{title: …}}`", id.value);
            self.faults.push(Finding::fault(FAULT, message, id.span, "unknown source").with_help(help));
        }
        src
    }

    fn origin_of(&self, id: &str) -> Option<&Origin> {
        let at = *self.origins.get(id)?;
        self.old.sources.get(at).or_else(|| self.new.sources.get(at - self.old.sources.len()))
    }

    /// An id that is taken already.
    fn twice(&mut self, what: &str, id: &Spanned<String>, first: Span) {
        let message = format!("there is a second {what} with the id `{}`", id.value);
        let mut fault = Finding::fault(FAULT, message, id.span, "the second");
        fault.labels.push(Label { span: first, text: "the first".to_owned() });
        self.faults.push(fault);
    }

    fn origin(&mut self, key: &Text, source: schema::Source) {
        let id = Spanned::new(key.value.clone(), self.place(key));
        if let Some(first) = self.origin_of(&id.value).map(|first| first.id.span) {
            return self.twice("source", &id, first);
        }
        let schema::Source { title, short, kind, licence, url, date, retrieved, note } = source;
        let (date, retrieved) = (self.period(date), self.day(retrieved));
        self.origins.insert(id.value.clone(), self.old.sources.len() + self.new.sources.len());
        self.new.sources.push(Origin { id, title, short, kind, licence, url, date, retrieved, note });
    }

    fn entity(&mut self, entity: schema::Entity) {
        let id = self.text(entity.id);
        if let Some(first) = self.entities.get(&id.value).copied() {
            return self.twice("entity", &id, first);
        }
        self.entities.insert(id.value.clone(), id.span);
        let mut roles = Vec::new();
        for role in entity.roles {
            roles.push(Role {
                office: self.text(role.office),
                of: role.of.map(|of| self.text(of)),
                from: self.period(role.from),
                to: self.period(role.to),
                src: self.src(role.src),
            });
        }
        let entity = Entity {
            id,
            kind: entity.kind,
            name: entity.name,
            aka: self.aliases(entity.aka),
            adjectives: self.words(entity.adj),
            metonyms: self.words(entity.metonym),
            within: self.texts(entity.within),
            also: self.words(entity.also),
            place: entity.place.map(|place| place.value),
            capitals: self.words(entity.capital),
            members: self.memberships(entity.members),
            closed: entity.closed,
            participants: self.texts(entity.participants),
            series: entity.series.map(|series| self.text(series)),
            edition: entity.edition,
            roles,
            whole: entity.whole,
            from: self.period(entity.from),
            to: self.period(entity.to),
            known_to: self.period(entity.known_to),
            src: self.src(entity.src),
            note: entity.note,
        };
        self.new.entities.push(entity);
    }

    fn measure(&mut self, measure: schema::Measure, read_value: ReadValue<'_>) {
        let of = self.texts(Some(measure.of));
        let metric = self.text(measure.metric);
        let unit = measure.unit;
        let derive = measure.derive.map(|derive| self.text(derive));
        let (period, versus) = (self.period(measure.period), self.period(measure.vs));
        let tolerance = self.share(measure.tolerance);
        let src = self.src(Some(measure.src));
        let written = measure.value.map(|value| self.text(value));
        let value = match (&written, &derive) {
            (Some(written), _) => match read_value(&written.value) {
                Some(value) => Spanned::new(value, written.span),
                None => return self.unreadable(written),
            },
            (None, Some(derive)) => Spanned::new(Quantity::exactly(Decimal::ZERO), derive.span),
            (None, None) => {
                let fault = Finding::fault(FAULT, "a measure needs a `value`, or `derive`", metric.span, "of this one");
                return self.faults.push(fault);
            }
        };
        let both = written.is_some();
        let measure = Measure {
            id: measure.id.map(|id| self.text(id)),
            of,
            ordered: measure.ordered,
            metric,
            course: measure.kind,
            period,
            versus,
            value,
            written: written.map(|written| written.value).unwrap_or_default(),
            tolerance,
            said_by: measure.said_by,
            rank: measure.rank,
            src,
            note: measure.note,
        };
        match derive {
            Some(derive) => {
                let unit = unit.map(|unit| self.text(unit));
                self.pending.push(derived::Pending { measure, written: both, derive, unit });
            }
            None => self.new.measures.push(measure),
        }
    }

    fn unreadable(&mut self, written: &Spanned<String>) {
        let message = format!("`{}` cannot be read as an amount", written.value);
        let fault = Finding::fault(FAULT, message, written.span, "no amount");
        self.faults.push(fault.with_help("write it as an article would: 70.2 billion USD, 22%, 31 years"));
    }

    fn saying(&mut self, quote: schema::Quote) {
        let saying = Saying {
            id: quote.id.map(|id| self.text(id)),
            text: self.text(quote.text),
            said_by: self.text(quote.said_by),
            date: self.period(quote.date),
            at: quote.at,
            fidelity: quote.fidelity,
            src: self.src(Some(quote.src)),
            note: quote.note,
        };
        self.new.sayings.push(saying);
    }

    /// A share from 0 to 1: a slack or a tolerance.
    fn share(&mut self, share: Option<Marked<Exact>>) -> Option<Decimal> {
        let share = share?;
        if share.value.0 < Decimal::ZERO || share.value.0 >= Decimal::ONE {
            let message = "here should stand a share from 0% to under 100%".to_owned();
            self.fault(message, self.place(&share), "no such share");
        }
        Some(share.value.0)
    }
}
