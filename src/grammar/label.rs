//! Numbers that are labels: list markers, citations, tickers, telephone numbers, houses and post codes.

use super::name::Found;
use super::row::{Item, Kind, Row};
use crate::lexicon::phrase::Name;
use crate::lexicon::{Case, Class, Sense, WordId, symbol};

/// How far back an opening bracket is looked for.
const NEAR: usize = 12;

impl Found<'_> {
    /// `1)`, `[12]`, `1. First`, `8750.T`, `(2)`, telephone numbers
    pub(super) fn labels(&self) -> bool {
        if !self.bare() {
            return false;
        }
        let (text, before, next) = (self.text(), self.past.last(), self.rest.head());
        let is = |item: Option<&Item>, sign: WordId| item.is_some_and(|item| item.word == sign && !item.spaced);
        let opened = before.is_some_and(|before| before.word == symbol::OPEN);
        if before.is_some_and(|before| before.word == WordId::sign(b'[')) && is(next, WordId::sign(b']')) {
            return true;
        }
        if is(next, symbol::CLOSE) && text.len() <= 2 {
            let near = self.past.iter().rev().take(NEAR).take_while(|item| item.kind != Kind::Stop);
            let inside = near.clone().any(|item| item.word == symbol::OPEN);
            return !inside || opened && text.len() == 1;
        }
        if is(next, symbol::POINT) {
            let after = self.rest.items.get(1);
            let ticker = after.is_some_and(|after| !after.spaced && after.case == Case::Upper);
            let first = self.past.is_empty() && text.len() <= 3;
            return ticker || first && after.is_some_and(|after| after.spaced && after.case != Case::Lower);
        }
        self.dialled(opened)
    }

    /// `0207 946 0000`, `(212) 555`: groups of digits with nothing but space between
    fn dialled(&self, opened: bool) -> bool {
        let page = self.page();
        let group = |item: Option<&Item>| {
            item.filter(|item| item.kind == Kind::Digits).map(|item| &page.text[item.start as usize..item.end as usize])
        };
        let (before, next) = (group(self.past.last()), group(self.rest.head()));
        let year = |text: &str| text.len() == 4 && matches!(text.as_bytes().first(), Some(b'1' | b'2'));
        let long = |text: &str| text.len() >= 3 && !year(text);
        let bracket = opened && self.rest.sign(symbol::CLOSE).is_ok_and(|(rest, _)| group(rest.head()).is_some());
        let digits = |item: &&Item| item.kind == Kind::Digits;
        let near = self.past.iter().rev().take(2).take_while(digits).count();
        let row = near + self.rest.items.iter().take(2).take_while(digits).count();
        bracket
            || row >= 2
            || before.is_some_and(|before| before.starts_with('0') || long(before) && long(self.text()))
            || next.is_some_and(|next| long(next) && long(self.text()))
    }

    /// `Nat. Phys. 20, 668–674 (2012)`: a volume and its pages, before the year it came out
    pub(super) fn cited(&self) -> bool {
        let digits = |item: &Item| item.kind == Kind::Digits;
        let mut behind = self.rest.items;
        if let [comma, page, rest @ ..] = behind
            && comma.word == symbol::COMMA
            && digits(page)
        {
            behind = match rest {
                [dash, last, rest @ ..] if matches!(dash.word, symbol::HYPHEN | symbol::DASH) && digits(last) => rest,
                _ => rest,
            };
        } else if !matches!(self.past, [.., volume, comma] if comma.word == symbol::COMMA && digits(volume)) {
            return false;
        }
        let year = |item: &Item| digits(item) && item.end - item.start == 4;
        let issued = matches!(behind, [open, issued, close, ..]
            if open.word == symbol::OPEN && year(issued) && close.word == symbol::CLOSE);
        issued && self.text().bytes().all(|byte| !byte.is_ascii_alphabetic())
    }

    /// `1-800-CALL-NOW`: letters to dial
    pub(super) fn spelled_to_dial(&self) -> bool {
        let letters = |rest: Row| rest.head().is_some_and(|next| !next.spaced && next.case == Case::Upper);
        self.rest.sign(symbol::HYPHEN).is_ok_and(|(rest, hyphen)| !hyphen.spaced && letters(rest))
            && self.row.read_up_to(self.rest) == 3
    }

    /// `12 Cable Street`, `CA 90012`: a house, or what the post knows a place by
    pub(super) fn addressed(&self) -> bool {
        if !self.bare() {
            return false;
        }
        let post = self.past.last().is_some_and(|state| {
            let code = state.kind == Kind::Word && state.case == Case::Upper && state.end - state.start == 2;
            code && self.text().len() == 5
        });
        let name = |item: &&Item| item.kind == Kind::Word && matches!(item.case, Case::Capital | Case::Mixed);
        let words = self.rest.items.iter().take(4).take_while(name).count();
        let street =
            |at| matches!(self.rest.after(at).phrase(Class::NAME_ORDERED), Ok((_, Sense::Name(Name::Streets))));
        post || (1..words).any(street)
    }
}

#[cfg(test)]
mod corpus_of_labels {
    use super::super::corpus::{nothing, reads};

    #[test]
    fn labels_count_nothing() {
        nothing(&[
            "1. Then we ask",
            "are 1) the name and 2) the place",
            "as shown [12]",
            "Sumida (8750.T)",
            "call 0207 946 0000",
            "call (212) 555-0000",
            "see (2) below",
            "118. Brandt, A. and others",
            "call 1-800-CALL-NOW",
            "1-888-NOSMOKE",
        ]);
        reads("2011", &["J. Appl. Stat. 14, 201–218 (2011)", "Ann. Phys. 14, 201 (2011)"]);
        reads("14, 201", &["between the 14, 201 of them"]);
        reads("12", &["(12 in all)", "(a total of 12)"]);
    }

    #[test]
    fn addresses_hours_and_calls_count_nothing() {
        nothing(&["10 Downing Street", "at 1600 Pennsylvania Avenue", "Los Angeles, CA 90012", "SW1A 1AA"]);
        nothing(&[
            "at 1.05am",
            "at 1:56pm",
            "5-6pm",
            "between 5pm and 6pm",
            "from 9am to 5pm",
            "10.30 a.m.",
            "8pm-10pm",
            "5 to 6 p.m.",
        ]);
        nothing(&["call 0800 123 456", "call +44 20 7946 0000", "call 1-800-555-0100", "v2.3.1", "#12", "(a)"]);
        reads("12", &["12 Cable workers"]);
    }
}
