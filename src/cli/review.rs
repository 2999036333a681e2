//! `factlint facts check`: go over fact files.

use super::{CLEAN, FAILED, FOUND, Stop, args, desk};
use crate::facts;
use crate::finding::{Error, Finding};
use crate::report::{Format, Run, Style};
use crate::source::{Source, SourceId, SourceMap, Sources};
use std::io::{self, BufWriter, IsTerminal, Write};

pub(super) fn run(options: &args::Review) -> Result<u8, Stop> {
    let mut map = SourceMap::default();
    let (files, findings, faulty) = match desk::read(&options.known, &options.paths, None, &[], &mut map) {
        Ok((lexicon, _, base, _)) => (base.files().to_vec(), facts::review(&base, &lexicon), false),
        // what cannot be read is told in the same format; what hangs on it cannot be gone over
        Err(Error::Faulty(faults)) => (Vec::new(), faults, true),
        Err(error) => return Err(Stop::Said(error)),
    };
    let Some(format) = Format::named(&options.format) else { return Ok(FAILED) };
    let style = Style { quiet: options.quiet, ..desk::style(options.known.color, io::stdout().is_terminal()) };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut run = Run::start(format, style, &mut out)?;
    for (_, findings) in by_file(files, findings) {
        let nothing = Source::new("", "");
        run.document(&mut out, &findings, Sources { shared: &map, article: &nothing })?;
    }
    let tally = run.finish(&mut out)?;
    out.flush()?;
    Ok(match tally.worst() {
        _ if faulty => FAILED,
        Some(worst) if worst >= options.fail_on.level() => FOUND,
        _ => CLEAN,
    })
}

/// The findings of each file, in the order of the files; those in which nothing was found as well.
fn by_file(files: Vec<SourceId>, findings: Vec<Finding>) -> Vec<(SourceId, Vec<Finding>)> {
    let mut all: Vec<_> = files.into_iter().map(|file| (file, Vec::new())).collect();
    for finding in findings {
        let file = finding.span().map_or(SourceId::ARTICLE, |span| span.source);
        match all.iter_mut().find(|(known, _)| *known == file) {
            Some((_, findings)) => findings.push(finding),
            None => all.push((file, vec![finding])),
        }
    }
    all
}
