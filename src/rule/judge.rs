//! Rules judge claims: a comparison becomes a verdict, and a contradiction a finding.

use super::definition::Rule;
use super::template::Template;
use super::wording;
use crate::check::{Hit, Outcome, Scene};
use crate::claim::{Claim, Voice};
use crate::finding::{Finding, Fix, Label, Level};
use rust_decimal::Decimal;

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
                if let Some(level) = rule.level_of(&hit, claim.voice) {
                    judgement.findings.push(rule.finding(claim, hit, level));
                    judgement.verdict = Verdict::Contradicted(rule.id.clone());
                }
            }
        }
    }
    judgement
}

impl Rule {
    /// The level of a contradiction by how far apart its sides are; none when they are nearer than a note asks for. What somebody
    /// is quoted with stands one level lower, for they may have said it so.
    fn level_of(&self, hit: &Hit, voice: Voice) -> Option<Level> {
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
        if voice == Voice::Quoted {
            level = if level == Level::Error { Level::Warning } else { Level::Note };
        }
        Some(hit.ceiling.map_or(level, |ceiling| level.min(ceiling)))
    }

    fn finding(&self, claim: &Claim, hit: Hit, level: Level) -> Finding {
        let words = wording::Words { claim, hit: &hit };
        let mut labels: Vec<Label> = Vec::new();
        for (at, (slot, text)) in hit.labels.iter().enumerate() {
            // the second label of a slot belongs to the second that stands in it
            let nth = hit.labels[..at].iter().filter(|(before, _)| before == slot).count();
            if let Some(part) = claim.slots.iter().filter(|part| part.slot == *slot).nth(nth) {
                // the first may stand at another one
                let span = hit.at.filter(|_| at == 0).unwrap_or(part.span);
                labels.push(Label { span, text: Template::trusted(text).fill(|name| words.say(name)) });
            }
        }
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
