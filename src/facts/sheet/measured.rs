//! What a table measures: numbers in columns, and values by the line.

use super::{Key, Line, Sheet};
use crate::facts::fact::{Course, Measure, Rank};
use crate::facts::load::ReadValue;
use crate::measure::period::Period;
use crate::measure::quantity::Quantity;
use crate::source::{Span, Spanned};
use crate::yaml::Exact;
use rust_decimal::Decimal;

impl Sheet {
    /// The measures of the thing that begins at the line which begins at a byte: those of its columns, and a value by the line. A
    /// cell that cannot be read has none.
    pub(in crate::facts) fn measured(&self, start: usize, read_value: ReadValue<'_>) -> Vec<Measure> {
        let mut line = self.line_at(start);
        let Some(id) = self.id(&line) else { return Vec::new() };
        let mut found = Vec::new();
        while self.id(&line) == Some(id) {
            self.columns_of(&line, id, &mut found);
            found.extend(self.value_of(&line, id, read_value));
            line = self.line_at((line.end + 1).min(self.text.len()));
        }
        found
    }

    /// The value of a line, read as an article's is.
    fn value_of(&self, line: &Line, id: &str, read_value: ReadValue<'_>) -> Option<Measure> {
        let (mut metric, mut period, mut value, mut share) = (None, None, None, None);
        self.each(line, |key, place, cell| {
            let span = Span::new(self.file, place.start, place.end);
            match key {
                Key::Metric => metric = Some(Spanned::new(cell.to_owned(), span)),
                Key::Period => period = Period::parse(cell),
                Key::Value => value = Some(Spanned::new(cell.to_owned(), span)),
                Key::Tolerance => share = tolerance(cell),
                _ => {}
            }
        });
        let value = value?;
        Some(Measure {
            course: Course::Stock,
            period,
            value: Spanned::new(read_value(&value.value)?, value.span),
            written: value.value,
            tolerance: share,
            ..self.unmeasured(line, id, metric?)
        })
    }

    fn columns_of(&self, line: &Line, id: &str, found: &mut Vec<Measure>) {
        self.each(line, |key, place, cell| {
            let Key::Measure(n, year) = key else { return };
            let Some((column, number)) = self.measures.get(n).zip(Decimal::from_str_exact(cell).ok()) else { return };
            let Some(value) = number.checked_mul(column.one.value) else { return };
            found.push(Measure {
                course: column.course,
                period: year.map(Period::Year),
                value: Spanned::new(Quantity { value, ..column.one }, Span::new(self.file, place.start, place.end)),
                written: format!("{cell} {}", column.unit).trim_end().to_owned(),
                tolerance: column.tolerance,
                ..self.unmeasured(line, id, column.metric.clone())
            });
        });
    }

    /// A measure of a thing without its value.
    fn unmeasured(&self, line: &Line, id: &str, metric: Spanned<String>) -> Measure {
        let span = Span::new(self.file, line.start, line.end);
        Measure {
            id: None,
            of: vec![Spanned::new(id.to_owned(), span)],
            ordered: false,
            metric,
            course: Course::Flow,
            period: None,
            versus: None,
            value: Spanned::new(Quantity::exactly(Decimal::ZERO), span),
            written: String::new(),
            tolerance: None,
            said_by: None,
            rank: Rank::Normal,
            src: self.src.clone(),
            note: None,
        }
    }
}

/// A share from nothing to under all: 5%.
pub(super) fn tolerance(cell: &str) -> Option<Decimal> {
    Exact::parse(cell).map(|share| share.0).filter(|share| *share >= Decimal::ZERO && *share < Decimal::ONE)
}
