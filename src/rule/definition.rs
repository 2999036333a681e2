//! A rule as its file defines it.

use super::template::Template;
use crate::check::{Check, Settings};
use crate::claim::Shape;
use crate::finding::Level;
use crate::markup::Markup;
use crate::measure::period::Period;
use crate::source::Span;

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
    /// How often it was right when somebody counted.
    pub measured: Option<Measured>,
    /// Its whole file, for `explain`.
    pub span: Span,
    pub(super) message: Template,
    pub(super) help: Option<Template>,
}

/// How often a rule was right, counted by hand on published news: its precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The articles that were read.
    pub articles: u32,
    /// The findings of level warning or error in them.
    pub findings: u32,
    /// Those of the findings where the article was wrong.
    pub right: u32,
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
    /// How it is written down.
    pub markup: &'static Markup,
    /// Where it stands in the rule file.
    pub span: Span,
}
