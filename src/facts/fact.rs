//! A fact: what it says, of whom, for when, and who says so.

use super::series::Code;
use crate::finding::Level;
use crate::measure::interval::Interval;
use crate::measure::period::Period;
use crate::measure::quantity::{Hedge, Quantity};
use crate::source::{Span, Spanned};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// What kind of source stands behind a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OriginKind {
    /// Published data or a published page.
    #[default]
    Published,
    /// Written by hand, from what is known, and gone over by several people.
    Curated,
    /// The article under check itself: a fact that rests on nothing else must not confirm it.
    Article,
    /// Somebody's knowledge, not looked up yet.
    Unverified,
}

/// Where facts come from: an entry of `sources`.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The id that facts name in `src`.
    pub id: Spanned<String>,
    /// Its full title.
    pub title: String,
    /// The few letters it is shown by in messages ("ECB"); the title where none are given.
    pub short: Option<String>,
    /// What kind it is.
    pub kind: OriginKind,
    /// On which terms it may be used.
    pub licence: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// When it was published.
    pub date: Option<Period>,
    /// When it was fetched.
    pub retrieved: Option<Date>,
    /// Anything a desk should know of it.
    pub note: Option<String>,
}

impl Origin {
    /// The name to show in a message.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }
}

/// Ids of sources, each where it stands.
pub type Src = Vec<Spanned<String>>;

/// A person, place, group or event.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Its id; other facts name it by this.
    pub id: Spanned<String>,
    /// `person`, `city`, `region`: a word, not a closed list.
    pub kind: String,
    /// Its name in articles; the id where none is given.
    pub name: Option<String>,
    /// Other names for it.
    pub aka: Vec<Alias>,
    /// What is of it: Chinese, Briton.
    pub adjectives: Vec<String>,
    /// What the press says for its government: Beijing, the Kremlin.
    pub metonyms: Vec<String>,
    /// What it lies in or belongs to, from the nearest outward: ids or country codes.
    pub within: Vec<Spanned<String>>,
    /// Other countries that have something of the same name.
    pub also: Vec<String>,
    /// At which end of its country it lies: `northwest`, `south`.
    pub place: Option<String>,
    /// The cities that may fairly be called its capital.
    pub capitals: Vec<String>,
    /// Its members: ids or country codes, and from when to when.
    pub members: Vec<Membership>,
    /// Whether the list of members is whole, so that an absence contradicts and a count can be checked.
    pub closed: bool,
    /// Of an event: who takes part.
    pub participants: Vec<Spanned<String>>,
    /// Of an event: what it is one of, by id, and the how manieth.
    pub series: Option<Spanned<String>>,
    /// Of an event: the how manieth of its series it is.
    pub edition: Option<u16>,
    /// The offices it held.
    pub roles: Vec<Role>,
    /// Whether the list of offices is whole, so that an office which is not in it contradicts.
    pub whole: bool,
    /// When it began: born, founded, opened.
    pub from: Option<Period>,
    /// When it ended.
    pub to: Option<Period>,
    /// Up to when all this is known; past it nothing is said.
    pub known_to: Option<Period>,
    /// Who says so; may be empty.
    pub src: Src,
    /// Anything a desk should know of it.
    pub note: Option<String>,
}

impl Entity {
    /// Takes in what is told of the same person elsewhere: names and offices. Up to when the offices are known is as those
    /// who list all of them say.
    pub(super) fn join(&mut self, other: &Entity) {
        self.known_to = match (self.whole, other.whole) {
            (true, false) => self.known_to,
            (false, true) => other.known_to,
            // without a day it is known for good
            _ => self
                .known_to
                .zip(other.known_to)
                .map(|(one, other)| if other.days() > one.days() { other } else { one }),
        };
        self.whole |= other.whole;
        self.aka.extend(other.aka.iter().cloned());
        self.roles.extend(other.roles.iter().cloned());
    }
}

/// Another name for something.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The name.
    pub name: Spanned<String>,
    /// From when it was called so, where names changed.
    pub from: Option<Period>,
    /// Until when.
    pub to: Option<Period>,
}

/// Who belongs to a group, and from when to when.
#[derive(Clone, Debug)]
pub struct Membership {
    /// Ids or country codes.
    pub of: Vec<Spanned<String>>,
    /// From when; always, as far as is known, where none is given.
    pub from: Option<Period>,
    /// Until when; still, where none is given.
    pub to: Option<Period>,
}

/// An office that somebody held.
#[derive(Clone, Debug)]
pub struct Role {
    /// The office: `president`, `acting president`.
    pub office: Spanned<String>,
    /// Of what: an id or a country code.
    pub of: Option<Spanned<String>>,
    /// From when; open where it is not known.
    pub from: Option<Period>,
    /// Until when; still held, as far as is known, where none is given.
    pub to: Option<Period>,
    /// Who says so; the entity's own sources where it is empty.
    pub src: Src,
}

impl Role {
    /// The office without `acting` before it: an article may leave that out.
    #[must_use]
    pub fn title(&self) -> &str {
        self.office.value.strip_prefix("acting ").unwrap_or(&self.office.value)
    }
}

/// Which of several values for one thing counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Rank {
    /// Known to be wrong or out of date; supports nothing.
    Deprecated,
    /// One of the values in use.
    #[default]
    Normal,
    /// The one to show first.
    Preferred,
}

/// Whether a number is what flowed over its period, or what stood at its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Course {
    /// Trade, income: another period has another one.
    #[default]
    Flow,
    /// Population, height, debt: it is told without a time as well.
    Stock,
}

/// A number of somebody or something: trade, population, cost.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its id, where one is given.
    pub id: Option<Spanned<String>>,
    /// Of whom or between whom: ids or country codes.
    pub of: Vec<Spanned<String>>,
    /// Whether their order counts: exports of the first to the second.
    pub ordered: bool,
    /// What is counted: `trade`, `population`.
    pub metric: Spanned<String>,
    /// Whether it flowed or stood.
    pub course: Course,
    /// For which stretch of time, or on which day; none for what does not change, such as an area.
    pub period: Option<Period>,
    /// Of a growth rate: the period it is compared with.
    pub versus: Option<Period>,
    /// The value, read as an article's is, and where its text stands.
    pub value: Spanned<Quantity>,
    /// The value as it is written.
    pub written: String,
    /// How far another figure for it may be away, as a share of it.
    pub tolerance: Option<Decimal>,
    /// Who said it, in words or as an id.
    pub said_by: Option<String>,
    /// Whether it counts.
    pub rank: Rank,
    /// Who published it.
    pub src: Src,
    /// Anything a desk should know of it.
    pub note: Option<String>,
}

impl Measure {
    /// Between what a figure for it may lie. Where a tolerance is given it says how near, in the place of the zeros at the end
    /// of a number and of the words around it: "about 1 trillion" alone is nothing to two trillion. A bound stays one.
    #[must_use]
    pub fn range(&self) -> Option<Interval> {
        let value = self.value.value;
        let near = matches!(value.hedge, None | Some(Hedge::About | Hedge::Nearly | Hedge::BarelyOver));
        match self.tolerance {
            Some(tolerance) if near => value.as_printed().widened(tolerance),
            tolerance => value.as_claimed().widened(tolerance.unwrap_or_default()),
        }
    }
}

/// How near the words of a quotation are to what was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fidelity {
    /// The very words.
    #[default]
    Verbatim,
    /// A translation: another wording may be as right.
    Translation,
    /// A translation of a translation: only the sense holds.
    BackTranslation,
}

/// Something that was said: an entry of `quotes`.
#[derive(Clone, Debug)]
pub struct Saying {
    /// Its id, where one is given.
    pub id: Option<Spanned<String>>,
    /// The words.
    pub text: Spanned<String>,
    /// By whom: an id, or a name.
    pub said_by: Spanned<String>,
    /// When.
    pub date: Option<Period>,
    /// Where, or at which event.
    pub at: Option<String>,
    /// How near the words are.
    pub fidelity: Fidelity,
    /// Who reported it.
    pub src: Src,
    /// Anything a desk should know of it.
    pub note: Option<String>,
}

/// Between what a figure can lie.
#[derive(Clone, Debug)]
pub struct Bound {
    /// What it measures; words tie a figure to it (rules/lexicon/metrics.yaml).
    pub metric: Spanned<String>,
    /// What it is called in messages: "a turnout".
    pub name: String,
    /// The least it can be.
    pub low: Option<Spanned<Quantity>>,
    /// The most it can be.
    pub high: Option<Spanned<Quantity>>,
    /// The highest level of what lies outside.
    pub level: Level,
    /// Why nothing lies outside, for the writer.
    pub why: String,
    /// Who says so.
    pub src: Src,
}

/// An exchange rate set by hand: `pin: CNY/USD, value: 7.0102` is 7.0102 yuan for one dollar.
#[derive(Clone, Debug)]
pub struct Pin {
    /// The currency that is counted: CNY.
    pub counted: Code,
    /// The currency that one is taken of: USD.
    pub one: Code,
    /// For when: of a day the rate of that day, of a month or a year its mean.
    pub date: Period,
    /// How many of `counted` are one of `one`; more than zero.
    pub value: Decimal,
    /// How far from it a rate may be, as a share of it.
    pub slack: Decimal,
    /// Who says so.
    pub src: Src,
    /// The name of the source to show.
    pub shown: String,
    /// Where the value stands.
    pub span: Span,
}
