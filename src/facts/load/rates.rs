//! The `rates` of a fact file: series with their CSV, pins, and the currencies whose rates are official only.

use super::super::passes::Passes;
use super::{Batch, FAULT};
use crate::facts::fact::{Pin, Src};
use crate::facts::schema::{self, Text};
use crate::facts::series::{self, Code, Series, Table};
use crate::finding::Finding;
use crate::source::{Source, SourceId, SourceMap, Spanned};
use crate::yaml::Marked;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::Path;

impl Batch<'_> {
    /// One entry of `rates`, which is what its keys make it.
    pub(super) fn rates(&mut self, rate: Marked<schema::Rate>, folder: Option<&Path>, map: &mut SourceMap) {
        let span = self.place(&rate);
        match &rate.value {
            schema::Rate { series: Some(_), pin: None, official_only: None, date: None, value: None, .. } => {
                self.series(rate.value, folder, map);
            }
            schema::Rate { pin: Some(_), series: None, official_only: None, file: None, base: None, .. } => {
                self.pin(rate.value);
            }
            schema::Rate {
                official_only: Some(_),
                series: None,
                file: None,
                base: None,
                pin: None,
                date: None,
                value: None,
                slack: None,
                ..
            } => {
                self.src(rate.value.src);
                for code in rate.value.official_only.unwrap_or_default() {
                    let code = self.code(&code);
                    self.new.official.extend(code);
                }
            }
            _ => {
                let message =
                    "an entry of `rates` is a series, a pin or a list of official rates, and only one of them";
                let help = "`series`, `file`, `base`; or `pin`, `date`, `value`; both with `slack` if need be; or \
                            `official_only`";
                self.faults.push(Finding::fault(FAULT, message, span, "this one").with_help(help));
            }
        }
    }

    fn series(&mut self, rate: schema::Rate, folder: Option<&Path>, map: &mut SourceMap) -> Option<()> {
        let name = self.text(rate.series?);
        let slack = self.share(rate.slack).unwrap_or(Decimal::ZERO);
        let src = self.src(rate.src);
        let (Some(file), Some(base)) = (rate.file, rate.base) else {
            self.fault("a series needs `file` and `base`".to_owned(), name.span, "of this series");
            return None;
        };
        let base = self.code(&base);
        let file = self.text(file);
        let (id, table) = self.table(&file, folder, map)?;
        let shown = self.shown(&src).unwrap_or_else(|| name.value.clone());
        self.new.series.push(Series {
            name,
            base: base?,
            slack,
            src,
            shown,
            file: id,
            table,
            passes: Passes::default(),
        });
        Some(())
    }

    fn pin(&mut self, rate: schema::Rate) -> Option<()> {
        let pin = rate.pin?;
        let span = self.place(&pin);
        let slack = self.share(rate.slack).unwrap_or(Decimal::ZERO);
        let src = self.src(rate.src);
        let help = "`{pin: CNY/USD, date: 2023-05-19, value: 7.0102}` is 7.0102 yuan for one dollar";
        let (Some(date), Some(value)) = (rate.date, rate.value) else {
            let fault = Finding::fault(FAULT, "a pin needs a `date` and a `value`", span, "of this pin");
            self.faults.push(fault.with_help(help));
            return None;
        };
        let codes = pin.value.split_once('/').and_then(|(counted, one)| Code::parse(counted).zip(Code::parse(one)));
        let Some((counted, one)) = codes.filter(|(counted, one)| counted != one) else {
            let message = format!("`{}` is no pair of currencies", pin.value);
            self.faults.push(Finding::fault(FAULT, message, span, "no pair").with_help(help));
            return None;
        };
        let date = self.period(Some(date))?;
        let at = self.place(&value);
        if value.value.0 <= Decimal::ZERO {
            self.fault("a rate is above zero".to_owned(), at, "not above zero");
            return None;
        }
        let shown = self.shown(&src).unwrap_or_else(|| pin.value.clone());
        self.new.pins.push(Pin { counted, one, date, value: value.value.0, slack, src, shown, span: at });
        Some(())
    }

    /// The name of the first source, to show.
    fn shown(&self, src: &Src) -> Option<String> {
        Some(self.origin_of(&src.first()?.value)?.shown().to_owned())
    }

    fn code(&mut self, code: &Text) -> Option<Code> {
        let read = Code::parse(&code.value);
        if read.is_none() {
            let message = format!("`{}` is no currency code; a code has three capital letters", code.value);
            self.fault(message, self.place(code), "no currency");
        }
        read
    }

    /// The rate file beside a fact file, or of the box.
    fn table(
        &mut self,
        file: &Spanned<String>,
        folder: Option<&Path>,
        map: &mut SourceMap,
    ) -> Option<(SourceId, Table)> {
        let (id, text) = self.beside(file, folder, map, series::FAULT)?;
        let table = Table::open(text, id);
        // those in the box are proved by a test
        let table = if folder.is_some() { table.and_then(|table| table.prove(id).map(|()| table)) } else { table };
        table.map_err(|faults| self.faults.extend(faults)).ok().map(|table| (id, table))
    }

    /// The text of a file beside a fact file, or of the box.
    pub(super) fn beside(
        &mut self,
        file: &Spanned<String>,
        folder: Option<&Path>,
        map: &mut SourceMap,
        fault: &str,
    ) -> Option<(SourceId, Cow<'static, str>)> {
        let Some(folder) = folder else {
            let name = format!("facts/{}", file.value);
            let Some(&(name, text)) = crate::embedded::FACTS.iter().find(|(known, _)| *known == name) else {
                self.fault(format!("there is no file `{}` in the box", file.value), file.span, "no such file");
                return None;
            };
            let id = map.add(Source::new(name, text));
            self.new.files.push(id);
            return Some((id, Cow::Borrowed(text)));
        };
        let path = folder.join(&file.value);
        let source = match std::fs::read(&path) {
            Ok(bytes) => Source::from_bytes(path.display().to_string(), bytes),
            Err(error) => {
                let message = match error.kind() {
                    ErrorKind::NotFound => format!("there is no file `{}` beside this one", file.value),
                    kind => format!("`{}` cannot be read: {kind}", file.value),
                };
                self.fault(message, file.span, "this file");
                return None;
            }
        };
        // A copy: the base outlives the loan of the map. Those in the box are static and not copied.
        let (text, damage) = (Cow::Owned(source.text().to_owned()), source.damage());
        let id = map.add(source);
        self.new.files.push(id);
        if let Some(damage) = damage {
            self.damaged(id, damage, fault);
            return None;
        }
        Some((id, text))
    }
}
