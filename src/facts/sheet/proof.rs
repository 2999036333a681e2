//! A table read to the last cell.

use super::measured::tolerance;
use super::{FAULT, Key, Sheet, cells};
use crate::facts::load::ReadValue;
use crate::finding::Finding;
use crate::measure::period::Period;
use crate::source::Span;
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How many faults of one file are worth reading.
const FAULTS: usize = 20;

impl Sheet {
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
