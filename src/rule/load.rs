//! Rule files: YAML, held against the shapes of claims and the parameters of checks when it is loaded.

use super::expression;
use super::template::Template;
use super::{Example, Measured, Rule, RuleSet};
use crate::check::{CHECKS, Check, Setting, Settings};
use crate::check::{Parameter, Takes};
use crate::claim::{CLAIMS, Shape};
use crate::embedded;
use crate::finding::{Error, Finding, Level};
use crate::markup::{MARKUPS, Markup};
use crate::measure::period::Period;
use crate::source::{Source, SourceId, SourceMap, Span};
use crate::yaml::{self, Placed};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The rule id of a fault in a rule file.
const FAULT: &str = "faulty-rule";

/// A rule file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: Placed<String>,
    check: Placed<String>,
    over: Placed<String>,
    level: Level,
    #[serde(default)]
    with: BTreeMap<String, Placed<String>>,
    title: String,
    why: String,
    message: Placed<String>,
    #[serde(default)]
    help: Option<Placed<String>>,
    #[serde(default)]
    measured: Option<Count>,
    #[serde(default)]
    examples: Vec<Entry>,
}

/// How often the rule was right.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Count {
    articles: Placed<u32>,
    findings: Placed<u32>,
    #[serde(rename = "true")]
    right: Placed<u32>,
}

/// One example: bad, with its marks, or good.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(default)]
    bad: Option<Placed<String>>,
    #[serde(default)]
    good: Option<Placed<String>>,
    #[serde(default)]
    published: Option<Placed<String>>,
    #[serde(default)]
    markup: Option<Placed<String>>,
}

/// The rules in the box, and after them a user's own files (already in memory).
///
/// # Errors
/// What a rule file says that cannot be followed, at its place; all files are read before it is said.
pub fn load(map: &mut SourceMap, own: Vec<Source>) -> Result<RuleSet, Error> {
    let boxed = embedded::RULES.iter().map(|&(name, text)| Source::new(name, text));
    let mut set = RuleSet::default();
    let mut faults = Vec::new();
    for source in boxed.chain(own) {
        let id = map.add(source);
        let Some(source) = map.get(id) else { continue };
        let rule = yaml::sound(source, id, FAULT).and_then(|text| {
            let file = yaml::read::<File>(text, id, FAULT)?;
            Loader { id, text, faults: Vec::new() }.rule(&file)
        });
        match rule {
            Ok(rule) => set.add(rule),
            Err(mut found) => {
                found.sort_by_key(|fault| fault.span().map(|span| span.start));
                faults.extend(found);
            }
        }
    }
    if faults.is_empty() { Ok(set) } else { Err(Error::Faulty(faults)) }
}

/// One file while it is read.
struct Loader<'a> {
    id: SourceId,
    text: &'a str,
    faults: Vec<Finding>,
}

impl Loader<'_> {
    fn rule(mut self, file: &File) -> Result<Rule, Vec<Finding>> {
        let named =
            file.id.value.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if file.id.value.is_empty() || !named {
            self.fault(
                &file.id,
                "a rule's id is made of small letters, digits and hyphens: `converted-amount`".into(),
                None,
            );
        }
        let check = Check::named(&file.check.value);
        if check.is_none() {
            let known: Vec<_> = CHECKS.iter().map(|check| check.name).collect();
            self.unknown(&file.check, "check", &known);
        }
        let shape = CLAIMS.iter().find(|shape| shape.name == file.over.value);
        if shape.is_none() {
            let known: Vec<_> = CLAIMS.iter().map(|shape| shape.name).collect();
            self.unknown(&file.over, "kind of claim", &known);
        }
        let (Some(check), Some(over)) = (check, shape) else { return Err(self.faults) };
        if !check.runs_over(over) {
            let slots: Vec<_> = check.slots.iter().map(|slot| slot.name()).collect();
            let has: Vec<_> = over.slots.iter().map(|slot| slot.name()).collect();
            let slots = if slots.is_empty() { "amounts".to_owned() } else { slots.join(" with ") };
            let message = format!(
                "`{}` compares {slots}, and a {} has {}",
                check.name,
                over.name,
                if has.is_empty() { "no slots".into() } else { has.join(" and ") }
            );
            self.fault(&file.over, message, None);
        }
        let with = self.settings(&file.with, check, over);
        let formula = with.iter().find_map(|(_, setting)| match setting {
            Setting::Formula(formula) => Some(formula),
            _ => None,
        });
        if let Some(needed) = check.with.iter().find(|parameter| matches!(parameter.takes, Takes::Formula))
            && !file.with.contains_key(needed.name)
        {
            let help = "write `with: {formula: …}`".to_owned();
            self.fault(&file.check, format!("`{}` needs a `{}` to compare by", check.name, needed.name), Some(help));
        }
        // only what stands alone on a side can be expected to be something
        let said = |name: &&&str| match **name {
            "expected" => formula.is_none_or(|formula| formula.reckoned().is_some()),
            "terms" | "sum" => formula.is_none_or(|formula| formula.summed().is_some() && formula.reckoned().is_none()),
            _ => true,
        };
        let known: Vec<&str> = over
            .slots
            .iter()
            .chain(over.maybe)
            .map(|slot| slot.name())
            .chain(check.says.iter().filter(said).copied())
            .collect();
        let message = self.template(&file.message, over, &known);
        let help = file.help.as_ref().and_then(|help| self.template(help, over, &known));
        let examples: Vec<Example> = file.examples.iter().filter_map(|entry| self.example(entry)).collect();
        let measured = file.measured.as_ref().map(|count| self.measured(count));
        let Some(message) = message.filter(|_| self.faults.is_empty()) else { return Err(self.faults) };
        Ok(Rule {
            id: file.id.value.clone(),
            check,
            over,
            level: file.level,
            with: Settings(with),
            title: file.title.clone(),
            why: file.why.clone(),
            examples,
            measured,
            span: Span::new(self.id, 0, self.text.len()),
            message,
            help,
        })
    }

    fn fault(&mut self, place: &Placed<String>, message: String, help: Option<String>) {
        let finding = Finding::fault(FAULT, message, yaml::span(place, self.id), "here");
        self.faults.push(Finding { help, ..finding });
    }

    fn unknown(&mut self, place: &Placed<String>, what: &str, known: &[&str]) {
        let near = yaml::nearest(&place.value, known.iter().copied());
        let guess = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        let message = format!("there is no {what} `{}`{guess}", place.value);
        self.fault(place, message, Some(format!("there are {}", known.join(", "))));
    }

    fn measured(&mut self, count: &Count) -> Measured {
        let measured =
            Measured { articles: count.articles.value, findings: count.findings.value, right: count.right.value };
        if measured.right > measured.findings {
            let message = format!("of {} findings no {} can be true", measured.findings, measured.right);
            let place = yaml::span(&count.right, self.id);
            self.faults.push(Finding::fault(FAULT, message, place, "more than were found"));
        }
        measured
    }

    fn settings(
        &mut self,
        with: &BTreeMap<String, Placed<String>>,
        check: &'static Check,
        over: &'static Shape,
    ) -> Vec<(&'static str, Setting)> {
        let mut settings = Vec::new();
        for (name, written) in with {
            let Some(parameter) = check.with.iter().find(|parameter| parameter.name == name) else {
                let known: Vec<_> = check.with.iter().map(|parameter| parameter.name).collect();
                let near = yaml::nearest(name, known.iter().copied());
                let guess = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                let list = if known.is_empty() { "nothing to set".into() } else { known.join(", ") };
                self.fault(
                    written,
                    format!("`{}` has no setting `{name}`{guess}", check.name),
                    Some(format!("it has {list}")),
                );
                continue;
            };
            if matches!(parameter.takes, Takes::Formula) {
                settings.extend(self.formula(written, over).map(|formula| (parameter.name, formula)));
                continue;
            }
            match setting(parameter, &written.value) {
                Some(value) => settings.push((parameter.name, value)),
                None => {
                    let wants = match parameter.takes {
                        Takes::Share => "a percentage, like 3%".to_owned(),
                        Takes::Count => "a whole number".to_owned(),
                        Takes::Word(words) => format!("one of {}", words.join(", ")),
                        Takes::Formula => "a formula".to_owned(),
                    };
                    self.fault(written, format!("`{name}` takes {wants}, not `{}`", written.value), None);
                }
            }
        }
        settings
    }

    fn formula(&mut self, written: &Placed<String>, over: &Shape) -> Option<Setting> {
        match expression::formula(&written.value, over) {
            Ok(formula) => Some(Setting::Formula(Box::new(formula))),
            Err(fault) => {
                let place = self.part(written, fault.at, fault.length);
                self.faults.push(Finding::fault(FAULT, format!("in a formula: {}", fault.reason), place, "here"));
                None
            }
        }
    }

    /// So many bytes of a text, where it stands in the file as it is, or else all of it.
    fn part(&self, written: &Placed<String>, at: usize, length: usize) -> Span {
        match yaml::inner(written, self.id, self.text) {
            Some(span) => Span { start: span.start + at as u32, end: span.start + (at + length) as u32, ..span },
            None => yaml::span(written, self.id),
        }
    }

    fn template(&mut self, written: &Placed<String>, over: &Shape, known: &[&str]) -> Option<Template> {
        match Template::parse(&written.value, known) {
            Ok(template) => Some(template),
            Err(fault) => {
                let rest = &written.value[fault.at..];
                let place = self.part(written, fault.at, rest.find('}').map_or(rest.len(), |close| close + 1));
                let message = format!("in a message over a {}: {}", over.name, fault.reason);
                self.faults.push(Finding::fault(FAULT, message, place, "here"));
                None
            }
        }
    }

    fn example(&mut self, entry: &Entry) -> Option<Example> {
        let (written, bad) = match (&entry.bad, &entry.good) {
            (Some(bad), None) => (bad, true),
            (None, Some(good)) => (good, false),
            (Some(both), Some(_)) => {
                self.fault(both, "an example is either bad or good, not both".into(), None);
                return None;
            }
            (None, None) => {
                let message = "an example has a `bad` or a `good` statement";
                match &entry.published {
                    Some(day) => self.fault(day, message.into(), None),
                    None => {
                        let place = Span::new(self.id, 0, 0);
                        self.faults.push(Finding::fault(FAULT, message, place, "in this file"));
                    }
                }
                return None;
            }
        };
        let published = match &entry.published {
            None => None,
            Some(day) => match Period::parse(&day.value) {
                Some(period) => Some(period),
                None => {
                    self.fault(day, format!("`{}` is no day, month or year; write 2023-05-19", day.value), None);
                    None
                }
            },
        };
        let markup = match &entry.markup {
            None => &MARKUPS[0],
            Some(name) => match Markup::named(&name.value) {
                Some(markup) => markup,
                None => {
                    let known: Vec<_> = MARKUPS.iter().map(|markup| markup.name).collect();
                    self.fault(name, format!("`{}` is no markup; it is {}", name.value, known.join(", ")), None);
                    &MARKUPS[0]
                }
            },
        };
        let (text, marks) = unmarked(&written.value);
        if marks.is_empty() == bad {
            let message = if bad {
                "mark in ⟦double brackets⟧ where the finding must stand"
            } else {
                "a good example has no marks"
            };
            self.fault(written, message.into(), None);
            return None;
        }
        Some(Example { text, marks, published, markup, span: yaml::span(written, self.id) })
    }
}

fn setting(parameter: &Parameter, written: &str) -> Option<Setting> {
    Some(match parameter.takes {
        Takes::Share => {
            let percent = Decimal::from_str_exact(written.trim().strip_suffix('%')?.trim_end()).ok()?;
            Setting::Share(percent.checked_div(Decimal::ONE_HUNDRED).filter(|share| !share.is_sign_negative())?)
        }
        Takes::Count => Setting::Count(written.trim().parse().ok()?),
        Takes::Formula => return None,
        Takes::Word(words) => Setting::Word(words.iter().find(|word| **word == written)?.to_string()),
    })
}

/// A text without its marks, and the bytes that were between them.
fn unmarked(marked: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), 0);
    for character in marked.chars() {
        match character {
            '⟦' => open = text.len(),
            '⟧' => marks.push(open..text.len()),
            _ => text.push(character),
        }
    }
    (text, marks)
}
