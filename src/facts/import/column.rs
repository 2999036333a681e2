//! A column of a described table: what it is in a table of ours, and how its cells are written.

use super::FAULT;
use super::draft::Measure;
use super::package::{Field, Text};
use crate::facts::sheet::{KEYS, Key};
use crate::finding::Finding;
use crate::measure::period::Period;
use crate::source::SourceId;
use crate::yaml::{self, Exact};
use jiff::civil::Date;

/// What a column becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A column of ours.
    Key(&'static str, Key),
    /// The year that the measures of its line are of.
    Year,
    /// A number that is measured.
    Measure,
    /// Nothing: it is left out.
    None,
}

/// A column and how it is read.
pub(super) struct Column<'a> {
    pub field: &'a Field,
    pub role: Role,
    pub measure: Option<Measure>,
}

impl<'a> Column<'a> {
    /// What a field becomes: what its `factlint:key` says, or else its name.
    ///
    /// # Errors
    /// A key of ours that there is none of, a measure that is no number.
    pub(super) fn of(field: &'a Field, file: SourceId) -> Result<Column<'a>, Vec<Finding>> {
        let fault =
            |text: &Text, message: String, label: &str| Finding::fault(FAULT, message, yaml::span(text, file), label);
        let kind = field.kind.as_ref().map_or("string", |kind| kind.value.as_str());
        let known = |name: &str| KEYS.iter().find(|(known, _)| *known == name);
        let role = match &field.key {
            _ if field.unit.is_some() => Role::Measure,
            Some(key) => match (key.value.as_str(), known(&key.value)) {
                ("measure", _) => Role::Measure,
                ("year", _) => Role::Year,
                ("none", _) => Role::None,
                (_, Some((name, key))) => Role::Key(name, *key),
                (other, None) => {
                    let names = || KEYS.iter().map(|(name, _)| *name).chain(["measure", "year", "none"]);
                    let near = yaml::nearest(other, names());
                    let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                    let found = fault(key, format!("`{other}` is no column of ours{near}"), "no such column");
                    return Err(vec![
                        found.with_help(format!("the columns are {}", names().collect::<Vec<_>>().join(", "))),
                    ]);
                }
            },
            None => known(&field.name.value).map_or(Role::None, |(name, key)| Role::Key(name, *key)),
        };
        let measure = match role {
            Role::Measure => {
                if !matches!(kind, "number" | "integer") {
                    let text = field.kind.as_ref().unwrap_or(&field.name);
                    let message = format!("a measure is a number, and not a {kind}");
                    return Err(vec![fault(text, message, "of this measure")]);
                }
                Some(measure(field, file)?)
            }
            _ => None,
        };
        Ok(Column { field, role, measure })
    }

    /// What a cell with something in it is in a table of ours.
    ///
    /// # Errors
    /// What it should have been.
    pub(super) fn cell(&self, cell: &str) -> Result<String, String> {
        let kind = self.field.kind.as_ref().map_or("string", |kind| kind.value.as_str());
        let text = match kind {
            "number" | "integer" => self.number(cell).ok_or("a number")?,
            "boolean" => self.flag(cell).ok_or("true or false")?.to_owned(),
            "date" | "datetime" => self.day(cell).ok_or("a day")?,
            "year" | "yearmonth" => {
                let period = Period::parse(cell).filter(|period| matches!(period, Period::Year(_) | Period::Month(..)));
                period.ok_or("a year or a month")?.to_string()
            }
            _ => cell.to_owned(),
        };
        match &self.role {
            Role::Measure => Exact::parse(&text).map(|_| text).ok_or_else(|| "a number".into()),
            Role::Year => {
                let year = Period::parse(&text).filter(|year| matches!(year, Period::Year(1000..3000)));
                year.map(|year| year.to_string()).ok_or_else(|| "a year".into())
            }
            Role::Key(_, Key::From | Key::To | Key::KnownTo) => {
                Period::parse(&text).map(|period| period.to_string()).ok_or_else(|| "a day, a month or a year".into())
            }
            Role::Key(_, Key::Closed | Key::Whole | Key::Word) => match self.flag(&text) {
                Some(flag) => Ok(flag.to_owned()),
                None => Err("true or false".into()),
            },
            Role::Key(_, Key::Edition) if text.parse::<u16>().is_err() => Err("a whole number".into()),
            _ => Ok(text),
        }
    }

    /// Whether its cells hold several texts.
    pub(super) fn is_list(&self) -> bool {
        use Key::{Adj, Aka, Also, Capital, In, Members, Metonym, Participants};
        matches!(self.role, Role::Key(_, Aka | Adj | Metonym | In | Also | Capital | Members | Participants))
    }

    /// What stands between the texts of a list.
    pub(super) fn separator(&self) -> &str {
        let list = self.field.kind.as_ref().is_some_and(|kind| kind.value == "list");
        // commas part the values of a list where nothing else is said (Table Schema 2)
        self.field.delimiter.as_deref().filter(|mark| !mark.is_empty()).unwrap_or(if list { "," } else { "|" })
    }

    /// A number with a point before decimals and nothing else but digits.
    fn number(&self, cell: &str) -> Option<String> {
        let field = self.field;
        let mut text = cell.to_owned();
        if field.bare_number == Some(false) {
            let digit = |c: char| c.is_ascii_digit() || c == '-';
            let (start, end) = (text.find(digit)?, text.rfind(|c: char| c.is_ascii_digit())?);
            text = text.get(start..=end)?.to_owned();
        }
        if let Some(group) = field.group_char.as_deref().filter(|mark| !mark.is_empty()) {
            text = text.replace(group, "");
        }
        if let Some(point) = field.decimal_char.as_deref().filter(|mark| !mark.is_empty() && *mark != ".") {
            if text.contains('.') {
                return None;
            }
            text = text.replace(point, ".");
        }
        let number = Exact::parse(&text).filter(|_| !text.ends_with('%'))?;
        // powers of ten are written out
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
        Some(if plain { text } else { number.0.to_string() })
    }

    fn flag(&self, cell: &str) -> Option<&'static str> {
        let among = |own: &Option<Vec<String>>, words: &[&str]| match own {
            Some(own) => own.iter().any(|word| word == cell),
            None => words.contains(&cell),
        };
        if among(&self.field.true_values, &["true", "True", "TRUE", "1"]) {
            Some("1")
        } else {
            among(&self.field.false_values, &["false", "False", "FALSE", "0"]).then_some("0")
        }
    }

    fn day(&self, cell: &str) -> Option<String> {
        match self.field.format.as_deref() {
            None | Some("default" | "any" | "") => match Period::parse(cell)? {
                Period::Day(day) => Some(day.to_string()),
                _ => None,
            },
            Some(pattern) => Date::strptime(pattern, cell).ok().map(|day| day.to_string()),
        }
    }
}

fn measure(field: &Field, file: SourceId) -> Result<Measure, Vec<Finding>> {
    let fault = |text: &Text, message: &str| Err(vec![Finding::fault(FAULT, message, yaml::span(text, file), "here")]);
    let stock = match field.course.as_ref().map(|course| (course, course.value.as_str())) {
        None | Some((_, "flow")) => false,
        Some((_, "stock")) => true,
        Some((text, _)) => return fault(text, "`factlint:kind` is `stock` or `flow`"),
    };
    let tolerance = match &field.tolerance {
        Some(text) if Exact::parse(&text.value).is_none() => return fault(text, "this is no share; write 5%"),
        tolerance => tolerance.as_ref().map(|text| text.value.clone()),
    };
    let unit = field.unit.as_ref().map(|unit| unit.value.clone()).filter(|unit| !unit.is_empty());
    // a table's header has no commas
    let name = field.name.value.to_lowercase().replace([',', '|', '\n', '\r'], "");
    Ok(Measure { name: name.trim().to_owned(), unit, tolerance, stock, by_year: false })
}
