//! The European Central Bank's reference rates, `eurofxref-hist.csv`: `Date,USD,JPY,…,`, the newest day first, `N/A` where there
//! was no rate. The digits are the bank's own, untouched.

use super::delimited::{self, Dialect, Rows};
use super::draft::{Draft, Entry, Provenance};
use super::skipped::Skipped;
use super::{FAULT, shown};
use crate::facts::series::{Code, rate};
use crate::finding::{Finding, Label};
use crate::source::{SourceId, Span};
use jiff::civil::Date;
use std::ops::Range;

/// Turns the bank's file into a rate file of ours: days ascending, an empty cell where there was no rate.
///
/// # Errors
/// The first thing in it that is not as the bank writes it.
pub fn ecb(text: &str, file: SourceId) -> Result<Draft, Vec<Finding>> {
    let fault = |message: String, place: Range<usize>, label: &str| {
        vec![Finding::fault(FAULT, message, Span::new(file, place.start, place.end), label)]
    };
    let mut rows = Rows::of(text, file, Dialect::CSV)?;
    let Some(header) = rows.next()? else {
        return Err(fault("there is nothing in this file".into(), 0..0, "empty"));
    };
    let names = delimited::columns(&header, file)?;
    // the bank ends its lines with a comma
    let width = names.len() - usize::from(names.last().is_some_and(String::is_empty));
    if !header.text(0).eq_ignore_ascii_case("date") {
        let message = format!("the first column should be `Date`, not `{}`", shown(header.text(0)));
        return Err(fault(message, header.place(0), "in the header"));
    }
    for (n, name) in names.iter().enumerate().take(width).skip(1) {
        if Code::parse(name).is_none() {
            let message = format!("`{}` is no currency code; a code has three capital letters", shown(name));
            return Err(fault(message, header.place(n), "in the header"));
        }
    }
    let mut days: Vec<(Date, Range<usize>, String)> = Vec::new();
    while let Some(row) = rows.next()? {
        delimited::as_wide(&row, names.len(), file)?;
        let day = row.text(0);
        // other ways to write a day would not be found by halving
        let Some(date) = day.parse::<Date>().ok().filter(|date| date.to_string() == day) else {
            return Err(fault(
                format!("`{}` is no day; the bank writes 2023-05-19", shown(day)),
                row.place(0),
                "no day",
            ));
        };
        let mut line = day.to_owned();
        for n in 1..width {
            let cell = row.text(n);
            line.push(',');
            if cell.is_empty() || cell == "N/A" {
                continue;
            }
            if rate(cell).is_none() {
                let message = format!("`{}` is no rate; a rate is a number above zero, or N/A", shown(cell));
                return Err(fault(message, row.place(n), "no rate"));
            }
            line.push_str(cell);
        }
        days.push((date, row.place(0), line));
    }
    days.sort_by_key(|(date, place, _)| (*date, place.start));
    if let Some([first, second]) = days.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        let mut fault = fault(format!("{} stands twice", second.0), second.1.clone(), "the second");
        let label = Label { span: Span::new(file, first.1.start, first.1.end), text: "the first".into() };
        fault.iter_mut().for_each(|fault| fault.labels.push(label.clone()));
        return Err(fault);
    }
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return Err(fault("there are no rates below the header".into(), header.place, "the header"));
    };
    let mut table = format!("date,{}\n", names.get(1..width).unwrap_or_default().join(","));
    for (_, _, line) in &days {
        table.push_str(line);
        table.push('\n');
    }
    let count = if days.len() == 1 { "1 day".to_owned() } else { format!("{} days", days.len()) };
    Ok(Draft {
        name: "ecb-daily".into(),
        kind: "ecb",
        found: format!("{count}, {} to {}, {} currencies to the euro", first.0, last.0, width - 1),
        table,
        // rates in articles are those of some hour of some day, and of a bank or a market
        entry: Entry::Series { base: "EUR", slack: "1.5%" },
        provenance: Provenance {
            short: Some("ECB".into()),
            title: "ECB euro foreign exchange reference rates".into(),
            licence: Some("free with the source named".into()),
            url: Some("https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip".into()),
            date: None,
        },
        notes: Vec::new(),
        skipped: Skipped::default(),
    })
}
