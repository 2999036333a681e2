//! Values that are there and that nobody can read.

use super::{Scene, finding};
use crate::facts::sheet::Key;
use crate::finding::{Finding, Level};
use crate::source::Span;
use rust_decimal::Decimal;

/// Measures that are no numbers, and ends of a country that are none.
pub(super) fn unreadable(scene: &Scene, findings: &mut Vec<Finding>) {
    for sheet in scene.base.sheets() {
        for line in sheet.lines() {
            sheet.each(&line, |key, place, cell| {
                let Key::Measure(n, _) = key else { return };
                let Some(measure) = sheet.measures.get(n) else { return };
                let number = Decimal::from_str_exact(cell).ok();
                if number.and_then(|number| number.checked_mul(measure.one.value)).is_some() {
                    return;
                }
                let span = Span::new(sheet.file, place.start, place.end);
                let message = format!("`{cell}` is no number, and so no {}", measure.metric.value);
                let found = finding("unreadable-value", Level::Error, message, span, "not read");
                findings
                    .push(found.with_help("write 1234.5, or leave the cell empty; the unit is told under `measures`"));
            });
        }
    }
    for thing in &scene.things {
        let Some(place) = thing.entity.place.as_deref() else { continue };
        if !matches!(place, "n" | "ne" | "e" | "se" | "s" | "sw" | "w" | "nw") {
            let message = format!("`where: {place}` is no end of a country");
            let found = finding("unreadable-value", Level::Error, message, thing.span(), "lies there");
            findings.push(found.with_help("write n, ne, e, se, s, sw, w or nw"));
        }
    }
}
