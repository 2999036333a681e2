//! All rules at work.

use super::definition::Rule;
use crate::claim::Kind;

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
