//! What an import comes to: a table of ours, and the fact file that names it and says where it came from.

use super::skipped::Skipped;
use crate::measure::period::Period;
use jiff::civil::Date;
use std::fmt::Write as _;

/// Where something came from, as a table itself or its publisher says.
#[derive(Clone, Debug, Default)]
pub(super) struct Provenance {
    pub short: Option<String>,
    pub title: String,
    pub licence: Option<String>,
    pub url: Option<String>,
    pub date: Option<Period>,
}

/// What the one who imports says of it; it takes the place of what the table says.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The id of the source; that of the table where none is given.
    pub source: Option<String>,
    /// The few letters it is shown by.
    pub short: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// On which terms it may be used.
    pub licence: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// When it was fetched; never the clock's day.
    pub retrieved: Option<Date>,
}

/// What a fact file says of its table.
#[derive(Clone, Debug)]
pub(super) enum Entry {
    /// Daily rates.
    Series { base: &'static str, slack: &'static str },
    /// Things by the line.
    Table { kind: String, known_to: Option<Period>, measures: Vec<Measure> },
}

/// A measure of a table.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    pub name: String,
    pub unit: Option<String>,
    pub tolerance: Option<String>,
    pub stock: bool,
    pub by_year: bool,
}

/// A table of ours, made of another, and what there is to say of it.
#[derive(Debug)]
pub struct Draft {
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) table: String,
    pub(super) entry: Entry,
    pub(super) provenance: Provenance,
    pub(super) found: String,
    pub(super) notes: Vec<String>,
    pub(super) skipped: Skipped,
}

impl Draft {
    /// What it is called where nobody says otherwise.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The table: a CSV of ours.
    #[must_use]
    pub fn table(&self) -> &str {
        &self.table
    }

    /// What was found in it, in a few words.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// What its columns measure, and in which unit, if in any.
    pub fn measures(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let measures = match &self.entry {
            Entry::Series { .. } => &[][..],
            Entry::Table { measures, .. } => measures,
        };
        measures.iter().map(|measure| (measure.name.as_str(), measure.unit.as_deref()))
    }

    /// What was left out, and what else there is to know, one sentence each.
    pub fn told(&self) -> impl Iterator<Item = String> {
        self.skipped.told().chain(self.notes.iter().cloned())
    }

    /// The fact file that names the table, which is called `name`.csv and lies beside it.
    #[must_use]
    pub fn facts(&self, name: &str, given: &Given) -> String {
        let own = &self.provenance;
        let id = given.source.as_deref().unwrap_or(name);
        let mut yaml =
            Yaml(format!("# Made by `factlint facts import {}`; the next import writes it anew.\n", self.kind));
        yaml.head(0, "sources");
        yaml.head(2, &scalar(id));
        yaml.put(4, "short", given.short.as_deref().or(own.short.as_deref()));
        let title = given.title.as_deref().unwrap_or(&own.title);
        yaml.put(4, "title", Some(if title.is_empty() { name } else { title }));
        yaml.put(4, "licence", given.licence.as_deref().or(own.licence.as_deref()));
        yaml.put(4, "url", given.url.as_deref().or(own.url.as_deref()));
        yaml.put(4, "date", own.date.map(|date| date.to_string()).as_deref());
        yaml.put(4, "retrieved", given.retrieved.map(|date| date.to_string()).as_deref());
        let file = format!("{name}.csv");
        match &self.entry {
            Entry::Series { base, slack } => {
                yaml.head(0, "rates");
                yaml.put(2, "- series", Some(name));
                yaml.put(4, "file", Some(&file));
                yaml.put(4, "base", Some(base));
                yaml.put(4, "slack", Some(slack));
            }
            Entry::Table { kind, known_to, measures } => {
                yaml.head(0, "tables");
                yaml.put(2, "- table", Some(name));
                yaml.put(4, "file", Some(&file));
                yaml.put(4, "type", Some(kind));
                yaml.put(4, "known_to", known_to.map(|date| date.to_string()).as_deref());
                if !measures.is_empty() {
                    yaml.head(4, "measures");
                }
                for measure in measures {
                    yaml.head(6, &scalar(&measure.name));
                    yaml.put(8, "unit", measure.unit.as_deref());
                    yaml.put(8, "tolerance", measure.tolerance.as_deref());
                    yaml.put(8, "kind", Some(if measure.stock { "stock" } else { "flow" }));
                    if measure.by_year {
                        yaml.0.push_str("        by_year: true\n");
                    }
                }
            }
        }
        yaml.put(4, "src", Some(id));
        yaml.0
    }
}

/// A fact file as it is written.
struct Yaml(String);

impl Yaml {
    /// A key with keys under it.
    fn head(&mut self, depth: usize, key: &str) {
        // strings grow
        let _ = writeln!(self.0, "{:depth$}{key}:", "");
    }

    /// A key with its value, if there is one.
    fn put(&mut self, depth: usize, key: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(self.0, "{:depth$}{key}: {}", "", scalar(value));
        }
    }
}

/// A text as the name of a file: letters and digits, and hyphens between them.
pub(super) fn file_name(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    // file systems end at 255 bytes, and an ending follows
    let name: String = name.chars().take(50).collect();
    if name.is_empty() { "table".to_owned() } else { name }
}

/// A text as YAML: plain where it can be nothing else, and otherwise between quotation marks.
fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/' | '%' | '(' | ')');
    let keyword = ["null", "true", "false"].contains(&text.to_ascii_lowercase().as_str());
    let ends = text.starts_with(|c: char| c.is_ascii_alphanumeric()) && !text.ends_with(' ');
    if ends && text.chars().all(plain) && !keyword {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}') => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;
    use crate::yaml;

    #[test]
    fn a_text_is_read_back_as_it_was() {
        for text in [
            "ECB",
            "a: b",
            "- x",
            "#",
            "true",
            "NULL",
            "~",
            "2023-05-19",
            "5%",
            "\"quoted\" \\",
            "'",
            "é\u{1}\u{85}\u{2028}",
            " x ",
            "[a]",
            "{a}",
            "&a",
            "*a",
            "!t",
            "|",
            "@",
            "https://example.org/a#b",
            "0x10",
            "1e5",
            "a\nb",
        ] {
            let read: Vec<String> =
                yaml::read(&format!("- {}\n", scalar(text)), SourceId::ARTICLE, "test").expect(text);
            assert_eq!(read, [text]);
        }
    }

    #[test]
    fn a_file_is_named_without_a_path() {
        for (text, name) in
            [("../../etc/passwd", "etc-passwd"), ("CO2 / head", "CO2-head"), ("..", "table"), ("", "table")]
        {
            assert_eq!(file_name(text), name);
        }
        assert_eq!(file_name(&"é".repeat(500)).chars().count(), 50);
    }
}
