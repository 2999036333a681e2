//! The rules in the box do what their examples say, and their page is what they say.

mod desk;
mod golden;

use desk::{BOXED, desk};
use factlint::manual;
use factlint::source::{Source, Span};

#[test]
fn every_example_does_what_it_says() {
    let mut failures = Vec::new();
    for rule in BOXED.rules.rules() {
        for failure in manual::prove(rule, &desk()) {
            let source = BOXED.map.get(failure.span.source).expect("a rule lies in a file");
            let line = source.position(failure.span.range().start).line;
            failures.push(format!("{}:{line}: {}: {}", source.name(), rule.id, failure.message));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_rule_has_three_bad_examples_and_three_good_ones() {
    assert!(!BOXED.rules.rules().is_empty());
    for rule in BOXED.rules.rules() {
        let bad = rule.examples.iter().filter(|example| !example.marks.is_empty()).count();
        let good = rule.examples.len() - bad;
        assert!(bad >= 3 && good >= 3, "{} has {bad} bad and {good} good examples", rule.id);
    }
}

/// A good example that another rule finds fault with would teach the wrong thing, and two findings at one slip are one
/// too many.
#[test]
fn all_rules_together_find_what_each_finds_alone() {
    let mut wrong = Vec::new();
    for rule in BOXED.rules.rules() {
        for example in &rule.examples {
            let article = Source::new("example", example.text.clone());
            let found = desk().read(&article, example.markup, example.published, false).findings();
            let places: Vec<_> = found.iter().filter_map(|finding| finding.span().map(Span::range)).collect();
            if places != example.marks {
                let said: Vec<_> =
                    found.iter().map(|finding| format!("{}: {}", finding.rule, finding.message)).collect();
                wrong.push(format!("{}: “{}” gives {said:?}", rule.id, example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Figures are entered for the ledger only; they must not change a verdict.
#[test]
fn a_rule_finds_the_same_while_the_ledger_is_kept() {
    for rule in BOXED.rules.rules() {
        for example in &rule.examples {
            let article = Source::new("example", example.text.clone());
            let read = |figures| desk().read(&article, example.markup, example.published, figures).findings();
            assert_eq!(format!("{:?}", read(false)), format!("{:?}", read(true)), "{}", example.text);
        }
    }
}

#[test]
fn the_page_of_rules_is_what_the_rules_say() {
    let page = manual::markdown(&BOXED.rules);
    let wrong = golden::compare(&golden::root("rules/README.md"), &page);
    assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
}
