//! What a table's header says, and whether its lines keep to it.

use super::measured::tolerance;
use super::*;
use crate::facts::load::ReadValue;
use rustc_hash::FxHashSet;

/// How many faults of one file are worth reading.
const FAULTS: usize = 20;

impl Sheet {
    /// The columns of a header, and where the first line begins.
    ///
    /// # Errors
    /// A column that is nothing we know.
    pub(in crate::facts) fn columns(
        text: &str,
        file: SourceId,
        measures: &[Measured],
    ) -> Result<(Vec<Key>, usize), Vec<Finding>> {
        let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
        let end = memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len());
        let header = text.get(start..end).unwrap_or_default();
        let mut columns = Vec::new();
        for (place, cell) in cells(header, start) {
            let measure = || measures.iter().position(|one| one.metric.value == cell).map(|n| Key::Measure(n, None));
            let year = || {
                let year = Some(cell.parse::<i16>().ok().filter(|year| (1000..3000).contains(year))?);
                measures.iter().position(|one| one.by_year).map(|n| Key::Measure(n, year))
            };
            let known = KEYS.iter().find(|(name, _)| *name == cell).map(|(_, key)| *key);
            let key = measure().or(known).or_else(year);
            let twice = key.is_some_and(|key| key != Key::Note && columns.contains(&key));
            let Some(key) = key.filter(|_| !twice) else {
                let names = KEYS.iter().map(|(name, _)| *name);
                let near = crate::yaml::nearest(cell, names.clone()).filter(|_| !twice);
                let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                let message = if twice { "stands twice" } else { "is no column here" };
                let span = Span::new(file, place.start, place.end);
                let help = format!("the columns are {}, and `measures`", names.collect::<Vec<_>>().join(", "));
                let fault = Finding::fault(FAULT, format!("`{cell}` {message}{near}"), span, "in the header");
                return Err(vec![if twice { fault } else { fault.with_help(help) }]);
            };
            columns.push(key);
        }
        if !columns.contains(&Key::Id) && !columns.contains(&Key::Name) {
            let message = "a table needs a column `id` or `name`";
            return Err(vec![Finding::fault(FAULT, message, Span::new(file, start, end), "in the header")]);
        }
        Ok((columns, (end + 1).min(text.len())))
    }

    /// Reads every line, as a file we did not make ourselves needs.
    ///
    /// # Errors
    /// The first faults: a cell too many or too few, a date or number that is none, a line without a name, a thing whose lines
    /// stand apart.
    pub(in crate::facts) fn prove(&self, read_value: ReadValue<'_>) -> Result<(), Vec<Finding>> {
        let mut faults = Vec::new();
        let (mut ids, mut last) = (FxHashSet::default(), None);
        for line in self.lines() {
            if faults.len() >= FAULTS {
                break;
            }
            let mut fault = |message: String, place: Range<usize>, label: &str| {
                faults.push(Finding::fault(FAULT, message, Span::new(self.file, place.start, place.end), label));
            };
            let id = self.id(&line).filter(|id| Some(*id) != last);
            if let Some(id) = id {
                if !ids.insert(id) {
                    fault(
                        format!("there is a second `{id}`; lines of one thing follow one another"),
                        line.clone(),
                        "apart",
                    );
                }
                last = Some(id);
            }
            let (mut count, mut named) = (0, false);
            for (n, (place, cell)) in cells(self.slice(&line), line.start).enumerate() {
                count += 1;
                match self.columns.get(n) {
                    Some(Key::Id | Key::Name) => named |= !cell.is_empty(),
                    Some(Key::From | Key::To | Key::KnownTo | Key::Period)
                        if !cell.is_empty() && Period::parse(cell).is_none() =>
                    {
                        fault(
                            format!("`{cell}` is no day or period; write 2023-05-19, 2023-05 or 2023"),
                            place,
                            "no date",
                        );
                    }
                    Some(Key::Edition) if !cell.is_empty() && cell.parse::<u16>().is_err() => {
                        fault(format!("`{cell}` is no whole number"), place, "no number");
                    }
                    Some(Key::Value) if !cell.is_empty() && read_value(cell).is_none() => {
                        fault(format!("`{cell}` cannot be read as an amount"), place, "no amount");
                    }
                    Some(Key::Tolerance) if !cell.is_empty() && tolerance(cell).is_none() => {
                        fault(format!("`{cell}` is no share from 0% to under 100%"), place, "no such share");
                    }
                    Some(Key::Measure(..)) if !cell.is_empty() && Decimal::from_str_exact(cell).is_err() => {
                        fault(format!("`{cell}` is no number; write 1200.5, or nothing"), place, "no number");
                    }
                    Some(Key::Closed | Key::Whole | Key::Word) if !matches!(cell, "" | "0" | "1") => {
                        fault(format!("`{cell}` is neither 1, for yes, nor 0"), place, "neither");
                    }
                    _ => {}
                }
            }
            if count != self.columns.len() {
                let message = format!("cells in this line: {count}; columns in the header: {}", self.columns.len());
                fault(message, line, "wrong number");
            } else if !named {
                fault("this line names nothing".to_owned(), line, "no id and no name");
            } else if self.cell(&line, Key::Value).is_some() && self.cell(&line, Key::Metric).is_none() {
                fault("this line has a value and no `metric`".to_owned(), line, "of what?");
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}
