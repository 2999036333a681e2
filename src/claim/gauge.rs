//! A figure tied to what it measures: `a turnout of 61 percent`, `62 percent of voters`, `crude at $64 a barrel`.

use super::parts::{AMOUNTS, amount};
use super::place::{Draft, Place, Reader, Run, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::metric::Stands;
use crate::lexicon::phrase::{Cue, Sort};
use crate::lexicon::{Class, Sense};

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Gauge,
    name: "gauge",
    about: "a figure tied to what it measures: a turnout of 61 percent, crude at $64 a barrel",
    slots: &[Slot::Value, Slot::Metric],
    maybe: &[],
    read: Reader { at: AMOUNTS, read },
};

/// The most items between what is measured and the word that leads to the figure: `turnout in the north [was] 61 percent`.
const GAP: usize = 6;
/// How far on either side the words of a metric may stand that must be near.
const NEAR: usize = 16;
/// Words that lead to a figure, besides "of", "to" and verbs.
const LEADS: [&str; 4] = ["at", "reached", "hit", "topped"];

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (rest, (item, quantity)) = amount(place.row).ok()?;
    let (number, words) = behind(place, rest, item).or_else(|| before(place, rest))?;
    let metric = place.row.page.lexicon.metrics().get(number)?;
    if !metric.near.is_empty() && !near(place, &metric.near) || near(place, &metric.unless) {
        return None;
    }
    let hedge = quantity.hedge.and_then(|_| place.hedge_before(place.at)).and_then(|at| place.all.get(at));
    let figure = run(hedge.unwrap_or(item), item);
    let slots = vec![(Slot::Value, Value::Quantity(quantity), figure), (Slot::Metric, Value::Metric(number), words)];
    drafts.push(Draft::new(Kind::Gauge, slots, None));
    Some(1)
}

/// The words of a metric at the head of a row.
fn phrase(row: Row, stands: Stands) -> Option<(u16, usize)> {
    let words = row.items.iter().take_while(|item| item.kind == row::Kind::Word).map(|item| row.text(item));
    row.page.lexicon.metrics().longest(stands, words)
}

/// `62 percent [of voters]`
fn behind(place: Place, rest: Row, item: &Item) -> Option<(u16, Run)> {
    let (number, length) = phrase(rest, Stands::Behind)?;
    let words = run(rest.head()?, rest.items.get(length - 1)?);
    let after = rest.after(length);
    let sound = item.kind != row::Kind::Percent || {
        // "150 percent of the votes needed" may be more than all, and "rose by 120 percent of" is no part
        let wanted = || after.sort(Sort::Wanted).is_ok() || after.cue(Cue::Relative).is_ok();
        let goes_on = || {
            after.head().is_some_and(|next| next.kind == row::Kind::Word)
                && after.phrase(Class::CUE).is_err()
                && !changes(after)
        };
        let changed = place
            .at
            .checked_sub(1)
            .map(|at| place.row_at(at))
            .is_some_and(|row| changes(row) || row.head().is_some_and(|word| row.text(word) == "by"));
        !wanted() && !changed && (ends(after) || goes_on())
    };
    sound.then_some((number, words))
}

/// `[turnout] in the north was 61 percent`
fn before(place: Place, rest: Row) -> Option<(u16, Run)> {
    let (_, (item, quantity)) = amount(place.row).ok()?;
    let begin = if quantity.hedge.is_some() { place.hedge_before(place.at).unwrap_or(place.at) } else { place.at };
    let link = begin.checked_sub(1)?;
    let row = place.row_at(link);
    let leads = row.head().filter(|link| link.kind == row::Kind::Word).is_some_and(|link| {
        LEADS.contains(&row.text(link)) || [Cue::Of, Cue::Verb, Cue::To].into_iter().any(|cue| row.cue(cue).is_ok())
    });
    if !leads || item.kind == row::Kind::Percent && !ends(rest) {
        return None;
    }
    for at in (link.saturating_sub(GAP)..=link).rev() {
        let row = place.row_at(at);
        if let Some((number, length)) = phrase(row, Stands::Before)
            && at + length <= link + 1
        {
            return Some((number, run(row.head()?, row.items.get(length - 1)?)));
        }
        // another clause has another subject
        let clause = [Cue::Relative, Cue::And, Cue::Or].into_iter().any(|cue| row.cue(cue).is_ok());
        let word =
            row.head().is_some_and(|item| matches!(item.kind, row::Kind::Word | row::Kind::Date | row::Kind::Weekday));
        if at < link && (clause || !word) {
            return None;
        }
    }
    None
}

/// Whether what is said of the figure ends here: a sign, the end, or a word of sentence grammar that opens something else.
fn ends(row: Row) -> bool {
    let Some(item) = row.head() else { return true };
    let possessive = item.word == crate::lexicon::symbol::APOSTROPHE;
    match item.kind {
        row::Kind::Stop | row::Kind::Date | row::Kind::Weekday | row::Kind::Span => true,
        row::Kind::Sign => !possessive,
        row::Kind::Word => {
            !changes(row)
                && matches!(row.phrase(Class::CUE), Ok((_, Sense::Cue(Cue::In | Cue::And | Cue::Verb | Cue::Relative))))
        }
        _ => false,
    }
}

/// Whether a word of a change stands here.
fn changes(row: Row) -> bool {
    row.phrase(Class::CHANGE).is_ok() || row.cue(Cue::Changed).is_ok()
}

/// Whether one of the words stands in the same sentence, not far off.
fn near(place: Place, words: &[String]) -> bool {
    let stop = |item: &&Item| item.kind != row::Kind::Stop;
    let (first, last) = (place.at.saturating_sub(NEAR), place.all.len().min(place.at + NEAR));
    let ahead = place.all[first..place.at].iter().rev().take_while(stop);
    let mut around = ahead.chain(place.all[place.at..last].iter().take_while(stop));
    around.any(|item| words.iter().any(|word| word.eq_ignore_ascii_case(place.row.text(item))))
}

#[cfg(test)]
mod corpus {
    use super::super::{Claim, Mentions, extract};
    use super::*;
    use crate::grammar::Reader;
    use crate::lexicon::tests::boxed;
    use crate::markup::MARKUPS;

    /// The gauges of a text: `metric: figure`.
    fn gauges(text: &str) -> String {
        let document = MARKUPS[0].read(text);
        let mut reader = Reader::new(boxed());
        let (mut claims, mut mentions): (Vec<Claim>, _) = (Vec::new(), Mentions::default());
        for block in &document.blocks {
            for (start, text) in block.stretches() {
                extract(&reader.read(text), block, start, false, &mut claims, &mut mentions);
            }
        }
        let gauges = claims.iter().filter(|claim| claim.kind == Kind::Gauge).map(|claim| {
            let words = |slot| claim.slot(slot).map_or("", |part| part.text.as_str());
            format!("{}: {}", words(Slot::Metric), words(Slot::Value))
        });
        gauges.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_figure_is_tied_to_what_it_measures() {
        for (text, told) in [
            ("A turnout of 61 percent was told.", "turnout: 61 percent"),
            ("Voter turnout in the north on Sunday was more than 61 percent.", "turnout: more than 61 percent"),
            ("They had a 61 percent turnout.", "turnout: 61 percent"),
            ("About 62 percent of voters backed it.", "of voters: About 62 percent"),
            ("Some 62 percent of the respondents said no.", "of the respondents: Some 62 percent"),
            ("Brent crude rose to $64 a barrel.", "a barrel: $64"),
            ("It is a nation of 45 million people.", "nation of: 45 million"),
            ("His body temperature reached 41 C.", "body temperature: 41 C"),
        ] {
            assert_eq!(gauges(text), told, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_it_is_none() {
        for text in [
            "The turnout rose by 61 percent.",
            "The turnout was 120 percent of that in May.",
            "The turnout was 12 percent higher.",
            "Wine sells at $1,200 a barrel.",
            "They have 140 percent of the votes they need.",
            "They have 140 percent of the votes needed.",
            "It rose 140 percent of voters' pay.",
            "The fee is 120 percent of students' pay.",
            "It is a country of 45 million lakes.",
            "The turnout, and not the vote, was 61 percent.",
        ] {
            assert_eq!(gauges(text), "", "{text}");
        }
    }
}
