//! Where an atom may begin: most words are turned away here, at a look.

use super::decimal;
use super::hedge::Hedged;
use super::row::{Item, Kind, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, symbol};

/// The classes that need no second look before a word is read.
const SURE: Class = Class::CARDINAL.or(Class::FRACTION).or(Class::MONTH).or(Class::WEEKDAY).or(Class::ORDINAL);

/// The classes whose phrases are looked for before anything else is.
const PHRASED: Class = Class::TIME.or(Class::MAGNITUDE).or(Class::MULTIPLE);

/// The classes of words that are looked at a second time.
pub(super) const ANY: Class =
    SURE.or(PHRASED).or(Class::GRAIN).or(Class::MOVE).or(Class::BEFORE).or(Class::OPENER).or(Class::SCALE);

/// Whether something that concerns atoms may begin at an item: most words are turned away here.
pub(super) fn begins(row: Row, item: &Item, class: Class, before: Option<&Item>) -> bool {
    let next = || row.items.get(1);
    if item.kind == Kind::Digits || class.meets(SURE) {
        return true;
    }
    // words that begin a phrase of times or multiples are many, phrases few: "new" is no New Year's Day, "a" no "a couple"
    if class.meets(PHRASED) && row.phrase(PHRASED).is_ok() {
        return true;
    }
    // "the week", "Q3", "year-ago"
    if class.meets(Class::GRAIN.or(Class::MOVE)) {
        let the =
            before.is_some_and(|before| before.kind == Kind::Word && row.text(before).eq_ignore_ascii_case("the"));
        let ends = |next: &Item| {
            next.kind == Kind::Digits
                || matches!(next.word, symbol::HYPHEN | symbol::APOSTROPHE)
                || row.text(next) == "end"
        };
        if the || next().is_some_and(ends) || class.meets(Class::MOVE) && row.phrase(Class::MOVE).is_ok() {
            return true;
        }
    }
    if item.word == symbol::HYPHEN {
        // a sign of the number behind it: "at -5 C", "23 F (-5 C)", "-$5"
        let opens = item.spaced || before.is_none_or(|before| before.word == symbol::OPEN);
        let number = |next: &Item| {
            !next.spaced && (next.kind == Kind::Digits || row.page.lexicon.begins(next.word).meets(Class::BEFORE))
        };
        return opens && next().is_some_and(number);
    }
    if class.meets(Class::BEFORE) && before_number(row) {
        return true;
    }
    // "trillion-dollar", but not the "million-dollar" of "multi-million-dollar"
    if class.meets(Class::SCALE) && next().is_some_and(|next| next.word == symbol::HYPHEN) {
        return before.is_none_or(|before| before.word != symbol::HYPHEN || item.spaced);
    }
    // "a" begins an amount only before "million" and the like
    class.meets(Class::OPENER) && next().is_some_and(|next| opens(row.after(1), next))
}

/// Whether a number may follow a currency that is also a word or a part of one: "Can$5", "Rs. 500", but "the US said".
fn before_number(row: Row) -> bool {
    let Some(next) = row.items.get(1) else { return false };
    match next.kind {
        Kind::Digits => true,
        // the point of "U.S. troops" leads to no U.S.$
        Kind::Sign => row.phrase(Class::BEFORE).is_ok(),
        _ => row.page.lexicon.begins(next.word).meets(FOLLOWS.or(Class::BEFORE)),
    }
}

/// The classes of words that a number may begin with behind "a" or a currency.
const FOLLOWS: Class =
    Class::CARDINAL.or(Class::SCALE).or(Class::FRACTION).or(Class::ORDINAL).or(Class::MAGNITUDE).or(Class::MULTIPLE);

/// Whether an amount follows "a", "between" or "minus".
fn opens(row: Row, next: &Item) -> bool {
    if next.kind == Kind::Digits || next.word == symbol::HYPHEN {
        return true;
    }
    let follows = row.page.lexicon.begins(next.word);
    if follows.meets(FOLLOWS.or(Class::OPENER)) {
        return true;
    }
    // words that begin a unit are many, units few: "a new" is no New Taiwan dollar
    follows.meets(Class::BEFORE) && before_number(row)
        || follows.meets(Class::UNIT.or(Class::GRAIN)) && row.phrase(Class::UNIT.or(Class::GRAIN)).is_ok()
}

/// Whether the digits are glued to a word, a sign or a hyphen behind one: F16, COVID-19, x86, #5, the 30 of 10:30; or
/// are the further groups of 12 000.
pub(super) fn part_of_name(row: Row, item: &Item, past: &[Item]) -> bool {
    if item.kind != Kind::Digits {
        return false;
    }
    let (before, earlier) = match past {
        [.., earlier, before] => (before, Some(earlier)),
        [before] => (before, None),
        [] => return false,
    };
    let digits_before = earlier.is_some_and(|earlier| earlier.kind == Kind::Digits);
    if item.spaced {
        return before.kind == Kind::Digits && decimal::grouped(row, before, item);
    }
    before.kind == Kind::Word
        || before.kind == Kind::Digits
        || row.text(before) == "#"
        || before.word == symbol::POINT && !before.spaced && earlier.is_some_and(abbreviated)
        || matches!(before.word, symbol::HYPHEN | symbol::APOSTROPHE) && !before.spaced && earlier.is_some_and(solid)
        || digits_before && !before.spaced && before.word == symbol::DASH
        || digits_before && decimal::joins_digits(row, before)
}

/// The ID of ID.3
fn abbreviated(item: &Item) -> bool {
    item.kind == Kind::Word && item.case == Case::Upper
}

/// Whether a hyphen behind the item joins it to what follows; behind an opening bracket it is a minus.
fn solid(item: &Item) -> bool {
    item.word != symbol::OPEN
}

/// "the first half of 2023", "their half of the pitch": a half is a number only where a sentence or a known word leads
/// to it.
pub(super) fn part_of_time(row: Row, past: &[Item], about: Option<Hedged>) -> bool {
    let halves = row.head().is_some_and(|head| head.kind == Kind::Word)
        && matches!(row.phrase(Class::FRACTION), Ok((rest, _)) if rest.cue(Cue::Of).is_ok())
        && row.phrase(Class::ORDINAL).is_err();
    let led = past.last().is_none_or(|before| {
        before.kind == Kind::Stop
            || !row.page.lexicon.is_plain(before.word)
                && !row.page.lexicon.begins(before.word).meets(Class::UNIT.or(Class::ORDINAL))
    });
    halves && about.is_none() && !led
}
