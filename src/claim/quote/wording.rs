//! What stands in quotation marks, held against itself: marks without another, and one quotation in two wordings.

use super::super::place::folded;
use super::super::shape::{Claim, Form, Kind, Part, Slot, Value};
use super::marks::{self, Marks};
use crate::grammar::Reading;
use crate::grammar::row::{self, Row};
use crate::lexicon::speech::Speech;
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::markup::{Block, BlockKind};
use crate::source::{SourceId, Span};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
use std::ops::Range;

/// The most words of a quotation that is looked for in others: a long one that is told twice is told of two occasions.
const SHORT: usize = 12;

/// How many steps all comparisons of an article may take. Articles of the press take a few hundred.
const STEPS: usize = 200_000;

/// All that stands in quotation marks in an article.
#[derive(Debug, Default)]
pub struct Wordings {
    pieces: Vec<Piece>,
    /// The words of all pieces.
    words: Vec<Word>,
    /// The letters of all pieces.
    letters: String,
    /// Where quotations stand, in order.
    spans: Vec<Span>,
    /// A mark that opens a quotation which the next paragraph may go on with.
    open: Option<Part>,
}

#[derive(Debug)]
struct Piece {
    /// Its words among those of all.
    words: Range<usize>,
    /// Its letters likewise.
    letters: Range<usize>,
    span: Span,
    headline: bool,
}

/// A word, as a sum over its small letters.
#[derive(Debug, Clone, Copy)]
struct Word {
    sum: u64,
    /// Its bytes among the letters of all pieces.
    from: u32,
    to: u32,
}

impl Wordings {
    /// Keeps what is quoted in a stretch of a block, which begins at the byte `start` of its text; marks without another become
    /// claims.
    pub fn keep(&mut self, reading: &Reading, found: &Marks, block: &Block, start: usize, claims: &mut Vec<Claim>) {
        let row = reading.row();
        let place = |from: usize, to: usize| {
            let bytes = block.source_range(start + from, start + to);
            Span::new(SourceId::ARTICLE, bytes.start, bytes.end)
        };
        let headline = block.kind == BlockKind::Headline;
        for quoted in &found.quoted {
            let span = self.piece(row, quoted.from, quoted.to, headline, &place);
            self.spans.push(span);
        }
        if headline {
            for (from, to) in single(row) {
                self.piece(row, from, to, true, &place);
            }
        }
        self.strays(row, found, block, &place, claims);
    }

    fn piece(
        &mut self,
        row: Row,
        from: usize,
        to: usize,
        headline: bool,
        place: &dyn Fn(usize, usize) -> Span,
    ) -> Span {
        let (first, last) = (&row.items[from], &row.items[to - 1]);
        let (words, letters) = (self.words.len(), self.letters.len());
        let told = row.items[from..to].iter().filter(|item| matches!(item.kind, row::Kind::Word | row::Kind::Digits));
        let shift = |at: u32| letters as u32 + at - first.start;
        self.words.extend(told.map(|item| Word {
            sum: sum(row.text(item)),
            from: shift(item.start),
            to: shift(item.end),
        }));
        self.letters.push_str(&row.page.text[first.start as usize..last.end as usize]);
        let span = place(first.start as usize, last.end as usize);
        let (words, letters) = (words..self.words.len(), letters..self.letters.len());
        self.pieces.push(Piece { words, letters, span, headline });
        span
    }

    fn words(&self, piece: &Piece) -> &[Word] {
        &self.words[piece.words.clone()]
    }

    fn text(&self, piece: &Piece) -> &str {
        self.letters.get(piece.letters.clone()).unwrap_or_default()
    }

    fn word(&self, word: &Word) -> &str {
        self.letters.get(word.from as usize..word.to as usize).unwrap_or_default()
    }

    /// Where a word of a piece stands; the piece, where markup or entities stand between its letters.
    fn place(&self, piece: &Piece, word: &Word) -> Span {
        if (piece.span.end - piece.span.start) as usize != piece.letters.len() {
            return piece.span;
        }
        let at = |byte: u32| piece.span.start + byte - piece.letters.start as u32;
        Span::new(piece.span.source, at(word.from) as usize, at(word.to) as usize)
    }

    /// Marks without another. A quotation of several paragraphs has an opening mark at the beginning of each.
    fn strays(
        &mut self,
        row: Row,
        found: &Marks,
        block: &Block,
        place: &dyn Fn(usize, usize) -> Span,
        claims: &mut Vec<Claim>,
    ) {
        let text = !found.unsure && matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        if !text || row.items.is_empty() || found.closed.len() + usize::from(found.opened.is_some()) > 1 {
            // where marks are glued or many are missing, which of them is wrong nobody can tell
            self.open = None;
            return;
        }
        let part = |at: usize| {
            let item = &row.items[at];
            let span = place(item.start as usize, item.end as usize);
            Part { slot: Slot::Thing, value: Value::Text, span, text: row.text(item).to_owned() }
        };
        let goes_on = marks::mark(row, 0, false).is_some();
        let before = self.open.take();
        let mut closed = found.closed.iter().copied();
        match before {
            // the paragraph before is closed in this one
            Some(_) if !goes_on && closed.len() > 0 => drop(closed.next()),
            Some(mark) if !goes_on => claims.push(stray(mark)),
            _ => {}
        }
        // 6'2" and 12"
        let inches = |at: usize| {
            at > 0
                && row.items[at - 1].kind != row::Kind::Word
                && !row.items[at].spaced
                && row.text(&row.items[at]) == "\""
                && row.items[at - 1].kind != row::Kind::Sign
                && row.items[at - 1].kind != row::Kind::Stop
        };
        let closed = closed.filter(|at| !inches(*at) && marks::double(row, *at));
        claims.extend(closed.map(|at| stray(part(at))));
        let opened = found.opened.filter(|at| marks::double(row, *at));
        // the next paragraph goes on with whole sentences only, and with none behind which their speaker is named
        let fails = opened.is_some_and(|at| {
            let small = row.items.get(at + 1).is_some_and(|item| row.text(item).starts_with(char::is_lowercase));
            small || signed(row)
        });
        let opened = opened.map(part);
        if fails {
            claims.extend(opened.map(stray));
        } else {
            self.open = opened;
        }
    }

    /// What is left open and what stands in two wordings, when the article is at its end.
    pub fn claims(&mut self, claims: &mut Vec<Claim>) {
        claims.extend(self.open.take().map(stray));
        if self.pieces.len() < 2 {
            return;
        }
        // where each word stands that one of them begins with: the piece, and its place in it
        let shorts = self.pieces.iter().filter(|piece| self.short(piece));
        let mut places: FxHashMap<u64, Vec<(usize, usize)>> =
            shorts.flat_map(|piece| &self.words(piece)[..2]).map(|word| (word.sum, Vec::new())).collect();
        if places.is_empty() {
            return;
        }
        for (n, piece) in self.pieces.iter().enumerate() {
            for (at, word) in self.words(piece).iter().enumerate() {
                if let Some(places) = places.get_mut(&word.sum) {
                    places.push((n, at));
                }
            }
        }
        let mut steps = STEPS;
        for (n, piece) in self.pieces.iter().enumerate() {
            let length = piece.words.len();
            if !self.short(piece) {
                continue;
            }
            let mut near = None;
            let mut borne_out = false;
            // one of the first two words stands in the other as well, for one only differs
            for lead in 0..2 {
                for &(other, at) in places.get(&self.words(piece)[lead].sum).map(Vec::as_slice).unwrap_or_default() {
                    let long = &self.pieces[other];
                    let Some(from) = at.checked_sub(lead).filter(|_| other != n && !long.headline) else { continue };
                    let Some(window) = self.words(long).get(from..from + length) else { continue };
                    steps = steps.saturating_sub(length);
                    let mut differing =
                        self.words(piece).iter().zip(window).filter(|(one, other)| one.sum != other.sum);
                    match (differing.next(), differing.next()) {
                        (None, _) => borne_out = true,
                        (Some((one, word)), None) if self.slipped(piece, one, word) => {
                            near = near.or(Some((other, one, word)))
                        }
                        _ => {}
                    }
                }
            }
            if steps == 0 {
                return;
            }
            let Some((other, one, word)) = near.filter(|_| !borne_out) else { continue };
            let other = &self.pieces[other];
            // of two that are equally long the later is held against the first, and told once for both
            if !piece.headline && other.words.len() == length && other.span >= piece.span {
                continue;
            }
            claims.push(self.wording(piece, one, other, word));
        }
    }

    /// Whether it may be taken from another: a few words, and not a sentence of its own but in a headline.
    fn short(&self, piece: &Piece) -> bool {
        let least = if piece.headline { 2 } else { 3 };
        (least..=SHORT).contains(&piece.words.len())
            && (piece.headline || self.text(piece).starts_with(char::is_lowercase))
    }

    /// Whether one word of it stands for one of another piece by mistake: the rest says enough to be no chance.
    fn slipped(&self, piece: &Piece, one: &Word, other: &Word) -> bool {
        // words of grammar differ where one is fitted into a sentence: "their", "will"
        let full = |word: &str| word.len() >= 4 && !FITTED.iter().any(|known| word.eq_ignore_ascii_case(known));
        let rest = self.words(piece).iter().filter(|word| word.sum != one.sum);
        let telling = rest.filter(|word| full(self.word(word))).count();
        let (one, other) = (self.word(one).to_lowercase(), self.word(other).to_lowercase());
        // "deepen" and "deepening" are one word in two sentences
        let shared = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
        let form = shared >= 3 && shared + 3 >= one.len().min(other.len());
        let alike = || shared > 0 && distance(&one, &other) * 2 <= one.len().max(other.len());
        full(&one) && full(&other) && !form && (telling >= 3 || piece.headline && telling >= 1 && alike())
    }

    /// The claim of two wordings: the word that differs, the whole quotation, and the word of the other one.
    fn wording(&self, piece: &Piece, one: &Word, other: &Piece, word: &Word) -> Claim {
        let part =
            |slot, span, text: &str| Part { slot, value: Value::Said(Form::Direct), span, text: text.to_owned() };
        let mut slots = vec![
            part(Slot::Content, self.place(piece, one), &folded(self.text(piece))),
            part(Slot::Body, self.place(other, word), &folded(self.text(other))),
        ];
        if piece.headline {
            slots.push(part(Slot::Headline, piece.span, &folded(self.text(piece))));
        }
        Claim::new(Kind::Wording, piece.span, slots)
    }

    /// Whether something stands inside quotation marks.
    #[must_use]
    pub fn quoted(&self, span: Span) -> bool {
        let before = self.spans.partition_point(|quoted| quoted.start <= span.start);
        before.checked_sub(1).and_then(|at| self.spans.get(at)).is_some_and(|quoted| span.end <= quoted.end)
    }
}

/// Words that are fitted into a sentence.
const FITTED: &[&str] = &[
    "will", "would", "shall", "should", "must", "have", "been", "were", "their", "there", "they", "them", "this",
    "that", "these", "those", "your", "with", "from", "into", "very", "more", "much", "when", "then", "than", "some",
    "such", "here", "against", "about", "after", "before", "because", "through", "between", "under", "over",
];

/// How many letters must be changed, put in or left out to make one word of another.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(40).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (n, letter) in one.chars().take(40).enumerate() {
        let mut before = std::mem::replace(&mut row[0], n + 1);
        for (m, known) in other.iter().enumerate() {
            let changed = before + usize::from(letter != *known);
            before = row[m + 1];
            row[m + 1] = changed.min(row[m] + 1).min(before + 1);
        }
    }
    row[other.len()]
}

/// How many items stand behind the cue of a paragraph that ends with its speaker: told the Gazette on Friday.
const BEHIND: usize = 5;

/// Whether a paragraph ends with a speaker and a cue: `, Ada Quill told AFP.`
fn signed(row: Row) -> bool {
    let end = row.items.len();
    (end.saturating_sub(BEHIND)..end).any(|at| {
        let rest = Row { items: &row.items[at..], page: row.page };
        let Ok((behind, Sense::Speech(Speech::Say | Speech::Tell))) = rest.phrase(Class::SPEECH) else { return false };
        let named = at.checked_sub(1).and_then(|before| row.items.get(before)).is_some_and(|before| {
            before.word == symbol::COMMA
                || before.kind == row::Kind::Word && before.case != Case::Lower && before.end - before.start > 1
        });
        named && behind.items.iter().all(|item| item.case != Case::Lower || item.kind != row::Kind::Word)
    })
}

/// What stands in single marks in a headline: from the item behind the opening one to the closing one.
fn single(row: Row) -> Vec<(usize, usize)> {
    let apostrophe = |at: usize| {
        row.items.get(at).is_some_and(|item| item.word == symbol::APOSTROPHE && item.kind == row::Kind::Sign)
    };
    let mut found = Vec::new();
    let mut open = None;
    for at in (0..row.items.len()).filter(|at| apostrophe(*at)) {
        let item = &row.items[at];
        let joined = row.items.get(at + 1).is_some_and(|next| !next.spaced);
        match open {
            None if item.spaced && joined && row.text(item) != "’" => open = Some(at + 1),
            Some(from) if !item.spaced && !joined && from < at => {
                found.push((from, at));
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// A sum over the small letters of a word: the bit that tells them from capitals is set in all.
fn sum(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for eight in text.as_bytes().chunks(8) {
        let packed = eight.iter().fold(0_u64, |packed, byte| packed << 8 | u64::from(byte | 0x20));
        hasher.write_u64(packed);
    }
    hasher.finish()
}

fn stray(mark: Part) -> Claim {
    Claim::new(Kind::Mark, mark.span, vec![mark])
}
