//! Who says what: words in quotation marks or told in others' words, with their speaker, the cue and whom they were told to.

mod attribute;
mod bare;
mod beside;
mod clauses;
mod cue;
mod marks;
mod sentences;
mod wording;

use super::place::{Draft, Reader, Run, run};
use super::shape::{Claim, Form, Kind, Part, Shape, Slot, Value};
use crate::grammar::Reading;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::{Class, symbol};
use crate::markup::Block;
use attribute::Said;
use cue::Sentence;
pub use marks::Marks;
use marks::Quoted;
use std::ops::Range;
pub use wording::Wordings;

/// A quotation. It is read over whole sentences, and not from an item on.
pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Quote,
    name: "quote",
    about: "what somebody says, in quotation marks or in other words",
    slots: &[Slot::Content],
    maybe: &[Slot::Speaker, Slot::Cue, Slot::Recipient],
    read: Reader::NOWHERE,
};

/// A quotation mark without another.
pub(super) const MARK: Shape = Shape {
    kind: Kind::Mark,
    name: "mark",
    about: "a quotation mark that opens what nothing closes, or closes what nothing opened",
    slots: &[Slot::Thing],
    maybe: &[],
    read: Reader::NOWHERE,
};

/// One quotation in two wordings.
pub(super) const WORDING: Shape = Shape {
    kind: Kind::Wording,
    name: "wording",
    about: "one quotation told twice, with a word that differs; or that of a headline and the text's",
    slots: &[Slot::Content, Slot::Body],
    maybe: &[Slot::Headline],
    read: Reader::NOWHERE,
};

/// Who says what in an article, and what is carried from one block to the next.
#[derive(Debug, Default)]
pub struct Quotes {
    /// Who spoke last.
    speaker: Option<Part>,
    /// The cue of what is said in the next block: `He said:`
    cue: Option<Part>,
    said: Vec<Claim>,
    /// Whether the last block had a quotation that goes on.
    open: bool,
}

impl Quotes {
    /// All that was read.
    #[must_use]
    pub fn said(self) -> Vec<Claim> {
        self.said
    }

    /// Reads the quotations of a stretch of a block, which begins at the byte `start` of its text.
    pub fn read(&mut self, reading: &Reading, marks: &Marks, block: &Block, start: usize) {
        let row = reading.row();
        let speaks = |item: &Item| {
            item.word == symbol::QUOTE
                || item.word == symbol::APOSTROPHE
                || row.page.lexicon.begins(item.word).meets(Class::SPEECH)
        };
        let pending = self.cue.take();
        if !row.items.iter().any(speaks) {
            (self.speaker, self.open) = (None, false);
            return;
        }
        let marks = marks.quoted.as_slice();
        let open = std::mem::take(&mut self.open);
        let mut speaker = self
            .speaker
            .take()
            .filter(|_| open || pending.is_some() || marks.first().is_some_and(|first| first.open == 0));
        let mut cue = pending;
        for (from, to) in sentences::sentences(row, marks) {
            let sentence = Sentence { row, marks, from, to };
            let mut found = sentence.said(&sentence.cues());
            if found.is_empty() {
                found.extend(bare::bare(&sentence));
            }
            for said in found {
                let carries = said.speaker.is_none() && said.cue.is_none();
                let (by, with) = if carries { (speaker.clone(), cue.clone()) } else { (None, None) };
                let finished = claim(&said, &sentence, block, start, by, with);
                // a quotation of several paragraphs has a mark at the beginning of each
                if carries
                    && open
                    && from == 0
                    && let Some(last) = self.said.last_mut()
                    && let Some(new) = &finished
                    && prolong(last, new)
                {
                    continue;
                }
                let told = |slot| finished.as_ref().and_then(|claim| claim.slot(slot).cloned());
                if !carries {
                    (speaker, cue) = (told(Slot::Speaker).or(speaker), told(Slot::Cue));
                }
                if said.goes_on {
                    self.cue = told(Slot::Cue);
                } else {
                    self.said.extend(finished);
                }
            }
        }
        self.open = marks.last().is_some_and(|last| !last.closed);
        self.speaker = speaker;
    }
}

/// Adds the next paragraph to what is said.
fn prolong(last: &mut Claim, next: &Claim) -> bool {
    let Some(more) = next.slot(Slot::Content) else { return false };
    let Some(part) = last.slots.iter_mut().rfind(|part| part.slot == Slot::Content) else { return false };
    part.span = part.span.to(more.span);
    part.text = format!("{} {}", part.text, more.text);
    last.span = last.span.to(more.span);
    true
}

/// The claim of what is said; `by` whom and `with` which cue stands in other blocks or sentences.
fn claim(
    said: &Said,
    sentence: &Sentence,
    block: &Block,
    start: usize,
    by: Option<Part>,
    with: Option<Part>,
) -> Option<Claim> {
    let Sentence { row, marks, .. } = *sentence;
    let text = |range: &Range<usize>| -> Option<Run> {
        Some(run(row.items.get(range.start)?, row.items.get(range.end.checked_sub(1)?)?))
    };
    let form = form(said, row, marks);
    let mut slots = Vec::new();
    for piece in &said.content {
        slots.push((Slot::Content, Value::Said(form), text(piece)?));
    }
    for (slot, range) in [(Slot::Speaker, &said.speaker), (Slot::Cue, &said.cue), (Slot::Recipient, &said.recipient)] {
        if let Some(range) = range {
            slots.push((slot, Value::Text, text(range)?));
        }
    }
    let mut claim = Draft::new(Kind::Quote, slots, None).finished(block, start);
    if said.speaker.is_none() {
        claim.slots.extend(by);
    }
    if said.cue.is_none() {
        claim.slots.extend(with);
    }
    Some(claim)
}

/// Whether all that is said stands in quotation marks, some of it or nothing.
fn form(said: &Said, row: Row, marks: &[Quoted]) -> Form {
    let inside = |at: usize| marks::around(marks, at).is_some();
    let words = || said.content.iter().cloned().flatten().filter(|at| row.items[*at].kind == row::Kind::Word);
    match (words().any(inside), words().all(inside)) {
        (true, true) => Form::Direct,
        (true, false) => Form::Mixed,
        _ => Form::Indirect,
    }
}

#[cfg(test)]
mod corpus {
    use super::*;
    use crate::grammar::Reader;
    use crate::lexicon::tests::boxed;
    use crate::markup::{Block, BlockKind};

    /// The quotations of paragraphs: form, content, speaker, cue and those who are told.
    fn quotes(paragraphs: &[&str]) -> Vec<String> {
        let (mut quotes, mut reader) = (Quotes::default(), Reader::new(boxed()));
        for text in paragraphs {
            let reading = reader.read(text);
            quotes.read(&reading, &Marks::of(&reading), &Block::verbatim(BlockKind::Paragraph, text, 0), 0);
        }
        let told = |claim: &Claim| {
            let of = |slot| {
                let parts = claim.slots.iter().filter(move |part| part.slot == slot);
                parts.map(|part| part.text.clone()).collect::<Vec<_>>().join(" / ")
            };
            let Some(Value::Said(form)) = claim.slot(Slot::Content).map(|part| part.value.clone()) else {
                panic!("no content")
            };
            let (cue, told) = (of(Slot::Cue), of(Slot::Recipient));
            let told = if told.is_empty() { told } else { format!(" > {told}") };
            format!("{} {} | {} {cue}{told}", form.name(), of(Slot::Content), of(Slot::Speaker)).trim_end().to_owned()
        };
        quotes.said().iter().map(told).collect()
    }

    #[track_caller]
    fn reads(text: &str, expected: &[&str]) {
        assert_eq!(quotes(&[text]), expected, "{text}");
    }

    #[test]
    fn what_is_told_before_its_speaker_within_and_behind() {
        reads("Ada Quill said that the quay is closed.", &["indirect the quay is closed | Ada Quill said"]);
        reads("The mayor said the quay would open in May.", &["indirect the quay would open in May | The mayor said"]);
        reads(
            "\u{201c}The quay is closed,\u{201d} Quill said.",
            &["direct \u{201c}The quay is closed,\u{201d} | Quill said"],
        );
        reads(
            "\u{201c}The quay is closed,\u{201d} said Ada Quill, mayor of Marl.",
            &["direct \u{201c}The quay is closed,\u{201d} | Ada Quill, mayor of Marl said"],
        );
        reads("The quay, she said, is closed.", &["indirect The quay / is closed | she said"]);
        reads("The quay was closed, Quill said on Friday.", &["indirect The quay was closed | Quill said"]);
        reads("\"It is closed,\" he added, \"for good.\"", &["direct \"It is closed,\" / \"for good.\" | he added"]);
    }

    #[test]
    fn those_who_are_told_and_what_stands_beside_the_cue() {
        reads(
            "Quill told reporters that the quay is closed.",
            &["indirect the quay is closed | Quill told > reporters"],
        );
        reads("She told the Marl Gazette it was over.", &["indirect it was over | She told > the Marl Gazette"]);
        reads(
            "Quill said on Friday in a statement that the quay is closed.",
            &["indirect the quay is closed | Quill said"],
        );
        reads("Quill has since said: \"It is over.\"", &["direct \"It is over.\" | Quill has since said"]);
        reads("Quill called the plan \"a mess\".", &["mixed the plan \"a mess\" | Quill called"]);
        reads("Asked about it, Quill said it was \"a mess\".", &["mixed it was \"a mess\" | Quill said"]);
    }

    #[test]
    fn sources_and_participles() {
        reads("The quay is closed, according to the port.", &["indirect The quay is closed | the port according to"]);
        reads("According to Ada Quill, the quay is closed.", &["indirect the quay is closed | Ada Quill According to"]);
        reads(
            "Quill said the quay is closed, adding that it was unsafe.",
            &["indirect the quay is closed | Quill said", "indirect it was unsafe | Quill adding"],
        );
        reads(
            "Ada Quill, the mayor of Marl, said the quay is closed.",
            &["indirect the quay is closed | Ada Quill, the mayor of Marl said"],
        );
        reads(
            "The keeper was quoted as saying the lamp was out.",
            &["indirect the lamp was out | The keeper was quoted as saying"],
        );
    }

    #[test]
    fn quotations_go_on_in_the_next_paragraph() {
        let said =
            quotes(&["\u{201c}It is closed,\u{201d} Quill said. \u{201c}It is old.", "\u{201c}It is over.\u{201d}"]);
        assert_eq!(
            said,
            [
                "direct \u{201c}It is closed,\u{201d} | Quill said",
                "direct \u{201c}It is old. \u{201c}It is over.\u{201d} | Quill said"
            ]
        );
        assert_eq!(quotes(&["She said:", "\"It is closed.\""]), ["direct \"It is closed.\" | She said"]);
        assert_eq!(quotes(&["Ada Quill: \"It is closed.\""]), ["direct \"It is closed.\" | Ada Quill :"]);
        assert_eq!(
            quotes(&["\"It is closed.\" \u{2013} Ada Quill"]),
            ["direct \"It is closed.\" | Ada Quill \u{2013}"]
        );
    }

    #[test]
    fn what_nobody_says_is_no_quotation() {
        for text in [
            "The so-called peace is over.",
            "It is said to be old, and the report is long.",
            "They read \"The Old Quay\" at school.",
            "The claims were paid and the charges dropped.",
            "He added salt.",
        ] {
            reads(text, &[]);
        }
    }

    #[test]
    fn hostile_marks_cost_no_more_than_others() {
        for text in ["\"", "\u{201c} said ", "said, ", "\" said \"", "he said that ", "according to ", "''"] {
            let (mut quotes, mut wordings, mut claims) = (Quotes::default(), Wordings::default(), Vec::new());
            let text = text.repeat(3000);
            let block = Block::verbatim(BlockKind::Paragraph, &text, 0);
            let mut reader = Reader::new(boxed());
            let reading = reader.read(&text);
            let marks = Marks::of(&reading);
            quotes.read(&reading, &marks, &block, 0);
            wordings.keep(&reading, &marks, &block, 0, &mut claims);
            wordings.claims(&mut claims);
        }
    }
}
