//! One whole split into percentages: `45 percent said yes, 38 percent no and 17 percent were undecided`, `55 percent of the vote
//! to Brandt's 45 percent`, `60 percent went by rail and the remaining 40 percent by road`.
//!
//! Most percentages in a row are of several wholes: of men and of women, of this year and the last, of answers of which anybody
//! could give two. Only those are read together that exclude one another: a yes, a no and what is undecided, shares of a vote or
//! a market by the names of those who have them, and a rest that is called the rest.

use super::parts::way;
use super::place::{Draft, Place, Reader, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::phrase::{Change, Cue, Sort};
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::measure::quantity::Quantity;
use std::ops::Range;

pub(super) const SPLIT: Shape = Shape {
    kind: Kind::Split,
    name: "split",
    about: "percentages of one whole that exclude one another: 45 percent said yes and 38 percent no",
    slots: &[Slot::Part],
    maybe: &[],
    read: Reader { at: &[row::Kind::Percent], read },
};

pub(super) const REST: Shape = Shape {
    kind: Kind::Rest,
    name: "rest",
    about: "percentages of one whole and its rest: 60 percent went by rail and the remaining 40 percent by road",
    slots: &[Slot::Part, Slot::Rest],
    maybe: &[],
    read: Reader::NOWHERE,
};

/// How far a sentence is looked through on either side, in items.
const SENTENCE: usize = 80;
/// How far back other shares of the whole are looked for.
const EARLIER: usize = 400;
/// The most percentages in one list.
const SHARES: usize = 8;
/// The most words behind a percentage that belong to it.
const WORDS: usize = 14;
/// The most words between a percentage and the sign or word that parts it from the one before.
const LEAD: usize = 5;
/// The most words of a later answer, which repeats the question in short: `38 percent are against it`.
const ANSWER: usize = 6;

/// A percentage of a list.
struct Share {
    at: usize,
    quantity: Quantity,
    lead: Lead,
    stance: Option<Sort>,
}

/// What leads to a percentage from the one before.
#[derive(Clone, Copy, PartialEq)]
enum Lead {
    /// Nothing, or a hedge: the list goes on.
    Bare,
    /// The remaining, the other.
    Rest,
    /// The name of who has it.
    Name,
}

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let first = share(place, place.at)?;
    let stop = |item: &&Item| item.kind == row::Kind::Stop;
    // most percentages stand alone in their sentence
    let far = place.all.len().min(place.at + SENTENCE);
    let length = place.all[place.at..far].iter().position(|item| stop(&item)).unwrap_or(far - place.at);
    let end = place.at + length;
    if !place.all[place.at + 1..end].iter().any(|item| item.kind == row::Kind::Percent) {
        return None;
    }
    let near = place.at.saturating_sub(SENTENCE);
    let before = place.all[near..place.at].iter().rposition(|item| stop(&item)).map_or(near, |at| near + at + 1);
    if (before..place.at).any(|at| place.all[at].kind == row::Kind::Percent || bars(place.row_at(at)))
        || (place.at..end).any(|at| bars(place.row_at(at)))
    {
        return None;
    }
    let mut list = vec![Share { at: place.at, quantity: first, lead: Lead::Bare, stance: None }];
    let percents = (place.at + 1..end).filter(|at| place.all[*at].kind == row::Kind::Percent);
    for at in percents {
        // "with a margin of error of 3 percentage points"
        let Some(quantity) = share(place, at) else { break };
        let last = list.last()?.at;
        list.push(Share { at, quantity, lead: lead(place, last, at)?, stance: None });
    }
    if list.len() < 2 || list.len() > SHARES {
        return None;
    }
    let ends: Vec<usize> = (1..=list.len()).map(|at| list.get(at).map_or(end, |next| next.at)).collect();
    for (share, end) in list.iter_mut().zip(&ends) {
        share.stance = stance(place, share.at + 1, *end);
    }
    let past = list.last()?.at + 1 - place.at;
    let slot = |slot: Slot, share: &Share| {
        let item = &place.all[share.at];
        (slot, Value::Quantity(share.quantity), run(item, item))
    };
    let (last, others) = list.split_last()?;
    if last.lead == Lead::Rest && others.iter().all(|share| share.lead == Lead::Bare) {
        let behind = place.row_at(last.at + 1).cue(Cue::Of).ok().and_then(|(rest, ())| Some(rest.text(rest.head()?)));
        if behind.is_some_and(|of| !matches!(of, "them" | "those" | "it" | "the")) {
            return None;
        }
        // "bought 30 percent and will buy the other 20 percent": some of it was theirs before, or was told before
        let told = place.all[near.saturating_sub(EARLIER)..before].iter().any(|item| item.kind == row::Kind::Percent);
        let deal = told || (before..end).any(|at| place.row_at(at).sort(Sort::Deal).is_ok());
        let deal = deal && !answered(&list);
        let parts = others.iter().map(|share| slot(Slot::Part, share));
        let (kind, rest) = if deal { (Kind::Split, Slot::Part) } else { (Kind::Rest, Slot::Rest) };
        drafts.push(Draft::new(kind, parts.chain([slot(rest, last)]).collect(), None));
        return Some(past);
    }
    let told = others[1..].iter().chain([last]).all(|share| place.row_at(share.at + 1).cue(Cue::Of).is_err())
        && (answers(place, &list, &ends) || holders(place, &list));
    if told {
        let parts = list.iter().map(|share| slot(Slot::Part, share)).collect();
        drafts.push(Draft::new(Kind::Split, parts, None));
    }
    told.then_some(past)
}

/// The percentage at an item.
fn share(place: Place, at: usize) -> Option<Quantity> {
    let page = place.row.page;
    match page.atoms.get(place.all.get(at)?.atom as usize)? {
        Atom::Quantity(quantity) => {
            page.lexicon.likeliest(quantity.unit).is_some_and(|unit| unit.name == "percent").then_some(*quantity)
        }
        _ => None,
    }
}

/// What says that percentages in a sentence are no parts of one whole: changes, other times, and answers that may overlap.
fn bars(row: Row) -> bool {
    let Some(item) = row.head() else { return false };
    match item.kind {
        row::Kind::Range | row::Kind::Score | row::Kind::Span => true,
        row::Kind::Word => {
            matches!(row.phrase(Class::CHANGE), Ok((_, Sense::Change(change))) if way(change).is_some() || change == Change::Against)
                || matches!(row.phrase(Class::SORT), Ok((_, Sense::Sort(Sort::Several | Sort::Uneven))))
                || matches!(row.phrase(Class::CUE), Ok((_, Sense::Cue(Cue::Including | Cue::From | Cue::Changed))))
        }
        _ => false,
    }
}

/// What stands between two percentages of a list, where it parts them.
fn lead(place: Place, last: usize, at: usize) -> Option<Lead> {
    let inner = &place.all[last + 1..at];
    let words = inner.iter().filter(|item| item.kind == row::Kind::Word).count();
    let other = |item: &Item| !matches!(item.kind, row::Kind::Word | row::Kind::Sign | row::Kind::Digits);
    if words > WORDS || inner.iter().any(other) {
        return None;
    }
    let parts = |at: usize| {
        let (item, row) = (&place.all[at], place.row_at(at));
        item.kind == row::Kind::Sign && matches!(item.word, symbol::COMMA | symbol::SEMICOLON | symbol::DASH)
            || row.cue(Cue::And).is_ok()
            || matches!(row.text(item), "while" | "whereas" | "with" | "against" | "to" | "versus" | "but")
    };
    let from = (last + 1..at).rev().take(LEAD + 1).find(|at| parts(*at))? + 1;
    let between = &place.all[from..at];
    let row = place.row_at(from);
    if let Ok((rest, ())) = row.sort(Sort::Remaining) {
        let rest = rest.past(Class::HEDGE);
        let comma = rest.sign(symbol::COMMA).map_or(rest, |(rest, _)| rest);
        return (comma.items.len() == place.all.len() - at).then_some(Lead::Rest);
    }
    let rest = row.past(Class::HEDGE);
    let rest = rest
        .head()
        .filter(|word| matches!(rest.text(word), "another" | "only" | "just"))
        .map_or(rest, |_| rest.after(1));
    if rest.past(Class::HEDGE).items.len() == place.all.len() - at {
        return Some(Lead::Bare);
    }
    // "Brandt 38 percent", "Brandt's 38 percent", "Brandt had 38 percent"
    let name = |item: &Item| item.case != Case::Lower || item.word == symbol::APOSTROPHE;
    let has = |item: &Item| {
        matches!(row.text(item), "had" | "has" | "got" | "won" | "took" | "on" | "at" | "with" | "s" | "the" | "of")
    };
    let named = between.iter().filter(|item| name(item)).count();
    (named > 0 && between.iter().all(|item| name(item) || has(item))).then_some(Lead::Name)
}

/// Where an answer stands: the first word that says so.
fn stance(place: Place, from: usize, end: usize) -> Option<Sort> {
    (from..end).find_map(|at| stands(place.row_at(at)))
}

fn stands(row: Row) -> Option<Sort> {
    match row.phrase(Class::SORT) {
        Ok((_, Sense::Sort(sort @ (Sort::Pro | Sort::Contra | Sort::Likes | Sort::Dislikes | Sort::Negated)))) => {
            Some(sort)
        }
        Ok((_, Sense::Sort(Sort::Undecided))) => Some(Sort::Undecided),
        _ => None,
    }
}

/// Whether there are a yes and a no: with a rest nothing is left.
fn answered(list: &[Share]) -> bool {
    let said = |sort: Sort| list.iter().any(|share| share.stance == Some(sort));
    said(Sort::Pro) && said(Sort::Contra) || said(Sort::Likes) && said(Sort::Dislikes)
}

/// Whether the percentages are those of a yes and a no, or of some and of those who are not, or of names and of those who
/// have not decided.
fn answers(place: Place, list: &[Share], ends: &[usize]) -> bool {
    let count = |sort: Sort| list.iter().filter(|share| share.stance == Some(sort)).count();
    let open = list.iter().filter(|share| share.stance.is_none()).count();
    let counts = [Sort::Pro, Sort::Contra, Sort::Likes, Sort::Dislikes, Sort::Negated, Sort::Undecided].map(count);
    if list.iter().any(|share| share.lead != Lead::Bare) || counts.iter().any(|count| *count > 1) {
        return false;
    }
    let names = match counts {
        [1, 1, 0, 0, 0, _] | [0, 0, 1, 1, 0, _] if open == 0 => false,
        // "62 percent have one and 38 percent do not"
        [.., 1, undecided] if list[0].stance != Some(Sort::Negated) && list.len() == 2 + undecided => false,
        // "45 percent back Brandt, 38 percent Okafor"
        [_, 0, 0, 0, 0, 1] if list.len() > 2 && open > 0 => true,
        _ => return false,
    };
    list.iter().zip(ends).skip(1).all(|(share, end)| {
        share.stance == Some(Sort::Undecided) || short(place, list[0].at..list[1].at, share.at + 1..*end, names)
    })
}

/// Whether the words of a later answer say nothing that the first has not said: `oppose it`, but not `oppose the tax`; or,
/// of names, name somebody.
fn short(place: Place, first: Range<usize>, answer: Range<usize>, names: bool) -> bool {
    let ends = |at: &usize| place.all[*at].kind == row::Kind::Sign && place.all[*at].word != symbol::APOSTROPHE;
    let own: Vec<usize> = answer.take_while(|at| !ends(at)).collect();
    let known = |at: usize| {
        let (item, row) = (&place.all[at], place.row_at(at));
        let word = row.text(item);
        stands(row).is_some()
            || word.len() < 4
            || row.phrase(Class::CUE).is_ok()
            || if names {
                item.case != Case::Lower
            } else {
                let mut said = first.clone().map(|at| row.text(&place.all[at]));
                said.any(|said| said.eq_ignore_ascii_case(word))
                    || matches!(word, "them" | "they" | "idea" | "strongly" | "somewhat")
            }
    };
    own.len() <= ANSWER && own.into_iter().all(known)
}

/// Whether the percentages are shares of a vote or a market by the names of those who have them.
fn holders(place: Place, list: &[Share]) -> bool {
    let parted = place.row_at(list[0].at + 1).sort(Sort::Parted).is_ok();
    // "38 percent for Brandt"
    let behind = |share: &Share| {
        let row = place.row_at(share.at + 1);
        let to = row.head().is_some_and(|item| matches!(row.text(item), "for" | "to" | "at"));
        to && row.items.get(1).is_some_and(|item| item.kind == row::Kind::Word && item.case != Case::Lower)
    };
    // "45 percent in Ohio", "85 percent counted"
    let ends = |share: &Share| {
        let row = place.row_at(share.at + 1);
        row.head().is_none_or(|item| matches!(item.kind, row::Kind::Sign | row::Kind::Stop))
            || row.cue(Cue::And).is_ok()
    };
    let dated = place.all[list[0].at..list[list.len() - 1].at].iter().any(|item| item.kind == row::Kind::Date);
    // "52 percent of the vote to 45 percent"
    let facing = |share: &Share| matches!(place.row.text(&place.all[share.at - 1]), "to" | "against" | "versus");
    let held = |share: &Share| behind(share) || (share.lead == Lead::Name || facing(share)) && ends(share);
    parted && !dated && list[1..].iter().all(held)
}

#[cfg(test)]
mod corpus {
    use super::super::{Claim, Mentions, extract};
    use super::*;
    use crate::grammar::Reader;
    use crate::lexicon::tests::boxed;
    use crate::markup::MARKUPS;

    /// The percentages of a text that are read together, and what is called the rest of them.
    fn splits(text: &str) -> String {
        let document = MARKUPS[0].read(text);
        let mut reader = Reader::new(boxed());
        let (mut claims, mut mentions): (Vec<Claim>, _) = (Vec::new(), Mentions::default());
        for block in &document.blocks {
            extract(&reader.read(&block.text), block, 0, false, &mut claims, &mut mentions);
        }
        let splits = claims.iter().filter(|claim| matches!(claim.kind, Kind::Split | Kind::Rest)).map(|claim| {
            let number = |part: &super::super::Part| {
                let number = part.text.trim_end_matches([' ', '%']).trim_end_matches(" percent");
                if part.slot == Slot::Rest { format!("rest {number}") } else { number.to_owned() }
            };
            claim.slots.iter().map(number).collect::<Vec<_>>().join(" ")
        });
        splits.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn answers_that_exclude_one_another_are_read_together() {
        for (text, told) in [
            ("In May 45% said yes, 38% no and 17% were undecided.", "45 38 17"),
            ("Some 55 percent of adults approve of it, while about 40 percent disapprove.", "55 40"),
            (
                "About 55 percent were satisfied with the trains and 40 percent were dissatisfied with the trains.",
                "55 40",
            ),
            ("The poll has 47 percent for Brandt, 41 percent for Okafor and 12 percent undecided.", "47 41 12"),
            ("Some 62 percent of pupils own a phone; 38 percent do not, give or take 3 percentage points.", "62 38"),
        ] {
            assert_eq!(splits(text), told, "{text}");
        }
    }

    #[test]
    fn shares_of_a_vote_or_a_market_go_by_names() {
        for (text, told) in [
            ("Brandt won 52% of the vote to Okafor's 48%.", "52 48"),
            ("Brandt won 52 percent of the vote to 48 percent for Okafor.", "52 48"),
            ("Brandt won 52.5 percent of votes to 47.5 percent.", "52.5 47.5"),
            ("Lunde has 45 percent of the market, Varo 38 percent and Orm 17 percent.", "45 38 17"),
        ] {
            assert_eq!(splits(text), told, "{text}");
        }
    }

    #[test]
    fn a_rest_is_what_is_called_so() {
        for (text, told) in [
            ("Some 60% went by rail and the remaining 40% by road.", "60 rest 40"),
            ("Rail took 45 percent, 38 percent and the other 17 percent of them.", "45 38 rest 17"),
            // shares of a firm may have been somebody's before, or been told before
            ("It owns 60 percent and the remaining 40 percent is traded.", "60 40"),
            ("Rail took 20 percent. Some 40 percent went by road and the remaining 40 percent by sea.", "40 40"),
        ] {
            assert_eq!(splits(text), told, "{text}");
        }
    }

    #[test]
    fn percentages_of_several_wholes_are_not() {
        for text in [
            "Some 62 percent of men and 55 percent of women support it.",
            "In Lunde 62 percent said yes, in Quay 55 percent no.",
            "In May 62 percent said yes and in June 55 percent no.",
            "Some 62 percent said yes, up from 55 percent who said no.",
            "Some 62 percent support the bridge and 55 percent oppose the toll.",
            "Some 62 percent approve of the mayor and 55 percent disapprove of his party.",
            "Some 62 percent support the mayor and 55 percent disapprove.",
            "Some 62 percent own a car and 55 percent do not own a house.",
            "Some 62 percent feared crime, 55 percent prices and 20 percent had no opinion.",
            "Brandt won 62 percent of the vote with 85 percent counted.",
            "Brandt won 62 percent of the vote and 75 percent of the seats.",
            "Brandt won 62 percent of the vote, 45 percent in the first round.",
            "Lunde has 62 percent of the market and Orm 58 percent of that in Quay.",
            "The tax is 60 percent for some, and the remaining 70 percent pay nothing.",
            "Each could name more than one: 62 percent said yes, 55 percent no.",
            "Some 5 to 10 percent said yes and 95 percent no.",
        ] {
            assert_eq!(splits(text), "", "{text}");
        }
    }
}
