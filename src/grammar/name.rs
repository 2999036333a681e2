//! Numbers that count nothing: a name takes them in (S&P 500, Section 427, World War Two, six-speed), or "one" stands
//! for a noun. Which words take a number is data: rules/lexicon/names.yaml.

use super::atom::Atom;
use super::plural::counts;
use super::quantity::clock;
use super::row::{Item, Kind, Page, Row};
use crate::lexicon::phrase::{Cue, Name};
use crate::lexicon::{Case, Class, Sense, WordId, symbol};
use crate::measure::unit::UnitWord;

/// The most words a name has before its number.
const LONGEST: usize = 5;

/// How far back an opening bracket, or a long word in small letters, is looked for.
const NEAR: usize = 12;

/// A number where it stands among the words of its block.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    /// The words before it.
    pub past: &'a [Item],
    /// All words.
    pub words: &'a [Item],
    /// The row from the number on.
    pub row: Row<'a>,
    /// The row behind it.
    pub rest: Row<'a>,
}

/// Whether an atom is no claim but a part of a name. `named` is where the last number ended that was one.
pub(super) fn takes(found: Found, kind: Kind, atom: &Atom, named: Option<usize>) -> bool {
    match (kind, atom) {
        (Kind::Number, _) => {
            named.is_some_and(|end| found.listed(end))
                || found.named_before()
                || found.named_around()
                || found.labels()
                || found.cited()
                || found.addressed()
                || found.stands_for_a_noun()
                || found.sold_by_number()
                || found.said_with_a_capital()
        }
        // sections 3 to 5, 9 to 11 a.m.
        (Kind::Range, Atom::Range(from, _)) if from.unit == UnitWord::NONE => {
            clock(found.rest)
                || found.named_before()
                || found.named_around()
                || found.cited()
                || found.spelled_to_dial()
        }
        // Resolution 1973
        (Kind::Date, _) => found.bare() && found.before(&found.past_phrases()) == Some(Name::Before),
        (Kind::Ordinal, _) => {
            // "the second one" is a place in an order all the same
            let one = found.rest.head().is_some_and(|next| found.row.text(next) == "one");
            found.ordered() || !one && found.whole()
        }
        _ => false,
    }
}

impl<'a> Found<'a> {
    pub(super) fn page(&self) -> &'a Page<'a> {
        self.row.page
    }

    /// The last words before the number, in rows that end right before it, the longest first.
    fn past_phrases(&self) -> impl Iterator<Item = Row<'a>> + Clone + use<'a> {
        let (past, page) = (self.past, self.page());
        (1..=past.len().min(LONGEST)).rev().map(move |length| Row { items: &past[past.len() - length..], page })
    }

    fn before(&self, rows: &(impl Iterator<Item = Row<'a>> + Clone)) -> Option<Name> {
        rows.clone().find_map(|row| match row.phrase(Class::NAME_BEFORE) {
            Ok((rest, Sense::Name(name))) if rest.items.is_empty() => Some(name),
            _ => None,
        })
    }

    pub(super) fn text(&self) -> &'a str {
        let read = self.row.read_up_to(self.rest);
        let (first, last) = (self.row.head(), self.row.items.get(read.saturating_sub(1)));
        first.zip(last).map_or("", |(first, last)| &self.page().text[first.start as usize..last.end as usize])
    }

    /// Digits alone, as labels have them: no commas, no scale words.
    pub(super) fn bare(&self) -> bool {
        self.row.read_up_to(self.rest) == 1 && self.text().bytes().all(|byte| byte.is_ascii_digit())
    }

    /// `Games 1 and 2`, `Boeing 737, 767 and 747`: nothing but a word for "and" stands behind a number that a name took.
    fn listed(&self, end: usize) -> bool {
        let Some(joins) = self.past.last().filter(|_| end + 1 == self.past.len() && self.bare()) else { return false };
        let row = Row { items: std::slice::from_ref(joins), page: self.page() };
        let word = matches!(row.phrase(Class::CUE), Ok((_, Sense::Cue(Cue::And | Cue::Or | Cue::To))));
        let long = || {
            let before = self.words.get(end - 1).map_or(0, |before| before.end - before.start);
            before >= 3 && before as usize == self.text().len()
        };
        word && !counts(self.rest) || (word || joins.word == symbol::COMMA) && long()
    }

    fn in_words(&self) -> bool {
        self.row.head().is_some_and(|head| head.kind == Kind::Word)
    }

    /// `S&P 500`, `Section 427`, `iOS 14.2`, `number one`
    fn named_before(&self) -> bool {
        // an index that stands at 2,605.15 is a figure, and so is a volume of 3.2 million
        let text = self.text();
        let figure = text.contains(',') || text.contains('.') && text.len() > 5;
        let scaled = !self.in_words() && self.row.read_up_to(self.rest) == 2;
        if figure || scaled || self.past.last().is_none_or(|last| last.word == WordId::UNKNOWN) {
            return false;
        }
        match self.before(&self.past_phrases()) {
            Some(Name::Before) => true,
            Some(_) => !counts(self.rest) && self.row.read_up_to(self.rest) <= 3,
            None => false,
        }
    }

    /// `Dreamliner`, `o'clock`, `-speed`; no one, World War Two
    fn named_around(&self) -> bool {
        self.after() || self.joined() || self.whole()
    }

    fn after(&self) -> bool {
        // 9 to 11 a.m.
        let to = self.rest.cue(Cue::To).or_else(|_| self.rest.cue(Cue::And)).map(|(rest, ())| rest);
        self.rest.phrase(Class::NAME_AFTER).is_ok()
            || to.is_ok_and(|rest| rest.head().is_some_and(|head| head.kind == Kind::Digits) && clock(rest.after(1)))
    }

    fn joined(&self) -> bool {
        // Take-Two, one-on-one: the number stands behind the hyphen
        if let [.., earlier, hyphen] = self.past
            && self.in_words()
            && hyphen.word == symbol::HYPHEN
            && earlier.kind == Kind::Word
            && (earlier.case != Case::Lower || earlier.end - earlier.start <= 2)
            && !hyphen.spaced
            && self.row.head().is_some_and(|head| !head.spaced)
        {
            return true;
        }
        let Ok((rest, hyphen)) = self.rest.sign(symbol::HYPHEN) else { return false };
        let Some(next) = rest.head().filter(|next| !hyphen.spaced && !next.spaced && next.kind == Kind::Word) else {
            return false;
        };
        // 3-D; but a hospital has 300 beds
        let few = self.in_words() || self.text().len() <= 2 || self.text().starts_with('.');
        next.case == Case::Upper && next.end - next.start == 1 || few && rest.phrase(Class::NAME_JOINED).is_ok()
    }

    /// `World War Two`, `USA Today`: words that only together mean something
    pub(super) fn whole(&self) -> bool {
        let at = self.past.len();
        let length = self.row.read_up_to(self.rest);
        (0..=at.min(LONGEST)).any(|back| {
            let row = Row { items: &self.words[at - back..], page: self.page() };
            let goes_on = |rest: Row| rest.sign(symbol::HYPHEN).is_ok_and(|(_, hyphen)| !hyphen.spaced);
            row.phrase(Class::NAME_WHOLE).is_ok_and(|(rest, _)| row.read_up_to(rest) >= back + length && !goes_on(rest))
        })
    }

    /// `the same one`, `a huge one.`: no noun follows
    fn stands_for_a_noun(&self) -> bool {
        let ends = || {
            let word =
                |next: &Item| next.kind == Kind::Word && !self.page().lexicon.begins(next.word).meets(Class::CUE);
            self.rest.head().is_none_or(|next| !word(next) && next.word != symbol::HYPHEN)
                && self.rest.cue(Cue::Of).is_err()
        };
        let [.., article, describes] = self.past else { return false };
        let word = |item: &Item| &self.page().text[item.start as usize..item.end as usize];
        let led = || {
            let known = ["a", "an", "the", "this", "that", "each", "every"];
            known.iter().any(|known| word(article).eq_ignore_ascii_case(known))
        };
        let adjective = describes.kind == Kind::Word
            && describes.case == Case::Lower
            && !word(describes).ends_with("ed")
            && !self.page().lexicon.begins(describes.word).meets(Class::CUE);
        let which = matches!(word(describes), "which" | "Which" | "that" | "That");
        self.text().eq_ignore_ascii_case("one") && (which || adjective && led()) && ends()
    }

    /// `the Falcon 9 rocket`, `an Ascom Myco 2`, `iThing 14’s`: names in capitals before a small number, led by an article
    fn sold_by_number(&self) -> bool {
        let small = self.bare() && self.text().len() <= 4 && self.row.head().is_some_and(|head| head.spaced);
        let Some(last) = self.past.last().filter(|last| small && last.kind == Kind::Word && last.case != Case::Lower)
        else {
            return false;
        };
        if counts(self.rest) {
            return false;
        }
        let page = self.page();
        let text = |item: &Item| &page.text[item.start as usize..item.end as usize];
        let brand = |item: &Item| {
            let known = Class::MONTH.or(Class::WEEKDAY).or(Class::PLACE).or(Class::CUE).or(Class::HEDGE).or(Class::AGE);
            item.kind == Kind::Word && item.case != Case::Lower && !page.lexicon.begins(item.word).meets(known)
        };
        if last.case == Case::Mixed && text(last).starts_with(|first: char| first.is_ascii_lowercase()) {
            return true;
        }
        // "the Giants 21, the Jets 14": a side and its points
        if !brand(last) || text(last).ends_with('s') {
            return false;
        }
        let run = self.past.iter().rev().take(LONGEST).take_while(|item| brand(item)).count();
        let Some(article) = self.past.len().checked_sub(run + 1).map(|at| text(&self.past[at])) else { return false };
        let goes_on = || {
            self.rest.head().is_some_and(|next| {
                next.kind == Kind::Word && next.spaced || next.word == symbol::APOSTROPHE && !next.spaced
            })
        };
        matches!(article, "a" | "an" | "its" | "new" | "A" | "An") || matches!(article, "the" | "The") && goes_on()
    }

    /// `aboard Challenger Two`: a number with a capital in a sentence that has none to spare
    fn said_with_a_capital(&self) -> bool {
        let capital = |item: &Item| item.kind == Kind::Word && item.case != Case::Lower;
        let single = self.row.read_up_to(self.rest) == 1;
        let [.., earlier, before] = self.past else { return false };
        let named = self.in_words()
            && single
            && self.row.head().is_some_and(|head| head.case == Case::Capital)
            && capital(before)
            && !self.page().lexicon.begins(before.word).meets(Class::MONTH.or(Class::WEEKDAY).or(Class::CUE))
            && earlier.kind == Kind::Word;
        let ends = || {
            self.rest.head().is_none_or(|next| {
                next.kind == Kind::Stop || next.kind == Kind::Sign && next.word != symbol::HYPHEN || {
                    next.case == Case::Lower && self.page().lexicon.begins(next.word).meets(Class::CUE)
                }
            })
        };
        // in a headline every long word has a capital
        let sentence = || {
            let near = self.past.iter().rev().take(NEAR).take_while(|item| item.kind != Kind::Stop);
            near.into_iter()
                .any(|item| item.kind == Kind::Word && item.case == Case::Lower && item.end - item.start >= 5)
        };
        named && ends() && sentence()
    }

    /// `Fifth Avenue`, `the 9th Circuit`
    fn ordered(&self) -> bool {
        let upper = self.row.head().is_some_and(|head| head.kind == Kind::Digits || head.case != Case::Lower);
        let next = self.rest.head().is_some_and(|next| next.case != Case::Lower);
        upper && next && self.rest.phrase(Class::NAME_ORDERED).is_ok()
    }
}

#[cfg(test)]
mod corpus_of_names {
    use super::super::corpus::{nothing, reads};

    #[test]
    fn names_take_the_number_behind_them() {
        nothing(&[
            "the S&P 500",
            "S&P 500 futures",
            "the FTSE 100 closed",
            "the Stoxx 600 index",
            "a Fortune 500 company",
            "Section 427, Row 21",
            "under Article 50",
            "Route 66",
            "a Boeing 787 Dreamliner",
            "the frigate (FFG 73)",
            "Windows 11",
            "iPhone 14’s",
            "Part 3 of the act",
            "Game 2",
            "Channel 4",
            "Task Force 141",
            "a category 4 storm",
            "type 2 diabetes",
            "phase 3 trials",
            "No. 1",
            "the number one",
            "the top-ranked No. 3",
            "Apollo 11",
            "HIV 2",
            "Resolution 1973",
            "version 10.2",
            "on page 12",
            "Figure 3 shows",
            "Games 1 and 2",
            "Articles 5 to 7",
            "Boeing 737, 767 and 747 airliners",
            "ID.3",
            "an Ascom Myco 2",
            "the Kestrel 9 rocket",
            "a Super Lugano 64",
        ]);
    }

    #[test]
    fn what_only_stands_behind_a_name_is_counted() {
        reads("20", &["in Gaza 20 people died", "at the gate 20 men waited", "gave Falcon 20 orders"]);
        reads("2605.15", &["the Nasdaq 2,605.15", "the Nasdaq 2605.15"]);
        reads("3.2m", &["Volume 3.2 million"]);
        reads("21, 14", &["the Giants 21, the Jets 14"]);
        reads("51, 40", &["Moreau 51, Ortiz 40"]);
        reads("500", &["500 companies", "a crowd of 500"]);
        reads("~500", &["Some 500 residents", "About 500 came"]);
    }

    #[test]
    fn names_of_places_in_an_order() {
        nothing(&[
            "Fifth Avenue",
            "the 9th Circuit",
            "the Second World War",
            "the First Lady",
            "the Third Reich",
            "the 49ers",
        ]);
    }

    #[test]
    fn names_take_the_number_before_them() {
        nothing(&[
            "a 787 Dreamliner",
            "737 Max jets",
            "in the 90049 ZIP Code",
            "at 9 o'clock",
            "1430 GMT",
            "a six-speed gearbox",
            "a three-bed flat",
            "a .38-caliber pistol",
            "the Zero Waste fair",
            "a zero-emission bus",
            "at first they left",
            "the First Minister",
            "of Gray & Christmas",
            "a four-door lap record",
            "in 3-D",
            "one-on-one",
            "9 to 11 a.m.",
            "between 9 and 11 p.m.",
            "from 9 to 11 p.m.",
        ]);
        reads("300", &["a 300-bed hospital"]);
        reads("3", &["three-point range", "a three-nation tour"]);
    }

    #[test]
    fn one_is_not_always_a_number() {
        nothing(&[
            "no one came",
            "each one they lose",
            "the same one across",
            "a huge one.",
            "This one is right",
            "one another",
            "they asked which one is it",
            "one's own",
            "one-time gains",
            "the purple one",
            "No one",
        ]);
        reads(
            "1",
            &[
                "one of the people",
                "killed one hostage",
                "that is one of my aims",
                "making the conflict one of the worst",
                "in which one of them won",
                "the one-dimensional space",
                "said that one person died",
                "one count of fraud",
            ],
        );
        reads("1m", &["the one million"]);
        reads("2", &["of growth-two of them"]);
    }

    #[test]
    fn numbers_within_names() {
        nothing(&[
            "ground zero",
            "World War Two",
            "aboard Air Force One",
            "the shares of Take-Two",
            "they were aboard Challenger Two.",
            "Capital One",
            "told USA Today that",
            "in the Sunday Times",
            "the Mail on Sunday said",
        ]);
        reads("2", &["Attack Kills Two in Gaza", "two-thirds of".get(..3).unwrap_or_default()]);
    }
}
