//! `factlint check`: find contradictions.

use super::args;
use super::desk::{self, Loaded};
use super::input::{self, Article};
use super::{CLEAN, FAILED, FOUND, Stop};
use crate::finding::{Finding, Label, Level};
use crate::report::{Format, Run, Style, Tally};
use crate::source::{SourceId, Sources, Span};
use rayon::prelude::*;
use std::io::{self, BufWriter, IsTerminal, Write};

pub(super) fn run(options: &args::Check) -> Result<u8, Stop> {
    let loaded = desk::load(&options.input.known, first(&options.input), &[])?;
    let Some(format) = Format::named(&options.format) else { return Ok(FAILED) };
    let style = Style { quiet: options.quiet, ..desk::style(options.input.known.color, io::stdout().is_terminal()) };
    threads(options.input.threads);
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut run = Run::start(format, style, &mut out)?;
    let whole = input::each_batch(&options.input, |articles| {
        let written: Vec<_> =
            articles.into_par_iter().map(|article| check(&loaded, &article, format, &style)).collect();
        for written in written {
            let (text, tally) = written?;
            run.append(&mut out, &text, tally)?;
        }
        Ok(())
    })?;
    let tally = run.finish(&mut out)?;
    out.flush()?;
    Ok(match tally.worst() {
        _ if !whole => FAILED,
        Some(worst) if worst >= options.fail_on.level() => FOUND,
        _ => CLEAN,
    })
}

/// Checks one article and writes its findings into a buffer of their own.
fn check(loaded: &Loaded, article: &Article, format: &Format, style: &Style) -> Result<(Vec<u8>, Tally), io::Error> {
    let ledger = loaded.desk().read(&article.source, article.markup, article.published, false);
    let mut findings = ledger.findings();
    findings.splice(0..0, damage(article));
    let mut text = Vec::new();
    let sources = Sources { shared: &loaded.map, article: &article.source };
    (format.document)(&mut text, format, &findings, sources, style)?;
    Ok((text, Tally::of(&findings)))
}

/// A note on bytes that are not UTF-8; the rest was checked all the same.
fn damage(article: &Article) -> Option<Finding> {
    let damage = article.source.damage()?;
    let others = match damage.count - 1 {
        0 => String::new(),
        1 => ", and one more".into(),
        more => format!(", and {more} more"),
    };
    Some(Finding {
        rule: "not-utf-8".into(),
        level: Level::Note,
        message: "this file is not UTF-8 throughout".into(),
        help: Some(
            "every byte that is not UTF-8 was read as “?”, and the rest was checked; save the file as UTF-8".into(),
        ),
        labels: vec![Label {
            span: Span::new(SourceId::ARTICLE, damage.first, damage.first + 1),
            text: format!("not UTF-8{others}"),
        }],
        fixes: Vec::new(),
    })
}

/// The file whose project counts.
pub(super) fn first(input: &args::Input) -> Option<&std::path::Path> {
    input.paths.first().map(std::path::PathBuf::as_path).filter(|path| path.as_os_str() != "-")
}

/// Sets the number of threads; a second call in one process changes nothing, which is well.
pub(super) fn threads(count: usize) {
    let _ = rayon::ThreadPoolBuilder::new().num_threads(count).build_global();
}
