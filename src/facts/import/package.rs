//! A Frictionless Data Package (`datapackage.json`): what a CSV's columns are, and where it came from. A resource or a Table
//! Schema by itself is read as well.
//!
//! JSON is YAML, so that every value keeps its place. Keys that are not known are the publisher's own; those of ours begin
//! with `factlint:`.

use super::FAULT;
use super::delimited::Dialect;
use crate::finding::Finding;
use crate::source::{SourceId, Span};
use crate::yaml::{self, Few, Placed};
use serde::Deserialize;

pub(super) type Text = Placed<String>;

/// What a description says of one table.
#[derive(Debug)]
pub struct Package {
    pub(super) file: SourceId,
    pub(super) name: Option<String>,
    pub(super) title: Option<String>,
    pub(super) licence: Option<String>,
    pub(super) url: Option<String>,
    /// What each line tells of: `city`, `person`.
    pub(super) kind: Option<String>,
    pub(super) dialect: Dialect,
    /// Whether the first line names the columns.
    pub(super) header: bool,
    pub(super) schema: Schema,
}

/// A package, a resource or a schema: all that is read of any of them.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Whole {
    name: Option<String>,
    title: Option<String>,
    homepage: Option<String>,
    licenses: Vec<Named>,
    sources: Vec<Named>,
    resources: Option<Vec<Placed<Whole>>>,
    path: Option<Placed<Few>>,
    schema: Option<Schema>,
    dialect: Option<Written>,
    encoding: Option<Text>,
    #[serde(rename = "factlint:type")]
    kind: Option<String>,
    fields: Option<Vec<Field>>,
    missing_values: Option<Vec<String>>,
    primary_key: Option<Placed<Few>>,
    foreign_keys: Vec<ForeignKey>,
}

/// A licence or a source.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Named {
    name: Option<String>,
    title: Option<String>,
    path: Option<String>,
}

/// How a table is written.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Written {
    delimiter: Option<Text>,
    quote_char: Option<Text>,
    escape_char: Option<Text>,
    comment_char: Option<Text>,
    header: Option<bool>,
}

/// What the columns are.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Schema {
    pub fields: Vec<Field>,
    /// What stands in a cell that has nothing.
    pub missing_values: Option<Vec<String>>,
    pub primary_key: Option<Placed<Few>>,
    pub foreign_keys: Vec<ForeignKey>,
}

/// A column.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Field {
    pub name: Text,
    #[serde(rename = "type")]
    pub kind: Option<Text>,
    pub format: Option<String>,
    #[serde(default)]
    pub constraints: Constraints,
    pub true_values: Option<Vec<String>>,
    pub false_values: Option<Vec<String>>,
    pub decimal_char: Option<String>,
    pub group_char: Option<String>,
    pub bare_number: Option<bool>,
    /// Of a list: what stands between its parts.
    pub delimiter: Option<String>,
    /// What it is in a table of ours: `id`, `name`, `of`, `year`; its own name where none is given.
    #[serde(rename = "factlint:key")]
    pub key: Option<Text>,
    /// Of a measure: the unit behind each number, in words.
    #[serde(rename = "factlint:unit")]
    pub unit: Option<Text>,
    #[serde(rename = "factlint:tolerance")]
    pub tolerance: Option<Text>,
    /// Of a measure: `stock` or `flow`.
    #[serde(rename = "factlint:kind")]
    pub course: Option<Text>,
}

/// What the cells of a column must be.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Constraints {
    pub required: bool,
    pub unique: bool,
}

/// Columns whose cells are keys of another table.
#[derive(Debug, Deserialize)]
pub(super) struct ForeignKey {
    pub fields: Placed<Few>,
    pub reference: Reference,
}

/// The table that is meant; the same where it has no name.
#[derive(Debug, Deserialize)]
pub(super) struct Reference {
    pub resource: Option<String>,
    pub fields: Placed<Few>,
}

impl Package {
    /// Reads a description, and takes of it what is said of the table in the file `table`.
    ///
    /// # Errors
    /// What cannot be followed, at its place.
    pub fn read(text: &str, file: SourceId, table: &str) -> Result<Package, Vec<Finding>> {
        let whole: Whole = yaml::read(text, file, FAULT)?;
        let (licence, url) = (licence(&whole.licenses), whole.homepage.clone().or_else(|| url(&whole.sources)));
        let (title, origin, kind) =
            (whole.title.clone().or(whole.name.clone()), origin(&whole.sources), whole.kind.clone());
        let one = match whole.resources {
            Some(resources) => chosen(resources, file, table)?,
            None => whole,
        };
        let schema = match (one.schema, one.fields) {
            (Some(schema), _) => schema,
            (None, Some(fields)) => Schema {
                fields,
                missing_values: one.missing_values,
                primary_key: one.primary_key,
                foreign_keys: one.foreign_keys,
            },
            (None, None) => {
                let message = "no `schema` says what the columns are";
                return Err(vec![Finding::fault(FAULT, message, Span::new(file, 0, 0), "in this description")]);
            }
        };
        if let Some(encoding) = &one.encoding
            && !matches!(encoding.value.to_ascii_lowercase().as_str(), "utf-8" | "utf8" | "ascii" | "us-ascii")
        {
            let message = format!("a table in `{}` is not read; save it as UTF-8", encoding.value);
            return Err(vec![Finding::fault(FAULT, message, yaml::span(encoding, file), "this encoding")]);
        }
        let written = one.dialect.unwrap_or_default();
        let title = one.title.or(title);
        let from = origin.or_else(|| self::origin(&one.sources));
        let title = match (title, from) {
            (Some(title), Some(from)) if title != from => Some(format!("{title} ({from})")),
            (title, from) => title.or(from),
        };
        Ok(Package {
            file,
            name: one.name,
            title,
            licence: self::licence(&one.licenses).or(licence),
            url: url.or_else(|| self::url(&one.sources)),
            kind: one.kind.or(kind),
            dialect: written.dialect(file)?,
            header: written.header.unwrap_or(true),
            schema,
        })
    }
}

/// The one that is said to lie in the file, or the only one.
fn chosen(resources: Vec<Placed<Whole>>, file: SourceId, table: &str) -> Result<Whole, Vec<Finding>> {
    let lies = |resource: &Whole| {
        let end = |path: &str| path.rsplit('/').next() == Some(table);
        match resource.path.as_ref().map(|path| &path.value) {
            Some(Few::One(path)) => end(path),
            Some(Few::Many(paths)) => paths.iter().any(|path| end(&path.value)),
            None => false,
        }
    };
    let count = resources.len();
    let first = resources.first().map(|first| yaml::span(first, file));
    let mut fitting: Vec<Whole> =
        resources.into_iter().map(|resource| resource.value).filter(|resource| count == 1 || lies(resource)).collect();
    if fitting.len() == 1
        && let Some(one) = fitting.pop()
    {
        return Ok(one);
    }
    let message = match fitting.len() {
        0 => format!("none of the {count} resources lies in `{table}`"),
        several => format!("{several} resources lie in `{table}`"),
    };
    let place = first.unwrap_or(Span::new(file, 0, 0));
    Err(vec![Finding::fault(FAULT, message, place, "the first").with_help("`path` says in which file a resource lies")])
}

impl Written {
    fn dialect(&self, file: SourceId) -> Result<Dialect, Vec<Finding>> {
        let byte = |text: &Option<Text>| match text {
            None => Ok(None),
            Some(text) => match text.value.as_bytes() {
                [] => Ok(None),
                [byte] if byte.is_ascii() && !matches!(byte, b'\n' | b'\r' | b' ') => Ok(Some(*byte)),
                _ => {
                    let message =
                        format!("{:?} is no mark that can be followed; it takes one sign of ASCII", text.value);
                    Err(vec![Finding::fault(FAULT, message, yaml::span(text, file), "no mark")])
                }
            },
        };
        let quote = byte(&self.quote_char)?;
        let dialect = Dialect {
            delimiter: byte(&self.delimiter)?.unwrap_or(b','),
            quote: quote.or(Some(b'"')),
            escape: byte(&self.escape_char)?,
            comment: byte(&self.comment_char)?,
        };
        Ok(dialect)
    }
}

fn licence(licences: &[Named]) -> Option<String> {
    let first = licences.first()?;
    first.title.clone().or_else(|| first.name.clone()).or_else(|| first.path.clone())
}

fn origin(sources: &[Named]) -> Option<String> {
    sources.first().and_then(|first| first.title.clone().or_else(|| first.name.clone()))
}

fn url(sources: &[Named]) -> Option<String> {
    sources.first().and_then(|first| first.path.clone())
}
