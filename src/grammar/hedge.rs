//! Hedges: the words before an amount that say how it is meant.

use super::row::{Item, Kind, Page, Row};
use crate::lexicon::phrase::Change;
use crate::lexicon::{Class, Sense, WordId, symbol};
use crate::measure::quantity::Hedge;

/// The most words a hedge has: "somewhere in the region of".
const LONGEST: usize = 5;

/// A hedge and how many words it has.
#[derive(Clone, Copy)]
pub(super) struct Hedged {
    pub length: usize,
    pub hedge: Hedge,
}

/// The hedge that ends right before an amount: `about`, `more than`, `at least`, `up to`. Amounts are few and the words
/// that hedges begin with are many ("in", "at", "as"), so that it is looked for from behind.
pub(super) fn before(past: &[Item], page: &Page) -> Option<Hedged> {
    // few amounts stand behind a word that no phrase knows and have a hedge all the same
    let known = past.last().is_some_and(|last| last.word != WordId::UNKNOWN);
    let longest = if known { past.len().min(LONGEST) } else { 0 };
    (1..=longest).rev().find_map(|length| {
        let row = Row { items: past.get(past.len() - length..)?, page };
        // "a six-under 66"
        let joined = past.len().checked_sub(length + 1).is_some_and(|at| past[at].word == symbol::HYPHEN);
        if joined && row.head().is_some_and(|head| !head.spaced) {
            return None;
        }
        let begins = row
            .head()
            .is_some_and(|head| head.word != WordId::UNKNOWN && page.lexicon.begins(head.word).meets(Class::HEDGE));
        if !begins {
            return None;
        }
        // "edged up to 2.9 percent"
        let verb = past.len().checked_sub(length + 1).map(|at| Row { items: &past[at..=at], page });
        let moved =
            verb.is_some_and(|verb| matches!(verb.phrase(Class::CHANGE), Ok((_, Sense::Change(Change::Moved)))));
        if moved && row.phrase(Class::CHANGE).is_ok() {
            return None;
        }
        match row.phrase(Class::HEDGE).ok()? {
            (rest, Sense::Hedge(hedge)) if rest.items.is_empty() => Some(Hedged { length, hedge }),
            _ => None,
        }
    })
}

/// The hedge right behind an amount: `or more`, `or so`, `65+`.
pub(super) fn after(row: Row) -> Option<(Row, Hedge)> {
    let head = row.head()?;
    if !head.spaced {
        let plus = row.text(head) == "+" && row.items.get(1).is_none_or(|next| next.spaced || next.kind == Kind::Stop);
        if plus {
            return Some((row.after(1), Hedge::AtLeast));
        }
        // 40-odd
        return match row.phrase(Class::HEDGE_AFTER) {
            Ok((rest, Sense::HedgeAfter(hedge))) if head.word == symbol::HYPHEN => Some((rest, hedge)),
            _ => None,
        };
    }
    match row.phrase(Class::HEDGE_AFTER) {
        // "200 or greater than 190": the words are of the number behind them
        Ok(_) if number_follows(ahead(row.after(1)).0) => None,
        Ok((rest, Sense::HedgeAfter(hedge))) => Some((rest, hedge)),
        _ => None,
    }
}

/// Whether an amount may begin here.
fn number_follows(row: Row) -> bool {
    let begins = Class::CARDINAL.or(Class::BEFORE).or(Class::OPENER);
    row.head().is_some_and(|head| head.kind == Kind::Digits || row.page.lexicon.begins(head.word).meets(begins))
}

/// The hedge at the head of a row: the "about" of "between 5 and about 7".
pub(super) fn ahead(row: Row) -> (Row, Option<Hedge>) {
    match row.phrase(Class::HEDGE) {
        Ok((rest, Sense::Hedge(hedge))) => (rest, Some(hedge)),
        _ => (row, None),
    }
}

#[cfg(test)]
mod corpus_of_hedges {
    use super::super::corpus::{nothing, reads};

    #[test]
    fn a_hedge_has_many_spellings() {
        reads(
            "~5 kilometre",
            &[
                "about 5 km",
                "around 5 km",
                "some 5 km",
                "roughly 5 km",
                "approximately 5 km",
                "approx. 5 km",
                "~5 km",
                "5 km or so",
                "plus or minus 5 km",
                "±5 km",
                "an estimated 5 km",
                "close to 5 km",
            ],
        );
        reads(
            ">5 kilometre",
            &["more than 5 km", "over 5 km", "above 5 km", "in excess of 5 km", "well over 5 km", ">5 km"],
        );
        reads("~<5 kilometre", &["nearly 5 km", "almost 5 km", "just under 5 km", "slightly less than 5 km"]);
        reads("~>5 kilometre", &["just over 5 km", "slightly more than 5 km"]);
        reads(
            ">=5 kilometre",
            &[
                "at least 5 km",
                "no fewer than 5 km",
                "not less than 5 km",
                "5 km or more",
                "5 km and above",
                "greater than or equal to 5 km",
                "≥5 km",
            ],
        );
        reads(">=10 year", &["10+ years", "10 or more years", "at least 10 years"]);
        reads(">=65", &["65 or older", "65+", "65 or more", "about 65 or more"]);
        reads("<5 kilometre", &["less than 5 km", "fewer than 5 km", "under 5 km", "below 5 km", "<5 km"]);
        reads(
            "<=5 kilometre",
            &[
                "5 km or less",
                "less than or equal to 5 km",
                "up to 5 km",
                "at most 5 km",
                "no more than 5 km",
                "as many as 5 km",
                "as much as 5 km",
            ],
        );
        reads("~3.7bn USD", &["about $3.7 billion", "roughly $3.7bn", "Around US$3.7 billion"]);
        reads("~5..7 percent", &["about 5 to 7 percent", "around 5-7%"]);
        reads("~500000", &["about half a million", "roughly 500,000"]);
    }

    #[test]
    fn words_that_hedge_nothing() {
        reads("5 kilometre", &["some of the 5 km", "over the last 5 km", "about it: 5 km", "the above, 5 km"]);
        nothing(&["about that", "more than ever", "over and over"]);
        reads("6, 66", &["a six-under 66"]);
        reads("5 year", &["Over five years, they built it."]);
        reads(">5 year", &["Over five years have passed.", "It took over five years, he said."]);
    }

    #[test]
    fn odd_ones() {
        reads("~40", &["40-odd", "forty-odd people", "some 40-odd people"]);
        reads(">=40", &["as few as 40", "as little as 40", "40-plus people"]);
    }
}
