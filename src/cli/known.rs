//! What is checked and what is known: `explain`, `rules`, `facts`, `test`.

use super::desk::{self, Loaded};
use super::{CLEAN, FAILED, FOUND, Stop, args};
use crate::config;
use crate::facts::{Basis, Entry, FactBase};
use crate::manual;
use crate::report::{Format, Style};
use crate::source::{Source, Sources, Span};
use crate::yaml;
use std::io::{self, IsTerminal, Write};

/// `factlint explain RULE`
pub(super) fn explain(options: &args::Explain) -> Result<u8, Stop> {
    let loaded = desk::load(&options.known, None, &[])?;
    let Some(rule) = loaded.rules.find(&options.rule) else {
        let ids = loaded.rules.rules().iter().map(|rule| rule.id.as_str());
        let near = yaml::nearest(&options.rule, ids);
        let guess = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        return Err(Stop::Usage(format!("there is no rule `{}`{guess} (`factlint rules` lists them)", options.rule)));
    };
    let mut out = io::stdout().lock();
    write!(out, "{}", manual::page(rule))?;
    let Some(human) = Format::named("human") else { return Ok(FAILED) };
    let style = Style { quiet: true, ..desk::style(options.known.color, io::stdout().is_terminal()) };
    for example in &rule.examples {
        let when = example.published.map_or(String::new(), |period| format!(" (published {period})"));
        if example.marks.is_empty() {
            writeln!(out, "\ngood{when}: {}", example.text.trim())?;
            continue;
        }
        writeln!(out, "\nbad{when}:")?;
        let (article, findings) = manual::findings(rule, example, &loaded.desk());
        let sources = Sources { shared: &loaded.map, article: &article };
        (human.document)(&mut out, human, &findings, sources, &style)?;
    }
    Ok(CLEAN)
}

/// `factlint rules`
pub(super) fn rules(options: &args::Known) -> Result<u8, Stop> {
    let loaded = desk::load(options, None, &[])?;
    let mut out = io::stdout().lock();
    let longest = loaded.rules.rules().iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in loaded.rules.rules() {
        writeln!(out, "{:<longest$}  {:<7}  {}", rule.id, rule.level.name(), rule.title)?;
    }
    Ok(CLEAN)
}

/// `factlint test [PATH…]`: a rule file's own examples, run.
pub(super) fn test(options: &args::Test) -> Result<u8, Stop> {
    let loaded = desk::load(&options.known, None, &options.paths)?;
    let named = config::read_all(&options.paths).map_err(Stop::Said)?;
    let mut out = io::stdout().lock();
    let (mut rules, mut examples, mut failed) = (0, 0, 0);
    for rule in loaded.rules.rules() {
        let file = loaded.map.get(rule.span.source).map(Source::name).unwrap_or_default();
        if !options.paths.is_empty() && !named.iter().any(|source| source.name() == file) {
            continue;
        }
        rules += 1;
        examples += rule.examples.len();
        for failure in manual::prove(rule, &loaded.desk()) {
            failed += 1;
            writeln!(out, "{}: {}: {}", place(&loaded, failure.span), rule.id, failure.message)?;
        }
    }
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    writeln!(
        out,
        "{} of {}: {}",
        plural(examples, "example"),
        plural(rules, "rule"),
        if failed == 0 { "all do what they say".into() } else { plural(failed, "failure") }
    )?;
    Ok(if failed == 0 { CLEAN } else { FOUND })
}

/// `file:line`
fn place(loaded: &Loaded, span: Span) -> String {
    loaded
        .map
        .get(span.source)
        .map_or(String::new(), |source| format!("{}:{}", source.name(), source.position(span.start as usize).line))
}

/// `factlint schema facts`: what editors check fact files by.
pub(super) fn schema() -> Result<u8, Stop> {
    let text = serde_json::to_string_pretty(&crate::facts::schema()).map_err(io::Error::from)?;
    writeln!(io::stdout().lock(), "{text}")?;
    Ok(CLEAN)
}

/// `factlint facts [ID]`: what is known, or one entry with its source.
pub(super) fn facts(options: &args::Facts) -> Result<u8, Stop> {
    let loaded = desk::load(&options.known, None, &[])?;
    let mut out = io::stdout().lock();
    let Some(id) = &options.id else { return list(&mut out, &loaded) };
    let mut shown = rate(&mut out, &loaded, id, options)?;
    for entry in loaded.facts.find(id) {
        show(&mut out, &loaded, entry)?;
        shown = true;
    }
    if !shown {
        let when = options.on.map_or(String::new(), |period| format!(" for {period}"));
        return Err(Stop::Usage(format!("the fact base has no `{id}`{when}; `factlint facts` lists what it has")));
    }
    Ok(CLEAN)
}

/// What is in the fact base, and up to when.
fn list(out: &mut impl Write, loaded: &Loaded) -> Result<u8, Stop> {
    let base: &FactBase = &loaded.facts;
    for source in base.sources() {
        writeln!(out, "source   {:<12} {}", source.id.value, source.title)?;
    }
    for series in base.series() {
        let days = series.days().map_or(String::new(), |(first, last)| format!(", {first} to {last}"));
        writeln!(out, "rates    {:<12} {} currencies{days}", series.name.value, series.currencies().len())?;
    }
    for pin in base.pins() {
        writeln!(
            out,
            "rate     {}/{}      {} ({}, {})",
            pin.counted.as_str(),
            pin.one.as_str(),
            pin.value,
            pin.date,
            pin.shown
        )?;
    }
    for sheet in base.sheets() {
        let until = sheet.known_to.map_or(String::new(), |period| format!(", known to {period}"));
        writeln!(out, "table    {:<12} {} × {}{until}", sheet.name.value, sheet.count(), sheet.kind)?;
    }
    for entity in base.entities() {
        writeln!(out, "{:<8} {:<12} {}", entity.kind, entity.id.value, entity.name.as_deref().unwrap_or_default())?;
    }
    for measure in base.measures() {
        let of: Vec<_> = measure.of.iter().map(|of| of.value.as_str()).collect();
        let when = measure.period.map_or(String::new(), |period| format!(", {period}"));
        writeln!(out, "measure  {:<12} {}{when}: {}", of.join(" · "), measure.metric.value, measure.written)?;
    }
    for bound in base.bounds() {
        writeln!(out, "bounds   {:<16} {}: {}", bound.metric.value, bound.name, bound.why)?;
    }
    for saying in base.sayings() {
        writeln!(out, "quote    {:<12} “{}”", saying.said_by.value, saying.text.value)?;
    }
    Ok(CLEAN)
}

/// A rate by its pair of currencies: `CNY/USD` is yuan for one dollar.
fn rate(out: &mut impl Write, loaded: &Loaded, id: &str, options: &args::Facts) -> Result<bool, Stop> {
    let Some((counted, one)) = id.split_once('/') else { return Ok(false) };
    let Some(quote) = loaded.facts.rate(one, counted, options.on) else { return Ok(false) };
    let basis = match quote.basis {
        Basis::Day(day) => day.to_string(),
        Basis::Mean(period) => format!("mean of {period}"),
        Basis::Span(first, last) => format!("{first} to {last}; the mean is shown"),
        Basis::Pin(period) => format!("set for {period}"),
    };
    let range = quote.range.lowest().zip(quote.range.highest());
    let range = range.map_or(String::new(), |(low, high)| {
        format!("\n  taken as {}..{}", low.round_sf(6).unwrap_or(low), high.round_sf(6).unwrap_or(high))
    });
    writeln!(
        out,
        "1 {one} = {} {counted} ({basis}, {}){range}\n  from {}",
        quote.rate,
        quote.source,
        place(loaded, quote.span)
    )?;
    Ok(true)
}

/// One entry as it stands in its file, and where it comes from.
fn show(out: &mut impl Write, loaded: &Loaded, entry: Entry) -> Result<(), Stop> {
    let (span, src): (Span, Vec<&str>) = match entry {
        Entry::Source(source) => (source.id.span, Vec::new()),
        Entry::Entity(entity) => (entity.id.span, ids(&entity.src)),
        Entry::Measure(measure) => (measure.value.span, ids(&measure.src)),
        Entry::Saying(saying) => (saying.text.span, ids(&saying.src)),
        Entry::Series(series) => (series.name.span, ids(&series.src)),
        Entry::Pin(pin) => (pin.span, ids(&pin.src)),
        Entry::Line(sheet, span) => (span, ids(&sheet.src)),
        Entry::Bound(bound) => (bound.metric.span, ids(&bound.src)),
    };
    if let Some(source) = loaded.map.get(span.source) {
        let (line, _) = source.line_at(span.start as usize);
        let whole = line.start..line.end.max(span.end as usize);
        writeln!(out, "{}", place(loaded, span))?;
        for line in source.text().get(whole).unwrap_or_default().lines() {
            writeln!(out, "  {}", line.trim())?;
        }
    }
    if let Entry::Source(source) = entry {
        details(out, source)?;
    }
    for id in src {
        if let Some(source) = loaded.facts.source(id) {
            writeln!(out, "  source: {}", source.title)?;
            details(out, source)?;
        }
    }
    Ok(())
}

fn ids(src: &[crate::source::Spanned<String>]) -> Vec<&str> {
    src.iter().map(|id| id.value.as_str()).collect()
}

fn details(out: &mut impl Write, source: &crate::facts::Origin) -> Result<(), Stop> {
    let told = [
        ("licence", source.licence.clone()),
        ("url", source.url.clone()),
        ("date", source.date.map(|date| date.to_string())),
        ("retrieved", source.retrieved.map(|date| date.to_string())),
        ("note", source.note.clone()),
    ];
    for (name, value) in told {
        if let Some(value) = value {
            writeln!(out, "    {name}: {value}")?;
        }
    }
    Ok(())
}
