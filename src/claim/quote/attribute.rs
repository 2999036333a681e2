//! What a cue ties to its speaker.

use super::cue::{Cue, LEADS, Sentence};
use super::marks;
use crate::lexicon::speech::Speech;
use std::ops::Range;

/// Words and whose they are, as items of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// The pieces of what is said.
    pub(super) content: Vec<Range<usize>>,
    pub(super) speaker: Option<Range<usize>>,
    pub(super) cue: Option<Range<usize>>,
    pub(super) recipient: Option<Range<usize>>,
    /// Whether what is said follows in the next block: `He said:`
    pub(super) goes_on: bool,
}

impl Said {
    /// What is said, in one piece.
    pub(super) fn piece(content: Range<usize>) -> Said {
        let mut said = Said::default();
        said.content.push(content);
        said
    }
}

impl Sentence<'_> {
    /// Everything that is said in it. `cues` are its cues.
    pub(super) fn said(&self, cues: &[Cue]) -> Vec<Said> {
        let mut found: Vec<Said> = Vec::new();
        // whose participles follow: the last who spoke in words of the article
        let mut last: Option<Range<usize>> = None;
        for (n, cue) in cues.iter().enumerate() {
            // "according to a report seen by"
            let inside =
                |range: &Option<Range<usize>>| range.as_ref().is_some_and(|range| range.contains(&cue.items.start));
            if found.last().is_some_and(|said| inside(&said.speaker)) {
                continue;
            }
            let nested = found.iter().any(|said| said.content.iter().any(|piece| piece.contains(&cue.items.start)));
            let said = match cue.speech {
                Speech::According => self.according(cue),
                Speech::Call | Speech::Urge => self.called(cue, cues, n),
                _ => self.tied(cue, cues, n),
            };
            let Some(mut said) = said else { continue };
            if said.speaker.is_none() && cue.speech != Speech::According {
                // of a participle: that of the verb before, or the head of the sentence
                said.speaker = last.clone().or_else(|| self.head(cue.items.start));
            }
            if !nested {
                last = said.speaker.clone();
            }
            found.push(said);
        }
        found
    }

    /// Its first words up to a comma or a verb, which may be whom a participle belongs to.
    fn head(&self, before: usize) -> Option<Range<usize>> {
        let end = (self.from..before).find(|at| self.comma(*at) || self.opens(*at).is_some()).unwrap_or(before);
        (end > self.from).then_some(self.from..end)
    }

    /// `according to S`, before what is said, behind it or within.
    fn according(&self, cue: &Cue) -> Option<Said> {
        let (start, from) = (cue.items.start, cue.items.end);
        let end = (from..self.to)
            .find(|at| self.comma(*at) || self.opens(*at).is_some() || self.dash(*at) || self.text(*at) == ";")
            .unwrap_or(self.to);
        if end == from {
            return None;
        }
        let speaker = Some(from..end);
        let mut content = Vec::new();
        if start <= self.from + 2 {
            content.push(end + usize::from(self.comma(end))..self.to);
        } else {
            let behind = start - usize::from(self.comma(start - 1));
            content.push(self.clause_start(behind)..behind);
            // "The road, according to the mayor, is closed."
            if self.comma(start - 1)
                && self.comma(end)
                && !self.clause(self.from, behind)
                && !self.is(end + 1, DESCRIBES)
                && !self.described(end + 1)
            {
                content.push(end + 1..self.to);
            }
        }
        self.keep(Said { content, speaker, cue: Some(cue.items.clone()), ..Said::default() })
    }

    /// `called X "C"`: only with a quotation, since all else may be told of anything.
    fn called(&self, cue: &Cue, cues: &[Cue], n: usize) -> Option<Said> {
        let end = self.clause_end(cue.items.end, cues, n + 1);
        if end < cue.items.end + 3 {
            return None;
        }
        // "in what she called "a mess" of a plan"
        let what = cue.subject.as_ref().is_some_and(|subject| self.is(subject.start.wrapping_sub(1), &["what"]));
        let quoted = what.then(|| (cue.items.end..end).find_map(|at| self.opens(at))).flatten();
        let end = quoted.map_or_else(|| self.past_quotation(cue.items.end, end), |quoted| quoted.end.min(end));
        self.keep(Said {
            speaker: cue.subject.clone(),
            cue: Some(cue.items.clone()),
            ..Said::piece(cue.items.end..end)
        })
    }

    /// A verb of saying with what is said before it, behind it or around it.
    fn tied(&self, cue: &Cue, cues: &[Cue], n: usize) -> Option<Said> {
        let after = self.after(cue);
        let mut said = Said {
            speaker: cue.subject.clone(),
            cue: Some(cue.items.clone()),
            recipient: after.recipient.clone(),
            ..Said::default()
        };
        if after.that {
            said.content.push(after.at..self.clause_end(after.at, cues, n + 1));
            return self.keep(said);
        }
        let at = after.at;
        let ends = at >= self.to;
        // `C, S said.` and `"C," said S.`
        if let Some(before) = self.before(cue) {
            // "In May, the mayor said, the road was closed"
            let leads = self.is(before.start, LEADS)
                && !self.clause(before.start, before.end)
                && self.closed(before.end).is_none();
            if leads && self.comma(at) {
                said.content.push(at + 1..self.clause_end(at + 1, cues, n + 1));
                return self.keep(said);
            }
            let direct = self.closed(before.end).is_some() && self.opens(at).is_none();
            if ends || self.comma(at) || self.dash(at) || self.text(at) == ";" || direct && !self.colon(at) {
                said.content.push(before);
                self.goes_on(&mut said, at);
                return self.keep(said);
            }
            if self.colon(at) && ends {
                return None;
            }
        }
        if let Some((speaker, before)) = self.inverted(cue, at) {
            let end = speaker.end;
            said.speaker = Some(speaker);
            said.content.push(before);
            self.goes_on(&mut said, end);
            return self.keep(said);
        }
        let opening = at + usize::from(self.comma(at) || self.colon(at));
        if self.opens(opening).is_some() {
            said.content.push(opening..self.clause_end(opening, cues, n + 1));
            return self.keep(said);
        }
        if self.colon(at) {
            if at + 1 >= self.to {
                said.goes_on = true;
                return Some(said);
            }
            said.content.push(at + 1..self.to);
            return self.keep(said);
        }
        if ends || self.comma(at) || !matches!(cue.speech, Speech::Say | Speech::Tell | Speech::Quoted | Speech::That) {
            return None;
        }
        if cue.subject.is_none() && !cue.participle {
            return None;
        }
        // "said the road is closed": a clause, and not "added salt"
        let end = self.clause_end(at, cues, n + 1);
        // words in quotation marks are somebody's in any case
        let mixed = (at..end).any(|at| self.opens(at).is_some());
        let says = self.is(cue.items.end - 1, SAYS);
        let vows = self.is(at, &["to"]) && self.is(cue.items.end - 1, VOWS);
        if !says && !mixed && !vows && (cue.speech == Speech::That || !self.clause(at, end)) {
            return None;
        }
        said.content.push(at..end);
        self.keep(said)
    }

    /// What is said before a cue and its subject, where a comma or a closing mark parts them.
    fn before(&self, cue: &Cue) -> Option<Range<usize>> {
        let start = cue.subject.as_ref()?.start;
        self.said_before(start)
    }

    fn said_before(&self, start: usize) -> Option<Range<usize>> {
        let last = start.checked_sub(1).filter(|last| *last >= self.from)?;
        if let Some(quoted) = self.closed(start) {
            // "The plan is "dead,"" he said
            return Some(self.clause_start(quoted.open)..start);
        }
        if !self.comma(last) && !self.dash(last) {
            return None;
        }
        let from = self.clause_start(last);
        (last > from + 1).then_some(from..last)
    }

    /// `"C," said S`: the speaker behind the cue, and what is said before it.
    fn inverted(&self, cue: &Cue, at: usize) -> Option<(Range<usize>, Range<usize>)> {
        if cue.items.len() > 2 || cue.participle {
            return None;
        }
        let start = cue.items.start;
        let direct = self.closed(start).is_some();
        let comma = start.checked_sub(1).is_some_and(|before| self.comma(before));
        if !direct && !comma || at >= self.to {
            return None;
        }
        if !(self.word(at) || self.opens(at).is_some()) {
            return None;
        }
        // the speaker and a description of them, up to what goes on
        let end = (at..self.to)
            .find(|at| {
                self.opens(*at).is_some()
                    || (self.comma(*at) && self.opens(at + 1).is_some())
                    || self.is(*at, &["that", "adding", "saying"])
            })
            .unwrap_or(self.to);
        let end = if end > at && self.comma(end - 1) && end < self.to { end - 1 } else { end };
        if !direct {
            // "The road is closed, said Ada Quill": a name or a noun, and no clause
            let noun = self.capital(at) || self.is(at, &["the", "a", "an", "one", "his", "her", "their"]);
            if !noun || self.clause(at, end) || cue.subject.is_some() && !self.clause(self.from, start) {
                return None;
            }
        }
        let before = self.said_before(start)?;
        (end > at).then_some((at..end, before))
    }

    /// What is said on behind its speaker: `The road, he said, is closed.`
    fn goes_on(&self, said: &mut Said, at: usize) {
        let next = at + usize::from(self.comma(at) || self.dash(at));
        if next >= self.to {
            return;
        }
        if self.opens(next).is_some() {
            said.content.push(next..self.to);
            return;
        }
        let quoted = said.content.first().is_some_and(|first| self.closed(first.end).is_some());
        if !quoted && self.comma(at) && !self.is(next, DESCRIBES) && !self.described(next) {
            said.content.push(next..self.to);
        }
    }

    /// The title of a work in quotation marks: wrote "The Old Quay".
    fn title(&self, piece: &Range<usize>) -> bool {
        let Some(quoted) = self.opens(piece.start).filter(|quoted| quoted.end == piece.end) else { return false };
        let long = |at: &usize| self.word(*at) && self.text(*at).len() > 3;
        let words = (quoted.from..quoted.to).filter(long).count();
        words > 0
            && !marks::ends(&self.row.items[quoted.to - 1])
            && (quoted.from..quoted.to).filter(long).all(|at| self.capital(at))
            && self.capital(quoted.from)
    }

    /// What is said, if any words are left of it.
    fn keep(&self, mut said: Said) -> Option<Said> {
        said.content.retain_mut(|piece| {
            while piece.start < piece.end && (self.comma(piece.start) || self.colon(piece.start)) {
                piece.start += 1;
            }
            while piece.start < piece.end && self.comma(piece.end - 1) {
                piece.end -= 1;
            }
            piece.start < piece.end && !self.title(piece)
        });
        (!said.content.is_empty()).then_some(said)
    }
}

/// Words that begin a description of the speaker.
const DESCRIBES: &[&str] = &[
    "who",
    "which",
    "whose",
    "a",
    "an",
    "the",
    "his",
    "her",
    "its",
    "director",
    "president",
    "head",
    "in",
    "at",
    "on",
    "during",
    "referring",
    "citing",
];

/// Verbs with what somebody says they will do.
const VOWS: &[&str] = &[
    "vow",
    "vows",
    "vowed",
    "vowing",
    "pledge",
    "pledges",
    "pledged",
    "pledging",
    "promise",
    "promises",
    "promised",
    "promising",
    "threaten",
    "threatens",
    "threatened",
    "threatening",
    "offered",
    "proposed",
    "claimed",
    "claims",
    "demanded",
];

/// Verbs that need no "that" before what is said.
const SAYS: &[&str] = &["say", "says", "said", "saying"];
