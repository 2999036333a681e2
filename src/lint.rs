//! The one road from an article's bytes to its findings.

use crate::check::Scene;
use crate::check::scene::Noted;
use crate::claim::{self, Claim, Kind, Marks, Mentions, Part, People, Quotes, Slot, Tables, Value, Voice, Wordings};
use crate::facts::FactBase;
use crate::finding::Finding;
use crate::grammar::Reader;
use crate::lexicon::{Lexicon, NameId};
use crate::markup::{Document, Markup};
use crate::measure::interval::Interval;
use crate::measure::locale::Custom;
use crate::measure::period::Period;
use crate::rule::{self, Judgement, Rule, RuleSet};
use crate::source::{Source, Span};
use rust_decimal::Decimal;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// All that an article is held against.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The words.
    pub lexicon: &'a Lexicon,
    /// The facts.
    pub facts: &'a FactBase,
    /// The rules.
    pub rules: &'a RuleSet,
    /// What is set for how articles write their figures.
    pub custom: Custom,
    /// Only this one of the rules, to try its examples.
    pub only: Option<&'a str>,
}

/// An article that was read: its claims, and what each came to.
#[derive(Debug, Default)]
pub struct Ledger {
    /// What it says, in order, with what the rules say of it.
    pub entries: Vec<(Claim, Judgement)>,
    /// When it was published, as it says itself or as we were told.
    pub published: Option<Period>,
}

impl Ledger {
    /// All findings, in the order of the text.
    #[must_use]
    pub fn findings(self) -> Vec<Finding> {
        let mut findings: Vec<Finding> =
            self.entries.into_iter().flat_map(|(_, judgement)| judgement.findings).collect();
        findings.sort_by_key(|finding| finding.span());
        findings
    }
}

impl Desk<'_> {
    /// Reads an article and judges every claim in it that a rule runs over; with `figures`, every atom is entered as well.
    /// `published` is what we were told of its day and comes before what the article says itself.
    #[must_use]
    pub fn read(&self, article: &Source, markup: &Markup, published: Option<Period>, figures: bool) -> Ledger {
        let document = markup.read(article.text());
        let mut reader = Reader::new(self.lexicon).writing(self.custom.of(document.locale)).knowing(self.facts.names());
        let mut claims = Vec::new();
        let (mut mentions, mut tables) = (Mentions::default(), Tables::default());
        let (mut wordings, mut quotes, mut people) = (Wordings::default(), Quotes::default(), People::default());
        let mut names = BTreeSet::new();
        for block in &document.blocks {
            for (start, text) in block.stretches() {
                let reading = reader.read(text);
                names.extend(reading.row().page.names.iter().map(|named| named.name));
                claim::extract(&reading, block, start, figures, &mut claims, &mut mentions);
                people.keep(&reading, block, start);
                let marks = Marks::of(&reading);
                wordings.keep(&reading, &marks, block, start, &mut claims);
                if figures {
                    quotes.read(&reading, &marks, block, start);
                }
                tables.keep(&reading, block, article.text());
            }
        }
        wordings.claims(&mut claims);
        // the ledger tells who says what; a check asks for it in a few articles in a hundred only, and reads them again
        let told = if figures { OnceCell::from(quotes.said()) } else { OnceCell::new() };
        let said = || told.get_or_init(|| self.said(&document)).as_slice();
        people.claims(article.text(), said, &mut claims);
        claims.extend(mentions.claims(article.text()));
        claims.extend(tables.claims(&mentions, article.text()));
        let published = published.or(document.published);
        let noted: Vec<Noted> = claims.iter().filter_map(|claim| self.noted(claim)).collect();
        let names: Vec<NameId> = names.into_iter().collect();
        let (lexicon, facts) = (self.lexicon, self.facts);
        let mut years: Vec<i16> = claims.iter().filter_map(dated).collect();
        years.sort_unstable();
        let (spoken, noted, names, years) = (reader.spoken(), &noted, &names, &years);
        let scene = Scene { lexicon, facts, published, spoken, noted, names, years };
        // of X (Y; Z) with a wrong Y, the pair of X and Y says so, and that of Y and Z has nothing to add
        let mut flagged: Vec<Span> = Vec::new();
        // no rule runs over figures by themselves, which are most of all claims
        let judged = self.rules().fold(0_u64, |all, rule| all | 1 << rule.over.kind as u32);
        let entries = claims.into_iter().map(|mut claim| {
            // what is converted in brackets behind a quoted amount was put there by the writer
            let written = matches!(claim.kind, Kind::Pair | Kind::Rate | Kind::Mark | Kind::Wording);
            if !written && wordings.quoted(claim.span) {
                claim.voice = Voice::Quoted;
            }
            if judged >> claim.kind as u32 & 1 == 0 {
                return (claim, Judgement::default());
            }
            let mut judgement = rule::judge(self.rules(), &scene, &claim);
            if claim.voice == Voice::Quoted {
                for finding in &mut judgement.findings {
                    quoted(finding, speaker(said(), claim.span).map(|span| article.slice(span)));
                }
            }
            if claim.kind == Kind::Pair && !judgement.findings.is_empty() {
                let place = |slot| claim.slot(slot).map(|part| part.span);
                let (left, right) = (place(Slot::Left), place(Slot::Right));
                if [left, right].iter().flatten().any(|span| flagged.contains(span)) {
                    judgement.findings.clear();
                } else {
                    // the pairs of one amount follow one another
                    if flagged.last().is_some_and(|last| left.is_some_and(|left| left.start > last.end)) {
                        flagged.clear();
                    }
                    flagged.extend(right);
                }
            }
            (claim, judgement)
        });
        let mut entries: Vec<(Claim, Judgement)> = entries.collect();
        if figures {
            // they hold nothing that a rule could compare
            let quotes = told.into_inner().unwrap_or_default();
            entries.extend(quotes.into_iter().map(|quote| (quote, Judgement::default())));
        }
        Ledger { entries, published }
    }

    /// The quotations of an article.
    fn said(&self, document: &Document) -> Vec<Claim> {
        let mut reader = Reader::new(self.lexicon).writing(self.custom.of(document.locale));
        let mut quotes = Quotes::default();
        for block in &document.blocks {
            for (start, text) in block.stretches() {
                let reading = reader.read(text);
                quotes.read(&reading, &Marks::of(&reading), block, start);
            }
        }
        quotes.said()
    }

    fn rules(&self) -> impl Iterator<Item = &Rule> {
        let only = self.only;
        self.rules.rules().iter().filter(move |rule| only.is_none_or(|id| rule.id == id))
    }

    /// The rate a claim states, where it states one: so many of the likeliest reading of one unit for one of the other.
    fn noted(&self, claim: &Claim) -> Option<Noted> {
        if claim.kind != Kind::Rate {
            return None;
        }
        let side = |slot| match claim.slot(slot)?.value {
            Value::Quantity(quantity) => Some((quantity, *self.lexicon.candidates(quantity.unit).first()?)),
            _ => None,
        };
        let ((left, one), (right, other)) = (side(Slot::Left)?, side(Slot::Right)?);
        let per_one = Decimal::ONE.checked_div(left.value)?;
        let ratio: Interval = right.as_printed().scaled(per_one, Decimal::ZERO)?;
        let positive = ratio.lowest().is_some_and(|low| low > Decimal::ZERO);
        positive.then_some(Noted { one, other, ratio, span: claim.span })
    }
}

/// Who says what stands at a place.
fn speaker(quotes: &[Claim], span: Span) -> Option<Span> {
    let within =
        |part: &&Part| part.slot == Slot::Content && part.span.start <= span.start && span.end <= part.span.end;
    let quote = quotes.iter().find(|quote| quote.slots.iter().any(|part| within(&part)))?;
    quote.slot(Slot::Speaker).map(|speaker| speaker.span)
}

/// Says of a finding that it stands in somebody's words.
fn quoted(finding: &mut Finding, speaker: Option<&str>) {
    let speaker = speaker.map(|speaker| speaker.split_whitespace().collect::<Vec<_>>().join(" "));
    let whose = speaker.map_or("somebody said it".to_owned(), |speaker| format!("{speaker} said it"));
    let help = finding.help.take().map_or(String::new(), |help| format!("; {help}"));
    finding.help = Some(format!("these are quoted words, {whose}{help}"));
}

/// The year of a date that the article names.
fn dated(claim: &Claim) -> Option<i16> {
    match claim.slot(Slot::Date)?.value {
        Value::Date(date) if claim.kind == Kind::Date => date.year,
        _ => None,
    }
}
