//! What is in the box and what the user adds to it, loaded once for a run.

use super::Stop;
use super::args::{Color, Known};
use crate::config::{self, Project};
use crate::facts::FactBase;
use crate::finding::{Error, Finding};
use crate::grammar;
use crate::lexicon::Lexicon;
use crate::lint::Desk;
use crate::measure::locale::Custom;
use crate::measure::unit::Dimension;
use crate::report::{Format, Style};
use crate::rule::{self, RuleSet};
use crate::source::{Source, SourceMap, Sources};
use std::io::{self, IsTerminal};
use std::path::Path;

/// Words, rules and facts, and the files they came from.
#[derive(Debug)]
pub(super) struct Loaded {
    pub map: SourceMap,
    pub lexicon: Lexicon,
    pub rules: RuleSet,
    pub facts: FactBase,
    pub custom: Custom,
}

impl Loaded {
    /// What articles are held against.
    pub(super) fn desk(&self) -> Desk<'_> {
        Desk { lexicon: &self.lexicon, facts: &self.facts, rules: &self.rules, custom: self.custom, only: None }
    }
}

/// Loads everything. `file` is the first thing to be checked: its project counts. Faulty files are shown on standard error.
pub(super) fn load(known: &Known, file: Option<&Path>, more_rules: &[std::path::PathBuf]) -> Result<Loaded, Stop> {
    let mut map = SourceMap::default();
    read(known, &[], file, more_rules, &mut map)
        .map_err(|error| {
            if let Error::Faulty(findings) = &error {
                show_faults(findings, &map, known.color);
            }
            Stop::Said(error)
        })
        .map(|(lexicon, rules, facts, custom)| Loaded { map, lexicon, rules, facts, custom })
}

/// The same with more fact files, and without a word on what is faulty.
pub(super) fn read(
    known: &Known,
    more_facts: &[std::path::PathBuf],
    file: Option<&Path>,
    more_rules: &[std::path::PathBuf],
    map: &mut SourceMap,
) -> Result<(Lexicon, RuleSet, FactBase, Custom), Error> {
    let here = std::env::current_dir().map_err(|error| Error::Io(".".into(), error))?;
    let project = Project::of(file.unwrap_or(Path::new(".")), &here, map)?;
    let lexicon = Lexicon::load(map, config::read_all(&project.words)?)?;
    let rules: Vec<_> = project.rules.iter().chain(&known.rules).chain(more_rules).cloned().collect();
    let rules = rule::load(map, config::read_all(&rules)?)?;
    let value = |text: &str| grammar::amount(text, &lexicon);
    let mut facts = FactBase::embedded(map, &value)?;
    let mut read: Vec<std::path::PathBuf> = Vec::new();
    for path in project.facts.iter().chain(&known.facts).chain(more_facts) {
        // what the project names already may be named again: every fact would be there twice
        let real = path.canonicalize().unwrap_or_else(|_| path.clone());
        if read.iter().any(|known| real == *known || real.parent() == Some(known.as_path())) {
            continue;
        }
        read.push(real);
        facts.add_path(map, path, &value)?;
    }
    let unknown = strangers(&facts, &lexicon);
    if !unknown.is_empty() {
        return Err(Error::Faulty(unknown));
    }
    Ok((lexicon, rules, facts, project.custom))
}

/// Rates and bounds that no article could ever be held against, for no word stands for their currency or metric.
fn strangers(facts: &FactBase, lexicon: &Lexicon) -> Vec<Finding> {
    let known = |code: &str| {
        let amount = grammar::amount(&format!("1 {code}"), lexicon);
        amount.is_some_and(|amount| lexicon.measures(amount.unit, Dimension::Money))
    };
    let mut unknown = Vec::new();
    for pin in facts.pins() {
        for code in [pin.counted.as_str(), pin.one.as_str()].into_iter().filter(|code| !known(code)) {
            let message = format!("no currency has the code `{code}`");
            unknown.push(
                Finding::fault("faulty-fact", message, pin.span, "its rate")
                    .with_help("codes are those of ISO 4217; a currency of your own goes into a word file"),
            );
        }
    }
    for bound in facts.bounds() {
        if !lexicon.metrics().names().any(|name| name == bound.metric.value) {
            let message = format!("no words tie a figure to `{}`", bound.metric.value);
            unknown.push(
                Finding::fault("faulty-fact", message, bound.metric.span, "this metric")
                    .with_help("its words go under `metrics` in a word file"),
            );
        }
    }
    unknown
}

/// Shows what is wrong with rule, word and fact files.
pub(super) fn show_faults(findings: &[Finding], map: &SourceMap, color: Color) {
    let Some(human) = Format::named("human") else { return };
    let nothing = Source::new("", "");
    let sources = Sources { shared: map, article: &nothing };
    let style = Style { quiet: true, ..style(color, io::stderr().is_terminal()) };
    // nobody is left to tell when standard error is closed
    let _ = (human.document)(&mut io::stderr().lock(), human, findings, sources, &style);
}

/// How a person wants output: colours where a terminal looks on, unless NO_COLOR is set; sentences instead of
/// drawings where NO_GRAPHICS or a screen reader asks for them; never wider than 100 columns.
pub(super) fn style(color: Color, terminal: bool) -> Style {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    let color = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
    };
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = columns.unwrap_or(80).clamp(40, 100);
    Style { color, width, narrated: set("NO_GRAPHICS"), ..Style::default() }
}
