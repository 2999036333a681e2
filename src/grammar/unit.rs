//! What stands behind a number and says what it is of: a unit, a percent sign, a currency, a rate of two units.

use super::number::{self, Written};
use super::row::{Item, Kind, Read, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::measure::unit::{Dimension, UnitWord};
use rust_decimal::Decimal;

/// `unit = [-] (unit | % | currency sign)`
pub(super) fn unit(row: Row, written: Written, year: bool) -> Read<(UnitWord, bool)> {
    let at = number::after_hyphen(row);
    let joined = at.items.len() < row.items.len();
    if let Ok((rest, sense)) = at.hyphenated(Class::UNIT.or(Class::PERCENT)) {
        return match sense {
            Sense::Unit(_) if !fits(at, rest, written, year) => row.no(),
            Sense::Unit(unit) => {
                let (rest, unit) = per(rest, unit);
                Ok((rest, (unit, joined)))
            }
            Sense::Percent(unit) => Ok((rest, (unit, joined))),
            _ => row.no(),
        };
    }
    // "two additional minutes"
    if let Ok((rest, ())) = at.cue(Cue::Extra)
        && let Ok((rest, Sense::Unit(unit))) = rest.phrase(Class::UNIT)
        && at.page.lexicon.measures(unit, Dimension::Duration)
        && !joined
    {
        return Ok((rest, (unit, false)));
    }
    // 5 €, but not "5 $3 coupons"
    let Some(_) = at.head().filter(|head| head.kind == Kind::Sign) else { return row.no() };
    let (rest, Sense::Before(unit)) = at.phrase(Class::BEFORE)? else { return row.no() };
    let next = rest.head().is_some_and(|next| next.kind == Kind::Digits && !next.spaced);
    if next { row.no() } else { Ok((rest, (unit, joined))) }
}

/// `mg/kg`, `feet per century`: a rate of two units, none of which is money.
fn per(row: Row, unit: UnitWord) -> (Row, UnitWord) {
    let lexicon = row.page.lexicon;
    let stroke =
        |head: &Item| !head.spaced && row.text(head) == "/" && row.items.get(1).is_some_and(|next| !next.spaced);
    let rest = match row.cue(Cue::Per) {
        Ok((rest, ())) => rest,
        Err(_) if row.head().is_some_and(stroke) => row.after(1),
        Err(_) => return (row, unit),
    };
    let money = |word| lexicon.measures(word, Dimension::Money) && !lexicon.measures(word, Dimension::Mass);
    let runs_on =
        |rest: Row| rest.head().is_some_and(|next| !next.spaced && matches!(next.kind, Kind::Word | Kind::Digits));
    match rest.phrase(Class::UNIT) {
        Ok((after, Sense::Unit(below))) if !money(unit) && !money(below) && !runs_on(after) => (after, unit.per(below)),
        _ => (row, unit),
    }
}

/// Whether a word that may be a unit is one here, between `at` and `rest`. Letters and marks that are mostly something
/// else have to stand where they can be nothing else.
fn fits(at: Row, rest: Row, written: Written, year: bool) -> bool {
    let Some(head) = at.head() else { return false };
    let tight = !head.spaced;
    let next = rest.head();
    let alone = at.read_up_to(rest) == 1;
    // "3 USD50 cards"
    let lexicon = at.page.lexicon;
    let code = matches!(at.phrase(Class::UNIT), Ok((_, Sense::Unit(unit))) if lexicon.measures(unit, Dimension::Money));
    if code && next.is_some_and(|next| next.kind == Kind::Digits && !next.spaced) {
        return false;
    }
    // the "ft2" of "6ft2in"
    if next.is_some_and(|next| next.kind == Kind::Word && !next.spaced) {
        return false;
    }
    if head.kind == Kind::Sign {
        return match head.word {
            // 6'2": an apostrophe is a foot only with the inches close behind it, a quotation mark never by itself
            symbol::APOSTROPHE => tight && next.is_some_and(|next| next.kind == Kind::Digits && !next.spaced),
            symbol::QUOTE => false,
            _ => true,
        };
    }
    // "in" is an inch only where it cannot be a preposition, and 3-in-1 is none
    if at.cue(Cue::In).is_ok() || at.cue(Cue::A).is_ok() {
        let closed = next.is_none_or(|next| {
            next.word == symbol::CLOSE || next.word == symbol::COMMA || next.word == symbol::POINT && !next.spaced
        });
        let hyphen = next.is_some_and(|next| next.word == symbol::HYPHEN && !next.spaced);
        let measure = rest.cue(Cue::Across).is_ok();
        return (tight || closed || !alone || measure) && !hyphen;
    }
    let point = rest.sign(symbol::POINT).ok().filter(|(_, point)| !point.spaced);
    // "50 F-16 jets"
    let model = rest.sign(symbol::HYPHEN).is_ok_and(|(after, hyphen)| {
        !hyphen.spaced && after.head().is_some_and(|next| next.kind == Kind::Digits && !next.spaced)
    });
    if model && head.case == Case::Upper && head.spaced {
        return false;
    }
    if alone && head.end - head.start == 1 {
        // 5 p.m.
        let abbreviated = point.is_some_and(|(after, _)| after.head().is_some_and(|next| !next.spaced));
        let lexicon = at.page.lexicon;
        let pence =
            matches!(at.phrase(Class::UNIT), Ok((_, Sense::Unit(unit))) if lexicon.measures(unit, Dimension::Money));
        // 10K is ten thousand of something
        let scale = tight && head.case == Case::Upper && at.phrase(Class::SHORT_SCALE).is_ok();
        return !abbreviated && !scale && (!pence || tight && !video(written));
    }
    // "In 2010 Won said", "20 Sen. Jones": a name, or a title
    let name = alone
        && head.case == Case::Capital
        && at.page.lexicon.longest(std::iter::once((head.word, Case::Lower)), Class::UNIT).is_some();
    let title = point.is_some() && at.phrase(Class::ABBREVIATION).is_ok();
    !(name && (year || title))
}

/// 1080p is a picture of so many lines.
fn video(written: Written) -> bool {
    [240, 360, 480, 576, 720, 1080, 1440, 2160, 4320].iter().any(|&lines| written.value == Decimal::from(lines))
}

#[cfg(test)]
mod corpus_of_units {
    use super::super::corpus::{nothing, reads};

    #[test]
    fn two_units_make_a_rate() {
        reads("60 metre per day", &["60 metres per day", "60 m/day", "60 m per day"]);
        reads("5 milligram per kilogram", &["5 mg/kg", "5 milligrams per kilogram"]);
        reads("100 kilometre per hour", &["100 km/h", "100 kilometres per hour"]);
        reads("5 percent", &["5% per year"]);
    }

    #[test]
    fn words_between_a_number_and_its_time() {
        reads("2 minute", &["two additional minutes", "two more minutes", "2 extra minutes", "two minutes"]);
        reads("2", &["two more people", "two long poles"]);
    }

    #[test]
    fn letters_that_are_no_unit() {
        nothing(&["5G", "10K", "3M"]);
        reads("50", &["50 F-16 jets", "50 C-130 planes"]);
        reads("50 degree", &["a 50-degree angle", "at 50 degrees latitude", "50 degrees north of the line"]);
        reads("3, 50 USD", &["3 USD50 cards"]);
        reads("24 percent", &["24pc", "24 pc", "24%"]);
        reads("24", &["24 PC games"]);
    }
}
