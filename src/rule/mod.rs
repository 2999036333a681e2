//! Rules: which claims a check runs over, with which tolerances, at which level, and in which words. They are data.

mod load;
mod template;
mod wording;

pub use load::load;

use crate::check::{Check, Hit, Outcome, Scene, Settings};
use crate::claim::{Claim, Kind, Shape};
use crate::finding::{Finding, Fix, Label, Level};
use crate::measure::period::Period;
use crate::source::Span;
use rust_decimal::Decimal;
use template::Template;

/// A rule, from one YAML file.
#[derive(Debug)]
pub struct Rule {
    /// Its name: `converted-amount`.
    pub id: String,
    /// The way of comparing.
    pub check: &'static Check,
    /// The claims it runs over.
    pub over: &'static Shape,
    /// The level of its findings, where their distance does not say it.
    pub level: Level,
    /// What it sets.
    pub with: Settings,
    /// What it wants, in one line.
    pub title: String,
    /// Why.
    pub why: String,
    /// Statements it finds fault with, and statements it leaves alone.
    pub examples: Vec<Example>,
    /// Its whole file, for `explain`.
    pub span: Span,
    message: Template,
    help: Option<Template>,
}

/// A statement that shows what a rule does.
#[derive(Clone, Debug)]
pub struct Example {
    /// The text, marks taken out.
    pub text: String,
    /// Where findings must stand; empty for a good example.
    pub marks: Vec<std::ops::Range<usize>>,
    /// The day of publication it is to be read with.
    pub published: Option<Period>,
    /// Where it stands in the rule file.
    pub span: Span,
}

/// What the rules say of one claim.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// The verdict, and by what.
    pub verdict: Verdict,
    /// The contradictions.
    pub findings: Vec<Finding>,
}

/// Whether a claim holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing we know bears on it.
    #[default]
    Unverified,
    /// Something bears it out.
    Supported(String),
    /// It cannot be right as it stands; by which rule.
    Contradicted(String),
}

/// All rules at work, each kind of claim with its own.
#[derive(Debug, Default)]
pub struct RuleSet {
    rules: Vec<Rule>,
}

impl RuleSet {
    /// Takes a rule in; one with the same name gives way, so that a desk can put its own in the place of ours.
    pub fn add(&mut self, rule: Rule) {
        match self.rules.iter_mut().find(|known| known.id == rule.id) {
            Some(known) => *known = rule,
            None => self.rules.push(rule),
        }
    }

    /// All rules, in the order they were taken in.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of that name.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Only one of the rules; for running its own examples.
    pub fn only<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Rule> {
        self.rules.iter().filter(move |rule| rule.id == id)
    }

    /// Whether some rule runs over claims of this kind.
    #[must_use]
    pub fn wants(&self, kind: Kind) -> bool {
        self.rules.iter().any(|rule| rule.over.kind == kind)
    }
}

/// Lets rules judge a claim.
pub fn judge<'a>(rules: impl Iterator<Item = &'a Rule>, scene: &Scene, claim: &Claim) -> Judgement {
    let mut judgement = Judgement::default();
    for rule in rules.filter(|rule| rule.over.kind == claim.kind) {
        match rule.check.run(scene, claim, &rule.with) {
            Outcome::Silent => {}
            Outcome::Supported(by) => {
                if judgement.verdict == Verdict::Unverified {
                    judgement.verdict = Verdict::Supported(by);
                }
            }
            Outcome::Contradicted(hit) => {
                if let Some(level) = rule.level_of(&hit) {
                    judgement.findings.push(rule.finding(claim, hit, level));
                    judgement.verdict = Verdict::Contradicted(rule.id.clone());
                }
            }
        }
    }
    judgement
}

impl Rule {
    /// The level of a contradiction by how far apart its sides are; none when they are nearer than a note asks for.
    fn level_of(&self, hit: &Hit) -> Option<Level> {
        let distance = |name| self.with.share(name);
        let mut level = match (distance("note"), distance("warning"), distance("error")) {
            (None, None, None) => self.level,
            (note, warning, error) => {
                let apart = hit.apart.unwrap_or(Decimal::MAX);
                let reached = |at: Option<Decimal>| at.is_some_and(|at| apart >= at);
                if reached(error) {
                    Level::Error
                } else if reached(warning) {
                    Level::Warning
                } else if reached(note) {
                    Level::Note
                } else {
                    return None;
                }
            }
        };
        level = level.min(self.level);
        Some(match (hit.doubtful, level) {
            (true, Level::Error) => Level::Warning,
            (true, _) => Level::Note,
            (false, level) => level,
        })
    }

    fn finding(&self, claim: &Claim, hit: Hit, level: Level) -> Finding {
        let words = wording::Words { claim, hit: &hit };
        let mut labels: Vec<Label> = hit
            .labels
            .iter()
            .filter_map(|(slot, text)| {
                Some(Label {
                    span: claim.slot(*slot)?.span,
                    text: Template::trusted(text).fill(|name| words.say(name)),
                })
            })
            .collect();
        if labels.is_empty() {
            labels.push(Label { span: claim.span, text: String::new() });
        }
        let message = self.message.fill(|name| words.say(name));
        let help = self.help.as_ref().map(|help| help.fill(|name| words.say(name)));
        let fixes = hit.fix.iter().filter_map(|(slot, replacement)| {
            Some(Fix { span: claim.slot(*slot)?.span, replacement: replacement.clone() })
        });
        let fixes = fixes.collect();
        labels.extend(hit.facts);
        Finding { rule: self.id.clone(), level, message, help, labels, fixes }
    }
}
