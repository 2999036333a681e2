//! A fact file as it is written: its keys, each value with its place. Nothing is checked against anything yet.
//!
//! What stands above a key is shown by editors beside it (schema/facts.json), so it speaks to whoever writes facts.

mod parts;
mod words;

pub(super) use parts::{Dated, Pairs};

use super::fact::{Course, Fidelity, OriginKind, Rank};
use crate::yaml::{Exact, Few, Marked};
use schemars::JsonSchema;
use serde::Deserialize;
use words::{Day, When};

/// A text and its place.
pub(super) type Text = Marked<String>;

/// The JSON Schema of a fact file, for editors. `schema/facts.json` is this.
#[must_use]
pub fn schema() -> schemars::Schema {
    // the draft that editors know best
    schemars::generate::SchemaSettings::draft07().into_generator().into_root_schema_for::<File>()
}

/// A fact file of factlint. The files of a folder are one whole: a fact may name a source of another file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "Facts for factlint", rename = "facts")]
pub(super) struct File {
    /// Where the facts come from, each under the id that `src` names it by.
    pub sources: Pairs<Source>,
    /// Persons, places, groups, events: what articles name.
    pub entities: Vec<Entity>,
    /// Numbers of somebody or something: trade, population, cost.
    pub measures: Vec<Measure>,
    /// Exchange rates: a file of daily rates, a rate set by hand, or currencies whose published rate nobody trades at.
    pub rates: Vec<Marked<Rate>>,
    /// What was said.
    pub quotes: Vec<Quote>,
    /// CSV files with one thing on a line.
    pub tables: Vec<Table>,
    /// Between what figures can lie, whatever else is true.
    pub bounds: Vec<Bound>,
}

/// A source: who says so, and on which terms it may be used.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    /// Its full title.
    pub title: String,
    /// The few letters that findings show it by: ECB. Without it they show the title.
    pub short: Option<String>,
    /// `published` unless said otherwise.
    #[serde(default)]
    pub kind: OriginKind,
    /// On which terms it may be used.
    pub licence: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// When it was published.
    #[schemars(with = "Option<When>")]
    pub date: Option<Text>,
    /// The day it was fetched.
    #[schemars(with = "Option<Day>")]
    pub retrieved: Option<Text>,
    /// Anything a desk should know of it.
    pub note: Option<String>,
}

/// A person, place, group, body or event.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Entity {
    /// Its id; other facts name it by this. Countries have their three letters (ISO 3166-1): KAZ.
    pub id: Text,
    /// What it is, in a word: city, country, region, organisation, person, event, series.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its name in articles; the id where none is given.
    pub name: Option<String>,
    /// Other names for it, those of a time with their dates: `[Astana, {of: Nur-Sultan, from: 2019-03-23, to: 2022-09-17}]`.
    pub aka: Option<Marked<Dated>>,
    /// What is of it: Chinese, Briton.
    pub adj: Option<Marked<Few>>,
    /// What the press says for its government: Beijing, the Kremlin.
    pub metonym: Option<Marked<Few>>,
    /// What it lies in or belongs to, from the nearest outward; the country last.
    #[serde(rename = "in")]
    pub within: Option<Marked<Few>>,
    /// Other countries that have something of the same name.
    pub also: Option<Marked<Few>>,
    /// At which end of its country it lies, by the letters of the compass: n, nw, c.
    #[serde(rename = "where")]
    pub place: Option<Text>,
    /// Every city that may fairly be called its capital.
    pub capital: Option<Marked<Few>>,
    /// Its members, by id; those of a time with their dates: `[KAZ, {of: UKR, from: 1991, to: 2018}]`.
    pub members: Option<Marked<Dated>>,
    /// Whether the list of members is whole, so that an absence contradicts and a count can be checked.
    #[serde(default)]
    pub closed: bool,
    /// Of an event: who takes part, by id.
    pub participants: Option<Marked<Few>>,
    /// Of an event: what it is one of, by id.
    pub series: Option<Text>,
    /// Of an event: the how manieth of its series it is.
    pub edition: Option<u16>,
    /// The offices it held.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Whether the list of offices is whole, so that an office which is not in it contradicts.
    #[serde(default)]
    pub whole: bool,
    /// When it began: born, founded, opened; of an event the first day.
    #[schemars(with = "Option<When>")]
    pub from: Option<Text>,
    /// When it ended; of an event the last day.
    #[schemars(with = "Option<When>")]
    pub to: Option<Text>,
    /// Up to when all this is known; past it nothing is said.
    #[schemars(with = "Option<When>")]
    pub known_to: Option<Text>,
    /// Who says so: ids of `sources`.
    pub src: Option<Marked<Few>>,
    /// Anything a desk should know of it.
    pub note: Option<String>,
}

/// An office that somebody held.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Role {
    /// The office, as `offices` in a word file calls it: president, prime minister.
    pub office: Text,
    /// Of what, by id: CHN, un.
    pub of: Option<Text>,
    /// From when; open where it is not known.
    #[schemars(with = "Option<When>")]
    pub from: Option<Text>,
    /// Until when; without it, it is still held as far as is known.
    #[schemars(with = "Option<When>")]
    pub to: Option<Text>,
    /// Who says so; the person's own sources where none is given.
    pub src: Option<Marked<Few>>,
}

/// A number of somebody or something.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("anyOf" = [{"required": ["value"]}, {"required": ["derive"]}]))]
pub(super) struct Measure {
    /// Its id, where others name it.
    pub id: Option<Text>,
    /// Of whom, or between whom: one id, or a list of them.
    pub of: Marked<Few>,
    /// Whether their order counts: exports of the first to the second are not those of the second to the first.
    #[serde(default)]
    pub ordered: bool,
    /// What is counted, as `measures` in a word file calls it: trade, population, cost. The growth of one is a measure of its
    /// own: trade growth.
    pub metric: Text,
    /// `flow` for what adds up over its period (trade, income), `stock` for what stands at its time (population, debt).
    #[serde(default)]
    pub kind: Course,
    /// For which day, month, quarter or year; none for what does not change, such as a height.
    #[schemars(with = "Option<When>")]
    pub period: Option<Text>,
    /// Of a growth: the period it is compared with.
    #[schemars(with = "Option<When>")]
    pub vs: Option<Text>,
    /// The value as an article writes it, with the words that say how near it is: nearly 15 billion USD, 22%, 8,849 metres.
    #[schemars(with = "Option<words::Amount>")]
    pub value: Option<Text>,
    /// The value as it follows from others, with + - * /, brackets, numbers and the ids of measures: 2023 - 1992,
    /// (trade-2022 - trade-2021) / trade-2021. With a `value` as well, the two must agree.
    pub derive: Option<Text>,
    /// Of a derived number that has none: its unit, in words. A growth is in percent without one.
    pub unit: Option<Text>,
    /// How far another figure for it may be away, as a share of it; it takes the place of the zeros at the end of the value.
    pub tolerance: Option<Marked<Exact>>,
    /// Who said it, in words or as an id.
    pub said_by: Option<String>,
    /// Which of several values for one thing counts: any that is not deprecated may be meant, the preferred one is shown.
    #[serde(default)]
    pub rank: Rank,
    /// Who says so: ids of `sources`.
    pub src: Marked<Few>,
    /// Anything a desk should know of it.
    pub note: Option<String>,
}

/// Exchange rates: a series (`series`, `file`, `base`), a rate set by hand (`pin`, `date`, `value`), or a list of currencies
/// whose published rate is official only (`official_only`).
// Which of them it is, its keys say; an enum would lose the places.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("anyOf" = [
    {"required": ["series", "file", "base"]}, {"required": ["pin", "date", "value"]}, {"required": ["official_only"]}
]))]
pub(super) struct Rate {
    /// The name of a series of daily rates.
    pub series: Option<Text>,
    /// Its CSV file beside this one: `date,USD,CNY`, and then a line a day in order.
    pub file: Option<Text>,
    /// The currency that one is taken of: with EUR, a column USD has the dollars for one euro.
    pub base: Option<Text>,
    /// A rate set by hand: CNY/USD is so many yuan for one dollar.
    pub pin: Option<Text>,
    /// Its day, or the month or year that it is the mean of.
    #[schemars(with = "Option<When>")]
    pub date: Option<Text>,
    /// The rate.
    pub value: Option<Marked<Exact>>,
    /// Currencies (ISO 4217) at whose published rate nobody trades, so that a conversion proves little.
    pub official_only: Option<Vec<Text>>,
    /// How far from it a rate may be, as a share of it: 1.5%.
    pub slack: Option<Marked<Exact>>,
    /// Who says so: ids of `sources`.
    pub src: Option<Marked<Few>>,
    /// Anything a desk should know of it.
    #[serde(rename = "note")]
    pub _note: Option<String>,
}

/// Between what a figure can lie; words tie figures to it (`metrics` in a word file).
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("anyOf" = [{"required": ["low"]}, {"required": ["high"]}]))]
pub(super) struct Bound {
    /// What is measured, as `metrics` in a word file calls it.
    pub metric: Text,
    /// What it is called in messages: a turnout.
    pub name: String,
    /// The least it can be, as an article writes it.
    #[schemars(with = "Option<words::Amount>")]
    pub low: Option<Text>,
    /// The most it can be, as an article writes it.
    #[schemars(with = "Option<words::Amount>")]
    pub high: Option<Text>,
    /// The highest level of what lies outside; `error` unless said otherwise.
    #[schemars(with = "Option<words::Level>")]
    pub level: Option<Text>,
    /// Why nothing lies outside, for the writer.
    pub why: String,
    /// Who says so: ids of `sources`.
    pub src: Marked<Few>,
}

/// Something that was said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Quote {
    /// Its id, where others name it.
    pub id: Option<Text>,
    /// The words.
    pub text: Text,
    /// By whom: an id, or a name.
    pub said_by: Text,
    /// When.
    #[schemars(with = "Option<When>")]
    pub date: Option<Text>,
    /// Where, or at which event.
    pub at: Option<String>,
    /// How near the words are to what was said.
    #[serde(default)]
    pub fidelity: Fidelity,
    /// Who reported it: ids of `sources`.
    pub src: Marked<Few>,
    /// Anything a desk should know of it.
    pub note: Option<String>,
}

/// A CSV file with one thing on a line. Its header names what each column has, by the keys of an entity (id, name, aka, in,
/// members, office, of, from, to) or by a measure declared here; `|` parts the texts of one cell.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    /// Its name.
    pub table: Text,
    /// The file, beside this one.
    pub file: Text,
    /// What each line tells of, in a word: city, person.
    #[serde(rename = "type")]
    pub kind: String,
    /// The columns that are measures, each under the name of its measure.
    #[serde(default)]
    pub measures: Pairs<Column>,
    /// Up to when all this is known; past it nothing is said. A column `known_to` says it line by line.
    #[schemars(with = "Option<When>")]
    pub known_to: Option<Text>,
    /// Who says so: ids of `sources`.
    pub src: Marked<Few>,
    /// Anything a desk should know of it.
    #[serde(rename = "note")]
    pub _note: Option<String>,
}

/// What columns of a table measure: one column under the name of the measure, or one for each year.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Column {
    /// The unit behind each number, in words: square kilometres, thousand, million USD.
    pub unit: Option<Text>,
    /// How far another figure for it may be away, as a share of it.
    pub tolerance: Option<Marked<Exact>>,
    /// `flow` for what adds up over its period, `stock` for what stands at its time.
    #[serde(default)]
    pub kind: Course,
    /// Whether each year has a column, under its number.
    #[serde(default)]
    pub by_year: bool,
}
