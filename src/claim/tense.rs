//! What happens and its date, in one clause: `will meet in Kazakhstan in 2025`, `was held in 2019`.
//!
//! A date belongs to the verb only where nothing between them would take it: "will show the mask she wore in 1999".

use super::clause;
use super::place::{Draft, Place, Reader, run};
use super::shape::{Kind, Shape, Sight, Slot, Value};
use crate::grammar::atom::{Atom, Date};
use crate::grammar::row::{self, Item};
use crate::lexicon::tense::Tense;
use crate::lexicon::{Case, symbol};
use crate::measure::when::{Frame, What, When, YearOf};

pub(super) const PLAN: Shape = Shape {
    kind: Kind::Plan,
    name: "plan",
    about: "what lies ahead, and its date: the leaders will meet in 2025",
    slots: &[Slot::Verb, Slot::Date],
    maybe: &[],
    read: Reader { at: DATES, read: plan },
};

pub(super) const EVENT: Shape = Shape {
    kind: Kind::Event,
    name: "event",
    about: "what happened, and its date: the fair was held in 2019",
    slots: &[Slot::Verb, Slot::Date],
    maybe: &[],
    read: Reader { at: DATES, read: event },
};

const DATES: &[row::Kind] = &[row::Kind::Date, row::Kind::Span];

/// The most items between a verb and the word that leads to its date.
const BETWEEN: usize = 12;

/// The most items between "will" and its verb.
const LINKED: usize = 7;

/// The most items between "said" and "would".
const SAID: usize = 12;

/// Words that lead from what lies ahead to its date; "for" only behind what is scheduled.
const AHEAD: [&str; 7] = ["in", "on", "by", "until", "till", "during", "for"];

/// Words that lead from what happened to its date.
const BEHIND: [&str; 4] = ["in", "on", "since", "during"];

/// A verb with the words that give it its tense: where they begin and end in the whole row.
#[derive(Clone, Copy)]
struct Verb {
    sight: Sight,
    begin: usize,
    end: usize,
}

fn plan(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (date, lead) = dated(place, &AHEAD, true)?;
    let planned = || (place.row.text(&place.all[lead]) != "for").then_some(());
    let verb = set(place, lead).or_else(|| {
        planned()?;
        before(place, lead, ahead).or_else(|| fronted(place, lead, coming))
    })?;
    // "he said in 2010 that it will open in 2012"
    let alone = place.years() == Some((date.year?, date.year?));
    let other = place.rows().any(|row| matches!(clause::tense(row), Some((_, Tense::Then | Tense::Story))));
    if !alone || other || clause::quoted(place) {
        return None;
    }
    push(place, drafts, Kind::Plan, verb, date)
}

fn event(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let (date, lead) = dated(place, &BEHIND, false)?;
    let since = || {
        let since = Verb { sight: Sight::Behind, begin: lead, end: lead + 1 };
        (place.row.text(&place.all[lead]) == "since").then_some(since)
    };
    let verb = before(place, lead, happened).or_else(|| fronted(place, lead, happened)).or_else(since)?;
    let other = place.rows().any(|row| {
        let modal = row.head().is_some_and(|head| MODALS.contains(&row.text(head)));
        let other = matches!(
            clause::tense(row),
            Some((
                _,
                Tense::Ahead | Tense::Plans | Tense::Told | Tense::Agreed | Tense::Set | Tense::Then | Tense::Story
            ))
        );
        modal || other
    });
    if other {
        return None;
    }
    push(place, drafts, Kind::Event, verb, date)
}

/// What is only thought of may be of any time.
const MODALS: [&str; 6] = ["could", "can", "may", "might", "must", "should"];

fn push(place: Place, drafts: &mut Vec<Draft>, kind: Kind, verb: Verb, date: Date) -> Option<usize> {
    let (first, last) = (place.all.get(verb.begin)?, place.all.get(verb.end.checked_sub(1)?)?);
    let head = place.row.head()?;
    let slots = vec![
        (Slot::Verb, Value::Sight(verb.sight), run(first, last)),
        (Slot::Date, Value::Date(date), run(head, head)),
    ];
    drafts.push(Draft::new(kind, slots, None));
    Some(1)
}

/// The date here, with its year, and where the word stands that leads to it; none where a noun takes the date for its own,
/// as in "in 2015 prices".
fn dated(place: Place, leads: &[&str], ends: bool) -> Option<(Date, usize)> {
    let row = place.row;
    // most dates are days of no year that is told
    let date = match row.page.atoms.get(row.head()?.atom as usize)? {
        Atom::Date(date) => *date,
        Atom::When(when) => of_year(*when)?,
        Atom::Span(from, to, _) => Date::of(if ends { *to } else { *from })?,
        _ => return None,
    };
    date.year?;
    let between =
        |item: &Item| item.kind == row::Kind::Weekday || item.word == symbol::COMMA || row.text(item) == "the";
    let lead = (1..=3).find(|count| place.before(*count).is_none_or(|item| !between(item)))?;
    let weekday = lead == 1 || place.before(lead - 1).is_some_and(|item| item.word != symbol::COMMA);
    let word = place.before(lead)?;
    if !weekday || !leads.iter().any(|lead| row.text(word).eq_ignore_ascii_case(lead)) {
        return None;
    }
    let closed = row.items.get(1).is_none_or(|next| match next.kind {
        row::Kind::Stop => true,
        row::Kind::Sign => {
            matches!(
                next.word,
                symbol::COMMA | symbol::SEMICOLON | symbol::COLON | symbol::QUOTE | symbol::OPEN | symbol::CLOSE
            ) || next.spaced && matches!(next.word, symbol::DASH | symbol::HYPHEN)
        }
        row::Kind::Word => BEHIND_DATE.contains(&row.text(next)),
        _ => false,
    });
    closed.then_some((date, place.at - lead))
}

/// Words behind a date that go on with the sentence: "in 2025 and", but not "in 2025 prices", "in 2025 than".
const BEHIND_DATE: [&str; 19] = [
    "and",
    "but",
    "to",
    "at",
    "in",
    "on",
    "with",
    "when",
    "where",
    "after",
    "before",
    "as",
    "for",
    "while",
    "because",
    "under",
    "following",
    "according",
    "by",
];

/// `early 2015`, `the second quarter of 2015`: of its year.
fn of_year(when: When) -> Option<Date> {
    match when.what {
        What::Frame(
            Frame::Year(YearOf::Said(year))
            | Frame::Quarter(YearOf::Said(year), _)
            | Frame::Half(YearOf::Said(year), _)
            | Frame::Season(YearOf::Said(year), _),
        ) => Some(Date { year: Some(year), month: None, day: None }),
        What::Frame(Frame::Month(YearOf::Said(year), month)) => {
            Some(Date { year: Some(year), month: Some(month), day: None })
        }
        _ => None,
    }
}

/// `is scheduled for`, right before the date
fn set(place: Place, lead: usize) -> Option<Verb> {
    let length = |from: &usize| match clause::tense(place.row_at(*from)) {
        Some((length, Tense::Set)) => Some(length),
        _ => None,
    };
    let begin = (lead.saturating_sub(4)..lead).find(|from| length(from) == Some(lead + 1 - from))?;
    Some(Verb { sight: Sight::Ahead, begin, end: lead + 1 })
}

/// The nearest verb before the word that leads to the date, with nothing between them that would take the date.
fn before(place: Place, lead: usize, verb: fn(Place, usize) -> Option<Verb>) -> Option<Verb> {
    for at in (lead.saturating_sub(BETWEEN)..lead).rev() {
        if place.all[at].kind == row::Kind::Word
            && let Some(found) = verb(place, at)
            && (found.end..lead).all(|at| clause::plain(place, at, lead))
        {
            return Some(found);
        }
        if matches!(place.all[at].kind, row::Kind::Stop | row::Kind::Date | row::Kind::Span) {
            return None;
        }
    }
    None
}

/// `In 2025, the leaders will meet`: at the head of the sentence
fn fronted(place: Place, lead: usize, verb: fn(Place, usize) -> Option<Verb>) -> Option<Verb> {
    if lead != place.sentence().start {
        return None;
    }
    let behind = place.row.after(1);
    let comma = behind.sign(symbol::COMMA).is_ok();
    let first = place.at + 1 + usize::from(comma);
    let next = place.all.get(first).filter(|next| next.kind == row::Kind::Word)?;
    let begins = comma || next.case != Case::Lower || clause::determines(place.row.text(next));
    if !begins {
        return None;
    }
    for at in first + 1..(first + BETWEEN).min(place.all.len()) {
        if let Some(found) = verb(place, at) {
            return Some(found);
        }
        if !clause::plain(place, at, place.all.len()) {
            return None;
        }
    }
    None
}

/// `will meet`, with the verb at this place
fn ahead(place: Place, at: usize) -> Option<Verb> {
    let (main, end, sight) = happening(place, at)?;
    let begin = (main.saturating_sub(LINKED)..main).find(|from| cue(place, *from, main, end).is_some())?;
    let sight = cue(place, begin, main, end)?.unwrap_or(sight);
    Some(Verb { sight, begin, end })
}

/// `will meet`, with "will" at this place, and no other word for it: what would be was often told as history.
fn coming(place: Place, at: usize) -> Option<Verb> {
    let (length, Tense::Ahead) = clause::tense(place.row_at(at))? else { return None };
    let main = linked(place, at + length);
    let word = if place.row_at(main).head().is_some_and(|head| place.row.text(head) == "be") { main + 1 } else { main };
    let (begins, end, sight) = happening(place, main).or_else(|| happening(place, word))?;
    (begins == main).then_some(Verb { sight, begin: at, end })
}

/// What happens, in the infinitive: where its words begin and end. A participle has "be" before it.
fn happening(place: Place, at: usize) -> Option<(usize, usize, Sight)> {
    let (length, tense) = clause::tense(place.row_at(at))?;
    match tense {
        Tense::Happens => Some((at, at + length, Sight::Ahead)),
        Tense::Grows => Some((at, at + length, Sight::Reckoned)),
        Tense::Done | Tense::Past => {
            let adverb = at.checked_sub(1).is_some_and(|before| clause::adverb(place, before));
            let be = at.checked_sub(1 + usize::from(adverb))?;
            (place.row.text(&place.all[be]) == "be").then_some((be, at + length, Sight::Ahead))
        }
        _ => None,
    }
}

/// The words from `from` that put the verb at `main` ahead: whose sight that is, where it is not the article's.
fn cue(place: Place, from: usize, main: usize, end: usize) -> Option<Option<Sight>> {
    let row = place.row_at(from);
    let (length, tense) = clause::tense(row)?;
    if from + length > main || linked(place, from + length) < main {
        return None;
    }
    let before = from.checked_sub(1).and_then(|at| place.all.get(at));
    let text = before.map_or("", |before| row.text(before));
    match tense {
        // "the will to open"; and a goal that was missed may still be told as one: "the goal is to open by 2015"
        Tense::Ahead => {
            let meant = ["goal", "aim", "target", "plan", "idea", "objective"].contains(&text);
            (!clause::determines(text) && !meant && row.head()?.case != Case::Capital).then_some(None)
        }
        Tense::Plans => {
            let named = before.is_some_and(|before| before.kind == row::Kind::Word && before.case != Case::Lower);
            (named || matches!(text, "he" | "she" | "it" | "who" | "which" | "they" | "also" | "now" | "still"))
                .then_some(None)
        }
        Tense::Told => {
            let said = (from.saturating_sub(SAID)..from).rev().take_while(|at| place.all[*at].kind != row::Kind::Stop);
            said.into_iter()
                .any(|at| matches!(clause::tense(place.row_at(at)), Some((_, Tense::Says))))
                .then_some(Some(Sight::Told))
        }
        Tense::Agreed => {
            let again = place.all.get(main..=end)?.iter().any(|item| row.text(item) == "again");
            again.then_some(Some(Sight::Told))
        }
        _ => None,
    }
}

/// Behind all that may stand between "will" and its verb.
fn linked(place: Place, from: usize) -> usize {
    let mut at = from;
    for _ in 0..LINKED {
        at = match clause::tense(place.row_at(at)) {
            Some((length, Tense::Link | Tense::Plans)) => at + length,
            _ if clause::adverb(place, at) => at + 1,
            _ => break,
        };
    }
    at
}

/// `was held`, `took place`, at this place
fn happened(place: Place, at: usize) -> Option<Verb> {
    let row = place.row_at(at);
    let (length, tense) = clause::tense(row)?;
    let before = |count: usize| at.checked_sub(count).and_then(|at| place.all.get(at));
    let begin = match tense {
        Tense::Done | Tense::Past => {
            let skipped = usize::from(at.checked_sub(1).is_some_and(|before| clause::adverb(place, before)));
            let helper = before(1 + skipped).map_or("", |item| row.text(item));
            match (helper, tense) {
                ("was" | "were", _) => at - 1 - skipped,
                ("been", _) if before(2 + skipped).is_some_and(|item| matches!(row.text(item), "has" | "have")) => {
                    at - 2 - skipped
                }
                // "it is opened", "to be won", "those killed"
                (_, Tense::Past) if clause::subject(place, at) => at,
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(Verb { sight: Sight::Behind, begin, end: at + length })
}
