//! What can be asked on the command line.

use crate::finding::Level;
use crate::measure::period::Period;
use crate::yaml::Exact;
use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A claim-checking and consistency linter for articles.
#[derive(Parser, Debug)]
#[command(name = "factlint", version, about, propagate_version = true, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Subcommand, Debug)]
pub(super) enum Verb {
    /// Find contradictions in articles and show them in the text
    Check(Check),
    /// List every claim with its reading and its verdict
    Claims(Claims),
    /// Say what a rule wants and why, with its examples run
    Explain(Explain),
    /// List the rules
    Rules(Known),
    /// List what is in the fact base, or show one entry with its source
    Facts(Facts),
    /// Run the examples of rule files
    Test(Test),
    /// Print the JSON Schema that editors check fact files by
    Schema(Schema),
}

/// Where articles come from, and what they are held against.
#[derive(Group, Debug)]
pub(super) struct Input {
    /// Files and folders (walked, .gitignore respected); `-` is standard input
    #[arg(value_name = "PATH", required_unless_present = "documents", conflicts_with = "documents")]
    pub paths: Vec<PathBuf>,

    /// Read documents as NDJSON, one `{"id", "text", "published", "markup"}` a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub documents: Option<PathBuf>,

    /// The day of publication: 2023-05-19, a month 2023-05, a year 2023 or a period 2004/2005
    #[arg(long, value_name = "DATE", value_parser = period)]
    pub published: Option<Period>,

    /// Read every input as this markup, whatever its name
    #[arg(long, value_name = "MARKUP", value_parser = ["text", "markdown", "html"])]
    pub markup: Option<String>,

    /// The name that standard input goes by; its ending says the markup
    #[arg(long, value_name = "NAME", default_value = "-")]
    pub stdin_filename: String,

    /// How many threads read articles; 0 is one for each core
    #[arg(long, short = 'j', value_name = "N", default_value_t = 0)]
    pub threads: usize,

    #[command(flatten)]
    pub known: Known,
}

/// What articles are held against.
#[derive(Group, Debug)]
pub(super) struct Known {
    /// More fact files, or folders of them; may be repeated
    #[arg(long, value_name = "PATH")]
    pub facts: Vec<PathBuf>,

    /// More rule files, or folders of them; a rule with the name of another takes its place; may be repeated
    #[arg(long, value_name = "PATH")]
    pub rules: Vec<PathBuf>,

    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

#[derive(Group, Debug)]
pub(super) struct Check {
    #[command(flatten)]
    pub input: Input,

    /// How findings are written
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = formats())]
    pub format: String,

    /// The lowest level that makes the exit status 1
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Warning)]
    pub fail_on: FailOn,

    /// Say nothing when nothing is found, and no summary
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Group, Debug)]
pub(super) struct Claims {
    #[command(flatten)]
    pub input: Input,

    /// How claims are written
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = ["human", "json", "jsonl"])]
    pub format: String,
}

#[derive(Group, Debug)]
pub(super) struct Explain {
    /// The rule's id; `factlint rules` lists them
    pub rule: String,

    #[command(flatten)]
    pub known: Known,
}

#[derive(Group, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Facts {
    #[command(subcommand)]
    pub act: Option<Box<Act>>,

    /// An entry to show with its source: an id, a series, or a rate like CNY/USD
    pub id: Option<String>,

    /// The day of a rate: 2023-05-19, a month 2023-05 or a year 2023
    #[arg(long, value_name = "DATE", value_parser = period)]
    pub on: Option<Period>,

    #[command(flatten)]
    pub known: Known,
}

/// What can be done with facts, beside showing them.
#[derive(Subcommand, Debug)]
pub(super) enum Act {
    /// Go over fact files: ids that nothing has, offices held by two at once, dates in no order, sources of nothing
    Check(Review),
    /// Turn a published table into a fact file that says where it came from
    #[command(subcommand)]
    Import(Box<Import>),
}

/// What can be imported.
#[derive(Subcommand, Debug)]
pub(super) enum Import {
    /// The European Central Bank's daily rates: eurofxref-hist.zip, or the CSV in it
    Ecb(Rates),
    /// An indicator of the World Bank: a line a country, a column a year
    Worldbank(Figures),
    /// A CSV that a Frictionless Data Package describes: columns go by name, or by `factlint:key`
    Csv(Described),
    /// Office-holders from query.wikidata.org, as TSV: person, personLabel, positionLabel, country, start, end
    Wikidata(Holders),
}

#[derive(Group, Debug)]
pub(super) struct Holders {
    #[command(flatten)]
    pub made: Made,

    /// The register has all offices of our kinds that each of its persons held: another one contradicts
    #[arg(long)]
    pub whole: bool,
}

#[derive(Group, Debug)]
pub(super) struct Described {
    #[command(flatten)]
    pub made: Made,

    /// What the columns are: a datapackage.json, or a Table Schema
    #[arg(long, value_name = "FILE")]
    pub describe: PathBuf,
}

#[derive(Group, Debug)]
pub(super) struct Rates {
    #[command(flatten)]
    pub made: Made,
}

#[derive(Group, Debug)]
pub(super) struct Figures {
    #[command(flatten)]
    pub made: Made,

    /// What is measured, by the name that facts call it by; the indicator's own name where none is given
    #[arg(long, value_name = "NAME")]
    pub metric: Option<String>,

    /// The unit behind each number, in words: thousand, USD, square kilometres
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,

    /// How far another figure may be away; figures are revised, and others count otherwise
    #[arg(long, value_name = "SHARE", default_value = "5%", value_parser = share)]
    pub tolerance: String,

    /// Whether it stood at its time, as a population does, or flowed through the year, as trade does
    #[arg(long, value_name = "KIND", value_parser = ["stock", "flow"])]
    pub kind: Option<String>,
}

/// What an import reads and writes, and what is said of its source.
#[derive(Group, Debug)]
pub(super) struct Made {
    /// The file to read
    pub file: PathBuf,

    /// The fact file to write, NAME.yaml, or its folder; its table is NAME.csv beside it
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,

    /// Write over files that are there already
    #[arg(long)]
    pub force: bool,

    /// The id of the source; the name of the file that is written where none is given
    #[arg(long, value_name = "ID", value_parser = id)]
    pub source: Option<String>,

    /// The source's title
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,

    /// The few letters that messages show the source by
    #[arg(long, value_name = "TEXT")]
    pub short: Option<String>,

    /// On which terms it may be used
    #[arg(long, value_name = "TEXT")]
    pub licence: Option<String>,

    /// Where it can be read
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,

    /// The day it was fetched: 2023-05-19
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub retrieved: Option<jiff::civil::Date>,

    #[command(flatten)]
    pub known: Known,
}

#[derive(Group, Debug)]
pub(super) struct Review {
    /// Fact files, or folders of them, beside those in the box and of the project
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// How findings are written
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = formats())]
    pub format: String,

    /// The lowest level that makes the exit status 1
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Warning)]
    pub fail_on: FailOn,

    /// Say nothing when nothing is found, and no summary
    #[arg(long, short)]
    pub quiet: bool,

    #[command(flatten)]
    pub known: Known,
}

#[derive(Group, Debug)]
pub(super) struct Test {
    /// Rule files, or folders of them; without any, the rules in the box
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    #[command(flatten)]
    pub known: Known,
}

#[derive(Group, Debug)]
pub(super) struct Schema {
    /// The files it is of
    #[arg(value_name = "FILES", value_parser = ["facts"], default_value = "facts")]
    pub of: String,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

/// The lowest level that fails a run.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum FailOn {
    Error,
    Warning,
    Note,
}

impl FailOn {
    pub(super) fn level(self) -> Level {
        match self {
            FailOn::Error => Level::Error,
            FailOn::Warning => Level::Warning,
            FailOn::Note => Level::Note,
        }
    }
}

fn period(text: &str) -> Result<Period, String> {
    Period::parse(text)
        .ok_or_else(|| "write a day 2023-05-19, a month 2023-05, a year 2023 or a period 2004/2005".into())
}

fn day(text: &str) -> Result<jiff::civil::Date, String> {
    match Period::parse(text) {
        Some(Period::Day(day)) => Ok(day),
        _ => Err("write a day: 2023-05-19".into()),
    }
}

fn share(text: &str) -> Result<String, String> {
    let share = Exact::parse(text).filter(|share| (Exact::parse("0")..Exact::parse("1")).contains(&Some(*share)));
    share.map(|_| text.to_owned()).ok_or_else(|| "write a share from 0% to under 100%".into())
}

fn id(text: &str) -> Result<String, String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let sound = !text.is_empty() && text.chars().all(fits);
    sound.then(|| text.to_owned()).ok_or_else(|| "an id is made of letters, digits and hyphens".into())
}

/// The names of the formats, from the table that walks them.
fn formats() -> Vec<&'static str> {
    crate::report::FORMATS.iter().map(|format| format.name).collect()
}
