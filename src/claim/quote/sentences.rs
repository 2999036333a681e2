//! Where sentences end that have quotations in them.

use super::marks::{self, Quoted};
use crate::grammar::row::{self, Row};
use crate::lexicon::{Case, Class};

/// How far behind a closing mark a cue is looked for, in items.
const CUE: usize = 14;

/// The longest sentence that is read as one, in items: a text without a full stop costs no more than another.
const LONGEST: usize = 400;

/// The sentences of a row, each with the item behind its last, its full stop not counted.
pub(super) fn sentences(row: Row, quoted: &[Quoted]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < row.items.len() {
        let mut end = None;
        if let Some(quoted) = marks::around(quoted, at) {
            let full = row.items[..quoted.to].last().is_some_and(marks::stops);
            at = quoted.end;
            if full && !attributed(row, at) {
                end = Some(at);
            }
        } else {
            if marks::stops(&row.items[at]) {
                end = Some(at);
            }
            at += 1;
        }
        if let Some(end) = end.or((at - from >= LONGEST).then_some(at)) {
            if end > from {
                found.push((from, end));
            }
            from = at;
        }
    }
    if from < row.items.len() {
        found.push((from, row.items.len()));
    }
    found
}

/// Whether a speaker and a cue follow a quotation that ends with a full sentence: `"Is it?" Ada Quill asked.`
fn attributed(row: Row, at: usize) -> bool {
    let Some(next) = row.items.get(at) else { return false };
    if next.kind == row::Kind::Sign && matches!(row.text(next), "," | "–" | "—" | ";") {
        return true;
    }
    if next.kind == row::Kind::Word && next.case == Case::Lower {
        return true;
    }
    let near = row.items[at..].iter().take(CUE).take_while(|item| {
        !(marks::stops(item) || item.kind == row::Kind::Sign && matches!(row.text(item), "“" | "\"" | ":" | "("))
    });
    let length = near.count();
    // the sentence, or this part of it, ends behind the cue
    (at..at + length).any(|cue| {
        let rest = Row { items: &row.items[cue..], page: row.page };
        let Ok((behind, _)) = rest.phrase(Class::SPEECH) else { return false };
        let end = cue + rest.read_up_to(behind);
        let next = row.items.get(end);
        next.is_none_or(|next| {
            marks::stops(next)
                || row.text(next) == ","
                || matches!(next.kind, row::Kind::Weekday | row::Kind::Date)
                || matches!(row.text(next), "in" | "at" | "on" | "of" | "during" | "after" | "to" | "as")
        })
    })
}
