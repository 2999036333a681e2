//! Atoms that words make by themselves: the 10th, twice, tens of thousands, absolute zero.

use super::atom::Atom;
use super::number::Written;
use super::row::{Kind, Row};
use super::{fraction, ordinal, range};
use crate::lexicon::{Class, Sense};
use crate::measure::quantity::{Hedge, Quantity};
use rust_decimal::Decimal;

/// An ordinal, a multiple, a size or a zero at the head of a row whose first word is of these classes.
pub(super) fn worded<'a>(row: Row<'a>, class: Class, hedge: Option<Hedge>) -> Option<(Row<'a>, (Kind, Atom))> {
    let digits = row.head().is_some_and(|head| head.kind == Kind::Digits);
    if (digits || class.meets(Class::CARDINAL.or(Class::ORDINAL).or(Class::OPENER)))
        && let Ok((rest, place)) = ordinal::ordinal(row)
        && fraction::alone(row).is_err()
    {
        return Some((rest, (Kind::Ordinal, Atom::Ordinal(place.plain()))));
    }
    if class.meets(Class::MULTIPLE)
        && let Ok((rest, sense)) = row.phrase(Class::MULTIPLE)
    {
        let exactly = |value| Written::whole(value).plain();
        return match sense {
            Sense::Zero(unit) => {
                Some((rest, (Kind::Quantity, Atom::Quantity(Quantity { unit, ..exactly(Decimal::ZERO) }))))
            }
            // "rose sixfold to $9" is no range, and "twice a day" no time
            Sense::Multiple(times) => {
                let times = exactly(row.page.lexicon.number(times));
                Some((rest, (Kind::Number, Atom::Quantity(Quantity { hedge, ..times }))))
            }
            _ => None,
        };
    }
    let (rest, size) = if class.meets(Class::MAGNITUDE) {
        range::magnitude(row).ok()?
    } else if class.meets(Class::SCALE) {
        range::scale_of_money(row).ok()?
    } else {
        return None;
    };
    Some((rest, (Kind::Range, size)))
}

#[cfg(test)]
mod corpus_of_words_that_are_amounts {
    use super::super::corpus::reads;

    #[test]
    fn multiples_are_numbers() {
        reads("2", &["twice the size", "a twofold rise", "twice a day"]);
        reads(">2", &["more than twice as much"]);
        reads("6, 9 USD", &["it grew sixfold to $9"]);
    }
}
