//! What can be asked on the command line.

use crate::finding::Level;
use crate::measure::period::Period;
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
    pub act: Option<Act>,

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

/// The names of the formats, from the table that walks them.
fn formats() -> Vec<&'static str> {
    crate::report::FORMATS.iter().map(|format| format.name).collect()
}
