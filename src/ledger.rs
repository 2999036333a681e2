//! The ledger: every claim of an article with its reading and its verdict, as a table or as JSON.

mod entry;

use crate::claim::{Claim, Kind, Slot, Value};
use crate::lexicon::Lexicon;
use crate::lint::Ledger;
use crate::measure::period::Period;
use crate::measure::quantity::{Hedge, Quantity};
use crate::measure::reading::span;
use crate::measure::unit::{Dimension, Unit, UnitWord};
use crate::report::place::Ruler;
use crate::rule::{Verdict, thousands};
use crate::source::{Source, SourceId, SourceMap, Sources, Span};
use entry::{Entry, Said};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::io::{self, Write};

/// What a value is in the machine interface.
#[derive(Default)]
struct Reading<'a> {
    kind: &'static str,
    value: Option<Said>,
    low: Option<Said>,
    high: Option<Said>,
    unit: Option<Cow<'a, str>>,
    bound: Option<&'static str>,
    /// Other fair readings.
    alts: Vec<String>,
    /// Of a quotation how it is told.
    form: Option<&'static str>,
}

/// Writes an article's ledger, one JSON object a line.
///
/// # Errors
/// What the writer says.
pub fn lines(out: &mut dyn Write, ledger: &Ledger, article: &Source, lexicon: &Lexicon) -> io::Result<()> {
    let mut line = Vec::new();
    each(ledger, article, lexicon, |entry| {
        line.clear();
        entry.write(&mut line);
        line.push(b'\n');
        out.write_all(&line)
    })
}

/// The same, as elements of an array; `first` says whether none was written yet.
///
/// # Errors
/// What the writer says.
pub fn elements(
    out: &mut dyn Write,
    first: &mut bool,
    ledger: &Ledger,
    article: &Source,
    lexicon: &Lexicon,
) -> io::Result<()> {
    let mut element = Vec::new();
    each(ledger, article, lexicon, |entry| {
        element.clear();
        element.extend_from_slice(if std::mem::take(first) { b"\n  " } else { b",\n  " });
        entry.write(&mut element);
        out.write_all(&element)
    })
}

/// Writes an article's ledger as a table for people: a line for each claim, and below it what decided it.
///
/// # Errors
/// What the writer says.
pub fn table(out: &mut dyn Write, ledger: &Ledger, article: &Source, lexicon: &Lexicon) -> io::Result<()> {
    let published =
        ledger.published.map_or("day of publication unknown".into(), |period| format!("published {period}"));
    writeln!(out, "{} ({published})", article.name())?;
    let mut count = 0;
    each(ledger, article, lexicon, |entry| {
        count += 1;
        let place = format!("{}:{}", entry.line, entry.column);
        let words: Vec<_> = entry.slots.iter().map(|part| part.text.as_str()).collect();
        let text = if words.is_empty() { folded(entry.text) } else { words.join(" | ") };
        let sign = entry.bound.unwrap_or_default();
        let value = entry.value.map(|value| commas(&value.to_string())).unwrap_or_default();
        let reading = format!("{sign}{value} {}", entry.unit.unwrap_or_default());
        if words.is_empty() {
            let verdict = entry.by.map_or("", |_| entry.verdict);
            let (text, reading) = (clipped(&text, 28), clipped(reading.trim(), 28));
            let line = format!("{place:>7}  {:<9} {text:<28} {reading:<28} {verdict}", entry.kind);
            return writeln!(out, "{}", line.trim_end());
        }
        writeln!(out, "{place:>7}  {:<9} {}", entry.kind, clipped(&text, 60))?;
        match entry.by {
            Some(by) => writeln!(out, "{:19}{}: {by}", "", entry.verdict),
            None => Ok(()),
        }
    })?;
    if count == 0 {
        writeln!(out, "  no claims")?;
    }
    Ok(())
}

/// White space folded to single spaces.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number, or the two of a range, with commas between thousands; dates stay as they are.
fn commas(value: &str) -> String {
    let number = |text: &str| {
        let (whole, decimals) =
            text.split_once('.').map_or((text, String::new()), |(whole, rest)| (whole, format!(".{rest}")));
        let digits = whole.trim_start_matches('-');
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.len() < 5 {
            return text.to_owned();
        }
        let sign = &whole[..whole.len() - digits.len()];
        format!("{sign}{}{decimals}", thousands(digits))
    };
    match value.split_once("..") {
        Some((from, to)) => format!("{}..{}", number(from), number(to)),
        None => number(value),
    }
}

fn clipped(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest - 1) {
        Some((at, _)) if text.chars().count() > longest => format!("{}…", &text[..at]),
        _ => text.to_owned(),
    }
}

/// Goes through the claims in the order of the text; a figure inside a judged claim has that claim's verdict.
fn each(
    ledger: &Ledger,
    article: &Source,
    lexicon: &Lexicon,
    mut write: impl FnMut(Entry<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let mut verdicts: FxHashMap<Span, &Verdict> = FxHashMap::default();
    for (claim, judgement) in &ledger.entries {
        if claim.kind != Kind::Figure && judgement.verdict != Verdict::Unverified {
            for part in &claim.slots {
                let known = verdicts.entry(part.span).or_insert(&judgement.verdict);
                if matches!(judgement.verdict, Verdict::Contradicted(_)) {
                    *known = &judgement.verdict;
                }
            }
        }
    }
    let (nothing, mut ruler) = (SourceMap::default(), Ruler::default());
    let sources = Sources { shared: &nothing, article };
    // a date claim says no more than the date itself
    let mut entries: Vec<_> = ledger.entries.iter().filter(|(claim, _)| claim.kind != Kind::Date).collect();
    entries.sort_by_key(|(claim, _)| (claim.span.start, std::cmp::Reverse(claim.span.end), claim.kind));
    let mut document = Vec::new();
    entry::quoted(&mut document, article.name());
    for (claim, judgement) in entries {
        let verdict = match claim.kind {
            Kind::Figure => verdicts.get(&claim.span).copied().unwrap_or(&judgement.verdict),
            _ => &judgement.verdict,
        };
        let (verdict, by) = match verdict {
            Verdict::Unverified => ("unverified", None),
            Verdict::Supported(by) => ("supported", Some(by.as_str())),
            Verdict::Contradicted(rule) => ("contradicted", Some(rule.as_str())),
        };
        let reading = read(claim, lexicon, ledger.published);
        let position = ruler.place(sources, SourceId::ARTICLE, claim.span.start as usize);
        write(Entry {
            document: &document,
            kind: reading.kind,
            start: claim.span.start,
            end: claim.span.end,
            line: position.line,
            column: position.column,
            text: article.slice(claim.span),
            value: reading.value,
            low: reading.low,
            high: reading.high,
            unit: reading.unit.as_deref(),
            bound: reading.bound,
            alts: &reading.alts,
            form: reading.form,
            verdict,
            by,
            slots: if claim.kind == Kind::Figure { &[] } else { &claim.slots },
        })?;
    }
    Ok(())
}

fn read<'a>(claim: &Claim, lexicon: &'a Lexicon, published: Option<Period>) -> Reading<'a> {
    let kind = match claim.kind {
        Kind::Figure => "",
        Kind::Pair => "pair",
        Kind::Rate => "rate",
        Kind::Weekday => "weekday",
        Kind::Date => "date",
        Kind::List => "list",
        Kind::Range => "between",
        Kind::Span => "span",
        Kind::Part => "part",
        Kind::Total => "total",
        Kind::Share => "share",
        Kind::Product => "product",
        Kind::Table => "table",
        Kind::Split => "split",
        Kind::Rest => "rest",
        Kind::Gauge => "gauge",
        Kind::Pace => "pace",
        Kind::Ago => "ago",
        Kind::Plan => "plan",
        Kind::Event => "event",
        Kind::Life => "life",
        Kind::Lasting => "lasting",
        Kind::Anniversary => "anniversary",
        Kind::Headline => "headline",
        Kind::Repeat => "repeat",
        Kind::Change => "change",
        Kind::Located => "located",
        Kind::Capital => "capital",
        Kind::Member => "member",
        Kind::Size => "size",
        Kind::Those => "those",
        Kind::Affiliation => "affiliation",
        Kind::Countries => "countries",
        Kind::Office => "office",
        Kind::Meeting => "meeting",
        Kind::Measured => "measured",
        Kind::Quote => "quote",
        Kind::Stranger => "stranger",
        Kind::Spelling => "spelling",
        Kind::Ages => "ages",
        Kind::Mark => "mark",
        Kind::Wording => "wording",
        Kind::Step => "step",
        Kind::Residue => "residue",
    };
    match claim.slots.first().map(|part| &part.value) {
        Some(value) if claim.kind == Kind::Figure => {
            let mut reading = figure(value, lexicon, published);
            // of "from 5 to 7" each end may be a figure by itself, or both a range
            if let Some(whole) = claim.slot(Slot::Whole) {
                reading.alts.extend(figure(&whole.value, lexicon, published).value.map(|value| value.to_string()));
            }
            reading
        }
        Some(Value::Said(form)) => Reading { kind, form: Some(form.name()), ..Reading::default() },
        _ => Reading { kind, ..Reading::default() },
    }
}

fn figure<'a>(value: &Value, lexicon: &'a Lexicon, published: Option<Period>) -> Reading<'a> {
    match value {
        Value::Ordinal(quantity) => {
            Reading { kind: "ordinal", ..figure(&Value::Quantity(*quantity), lexicon, published) }
        }
        Value::Age(quantity) => Reading { kind: "age", ..figure(&Value::Quantity(*quantity), lexicon, published) },
        Value::Score(one, other) => {
            Reading { kind: "range", ..figure(&Value::Range(*one, *other), lexicon, published) }
        }
        Value::Quantity(quantity) => {
            let (kind, unit, factor) = unit(lexicon, quantity.unit);
            let claimed = quantity.as_claimed();
            Reading {
                kind,
                value: number(quantity.value, factor),
                low: claimed.lowest().and_then(|low| number(low, factor)),
                high: claimed.highest().and_then(|high| number(high, factor)),
                unit,
                bound: quantity.hedge.map(|hedge| hedge.sign()),
                ..Reading::default()
            }
        }
        Value::Range(from, to) => {
            let (_, unit, factor) = unit(lexicon, from.unit);
            let about = from.hedge == Some(Hedge::About);
            let side = |end: &Quantity| if about { end.as_claimed() } else { end.as_rounded() };
            let whole = side(from).hull(&side(to));
            let ends = number(from.value, factor).zip(number(to.value, factor));
            Reading {
                kind: "range",
                value: ends.map(|(from, to)| Said::Text(format!("{from}..{to}"))),
                low: whole.lowest().and_then(|low| number(low, factor)),
                high: whole.highest().and_then(|high| number(high, factor)),
                unit,
                bound: about.then(|| Hedge::About.sign()),
                ..Reading::default()
            }
        }
        Value::Date(date) => dated(date.when().readings(published)),
        Value::When(when) => match when.lasts() {
            // "the past four months" and "a week later" are as long as they say, and a stretch or a day besides
            Some((count, grain)) => Reading {
                kind: "duration",
                value: Some(Said::Number(count.into())),
                unit: Some(grain.name().into()),
                alts: when.readings(published),
                ..Reading::default()
            },
            None => dated(when.readings(published)),
        },
        Value::Span(from, to) => Reading { kind: "range", ..dated(span(from, to, published)) },
        Value::Weekday(_)
        | Value::Way(_)
        | Value::Sight(_)
        | Value::Grain(_)
        | Value::Metric(_)
        | Value::Named(_)
        | Value::Term(_)
        | Value::Compass(_)
        | Value::Said(_)
        | Value::Text
        | Value::List { .. } => Reading::default(),
    }
}

/// A date that may be read in several ways, the likeliest first.
fn dated<'a>(readings: Vec<String>) -> Reading<'a> {
    let mut readings = readings.into_iter();
    Reading { kind: "date", value: readings.next().map(Said::Text), alts: readings.collect(), ..Reading::default() }
}

/// A number in the unit it is reported in, without trailing zeros.
fn number(value: Decimal, factor: Decimal) -> Option<Said> {
    let value = if factor == Decimal::ONE { value } else { value.checked_mul(factor)? };
    Some(Said::Number(value.normalize()))
}

/// The kind of figure, the name of its likeliest unit, and what its number is multiplied by: cents are reported in
/// their currency, which is what ISO 4217 has a code for.
fn unit(lexicon: &Lexicon, word: UnitWord) -> (&'static str, Option<Cow<'_, str>>, Decimal) {
    if let Some((over, below)) = word.rate() {
        let names = lexicon.likeliest(over).zip(lexicon.likeliest(below));
        return (
            "quantity",
            names.map(|(over, below)| format!("{} per {}", over.name, below.name).into()),
            Decimal::ONE,
        );
    }
    let Some(unit) = lexicon.likeliest(word) else { return ("number", None, Decimal::ONE) };
    let Unit { name, dimension, factor, .. } = unit;
    match dimension {
        Dimension::Number => ("number", None, Decimal::ONE),
        Dimension::Money => ("money", Some(name.as_str().into()), *factor),
        Dimension::Share | Dimension::Points => ("percent", Some(name.as_str().into()), Decimal::ONE),
        Dimension::Temperature => ("temperature", Some(name.as_str().into()), Decimal::ONE),
        Dimension::Duration => ("duration", Some(name.as_str().into()), Decimal::ONE),
        _ => ("quantity", Some(name.as_str().into()), Decimal::ONE),
    }
}
