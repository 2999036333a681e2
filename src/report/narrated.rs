//! Findings in sentences, for screen readers and braille: what miette's narrated form says, in its words. Columns are
//! counted in the file, where miette would count them in the excerpt.

use super::excerpt::{self, Layout};
use super::format::Style;
use super::human::{help, message};
use super::place::Ruler;
use super::plain;
use crate::finding::Finding;
use crate::source::Sources;

/// As much of a long line as is read out, in characters: a sentence or two.
const HEARD: usize = 240;

/// One finding, read out.
pub(super) fn finding(finding: &Finding, sources: Sources<'_>, style: &Style, ruler: &mut Ruler) -> String {
    let layout = Layout { width: HEARD, unicode: style.unicode, drawn: false, last: 1 };
    let mut out = format!("{}\n    Diagnostic severity: {}\n", message(finding, sources, style), finding.level.name());
    for excerpt in excerpt::excerpts(finding, sources, layout, ruler) {
        let (line, column) = excerpt.rows.first().map_or((1, 1), |row| (row.line, row.column));
        out += &format!("Begin snippet for {} starting at line {line}, column {column}\n\n", excerpt.name);
        for row in &excerpt.rows {
            out += &format!("snippet line {}: {}\n", row.line, row.text);
            for mark in &row.marks {
                let (line, first, last) = (mark.place.line, mark.place.column, mark.last);
                out += &if first == last {
                    format!("    label at line {line}, column {first}")
                } else {
                    format!("    label at line {line}, columns {first} to {last}")
                };
                if let Some(words) = &mark.words {
                    out += &format!(": {words}");
                }
                out.push('\n');
            }
        }
    }
    for help in help(finding, sources, style) {
        out += &format!("diagnostic help: {help}\n");
    }
    out + &format!("diagnostic code: {}\n", plain::words(&finding.rule, style.unicode))
}
