//! A table's figure and the text's, of one thing: a column headed `Members` and a row `Rotterdam`, and in the text `Rotterdam has
//! 412 members`.

use super::place::folded;
use super::repeat::{Mention, Mentions, counted};
use super::shape::{Claim, Kind, Part, Slot, Value};
use super::table::{Cell, Content};
use crate::measure::quantity::Quantity;
use crate::source::Span;
use rustc_hash::FxHashMap;

/// The most cells of an article's tables that are held against its text.
const CELLS: usize = 256;
/// The shortest name of a row that is looked for in the text.
const LABEL: usize = 4;
/// The most figures of one thing in the text that are looked through.
const MENTIONS: usize = 64;
/// How many bytes of a sentence are looked through on either side of a figure.
const SENTENCE: usize = 240;

/// A figure in a table, and what it says of it.
#[derive(Debug)]
pub(super) struct Told {
    value: Quantity,
    span: Span,
    text: String,
    /// What its column counts, as [`counted`] has it.
    thing: u64,
    /// The name of its row.
    label: String,
}

/// The figures of a table whose column says what it counts and whose row has a name, put behind those of other tables.
pub(super) fn told(cells: &[Cell], all: &mut Vec<Told>) {
    let named =
        |cell: &Cell| matches!(&cell.content, Content::Words(label) if !label.total && !label.uneven && !label.inside);
    let (mut heads, mut label) = (FxHashMap::default(), None);
    // cells come row by row
    for cell in cells {
        if cell.row == 0 && named(cell) {
            heads.insert(cell.column, cell.text.as_str());
        }
        if cell.column == 0 {
            label = named(cell).then_some((cell.row, cell.text.as_str()));
        }
        let Content::Figure(value, false) = cell.content else { continue };
        if all.len() >= CELLS {
            return;
        }
        let (Some(head), Some((row, label))) = (heads.get(&cell.column), label) else { continue };
        let thing = head.split_whitespace().next_back().map_or(0, |word| counted(&word.to_lowercase()));
        let name = row == cell.row && label.len() >= LABEL && label.starts_with(char::is_uppercase);
        if thing != 0 && name {
            all.push(Told { value, span: cell.span, text: cell.text.clone(), thing, label: label.to_owned() });
        }
    }
}

impl Mentions {
    /// The figures of tables that the text tells otherwise: in one sentence that names the row, counts what the column does
    /// and speaks of no year.
    pub(super) fn against(&self, tables: &[Told], article: &str) -> Vec<Claim> {
        let mut claims = Vec::new();
        let mut things: FxHashMap<u64, Vec<&Mention>> = tables.iter().map(|cell| (cell.thing, Vec::new())).collect();
        if !tables.is_empty() {
            for mention in self.list().iter().filter(|mention| mention.is_text()) {
                if let Some(same) = things.get_mut(&mention.thing) {
                    same.push(mention);
                }
            }
        }
        for cell in tables {
            let same = things.get(&cell.thing).filter(|same| same.len() <= MENTIONS);
            let mut found = same.into_iter().flatten().filter(|mention| {
                let sentence = sentence(article, mention.span);
                sentence.is_some_and(|sentence| sentence.contains(&cell.label) && !dated(sentence))
            });
            let (Some(mention), None) = (found.next(), found.next()) else { continue };
            let apart = !mention.quantity.as_claimed().overlaps(&cell.value.as_printed());
            if mention.quantity.unit == cell.value.unit && apart {
                let text = folded(article.get(mention.span.range()).unwrap_or_default());
                let slots = vec![
                    Part {
                        slot: Slot::Cell,
                        value: Value::Quantity(cell.value),
                        span: cell.span,
                        text: cell.text.clone(),
                    },
                    Part { slot: Slot::Body, value: Value::Quantity(mention.quantity), span: mention.span, text },
                ];
                claims.push(Claim::new(Kind::Headline, cell.span, slots));
            }
        }
        claims
    }
}

/// The sentence around a figure, as far as it is looked through.
fn sentence(article: &str, span: Span) -> Option<&str> {
    let (start, end) = (span.start as usize, span.end as usize);
    let near = article.ceil_char_boundary(start.saturating_sub(SENTENCE));
    let far = article.floor_char_boundary(article.len().min(end + SENTENCE));
    let before = article.get(near..start)?;
    let after = article.get(end..far)?;
    let first = before.rfind(['\n', '|']).max(before.rfind(". ")).map_or(near, |at| near + at + 1);
    let last = [after.find(['\n', '|']), after.find(". ")].into_iter().flatten().min().map_or(far, |at| end + at);
    article.get(first..last)
}

/// Whether a sentence names a year, which may be another than the table's.
fn dated(sentence: &str) -> bool {
    sentence
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}
