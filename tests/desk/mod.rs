//! What is in the box, for tests that read articles without the command line.
// each test file compiles this for itself, and none needs all of it
#![allow(dead_code)]

use factlint::facts::FactBase;
use factlint::grammar;
use factlint::lexicon::Lexicon;
use factlint::lint::Desk;
use factlint::measure::locale::Custom;
use factlint::rule::{self, RuleSet};
use factlint::source::SourceMap;
use std::sync::LazyLock;

/// Words, rules and facts of the box.
#[derive(Debug)]
pub struct Boxed {
    pub map: SourceMap,
    pub lexicon: Lexicon,
    pub rules: RuleSet,
    pub facts: FactBase,
}

/// Loaded once: a debug build takes a tenth of a second for it.
pub static BOXED: LazyLock<Boxed> = LazyLock::new(|| {
    let mut map = SourceMap::default();
    let lexicon = Lexicon::load(&mut map, Vec::new()).expect("the words in the box are right");
    let rules = rule::load(&mut map, Vec::new()).expect("the rules in the box are right");
    let value = |text: &str| grammar::amount(text, &lexicon);
    let facts = FactBase::embedded(&mut map, &value).expect("the facts in the box are right");
    Boxed { map, lexicon, rules, facts }
});

/// What articles are held against.
pub fn desk() -> Desk<'static> {
    let Boxed { lexicon, rules, facts, .. } = &*BOXED;
    Desk { lexicon, facts, rules, custom: Custom::default(), only: None }
}
