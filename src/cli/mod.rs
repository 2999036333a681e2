//! Flags and exit codes.

mod args;
mod check;
mod claims;
mod desk;
mod import;
mod input;
mod known;
mod review;

use crate::finding::Error;
use args::{Act, Args, Verb};
use clap::Parser;
use std::io;
use std::process::ExitCode;

/// Nothing at or above the failing level.
const CLEAN: u8 = 0;
/// Findings.
const FOUND: u8 = 1;
/// It could not run: usage, an unreadable file, a faulty rule or fact file.
const FAILED: u8 = 2;

/// Runs the command line.
#[must_use]
pub fn run() -> ExitCode {
    let args = Args::parse();
    let done = match &args.verb {
        Verb::Check(options) => check::run(options),
        Verb::Claims(options) => claims::run(options),
        Verb::Explain(options) => known::explain(options),
        Verb::Rules(options) => known::rules(options),
        Verb::Facts(options) => match options.act.as_deref() {
            Some(Act::Check(options)) => review::run(options),
            Some(Act::Import(kind)) => import::run(kind),
            None => known::facts(options),
        },
        Verb::Test(options) => known::test(options),
        Verb::Schema(_) => known::schema(),
    };
    match done {
        Ok(status) => ExitCode::from(status),
        Err(Stop::Said(Error::Io(name, error))) => {
            eprintln!("factlint: {name}: {}", reason(&error));
            ExitCode::from(FAILED)
        }
        Err(Stop::Said(Error::Faulty(_))) => ExitCode::from(FAILED),
        // the reader of our output has gone: nobody is left to tell
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(CLEAN),
        Err(Stop::Output(error)) => {
            eprintln!("factlint: the output could not be written: {}", reason(&error));
            ExitCode::from(FAILED)
        }
        Err(Stop::Usage(message)) => {
            eprintln!("factlint: {message}");
            ExitCode::from(FAILED)
        }
    }
}

/// Why a run ends before its end.
enum Stop {
    /// A file that could not be read or followed; faulty files have been shown already.
    Said(Error),
    /// Output that could not be written.
    Output(io::Error),
    /// A question that makes no sense.
    Usage(String),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Output(error)
    }
}

/// A system's reason without its number: "No such file or directory".
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}
