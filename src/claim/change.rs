//! A change and its two values: `rose 22 percent to $70 billion from $57 billion`, `$70 billion, up 22 percent from $57
//! billion`, `doubled from 10 to 15`. What stands between the parts may tie them to other things, so that only few words
//! and times are read over; amounts, clauses and other changes end it.

use super::parts::{
    AMOUNTS, Amount, Between, GAP, LINK, Verb, against_with, amount, between, further, is_noun, of_a_change, verb, way,
};
use super::place::{Draft, Place, Reader, Run, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::row::{self, Row};
use crate::lexicon::phrase::{Change, Cue};
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::measure::quantity::Quantity;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Change,
    name: "change",
    about: "a change and its two values: rose 22 percent to $70 billion from $57 billion",
    slots: &[Slot::Way, Slot::From, Slot::To],
    maybe: &[Slot::By, Slot::Rival, Slot::Qualifier],
    read: Reader { at: AMOUNTS, read },
};

/// The most items between the word for the change and "to" or "from".
const NEAR: usize = 8;
/// How far around a claim words are looked for that make its figures mean something else.
const AROUND: usize = 24;

/// A claim while its parts are found.
#[derive(Default)]
struct Parts<'a> {
    by: Option<Amount<'a>>,
    from: Option<Amount<'a>>,
    to: Option<Amount<'a>>,
}

impl<'a> Parts<'a> {
    fn put(&mut self, slot: Slot, amount: Amount<'a>) -> bool {
        let place = match slot {
            Slot::By => &mut self.by,
            Slot::From => &mut self.from,
            _ => &mut self.to,
        };
        place.is_none() && place.replace(amount).is_none()
    }
}

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (rest, first) = amount(place.row).ok()?;
    let (verb, slot) = head(place)?;
    if slot != Slot::By && of_a_change(rest) {
        return None;
    }
    let mut parts = Parts::default();
    parts.put(slot, first);
    let mut rest = if slot == Slot::By { noun(verb, rest) } else { rest };
    while parts.from.is_none() || parts.to.is_none() {
        let Ok((after, (slot, amount))) = further(verb, rest) else { break };
        if !parts.put(slot, amount) {
            return None;
        }
        rest = after;
    }
    let end = place.at + place.row.read_up_to(rest);
    let mut begin = verb.begin.min(place.at);
    let mut rivals = Vec::new();
    let (from, to) = match (parts.from, parts.to) {
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) => {
            let (at, to) = before(place, begin)?;
            if fallen(place, at) {
                return None;
            }
            rivals = rival(place, at, from);
            begin = at;
            (from, to)
        }
        (None, None) => {
            let (at, from, to) = both_before(place, begin)?;
            begin = at;
            (from, to)
        }
        (None, Some(_)) => return None,
    };
    counted_alike(place, from, to).then_some(())?;
    // "doubled in less than a year": no part of what is counted
    let part =
        |(item, _): Amount| matches!(item.kind, row::Kind::Percent | row::Kind::Number) || item.kind == from.0.kind;
    parts.by.is_none_or(part).then_some(())?;
    let from = (from.0, borrowed(from, to)?);
    let to = (to.0, borrowed(to, from)?);
    let word = run(&place.all[verb.begin], &place.all[verb.end - 1]);
    let way = way(verb.change)?;
    // "now earn $1.20 a day, down from $1.44 to $1.74": a range
    let alone = matches!(verb.change, Change::Up | Change::Down) && parts.by.is_none() && slot == Slot::From;
    if alone
        && parts.to.is_some()
        && place.all[..verb.begin].iter().rev().take(2).any(|item| item.word == symbol::COMMA)
    {
        return None;
    }
    let mut slots = vec![(Slot::Way, Value::Way(way), word)];
    if let Some((item, by)) = parts.by {
        let first = if slot == Slot::By { &place.all[hedged(place)?] } else { item };
        slots.push((Slot::By, Value::Quantity(by), run(first, item)));
    }
    let mut put = |slot, (item, quantity): Amount| slots.push((slot, Value::Quantity(quantity), run(item, item)));
    put(Slot::To, to);
    put(Slot::From, from);
    for rival in rivals {
        put(Slot::Rival, rival);
    }
    if let Some(qualifier) = qualifier(place, begin, end) {
        slots.push((Slot::Qualifier, Value::Text, qualifier));
    }
    drafts.push(Draft::new(Kind::Change, slots, None));
    Some(place.row.read_up_to(rest))
}

/// The word for the change that an amount belongs to, and what the amount is of it; looked for backwards, for amounts are
/// few: `rose [by] X`, `rose sharply to X`, `an increase of X`, `up from X`, `a X increase`.
pub(super) fn head(place: Place) -> Option<(Verb, Slot)> {
    let mut link = None;
    let mut words = 0;
    let mut of = false;
    let begin = hedged(place)?;
    for at in (begin.saturating_sub(NEAR + LINK)..begin).rev() {
        let item = &place.all[at];
        if let Some(verb) = verb(place, at) {
            let noun = matches!(verb.change, Change::Growth | Change::Reduction);
            match link {
                // "growth of 5 percent", where "cut growth to 5 percent" is a cut
                None if noun && words == 0 && !of => return None,
                Some(_) if noun => continue,
                None if words > 1 => return None,
                _ => return Some((verb, link.unwrap_or(Slot::By))),
            }
        }
        let row = place.row_at(at);
        match link {
            None => match between(row) {
                Some(Between::Link(slot)) => link = Some(slot),
                Some(Between::By) if words == 0 => link = Some(Slot::By),
                Some(Between::Of) if words == 0 && verb_before(place, at) => of = true,
                Some(Between::Word | Between::Of | Between::Time) if words < LINK => words += 1,
                _ => break,
            },
            // "raised its rate in May, to 0.5 percent from 0.25"; "rose everywhere, from 5 percent in A to 3 in B" is a range
            Some(Slot::To)
                if item.word == symbol::COMMA && between(place.row_at(at + 1)) == link.map(Between::Link) => {}
            Some(_) if !matches!(between(row), Some(Between::Word | Between::Of | Between::Time)) => break,
            Some(_) => {}
        }
    }
    // "a 5 percent increase in sales to X"
    let article = begin
        .checked_sub(1)
        .is_some_and(|at| place.all[at].kind == row::Kind::Word && place.row_at(at).cue(Cue::A).is_ok());
    let verb = verb(place, place.at + 1).filter(|verb| article && is_noun(verb.change))?;
    Some((verb, Slot::By))
}

/// Where the hedge of the amount begins, if it has one: `fell [more than] 5 percent`.
fn hedged(place: Place) -> Option<usize> {
    let (_, (_, quantity)) = amount(place.row).ok()?;
    if quantity.hedge.is_none() {
        return Some(place.at);
    }
    Some(place.hedge_before(place.at).unwrap_or(place.at))
}

/// Whether the item before is the word for a change: `an increase of`.
fn verb_before(place: Place, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|at| verb(place, at).is_some())
}

/// The noun behind the amount of "a 5 percent increase".
fn noun(verb: Verb, row: Row) -> Row {
    match row.phrase(Class::CHANGE) {
        Ok((rest, Sense::Change(change))) if is_noun(change) && is_noun(verb.change) => rest,
        _ => row,
    }
}

/// What something came to, where it stands before the change: `$9.6 billion in the quarter, up`
pub(super) fn before<'a>(place: Place<'a>, begin: usize) -> Option<(usize, Amount<'a>)> {
    let mut at = begin.checked_sub(1)?;
    // "a 5 percent increase", "or up"
    while at > 0 && begin - at <= 2 && place.all[at].kind == row::Kind::Word {
        let row = place.row_at(at);
        if row.cue(Cue::A).is_err() && row.cue(Cue::Or).is_err() {
            return None;
        }
        at -= 1;
    }
    let sign = &place.all[at];
    let parts = sign.kind == row::Kind::Sign
        && (matches!(sign.word, symbol::COMMA | symbol::DASH | symbol::OPEN)
            || sign.word == symbol::HYPHEN && sign.spaced);
    if !parts {
        return None;
    }
    back(place, at)
}

/// Whether an amount is how far something fell, which is less the more it is: `fell 1.3 percent, down from a 0.8 percent`
fn fallen(place: Place, at: usize) -> bool {
    let verbs = (at.saturating_sub(LINK)..at).rev().filter_map(|at| verb(place, at));
    let to = at.checked_sub(1).is_some_and(|at| between(place.row_at(at)) == Some(Between::Link(Slot::To)));
    !to && verbs.take(1).any(|verb| matches!(verb.change, Change::Fall | Change::Down | Change::Reduction))
}

/// The nearest amount before an item, with few words between.
fn back<'a>(place: Place<'a>, at: usize) -> Option<(usize, Amount<'a>)> {
    for at in (at.saturating_sub(GAP)..at).rev() {
        let row = place.row_at(at);
        // "37 fires per 10,000 homes": what something is counted in is not what it came to
        let per = at.checked_sub(1).is_some_and(|per| place.row_at(per).cue(Cue::Per).is_ok());
        if let Some((_, found)) = amount(row).ok().filter(|_| !per) {
            return Some(beside(place, at).unwrap_or((at, found)));
        }
        // "51,728 job cuts last month, down"
        if !per && !of_a_change(row) && !matches!(between(row), Some(Between::Word | Between::Of | Between::Time)) {
            return None;
        }
    }
    None
}

/// The two values, where both stand before the change: `$3 billion, compared with $4 billion in May, a fall of 25 percent`,
/// `to $4 billion from $3 billion, up a third`
fn both_before<'a>(place: Place<'a>, begin: usize) -> Option<(usize, Amount<'a>, Amount<'a>)> {
    let (at, from) = before(place, begin)?;
    let link = (at.saturating_sub(LINK)..at).rev().find(|link| {
        let row = place.row_at(*link);
        against_with(row).is_ok_and(|(rest, ())| row.read_up_to(rest) == at - link)
            || between(row) == Some(Between::Link(Slot::From)) && at - link == 1
    })?;
    let comma = link.checked_sub(1).filter(|before| place.all[*before].word == symbol::COMMA);
    let (at, to) = back(place, comma.unwrap_or(link))?;
    Some((at, from, to))
}

/// The amount that another one says in other words: the $9 million of "$9 million, or 41 cents a share"
fn beside<'a>(place: Place<'a>, at: usize) -> Option<(usize, Amount<'a>)> {
    let or = at.checked_sub(1).filter(|or| place.row_at(*or).cue(Cue::Or).is_ok())?;
    let first = or
        .checked_sub(1)
        .map(|first| if place.all[first].word == symbol::COMMA { first.checked_sub(1) } else { Some(first) })??;
    amount(place.row_at(first)).ok().map(|(_, found)| (first, found))
}

/// Other amounts of the same kind before that one in its sentence, which the change may be of instead.
pub(super) fn rival<'a>(place: Place<'a>, at: usize, from: Amount) -> Vec<Amount<'a>> {
    let rows = (at.saturating_sub(AROUND)..at).rev().map(|at| place.row_at(at));
    let rows = rows.take_while(|row| row.head().is_some_and(|head| head.kind != row::Kind::Stop));
    rows.filter_map(|row| amount(row).ok())
        .map(|(_, amount)| amount)
        .filter(|(item, _)| item.kind == from.0.kind)
        .collect()
}

/// The amount with the unit of the other where it has none of its own: `to $12.36 billion from 11.26 billion`; none where
/// the two cannot be of one kind.
fn borrowed(one: Amount, other: Amount) -> Option<Quantity> {
    let (bare, lent) = (one.0.kind == row::Kind::Number, other.0.kind == row::Kind::Number);
    if !bare || lent {
        return (lent || one.0.kind == other.0.kind).then_some(one.1);
    }
    // a bare number that is far from the other counts something else
    let near =
        |low: Quantity, high: Quantity| low.value.checked_add(low.value).is_some_and(|twice| high.value <= twice);
    (near(one.1, other.1) && near(other.1, one.1)).then_some(Quantity { unit: other.1.unit, ..one.1 })
}

/// Whether what is counted is the same, where both say it: `425,000 vehicles … from 685,000 vehicles`.
fn counted_alike(place: Place, one: Amount, other: Amount) -> bool {
    let counted = |(item, _): Amount| {
        let at = place.all.partition_point(|known| known.start <= item.start);
        let next = place.all.get(at)?;
        let row = place.row_at(at);
        (item.kind == row::Kind::Number
            && next.kind == row::Kind::Word
            && row.page.lexicon.is_plain(next.word)
            && next.case == Case::Lower)
            .then(|| row.text(next))
    };
    match (counted(one), counted(other)) {
        (Some(one), Some(other)) => one.get(..3) == other.get(..3),
        _ => true,
    }
}

/// Words in the sentence that make the figures mean something else: `at constant currencies`, `ranked`, `to the dollar`.
pub(super) fn qualifier(place: Place, begin: usize, end: usize) -> Option<Run> {
    let stop = |at: &usize| place.all[*at].kind == row::Kind::Stop;
    let first =
        (begin.saturating_sub(AROUND)..begin).rev().find(stop).map_or(begin.saturating_sub(AROUND), |at| at + 1);
    let last = place.all.len().min(end + AROUND);
    let last = (end.min(last)..last).find(stop).unwrap_or(last);
    (first..last).find_map(|at| {
        let row = place.row_at(at);
        match row.phrase(Class::CHANGE).ok()? {
            (rest, Sense::Change(Change::Other | Change::Inverse)) => {
                let length = row.read_up_to(rest);
                Some(run(row.items.first()?, row.items.get(length - 1)?))
            }
            _ => None,
        }
    })
}

#[cfg(test)]
mod corpus {
    use super::super::{Claim, Mentions, extract};
    use super::*;
    use crate::grammar::Reader;
    use crate::lexicon::tests::boxed;
    use crate::markup::MARKUPS;

    /// The changes of a text: `by: from > to`, with a mark where something qualifies them.
    fn changes(text: &str) -> String {
        let document = MARKUPS[0].read(text);
        let mut reader = Reader::new(boxed());
        let (mut claims, mut mentions): (Vec<Claim>, _) = (Vec::new(), Mentions::default());
        for block in &document.blocks {
            for (start, text) in block.stretches() {
                extract(&reader.read(text), block, start, false, &mut claims, &mut mentions);
            }
        }
        let changes = claims.iter().filter(|claim| claim.kind == Kind::Change).map(|claim| {
            let words = |slot| claim.slot(slot).map_or("", |part| part.text.as_str());
            let mark = if claim.slot(Slot::Qualifier).is_some() { " ?" } else { "" };
            let told = [words(Slot::Way), words(Slot::By)].join(" ");
            format!("{}: {} > {}{mark}", told.trim_end(), words(Slot::From), words(Slot::To))
        });
        changes.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_change_is_told_in_many_ways() {
        for (text, told) in [
            ("Sales rose 22 percent to $70 billion from $57 billion.", "rose 22 percent: $57 billion > $70 billion"),
            ("Sales rose by 22% from $57bn to $70bn.", "rose 22%: $57bn > $70bn"),
            (
                "Sales climbed 10 percent to $8.36 billion from $7.6 a year ago.",
                "climbed 10 percent: $7.6 > $8.36 billion",
            ),
            ("Sales came to $70 billion, up 22 percent from $57 billion.", "up 22 percent: $57 billion > $70 billion"),
            (
                "It made 425,000 cars in the second quarter, down 38 percent from 685,000 cars.",
                "down 38 percent: 685,000 > 425,000",
            ),
            (
                "Rents fell nearly 5 percent in May to $210,600 from $221,600 in April.",
                "fell nearly 5 percent: $221,600 > $210,600",
            ),
            ("A 10 percent rise in fares to $2.75 from $2.50 is planned.", "rise 10 percent: $2.50 > $2.75"),
            (
                "Sales were $3 billion, compared with $4 billion in 2009, a fall of 25 percent.",
                "fall 25 percent: $4 billion > $3 billion",
            ),
            ("Sales rose to $4 billion from $3 billion.", "rose: $3 billion > $4 billion"),
            ("The rate is to rise to 9.2 percent in May, up from 8.9 percent.", "rise: 8.9 percent > 9.2 percent"),
            ("The share rose to 27.8% - which is up from 27.2%.", "rose: 27.2% > 27.8%"),
            ("Fees edged up to 2.9 percent from 2.8 percent.", "up: 2.8 percent > 2.9 percent"),
            ("Members doubled from 10 to 20.", "doubled: 10 > 20"),
            ("It fell by $3 to $47 from $50.", "fell $3: $50 > $47"),
            ("The brigade saw 37.8 fires per 10,000 homes, up from 35.1.", "up: 35.1 > 37.8"),
            ("Profit rose to $9 million, or 41 cents a share, from $8 million.", "rose: $8 million > $9 million"),
            ("It fell to a seasonally adjusted 350,000 from the previous week's 360,000.", "fell: 360,000 > 350,000"),
        ] {
            assert_eq!(changes(text), told, "{text}");
        }
    }

    #[test]
    fn what_the_figures_do_not_belong_to_is_no_change() {
        for text in [
            "Sales rose 3 percent from a year ago and 5 percent from $60 million in May.",
            "Guides earn $1.20 a day, down from $1.44 to $1.74.",
            "Shares fell 5 percent to $20 from a 52-week high of $30.",
            "Sales rose to $3 billion, helped by demand from 22 countries.",
            "Sales rose 5 percent to $3 billion, compared with $2.9 billion expected by brokers.",
            "It swung to a loss of $3 million from a profit of $5 million.",
            "Exports climbed 5 percent and imports were at $40 billion from $38 billion.",
            "Prices rose 5 percent from 2010 to 2015.",
            "He raised $500 million from 20 investors.",
            "Prices rose everywhere, from 5 percent in Brest to 3 percent in Metz.",
            "Orders rose 0.3 percent, rebounding from a 0.5 percent dip.",
            "Orders fell 0.7 percent in May, down from 0.5 percent in April.",
            "Sales rose to 20 countries from 300 stores.",
        ] {
            assert_eq!(changes(text), "", "{text}");
        }
    }

    #[test]
    fn what_makes_figures_mean_something_else_is_kept() {
        for (text, told) in [
            (
                "Sales fell 3 percent to $4.4 billion from $4.2 billion at constant currencies.",
                "fell 3 percent: $4.2 billion > $4.4 billion ?",
            ),
            ("The yen rose to 109.5 per dollar from 110.", "rose: 110 > 109.5 ?"),
            ("She climbed to 3 from 8 in the rankings.", "climbed: 8 > 3 ?"),
        ] {
            assert_eq!(changes(text), told, "{text}");
        }
    }
}
