//! A CSV that a Data Package describes: its columns become ours by name or by `factlint:key`.

use super::column::{Column, Role};
use super::delimited::{self, Row, Rows};
use super::draft::{Draft, Entry, Measure, Provenance, file_name};
use super::keys::{self, Keys};
use super::package::{Package, Text};
use super::skipped::Skipped;
use super::{FAULT, shown};
use crate::facts::sheet::Key;
use crate::finding::{Finding, Label};
use crate::source::{SourceId, Span};
use crate::yaml;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The most cells of a table with a column a year: a few lines with years of their own would make it much longer than its file.
const MOST: usize = 20_000_000;

/// Turns the table into one of ours.
///
/// # Errors
/// What the description or the table says that cannot be followed.
pub fn described(text: &str, file: SourceId, package: &Package) -> Result<Draft, Vec<Finding>> {
    let mut reading = Reading::of(package, file)?;
    let mut rows = Rows::of(text, file, package.dialect)?;
    let width = if package.header {
        let Some(header) = rows.next()? else {
            return Err(vec![Finding::fault(FAULT, "there is nothing in this file", Span::new(file, 0, 0), "empty")]);
        };
        reading.header(&header)?;
        header.cells.len()
    } else {
        reading.columns.len()
    };
    while let Some(row) = rows.next()? {
        delimited::as_wide(&row, width, file)?;
        reading.row(&row)?;
    }
    reading.keys.held()?;
    reading.draft()
}

/// A table while it is read.
struct Reading<'a> {
    package: &'a Package,
    file: SourceId,
    /// The columns, each with its place in a line.
    columns: Vec<(Column<'a>, usize)>,
    /// What stands in a cell that has nothing.
    missing: Vec<&'a str>,
    keys: Keys,
    lines: Vec<Vec<String>>,
    /// For each id the figures by year, where a column says the year.
    years: Figures,
    left_out: Vec<String>,
    skipped: Skipped,
}

impl<'a> Reading<'a> {
    fn of(package: &'a Package, file: SourceId) -> Result<Reading<'a>, Vec<Finding>> {
        let schema = &package.schema;
        let mut columns = Vec::new();
        let mut taken: FxHashMap<String, &Text> = FxHashMap::default();
        for (at, field) in schema.fields.iter().enumerate() {
            let mut column = Column::of(field, package.file)?;
            // a table without an id has its primary key for one
            let key = schema.primary_key.as_ref().map(|key| keys::names(&key.value));
            let primary = key.is_some_and(|key| key == [field.name.value.as_str()]);
            // a name such as `code` makes a note of it, no more
            let free = matches!(column.role, Role::None | Role::Key(_, Key::Note));
            if primary && free && field.key.is_none() {
                column.role = Role::Key("id", Key::Id);
            }
            let name = match (&column.role, &column.measure) {
                (Role::Key(name, _), _) => Some((*name).to_owned()),
                (Role::Year, _) => Some("year".to_owned()),
                (_, Some(measure)) => Some(measure.name.clone()),
                _ => None,
            };
            if let Some(name) = name
                && let Some(first) = taken.insert(name.clone(), &field.name)
            {
                let span = |text: &Text| yaml::span(text, package.file);
                let mut fault =
                    Finding::fault(FAULT, format!("two columns become `{name}`"), span(&field.name), "the second");
                fault.labels.push(Label { span: span(first), text: "the first".into() });
                return Err(vec![fault.with_help("`factlint:key` says what a column becomes; `none` leaves it out")]);
            }
            columns.push((column, at));
        }
        let missing = match &schema.missing_values {
            Some(values) => values.iter().map(String::as_str).collect(),
            None => vec![""],
        };
        let reading = Reading {
            package,
            file,
            columns,
            missing,
            keys: Keys::of(package)?,
            lines: Vec::new(),
            years: BTreeMap::new(),
            left_out: Vec::new(),
            skipped: Skipped::default(),
        };
        reading.fitting()?;
        Ok(reading)
    }

    /// Whether the columns make a table: a name or an id, and with a year one measure and an id.
    fn fitting(&self) -> Result<(), Vec<Finding>> {
        let count =
            |wanted: &dyn Fn(&Role) -> bool| self.columns.iter().filter(|(column, _)| wanted(&column.role)).count();
        let named = count(&|role| matches!(role, Role::Key("id", _)));
        let message = if named + count(&|role| matches!(role, Role::Key("name", _))) == 0 {
            "no field becomes `id` or `name`; `\"factlint:key\": \"id\"` in a field says that it does"
        } else if count(&|role| *role == Role::Measure) > 0 && named == 0 {
            "a measure is of something with an `id`, and no field becomes one"
        } else if count(&|role| *role == Role::Year) == 1 && count(&|role| *role == Role::Measure) != 1 {
            "a table with a year in each line has one measure"
        } else {
            return Ok(());
        };
        let first = self.package.schema.fields.first().map(|field| yaml::span(&field.name, self.package.file));
        Err(vec![Finding::fault(
            FAULT,
            message,
            first.unwrap_or(Span::new(self.package.file, 0, 0)),
            "the first field",
        )])
    }

    /// Finds the columns in the header.
    fn header(&mut self, header: &Row) -> Result<(), Vec<Finding>> {
        let names = delimited::columns(header, self.file)?;
        for (column, at) in &mut self.columns {
            let name = &column.field.name;
            let Some(place) = names.iter().position(|known| *known == name.value) else {
                let message = format!("the table has no column `{}`", name.value);
                let mut fault = Finding::fault(FAULT, message, yaml::span(name, self.package.file), "told of here");
                let span = Span::new(self.file, header.place.start, header.place.end);
                fault.labels.push(Label { span, text: "the header".into() });
                return Err(vec![fault]);
            };
            *at = place;
        }
        let told = |at: &usize| self.columns.iter().any(|(_, place)| place == at);
        let untold = names.iter().enumerate().filter(|(at, name)| !told(at) && !name.is_empty());
        self.left_out = untold.map(|(_, name)| name.clone()).collect();
        Ok(())
    }

    fn span(&self, place: Range<usize>) -> Span {
        Span::new(self.file, place.start, place.end)
    }

    fn row(&mut self, row: &Row) -> Result<(), Vec<Finding>> {
        let cell = |field: usize| {
            let at = self.columns.get(field).map_or(field, |(_, at)| *at);
            let text = if self.missing.contains(&row.text(at)) { "" } else { row.text(at) };
            let place = row.place(at);
            (text, Span::new(self.file, place.start, place.end))
        };
        self.keys.take(cell)?;
        let (mut line, mut left_out) = (Vec::new(), None);
        let (mut id, mut year, mut figure) = (String::new(), String::new(), None);
        for (column, at) in &self.columns {
            let raw = row.text(*at);
            let empty = self.missing.contains(&raw) || raw.is_empty();
            if empty && column.field.constraints.required {
                let message = format!("`{}` is required, and this cell has nothing", column.field.name.value);
                return Err(vec![Finding::fault(FAULT, message, self.span(row.place(*at)), "nothing")]);
            }
            if column.role == Role::None {
                continue;
            }
            let text = if empty { Ok(String::new()) } else { column.cell(raw) };
            let text = text.map_err(|wanted| {
                let message = format!("`{}` in `{}` should be {wanted}", shown(raw), column.field.name.value);
                vec![Finding::fault(FAULT, message, self.span(row.place(*at)), "this cell")]
            })?;
            let text = if column.is_list() { listed(&text, column.separator()) } else { plain(&text, &column.role) };
            let Some(text) = text else {
                left_out = Some("a cell with a comma or a bar cannot stand in a table of ours");
                break;
            };
            match column.role {
                Role::Key("id", _) => id.clone_from(&text),
                Role::Year => year.clone_from(&text),
                Role::Measure => figure = Some((text.clone(), row.place(*at))),
                _ => {}
            }
            line.push(text);
        }
        let with_year = self.columns.iter().any(|(column, _)| column.role == Role::Year);
        let nameless = self.columns.iter().filter(|(column, _)| column.role != Role::None).zip(&line);
        let mut nameless = nameless.filter(|((column, _), _)| matches!(column.role, Role::Key("id" | "name", _)));
        if left_out.is_none() && nameless.all(|(_, text)| text.is_empty()) {
            left_out = Some("nothing is named");
        }
        if left_out.is_none() && with_year && (year.is_empty() || id.is_empty()) {
            left_out = Some("there is no year, or no id");
        }
        if let Some(why) = left_out {
            self.skipped.line(row.line, why, "");
            return Ok(());
        }
        if with_year {
            let (figure, place) = figure.unwrap_or_default();
            let span = self.span(place);
            if figure.is_empty() {
                self.skipped.line(row.line, "there is no figure", "");
            } else if let Some((_, first)) =
                self.years.entry(id.clone()).or_default().insert(year.clone(), (figure, span))
            {
                let mut fault =
                    Finding::fault(FAULT, format!("`{}` has two figures for {year}", shown(&id)), span, "the second");
                fault.labels.push(Label { span: first, text: "the first".into() });
                return Err(vec![fault]);
            }
            return Ok(());
        }
        self.lines.push(line);
        Ok(())
    }

    fn draft(self) -> Result<Draft, Vec<Finding>> {
        let package = self.package;
        let by_year = !self.years.is_empty();
        let mut measures: Vec<Measure> = self.columns.iter().filter_map(|(column, _)| column.measure.clone()).collect();
        measures.iter_mut().for_each(|measure| measure.by_year = by_year);
        let cells = self.years.len().saturating_mul(distinct(&self.years).len());
        if cells > MOST {
            let message = format!("this table would have more than {MOST} cells");
            return Err(vec![Finding::fault(FAULT, message, Span::new(self.file, 0, 0), "in this file")]);
        }
        let (table, count) = if by_year { years(&self.years) } else { lines(&self.columns, self.lines) };
        if count == 0 {
            let message = "no line below the header has anything for a table of ours";
            return Err(vec![Finding::fault(FAULT, message, Span::new(self.file, 0, 0), "in this file")]);
        }
        let none = self.columns.iter().filter(|(column, _)| column.role == Role::None);
        let none = none.map(|(column, _)| column.field.name.value.clone()).chain(self.left_out);
        let left_out: Vec<_> = none.map(|name| format!("`{name}`")).collect();
        let mut notes = Vec::new();
        if !left_out.is_empty() {
            notes.push(format!("skipped columns that have no place in a table of ours: {}", left_out.join(", ")));
        }
        for key in package.schema.foreign_keys.iter().filter(|key| !keys::is_own(key, package)) {
            let other = key.reference.resource.as_deref().unwrap_or_default();
            notes.push(format!("keys of the resource `{other}` are not held against it: it is not read"));
        }
        let name = package.name.clone().unwrap_or_default();
        let kind = package.kind.clone().unwrap_or_else(|| "thing".into());
        Ok(Draft {
            name: file_name(&name),
            kind: "csv",
            found: format!("{count} {} of the type {kind}", if count == 1 { "line" } else { "lines" }),
            table,
            entry: Entry::Table { kind, known_to: None, measures },
            provenance: Provenance {
                short: None,
                title: package.title.clone().unwrap_or_default(),
                licence: package.licence.clone(),
                url: package.url.clone(),
                date: None,
            },
            notes,
            skipped: self.skipped,
        })
    }
}

/// A text as it can stand in a cell of ours; none where it has a comma or a bar. In a note they are other marks.
fn plain(text: &str, role: &Role) -> Option<String> {
    let text = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let text = text.collect::<Vec<_>>().join(" ");
    match role {
        Role::Key("note", _) => Some(text.replace(',', ";").replace('|', "/")),
        _ => (!text.contains([',', '|'])).then_some(text),
    }
}

/// The same of several texts.
fn listed(text: &str, separator: &str) -> Option<String> {
    let parts: Option<Vec<String>> = text.split(separator).map(|part| plain(part, &Role::None)).collect();
    Some(parts?.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("|"))
}

/// The table with a line for each line, those of one id together.
fn lines(columns: &[(Column, usize)], lines: Vec<Vec<String>>) -> (String, usize) {
    let used: Vec<&Column> =
        columns.iter().map(|(column, _)| column).filter(|column| column.role != Role::None).collect();
    let name = |column: &&Column| match (&column.role, &column.measure) {
        (Role::Key(name, _), _) => (*name).to_owned(),
        (_, Some(measure)) => measure.name.clone(),
        _ => String::new(),
    };
    let id = used.iter().position(|column| matches!(column.role, Role::Key("id", _)));
    let mut first: FxHashMap<String, usize> = FxHashMap::default();
    let mut ordered: Vec<(usize, Vec<String>)> = Vec::with_capacity(lines.len());
    for (n, line) in lines.into_iter().enumerate() {
        let own = id.and_then(|id| line.get(id)).filter(|id| !id.is_empty());
        let place = own.map_or(n, |own| *first.entry(own.clone()).or_insert(n));
        ordered.push((place, line));
    }
    ordered.sort_by_key(|(place, _)| *place);
    let mut table = used.iter().map(name).collect::<Vec<_>>().join(",");
    table.push('\n');
    for (_, line) in &ordered {
        table.push_str(&line.join(","));
        table.push('\n');
    }
    (table, ordered.len())
}

/// For each id the figures by year, and where they stand.
type Figures = BTreeMap<String, BTreeMap<String, (String, Span)>>;

/// All years, in order.
fn distinct(figures: &Figures) -> BTreeSet<&str> {
    figures.values().flat_map(BTreeMap::keys).map(String::as_str).collect()
}

/// The table with a line for each id and a column for each year.
fn years(figures: &Figures) -> (String, usize) {
    let years = distinct(figures);
    let mut table = format!("id,{}\n", years.iter().copied().collect::<Vec<_>>().join(","));
    for (id, own) in figures {
        table.push_str(id);
        for year in &years {
            table.push(',');
            table.push_str(own.get(*year).map_or("", |(figure, _)| figure));
        }
        table.push('\n');
    }
    (table, figures.len())
}
