//! Words that tell whose words these are: where they stand in a sentence, whose they are, and where their clause goes on.

use super::marks::{self, Quoted};
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::speech::Speech;
use crate::lexicon::{Case, Class, Sense, symbol};
use std::ops::Range;

/// A cue in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub(super) speech: Speech,
    /// Its items, with the words of its verb: `has said`.
    pub(super) items: Range<usize>,
    /// Whether it is a participle: `, saying`.
    pub(super) participle: bool,
    /// Its subject before it.
    pub(super) subject: Option<Range<usize>>,
}

/// How far a subject reaches back, in items.
const SUBJECT: usize = 60;

/// A sentence of a row.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub(super) row: Row<'a>,
    pub(super) marks: &'a [Quoted],
    pub(super) from: usize,
    /// The item behind its last, its full stop not counted.
    pub(super) to: usize,
}

impl<'a> Sentence<'a> {
    pub(super) fn item(&self, at: usize) -> Option<&'a Item> {
        self.row.items.get(at).filter(|_| at < self.to)
    }

    /// The text of an item; nothing outside the sentence.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.row.items.get(at).filter(|_| at >= self.from && at < self.to).map_or("", |item| self.row.text(item))
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    pub(super) fn comma(&self, at: usize) -> bool {
        at >= self.from && self.item(at).is_some_and(|item| item.word == symbol::COMMA && item.kind == row::Kind::Sign)
    }

    pub(super) fn dash(&self, at: usize) -> bool {
        let hyphen = |item: &Item| item.word == symbol::HYPHEN && item.spaced;
        at >= self.from
            && self
                .item(at)
                .is_some_and(|item| item.kind == row::Kind::Sign && (item.word == symbol::DASH || hyphen(item)))
    }

    pub(super) fn colon(&self, at: usize) -> bool {
        self.text(at) == ":"
    }

    /// The quotation that opens at an item.
    pub(super) fn opens(&self, at: usize) -> Option<&'a Quoted> {
        marks::around(self.marks, at).filter(|quoted| quoted.open == at && at < self.to)
    }

    /// The quotation that is closed right before an item.
    pub(super) fn closed(&self, at: usize) -> Option<&'a Quoted> {
        let before = at.checked_sub(1)?;
        marks::around(self.marks, before).filter(|quoted| quoted.end == at && before >= self.from)
    }

    pub(super) fn word(&self, at: usize) -> bool {
        at >= self.from && self.item(at).is_some_and(|item| item.kind == row::Kind::Word)
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.word(at) && self.row.items[at].case != Case::Lower
    }

    pub(super) fn pronoun(&self, at: usize) -> bool {
        self.is(at, &["he", "she", "they", "we", "i", "it", "you", "who"])
    }

    /// All cues outside quotation marks, in order.
    pub(super) fn cues(&self) -> Vec<Cue> {
        let mut found = Vec::new();
        let mut at = self.from;
        while at < self.to {
            if let Some(quoted) = marks::around(self.marks, at) {
                at = quoted.end.max(at + 1);
                continue;
            }
            match self.cue(at) {
                Some(cue) => {
                    at = cue.items.end;
                    found.push(cue);
                }
                None => at += 1,
            }
        }
        found
    }

    fn cue(&self, at: usize) -> Option<Cue> {
        let row = Row { items: self.row.items.get(at..self.to)?, page: self.row.page };
        let (rest, Sense::Speech(speech)) = row.phrase(Class::SPEECH).ok()? else { return None };
        let end = at + row.read_up_to(rest);
        if matches!(speech, Speech::According) {
            return Some(Cue { speech, items: at..end, participle: false, subject: None });
        }
        let word = self.text(at);
        let participle = word.ends_with("ing");
        let (past, s) = (word.ends_with("ed") || IRREGULAR.contains(&word), word.ends_with('s'));
        // "so-called"
        if self.row.items[at].case != Case::Lower || at > self.from && self.text(at - 1) == "-" {
            return None;
        }
        // the words of the verb: has since said
        let mut first = at;
        let mut helped = false;
        while let Some(before) = first.checked_sub(1).filter(|before| *before >= self.from) {
            let aux = self.is(before, HELPERS) && self.row.items[before].case == Case::Lower;
            if !aux && !self.adverb(before) && self.text(before) != "not" {
                break;
            }
            helped |= aux;
            first = before;
        }
        let before = first.checked_sub(1).filter(|before| *before >= self.from);
        let led = |words: &[&str]| before.is_some_and(|before| self.is(before, words));
        let passive = (first..at).any(|at| self.is(at, BEING)) || led(BEING);
        if speech == Speech::Quoted {
            let subject = before.and_then(|_| self.subject(first));
            return Some(Cue { speech, items: first..end, participle: false, subject });
        }
        if participle {
            // "a saying", "of saying"
            let free = before.is_none()
                || before.is_some_and(|before| self.comma(before) || self.closed(before + 1).is_some())
                || led(&["by", "after", "before", "while", "in", "without", "and", "but"])
                || passive;
            // "is saying" is a verb
            let subject = if passive { self.subject(first) } else { None };
            return free.then_some(Cue { speech, items: first..end, participle: !passive, subject });
        }
        // "is said", "been called", "the said", "to say"
        if passive
            || led(&[
                "to", "the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "no", "any", "this", "s",
            ])
        {
            return None;
        }
        let subject = before.and_then(|_| self.subject(first));
        if !past && !helped {
            // nouns look like these: "reports", "the claim"
            let plain = before.is_some_and(|before| {
                let plural = self.text(before).ends_with('s') && self.row.items[before].case == Case::Lower;
                let relative = self.is(before, &["who", "which", "that", "what"]);
                let little =
                    self.word(before) && self.row.page.lexicon.begins(self.row.items[before].word).meets(Class::CUE);
                let name = self.capital(before);
                let noun = self.word(before) && !little && s && !plural;
                self.pronoun(before)
                    || relative
                    || name
                    || noun
                    || (plural && !s)
                    || self.comma(before)
                    || self.closed(before + 1).is_some()
            });
            if !plain {
                return None;
            }
        }
        Some(Cue { speech, items: first..end, participle: false, subject })
    }

    /// An adverb of a verb: later, repeatedly.
    pub(super) fn adverb(&self, at: usize) -> bool {
        self.is(at, ADVERBS)
            || self.word(at)
                && self.text(at).ends_with("ly")
                && self.row.items[at].case == Case::Lower
                && !self.is(at, &["family", "reply", "ally", "rally"])
    }

    /// The subject right before an item: back to a comma, a quotation or a word that begins a clause. None where a comma or a
    /// closing mark stands there.
    fn subject(&self, end: usize) -> Option<Range<usize>> {
        // "Ada Quill, the mayor, said"
        if self.comma(end.checked_sub(1)?) {
            let apposed = end - 1;
            let near = self.from.max(apposed.saturating_sub(SUBJECT));
            let begins = |at: usize| {
                self.dash(at)
                    || self.colon(at)
                    || self.text(at) == ";"
                    || self.is(at, JOINS)
                    || marks::around(self.marks, at).is_some()
            };
            let start = (near..apposed).rev().find(|at| begins(*at)).map_or(near, |at| at + 1);
            let mut commas = (start..apposed).filter(|at| self.comma(*at));
            let mut first = start;
            // "In May, Ada Quill, the mayor, said"
            if self.is(start, LEADS) {
                first = commas.next()? + 1;
            }
            commas.next()?;
            return (first < apposed).then_some(first..apposed);
        }
        let near = self.from.max(end.saturating_sub(SUBJECT));
        let begins = |at: usize| {
            self.comma(at)
                || self.dash(at)
                || self.colon(at)
                || marks::around(self.marks, at).is_some()
                || self.is(at, CLAUSES)
                || matches!(self.text(at), ";" | "(" | "…")
        };
        let mut start = end;
        while start > near && !begins(start - 1) {
            start -= 1;
            // "Ada Quill (D-Marl) said"
            if self.text(start) == ")" {
                start = (near..start).rev().find(|at| self.text(*at) == "(").unwrap_or(near);
            }
        }
        // "who said": the one before is it
        let start = if start == end && self.is(end - 1, &["who", "which", "that"]) { end - 1 } else { start };
        (start < end).then_some(start..end)
    }
}

/// Forms of the past that do not end in "ed".
const IRREGULAR: &[&str] = &["said", "told", "wrote", "written", "swore", "sworn", "found", "read", "shown"];

/// Verbs that help others.
const HELPERS: &[&str] = &[
    "has", "have", "had", "did", "do", "does", "will", "would", "could", "can", "might", "may", "should", "must", "t",
    "didn", "doesn", "hasn",
];

/// What makes a verb passive.
const BEING: &[&str] = &["be", "been", "being", "is", "was", "are", "were", "am", "get", "got"];

/// What stands between a subject and its verb.
const ADVERBS: &[&str] = &[
    "also", "later", "then", "now", "still", "once", "again", "even", "never", "always", "often", "not", "since",
    "earlier", "already", "just", "has", "simply", "further", "ever", "thus", "soon", "both", "all",
];

/// Words that join clauses.
const JOINS: &[&str] = &["but", "while", "because", "although", "though", "since", "that", "if", "whether", "whereas"];

/// Words that a clause begins with which is not the subject.
pub(super) const LEADS: &[&str] = &[
    "in",
    "on",
    "at",
    "after",
    "before",
    "during",
    "when",
    "as",
    "by",
    "for",
    "with",
    "from",
    "under",
    "until",
    "since",
    "despite",
    "still",
    "meanwhile",
    "however",
    "yet",
    "last",
    "earlier",
    "later",
];

/// Words that begin a clause.
const CLAUSES: &[&str] = &[
    "but", "while", "because", "when", "as", "after", "before", "that", "if", "although", "though", "since", "whether",
    "where", "what", "how", "why", "which", "who", "until", "unless", "than", "and", "or", "so", "yet", "whereas",
];
