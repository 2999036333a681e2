//! `factlint claims`: the ledger.

use super::args;
use super::check::{first, threads};
use super::desk;
use super::input;
use super::{CLEAN, FAILED, Stop};
use crate::ledger;
use rayon::prelude::*;
use std::io::{self, BufWriter, Write};

/// How many bytes an entry takes as JSON, a little more than most do.
const ENTRY: usize = 320;

pub(super) fn run(options: &args::Claims) -> Result<u8, Stop> {
    let loaded = desk::load(&options.input.known, first(&options.input), &[])?;
    threads(options.input.threads);
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let array = options.format == "json";
    let mut none_yet = true;
    if array {
        out.write_all(b"[")?;
    }
    let whole = input::each_batch(&options.input, |articles| {
        let read: Vec<_> = articles
            .into_par_iter()
            .map(|article| {
                let ledger = loaded.desk().read(&article.source, article.markup, article.published, true);
                let mut text = Vec::with_capacity(ledger.entries.len() * ENTRY);
                let lexicon = &loaded.lexicon;
                let mut first = true;
                let written = match options.format.as_str() {
                    "jsonl" => ledger::lines(&mut text, &ledger, &article.source, lexicon),
                    "json" => ledger::elements(&mut text, &mut first, &ledger, &article.source, lexicon),
                    _ => ledger::table(&mut text, &ledger, &article.source, lexicon),
                };
                written.map(|()| text)
            })
            .collect();
        for text in read {
            let text = text?;
            if array && !text.is_empty() && !std::mem::take(&mut none_yet) {
                out.write_all(b",")?;
            }
            out.write_all(&text)?;
        }
        Ok(())
    })?;
    if array {
        out.write_all(if none_yet { b"]\n" } else { b"\n]\n" })?;
    }
    out.flush()?;
    Ok(if whole { CLEAN } else { FAILED })
}
