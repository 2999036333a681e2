//! A rule's YAML, proved and printed: its file is its definition, its documentation and its test.

use crate::check::{Setting, Takes};
use crate::finding::Finding;
use crate::lint::Desk;
use crate::markup::MARKUPS;
use crate::rule::{Example, Measured, Rule, RuleSet, thousands};
use crate::source::{Source, Span};
use std::fmt::Write as _;

/// An example that does not do what it says.
#[derive(Debug)]
pub struct Failure {
    /// Where the example stands in its rule file.
    pub span: Span,
    /// What it does instead, for a person.
    pub message: String,
}

/// Runs a rule's examples: findings exactly at the marks, and nothing else.
#[must_use]
pub fn prove(rule: &Rule, desk: &Desk) -> Vec<Failure> {
    let mut failures: Vec<Failure> = rule.examples.iter().filter_map(|example| run(rule, example, desk)).collect();
    let (bad, good): (Vec<_>, Vec<_>) = rule.examples.iter().partition(|example| !example.marks.is_empty());
    for (examples, kind) in [(bad, "bad"), (good, "good")] {
        if examples.is_empty() {
            failures.push(Failure { span: rule.span, message: format!("`{}` has no {kind} example", rule.id) });
        }
    }
    failures
}

fn run(rule: &Rule, example: &Example, desk: &Desk) -> Option<Failure> {
    let (_, findings) = findings(rule, example, desk);
    let found: Vec<_> = findings.iter().filter_map(|finding| finding.span().map(Span::range)).collect();
    if found == example.marks {
        return None;
    }
    let said: Vec<_> = findings.iter().map(|finding| format!("“{}”", finding.message)).collect();
    let message = match (example.marks.is_empty(), said.is_empty()) {
        (_, true) => "nothing is found at the mark".to_owned(),
        (true, false) => format!("a good example gives a finding: {}", said.join(", ")),
        (false, false) => format!("the findings are not where the marks are: {}", said.join(", ")),
    };
    Some(Failure { span: example.span, message })
}

/// The article an example is, and what the rule finds in it.
#[must_use]
pub fn findings(rule: &Rule, example: &Example, desk: &Desk) -> (Source, Vec<Finding>) {
    let article = Source::new("example", example.text.clone());
    let alone = Desk { only: Some(&rule.id), ..*desk };
    let findings = alone.read(&article, example.markup, example.published, false).findings();
    (article, findings)
}

/// What a rule wants and why, with its settings, in plain text.
#[must_use]
pub fn page(rule: &Rule) -> String {
    let mut page = format!("{}\n{}\n\n{}\n\n", rule.id, "=".repeat(rule.id.len()), rule.title);
    for line in wrapped(&rule.why, 78) {
        let _ = writeln!(page, "{line}");
    }
    let _ = write!(
        page,
        "\ncheck: {} ({})\nover:  {} ({})\nlevel: {}",
        rule.check.name,
        rule.check.about,
        rule.over.name,
        rule.over.about,
        rule.level.name()
    );
    for parameter in rule.check.with {
        if let Some(value) = rule.with.get(parameter.name) {
            let _ = write!(page, "\nwith:  {} = {} ({})", parameter.name, setting(value), parameter.about);
        }
    }
    if let Some(measured) = rule.measured {
        let _ = write!(page, "\nmeasured: {}", precision(measured));
    }
    page.push('\n');
    page
}

/// How often a rule was right, in words.
fn precision(measured: Measured) -> String {
    let Measured { articles, findings, right } = measured;
    let articles = thousands(&articles.to_string());
    match (findings, right) {
        (0, _) => format!("{articles} news articles, no finding of level warning or error"),
        (1, _) => {
            let how = if right == 1 { "true" } else { "false" };
            format!("{articles} news articles, 1 finding of level warning or error, which was {how}")
        }
        _ => {
            let how = if right == findings { "all of them".to_owned() } else { format!("{right} of them") };
            format!("{articles} news articles, {findings} findings of level warning or error, {how} true")
        }
    }
}

/// All rules as a page of Markdown; it is kept as rules/README.md, and a test compares the two.
#[must_use]
pub fn markdown(rules: &RuleSet) -> String {
    let mut page = String::from(
        "# Rules\n\nGenerated from the YAML beside it, which is each rule's definition, documentation and test.\n\
         `factlint explain ID` shows the same with the findings drawn.\n",
    );
    for rule in rules.rules() {
        let _ = write!(page, "\n## {}\n\n**{}.** {}\n\n", rule.id, rule.title, rule.why.trim());
        let _ = writeln!(page, "Check `{}` over `{}`, level {}.\n", rule.check.name, rule.over.name, rule.level.name());
        for (name, value) in &rule.with.0 {
            let _ = writeln!(page, "- `{name}: {}`", setting(value));
        }
        if !rule.with.0.is_empty() {
            page.push('\n');
        }
        if let Some(measured) = rule.measured {
            let _ = writeln!(page, "Measured: {}.\n", precision(measured));
        }
        for example in &rule.examples {
            let mut text = example.text.trim().to_owned();
            // what is markup itself is shown as it is written
            let written = example.markup.name != MARKUPS[0].name;
            let (open, close) = if written { ("⟦", "⟧") } else { ("**", "**") };
            for mark in example.marks.iter().rev() {
                text.insert_str(mark.end, close);
                text.insert_str(mark.start, open);
            }
            if !written {
                text.insert(0, ' ');
            } else {
                let lines: String = text.lines().map(|line| format!("  {line}\n")).collect();
                text = format!("\n\n  ```{}\n{lines}  ```\n", example.markup.name);
            }
            let when = example.published.map_or(String::new(), |period| format!(" *(published {period})*"));
            let kind = if example.marks.is_empty() { "good:" } else { "bad:" };
            let _ = writeln!(page, "- {kind}{text}{when}");
        }
    }
    page.push_str("\n## Checks\n\nWhat a rule can set under `with:`.\n");
    for check in crate::check::CHECKS {
        let over: Vec<_> = crate::claim::CLAIMS
            .iter()
            .filter(|shape| check.runs_over(shape))
            .map(|shape| format!("`{}`", shape.name))
            .collect();
        let says: Vec<_> = check.says.iter().map(|name| format!("`{{{name}}}`")).collect();
        let says = if says.is_empty() { String::new() } else { format!(" Says {}.", says.join(", ")) };
        let (about, over) = (sentence(check.about), over.join(", "));
        let _ = write!(page, "\n### {}\n\n{about}. Runs over {over}.{says}\n\n", check.name);
        for parameter in check.with {
            let takes = match parameter.takes {
                Takes::Share => "a percentage".to_owned(),
                Takes::Count => "a whole number".to_owned(),
                Takes::Word(words) => words.join(" or "),
                Takes::Formula => "a formula".to_owned(),
            };
            let _ = writeln!(page, "- `{}` ({takes}): {}", parameter.name, parameter.about);
        }
    }
    page.push_str("\n## Claims\n\nWhat a rule can run `over:`, and the slots its message can name.\n\n");
    for shape in crate::claim::CLAIMS {
        let slots: Vec<_> =
            shape.slots.iter().chain(shape.maybe).map(|slot| format!("`{{{}}}`", slot.name())).collect();
        let _ = writeln!(page, "- `{}`: {}; {}", shape.name, shape.about, slots.join(", "));
    }
    page
}

fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}

fn setting(value: &Setting) -> String {
    match value {
        Setting::Share(share) => format!("{}%", (share * rust_decimal::Decimal::ONE_HUNDRED).normalize()),
        Setting::Count(count) => count.to_string(),
        Setting::Word(word) => word.clone(),
        Setting::Formula(formula) => formula.text.clone(),
    }
}

/// Lines of at most so many characters, cut at spaces.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        if !lines[last].is_empty() && lines[last].chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
            continue;
        }
        if !lines[last].is_empty() {
            lines[last].push(' ');
        }
        lines[last].push_str(word);
    }
    lines
}
