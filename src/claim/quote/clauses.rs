//! Where the clauses of a sentence begin and end.

use super::cue::{Cue, Sentence};
use crate::lexicon::speech::Speech;

/// How many words there are between "and" and the cue of what follows it.
const NEXT: usize = 12;

impl Sentence<'_> {
    /// Whether words have a verb of their own, as far as single words tell.
    pub(super) fn clause(&self, from: usize, to: usize) -> bool {
        // the verb of "the plan that was made" is not that of the clause
        let mut rest = (from + 1..to.min(from + 25)).take_while(|at| !self.is(*at, RELATIVE));
        rest.any(|at| self.is(at, VERBS)) || self.pronoun(from) && !self.is(from, &["it", "you"])
    }

    /// Where the words before a cue begin: behind a word that only joins sentences, and behind what was said before.
    pub(super) fn clause_start(&self, end: usize) -> usize {
        let mut from = self.from;
        while from < end && (self.is(from, &["and", "but", "so"]) || self.comma(from) || self.text(from) == "…") {
            from += 1;
        }
        from
    }

    /// Where the clause that begins at an item ends: with the sentence, or before a cue that goes on with another.
    pub(super) fn clause_end(&self, from: usize, cues: &[Cue], next: usize) -> usize {
        let own = next.checked_sub(1).and_then(|own| cues.get(own));
        let bound = own.map_or(self.to, |cue| self.bound(cue, from));
        let end = cues.iter().skip(next).find_map(|cue| {
            let start = cue.items.start;
            if cue.items.start <= from {
                return None;
            }
            if (cue.participle || cue.speech == Speech::According) && self.comma(start - 1) {
                return Some(start - 1);
            }
            // "and noted that", "and she said", ", but the mayor said"
            let first = cue.subject.as_ref().map_or(start, |subject| subject.start);
            // ", he claimed that"
            let leading =
                || self.is(cue.items.end, &["that"]) || self.word(cue.items.end) && !self.is(cue.items.end, BESIDES);
            if self.comma(first.saturating_sub(1)) && self.pronoun(first) && start - first == 1 && leading() {
                return Some(first - 1);
            }
            if first <= from + 1 || start - first > NEXT {
                return None;
            }
            let joins = self.is(first - 1, &["and", "but", "while", "though", "although"]);
            let comma = first >= 2 && self.comma(first - 2);
            // "X, S said" behind a leading cue belongs to the trailing one
            (joins && (comma || cue.subject.is_none())).then(|| if comma { first - 2 } else { first - 1 })
        });
        end.unwrap_or(bound).min(bound)
    }

    /// Where the clause of a cue ends that depends on another: `When she said so, he left`, `Ada Quill, who said so, left`.
    pub(super) fn bound(&self, cue: &Cue, from: usize) -> usize {
        let Some(subject) = &cue.subject else { return self.to };
        let before = subject.start.checked_sub(1).filter(|before| *before >= self.from);
        let relative = self.is(subject.start, &["who", "which"])
            && before.is_some_and(|before| self.comma(before) || self.dash(before));
        let depends = before.is_some_and(|before| self.is(before, DEPENDS)) || self.is(subject.start, DEPENDS);
        if !relative && !depends {
            return self.to;
        }
        let mut at = from;
        while at < self.to {
            if let Some(quoted) = self.opens(at) {
                at = quoted.end;
                // the comma stands inside the marks
                if self.comma(quoted.to - 1) {
                    return at.min(self.to);
                }
            } else if (self.comma(at) && !self.capital(at + 1)) || (relative && self.dash(at)) {
                return at;
            } else {
                at += 1;
            }
        }
        self.to
    }

    /// Without what is told of the occasion behind the last quotation: `called it "a mess" during a visit`.
    pub(super) fn past_quotation(&self, from: usize, to: usize) -> usize {
        let last = (from..to).rev().find(|at| self.closed(*at).is_some());
        match last {
            Some(end) if end < to && self.is(end, OCCASION) => end,
            Some(end) if end + 1 < to && self.is(end, &["and", "but"]) && self.pronoun(end + 1) => end,
            _ => to,
        }
    }

    /// Whether words go on about something else: `, adding that`, `, speaking in Rome`.
    pub(super) fn described(&self, at: usize) -> bool {
        self.text(at).ends_with("ing")
            || self.is(at, &["and", "but", "as", "while", "when", "after", "before", "according"])
    }
}

/// What begins a phrase beside a cue.
pub(super) const BESIDES: &[&str] = &[
    "in", "at", "on", "during", "after", "before", "through", "via", "from", "by", "with", "to", "of", "about", "as",
    "when", "while", "outside", "inside", "near",
];

/// Words that make a clause depend on another.
const DEPENDS: &[&str] = &[
    "although", "though", "while", "when", "if", "because", "after", "before", "since", "whereas", "once", "until",
    "unless",
];

/// What begins words on the occasion of what is said.
const OCCASION: &[&str] = &["during", "before", "after", "when", "while", "on", "at", "as", "in"];

/// What a clause inside another begins with.
const RELATIVE: &[&str] = &["that", "which", "who", "whose", "where"];

/// Verbs that nearly every clause has one of.
pub(super) const VERBS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "might",
    "should", "must", "does", "did", "do", "am", "isn", "aren", "wasn", "weren", "don", "doesn", "didn", "won",
    "wouldn", "couldn", "ll", "ve", "re",
];
