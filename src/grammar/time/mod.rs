//! Times by their names: dates, and all that only the day of publication can place. One function a shape, tried in turn.

mod decade;
mod moment;
mod moved;
mod named;
mod ordinal;
mod span;
mod word;
pub(super) mod year;

use super::atom::{Atom, Date, Seam};
use super::row::{Item, Kind, Read, Row};
use crate::lexicon::{Class, symbol};
use crate::measure::when::{Turn, What};

/// The classes of words that a time can begin with, beside digits and number words.
pub(super) const TIMES: Class =
    Class::TIME.or(Class::MONTH).or(Class::WEEKDAY).or(Class::ORDINAL).or(Class::GRAIN).or(Class::MOVE);

/// `time = span | moment`, at the head of a row, with what stands before it.
pub(super) fn time<'a>(row: Row<'a>, past: &[Item]) -> Read<'a, (Kind, Atom)> {
    if !may_begin(row) {
        return row.no();
    }
    if let Ok((rest, (from, to))) = span::days_first(row, past) {
        // the first day has its month from the second, and stands in no place of its own
        let seam = Seam { ends: row.head().map_or(0, |head| head.start), begins: u32::MAX };
        return Ok((rest, (Kind::Span, Atom::Span(from, to, seam))));
    }
    if let Ok((rest, (from, to, seam))) = span::turned(row, past) {
        return Ok((rest, (Kind::Span, Atom::Span(from, to, seam))));
    }
    let (behind, when) = moment::moment(row, past)?;
    if span::until(behind, when, past) {
        return row.no();
    }
    if let Ok((rest, (from, to, begins))) = span::end(behind, when, past) {
        let ends = row.items.get(row.read_up_to(behind).wrapping_sub(1)).map_or(begins, |last| last.end);
        return Ok((rest, (Kind::Span, Atom::Span(from, to, Seam { ends, begins }))));
    }
    let rest = behind;
    Ok((
        rest,
        match when.what {
            What::Weekday(day, Turn::Unsaid) => (Kind::Weekday, Atom::Weekday(day)),
            _ => (Kind::Date, Date::of(when).map_or(Atom::When(when), Atom::Date)),
        },
    ))
}

/// Whether a time may begin here: a look at the head and the next item turns most numbers and little words away.
fn may_begin(row: Row) -> bool {
    let Some(head) = row.head() else { return false };
    let next = row.items.get(1);
    let follows = |classes| next.is_some_and(|next| row.page.lexicon.begins(next.word).meets(classes));
    if head.kind == Kind::Digits {
        return match head.end - head.start {
            4 => true,
            1 | 2 | 3 | 5 => next.is_some_and(|next| match next.kind {
                Kind::Sign => {
                    matches!(
                        next.word,
                        symbol::HYPHEN | symbol::DASH | symbol::POINT | symbol::APOSTROPHE | symbol::COMMA
                    ) || matches!(row.text(next), "/" | "~")
                }
                Kind::Word => !next.spaced || follows(Class::MONTH.or(Class::GRAIN).or(Class::CUE).or(Class::TIME)),
                _ => false,
            }),
            _ => follows(Class::GRAIN),
        };
    }
    let class = row.page.lexicon.begins(head.word);
    if class.meets(Class::CARDINAL) && !class.meets(TIMES) {
        let joined = next.is_some_and(|next| next.word == symbol::HYPHEN);
        return joined || follows(Class::GRAIN.or(Class::CARDINAL).or(Class::SCALE).or(Class::ORDINAL).or(Class::CUE));
    }
    if class.meets(Class::OPENER) && !class.meets(TIMES) {
        return follows(Class::GRAIN.or(Class::MOVE)) || next.is_some_and(|next| row.text(next) == "couple");
    }
    true
}
