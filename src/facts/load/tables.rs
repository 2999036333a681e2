//! The `tables` of a fact file: CSV with one thing on a line.

use super::{Batch, FAULT, ReadValue};
use crate::facts::schema;
use crate::facts::sheet::{self, Measured, Sheet};
use crate::finding::Finding;
use crate::measure::quantity::Quantity;
use crate::measure::unit::UnitWord;
use crate::source::SourceMap;
use rust_decimal::Decimal;
use std::path::Path;

impl Batch<'_> {
    /// One entry of `tables`.
    pub(super) fn sheet(
        &mut self,
        table: schema::Table,
        folder: Option<&Path>,
        map: &mut SourceMap,
        read_value: ReadValue<'_>,
    ) -> Option<()> {
        let name = self.text(table.table);
        let src = self.src(Some(table.src));
        let known_to = self.period(table.known_to);
        let before = self.faults.len();
        let mut measures = Vec::new();
        for (metric, column) in table.measures.0 {
            let unit = column.unit.map(|unit| self.text(unit));
            let words = unit.as_ref().map_or("", |unit| &unit.value);
            // words that are no unit and no scale are passed over, as the ferries of "12 ferries" are
            let one = read_value(format!("1 {words}").trim_end());
            let said = |one: &Quantity| one.unit != UnitWord::NONE || one.value != Decimal::ONE || words.is_empty();
            let Some(one) = one.filter(said) else {
                let span = unit.as_ref().map_or_else(|| self.place(&metric), |unit| unit.span);
                let fault = Finding::fault(FAULT, format!("`{words}` is no unit"), span, "no unit");
                self.faults
                    .push(fault.with_help("write one as an article would: metres, thousand, million USD; or none"));
                continue;
            };
            let unit = words.to_owned();
            let tolerance = self.share(column.tolerance);
            let (course, by_year) = (column.kind, column.by_year);
            measures.push(Measured { metric: self.text(metric), unit, one, tolerance, course, by_year });
        }
        // a column of a faulty measure is not told to be none
        if self.faults.len() > before {
            return None;
        }
        let file = self.text(table.file);
        let (id, text) = self.beside(&file, folder, map, sheet::FAULT)?;
        let (columns, body) = match Sheet::columns(&text, id, &measures) {
            Ok(read) => read,
            Err(faults) => {
                self.faults.extend(faults);
                return None;
            }
        };
        let sheet = Sheet { name, kind: table.kind, src, known_to, measures, file: id, text, columns, body };
        // a test proves those in the box
        if folder.is_some()
            && let Err(faults) = sheet.prove(read_value)
        {
            self.faults.extend(faults);
            return None;
        }
        self.new.sheets.push(sheet);
        Some(())
    }
}
