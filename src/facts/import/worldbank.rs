//! An indicator of the World Bank, a line a country and a column a year: as it is given out, with lines on the data above the
//! header `"Country Name","Country Code","Indicator Name","Indicator Code","1960",…`, or with a header `code,1960,…`.

use super::delimited::{self, Dialect, Row, Rows};
use super::draft::{Draft, Entry, Measure, Provenance, file_name};
use super::skipped::Skipped;
use super::{FAULT, shown};
use crate::facts::FactBase;
use crate::finding::Finding;
use crate::measure::period::Period;
use crate::source::{SourceId, Span};
use crate::yaml::Exact;
use std::collections::BTreeMap;
use std::ops::Range;

/// The header stands in one of the first lines.
const PREAMBLE: usize = 20;

/// The indicator that most articles speak of: all people who live in a country, at mid-year.
const POPULATION: &str = "SP.POP.TOTL";

/// What the one who imports says of the figures.
#[derive(Clone, Debug, Default)]
pub struct Indicator {
    /// What is measured, by the name that facts call it by.
    pub metric: Option<String>,
    /// The unit behind each number, in words.
    pub unit: Option<String>,
    /// How far another figure for it may be away: figures are revised, and others count otherwise.
    pub tolerance: String,
    /// Whether it stood or flowed.
    pub stock: Option<bool>,
}

/// The columns of a header.
struct Header {
    code: usize,
    name: Option<usize>,
    indicator: Option<usize>,
    years: Vec<(usize, String)>,
    others: Vec<String>,
}

/// Turns the table into one of ours: a line a country of the base.
///
/// # Errors
/// The first thing in it that cannot be followed.
pub fn worldbank(text: &str, file: SourceId, base: &FactBase, wish: &Indicator) -> Result<Draft, Vec<Finding>> {
    let span = |place: Range<usize>| Span::new(file, place.start, place.end);
    let fault = |message: String, place, label: &str| vec![Finding::fault(FAULT, message, span(place), label)];
    let mut rows = Rows::of(text, file, Dialect::CSV)?;
    let mut updated = None;
    let mut header = None;
    for _ in 0..PREAMBLE {
        let Some(row) = rows.next()? else { break };
        if row.text(0) == "Last Updated Date" {
            updated = Period::parse(row.text(1));
        }
        if let Some(found) = Header::of(&row) {
            delimited::columns(&row, file)?;
            header = Some((found, row));
            break;
        }
    }
    let Some((columns, header)) = header else {
        let message = format!("none of the first {PREAMBLE} lines is a header with `Country Code` or `code`");
        return Err(fault(message, 0..0, "looked for from here"));
    };
    if columns.years.is_empty() {
        return Err(fault("no column of this header is a year".into(), header.place, "the header"));
    }
    let mut found = Found { filled: vec![false; columns.years.len()], updated, ..Found::default() };
    while let Some(row) = rows.next()? {
        delimited::as_wide(&row, header.cells.len(), file)?;
        found.take(&row, &columns, base).map_err(|(message, place, label)| fault(message, place, label))?;
    }
    if found.countries.is_empty() {
        return Err(fault("there is no figure of a country below this header".into(), header.place, "the header"));
    }
    Ok(found.draft(&columns, wish))
}

impl Header {
    /// None where a line is no header.
    fn of(row: &Row) -> Option<Header> {
        let at = |name: &str| row.cells.iter().position(|cell| cell.text.eq_ignore_ascii_case(name));
        let code = at("Country Code").or_else(|| at("code"))?;
        let (name, indicator) = (at("Indicator Name"), at("Indicator Code"));
        let mut header = Header { code, name, indicator, years: Vec::new(), others: Vec::new() };
        for (at, cell) in row.cells.iter().enumerate() {
            // "1960", and "1960 [YR1960]" as the World Bank's DataBank has it
            let year = cell.text.split(' ').next().unwrap_or_default();
            if year.parse::<i16>().is_ok_and(|year| (1000..3000).contains(&year)) {
                header.years.push((at, year.to_owned()));
            } else if ![code, name.unwrap_or(code), indicator.unwrap_or(code)].contains(&at)
                // the base has names of its own
                && !matches!(cell.text.as_ref(), "" | "Country Name")
            {
                header.others.push(cell.text.to_string());
            }
        }
        Some(header)
    }
}

/// What was found below the header.
#[derive(Default)]
struct Found {
    /// For each country the figure of each year, empty where there is none, and where the country stands.
    countries: BTreeMap<String, (Range<usize>, Vec<String>)>,
    /// Whether a year has a figure.
    filled: Vec<bool>,
    /// The indicator's code and name.
    indicator: Option<(String, String)>,
    updated: Option<Period>,
    skipped: Skipped,
}

/// A fault: what is wrong, where, and the words at its place.
type Fault = (String, Range<usize>, &'static str);

impl Found {
    fn take(&mut self, row: &Row, columns: &Header, base: &FactBase) -> Result<(), Fault> {
        let code = row.text(columns.code);
        if let Some(at) = columns.indicator {
            let name = columns.name.map_or("", |at| row.text(at));
            let (first, _) = self.indicator.get_or_insert_with(|| (row.text(at).to_owned(), name.to_owned()));
            if first != row.text(at) {
                let message = format!("a second indicator, `{}`, stands below `{}`", shown(row.text(at)), shown(first));
                return Err((message, row.place(at), "another"));
            }
        }
        if base.by_id(code).is_none_or(|entity| entity.kind != "country") {
            self.skipped.line(row.line, "no country of the fact base has this code", code);
            return Ok(());
        }
        let mut figures = Vec::with_capacity(columns.years.len());
        for (at, _) in &columns.years {
            let Some(figure) = figure(row.text(*at)) else {
                return Err((format!("`{}` is no number", shown(row.text(*at))), row.place(*at), "no number"));
            };
            figures.push(figure);
        }
        if figures.iter().all(String::is_empty) {
            self.skipped.line(row.line, "there is no figure for them", code);
            return Ok(());
        }
        self.filled.iter_mut().zip(&figures).for_each(|(filled, figure)| *filled |= !figure.is_empty());
        if self.countries.insert(code.to_owned(), (row.place(columns.code), figures)).is_some() {
            return Err((format!("`{code}` stands twice"), row.place(columns.code), "again"));
        }
        Ok(())
    }

    fn draft(self, columns: &Header, wish: &Indicator) -> Draft {
        let (code, title) = self.indicator.unwrap_or_default();
        let population = code == POPULATION;
        let metric = wish.metric.clone().unwrap_or_else(|| match title.split('(').next().map(str::trim) {
            _ if population => "population".to_owned(),
            Some("") | None => "figure".to_owned(),
            // a table's header has no commas
            Some(name) => name.to_lowercase().replace([',', '|'], ""),
        });
        let years = || columns.years.iter().zip(&self.filled).filter(|(_, filled)| **filled).map(|((_, year), _)| year);
        let mut table = String::from("id");
        for year in years() {
            table.extend([",", year]);
        }
        table.push('\n');
        for (country, (_, figures)) in &self.countries {
            table.push_str(country);
            for (figure, _) in figures.iter().zip(&self.filled).filter(|(_, filled)| **filled) {
                table.extend([",", figure]);
            }
            table.push('\n');
        }
        let span = years().next().zip(years().next_back());
        let span = span.map_or(String::new(), |(first, last)| format!("{first} to {last}"));
        let mut notes = Vec::new();
        if !columns.others.is_empty() {
            notes.push(format!("skipped columns: {}", columns.others.join(", ")));
        }
        let stock = wish.stock.unwrap_or(population);
        let (unit, tolerance) = (wish.unit.clone(), Some(wish.tolerance.clone()));
        let measure = Measure { name: metric.clone(), unit, tolerance, stock, by_year: true };
        let url = (!code.is_empty()).then(|| format!("https://data.worldbank.org/indicator/{code}"));
        Draft {
            name: file_name(&metric),
            kind: "worldbank",
            found: match self.countries.len() {
                1 => format!("{metric} of 1 country, {span}"),
                count => format!("{metric} of {count} countries, {span}"),
            },
            table,
            entry: Entry::Table { kind: "country".into(), known_to: None, measures: vec![measure] },
            provenance: Provenance {
                short: Some("World Bank".into()),
                title: match (title.as_str(), code.as_str()) {
                    ("", "") => format!("World Bank, {metric}"),
                    ("", code) => format!("World Bank, {code}"),
                    (title, code) => format!("{title} ({code})"),
                },
                licence: Some("CC BY 4.0".into()),
                url,
                date: self.updated,
            },
            notes,
            skipped: self.skipped,
        }
    }
}

/// A figure, its digits as they are; empty where the World Bank has none. None for what is no number.
fn figure(cell: &str) -> Option<String> {
    if cell.is_empty() || cell == ".." {
        return Some(String::new());
    }
    let number = Exact::parse(cell).filter(|_| !cell.ends_with('%'))?;
    let digits = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-');
    // powers of ten are written out
    Some(if cell.bytes().all(digits) { cell.to_owned() } else { number.0.to_string() })
}
