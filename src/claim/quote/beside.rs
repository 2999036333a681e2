//! What stands beside a cue: those who are told, the day, the place.

use super::clauses::{BESIDES, VERBS};
use super::cue::{Cue, Sentence};
use crate::grammar::row;
use crate::lexicon::speech::Speech;
use std::ops::Range;

/// What follows a cue.
pub(super) struct After {
    /// The item that what is said, or the speaker, begins with.
    pub(super) at: usize,
    pub(super) recipient: Option<Range<usize>>,
    /// Whether "that" and the like stand before it.
    pub(super) that: bool,
}

/// How many words a phrase beside a cue has: in an interview with the newspaper.
const BESIDE: usize = 14;

impl Sentence<'_> {
    /// What stands beside a cue: those told, the day, the place.
    pub(super) fn after(&self, cue: &Cue) -> After {
        let mut at = cue.items.end;
        let mut recipient = None;
        if matches!(cue.speech, Speech::Tell | Speech::Ask) {
            let end = self.noun(at);
            recipient = (end > at).then_some(at..end);
            at = end;
        } else if self.is(at, &["to"]) && cue.speech == Speech::Say {
            let end = self.noun(at + 1);
            if end > at + 1 && self.is(end, &["that"]) {
                recipient = Some(at + 1..end);
                at = end;
            }
        }
        loop {
            if self.is(at, THAT) {
                return After { at: at + usize::from(self.is(at, &["that"])), recipient, that: true };
            }
            let next = self.beside(at);
            if next == at {
                break;
            }
            at = next;
        }
        After { at, recipient, that: false }
    }

    /// The end of a phrase that may stand between a cue and what is said.
    fn beside(&self, at: usize) -> usize {
        let Some(item) = self.item(at) else { return at };
        let time = |at: usize| {
            self.item(at)
                .is_some_and(|item| matches!(item.kind, row::Kind::Weekday | row::Kind::Date | row::Kind::Span))
        };
        if time(at) {
            let comma = self.comma(at + 1) && self.is(at + 2, THAT);
            return at + 1 + usize::from(comma);
        }
        if self.adverb(at)
            || self.is(at, &["yesterday", "today", "later", "earlier", "afterward", "afterwards", "recently", "aloud"])
        {
            return at + 1;
        }
        if self.is(at, &["last", "this", "next"])
            && self.is(
                at + 1,
                &[
                    "week",
                    "month",
                    "year",
                    "morning",
                    "night",
                    "afternoon",
                    "evening",
                    "summer",
                    "fall",
                    "spring",
                    "winter",
                ],
            )
        {
            return at + 2;
        }
        // "in a statement", "during an interview with the paper": where it ends must be plain
        if item.kind == row::Kind::Word && self.is(at, BESIDES) {
            if time(at + 1) {
                return at + 2;
            }
            let ends = (at + 1..self.to.min(at + BESIDE))
                .find(|at| self.comma(*at) || self.colon(*at) || self.opens(*at).is_some() || self.is(*at, &["that"]));
            match ends {
                Some(end) if self.is(end, &["that"]) || self.colon(end) || self.opens(end).is_some() => return end,
                Some(end) if self.comma(end) && self.opens(end + 1).is_some() => return end,
                _ if self.to - at <= BESIDE && !self.clause(at, self.to) => return ends.unwrap_or(self.to),
                _ => {}
            }
            if self.is(at + 1, &["a", "an"]) {
                let end = (at + 2..self.to.min(at + 5)).find(|at| self.is(*at, MEDIA));
                return end.map_or(at, |end| end + 1);
            }
        }
        at
    }

    /// The end of those who are told something.
    fn noun(&self, from: usize) -> usize {
        if self.is(from, &["me", "him", "her", "us", "them", "you", "reporters", "journalists", "supporters", "voters"])
        {
            return from + 1;
        }
        let mut at = from;
        let mut named = false;
        while let Some(item) = self.item(at) {
            let joins = self.is(at, &["the", "a", "an", "of", "his", "her", "their", "for", "s"])
                || self.text(at) == "'"
                || self.text(at) == "’"
                || self.text(at) == "-";
            let name = item.kind == row::Kind::Word && self.capital(at);
            if self.is(at, THAT) || at > from + 10 {
                return at;
            }
            if !name && !joins {
                // "a crowd", "the newspaper", "MSNBC host"
                let plain = item.kind == row::Kind::Word && !named && !self.is(at, VERBS);
                if !plain {
                    break;
                }
                at += 1;
                if !self.is(at, &["of", "in", "at"]) || !self.capital(at + 1) {
                    return at;
                }
                continue;
            }
            named |= name;
            at += 1;
        }
        at
    }
}

/// What stands before what is said.
const THAT: &[&str] = &["that", "if", "whether", "how", "why", "what", "where", "who"];

/// Where something is said.
const MEDIA: &[&str] = &[
    "statement",
    "interview",
    "tweet",
    "speech",
    "email",
    "letter",
    "post",
    "report",
    "briefing",
    "conference",
    "call",
];
