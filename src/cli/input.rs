//! Articles from files, folders, standard input and NDJSON, in batches, so that memory does not grow with their number.

use super::args::Input;
use super::{Stop, reason};
use crate::markup::{MARKUPS, Markup};
use crate::measure::period::Period;
use crate::source::Source;
use ignore::WalkBuilder;
use serde::Deserialize;
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// An article that waits to be read.
#[derive(Debug)]
pub(super) struct Article {
    pub source: Source,
    pub markup: &'static Markup,
    pub published: Option<Period>,
}

/// How much text is handed on at a time: what is written of it is kept until all of it is read, and stays in the cache.
const BATCH: usize = 1 << 20;

/// Hands on all articles, some at a time, in order. What cannot be read is said on standard error, the others go on;
/// the answer is whether all could be read.
pub(super) fn each_batch(input: &Input, mut take: impl FnMut(Vec<Article>) -> Result<(), Stop>) -> Result<bool, Stop> {
    let mut batch = Batch { articles: Vec::new(), size: 0, whole: true };
    let forced = input.markup.as_deref().and_then(Markup::named);
    if let Some(path) = &input.documents {
        batch.documents(path, input, forced, &mut take)?;
    } else {
        for path in &input.paths {
            if path.as_os_str() == "-" {
                let mut bytes = Vec::new();
                match io::stdin().lock().read_to_end(&mut bytes) {
                    Ok(_) => batch.article(&input.stdin_filename, bytes, forced, input.published),
                    Err(error) => batch.missed(&input.stdin_filename, &error),
                }
                continue;
            }
            batch.path(path, input, forced, &mut take)?;
        }
    }
    if !batch.articles.is_empty() {
        take(std::mem::take(&mut batch.articles))?;
    }
    Ok(batch.whole)
}

struct Batch {
    articles: Vec<Article>,
    size: usize,
    whole: bool,
}

/// A line of `--documents`. Keys we do not know are the sender's own.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default)]
    published: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    markup: Option<Cow<'a, str>>,
}

impl Batch {
    fn missed(&mut self, name: &str, error: &io::Error) {
        eprintln!("factlint: {name}: {}", reason(error));
        self.whole = false;
    }

    fn article(&mut self, name: &str, bytes: Vec<u8>, forced: Option<&'static Markup>, published: Option<Period>) {
        if bytes.len() > Source::LIMIT {
            self.missed(name, &io::Error::other("the file is longer than 4 GiB"));
            return;
        }
        let markup = forced.or_else(|| Markup::of_file(name)).unwrap_or(&MARKUPS[0]);
        self.size += bytes.len();
        self.articles.push(Article { source: Source::from_bytes(name, bytes), markup, published });
    }

    /// Hands on what has gathered, when it is enough.
    fn hand_on(&mut self, take: &mut impl FnMut(Vec<Article>) -> Result<(), Stop>) -> Result<(), Stop> {
        if self.size >= BATCH {
            self.size = 0;
            take(std::mem::take(&mut self.articles))?;
        }
        Ok(())
    }

    fn path(
        &mut self,
        path: &Path,
        input: &Input,
        forced: Option<&'static Markup>,
        take: &mut impl FnMut(Vec<Article>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        for file in self.files(path) {
            let name = file.strip_prefix("./").unwrap_or(&file).display().to_string();
            match std::fs::read(&file) {
                Ok(bytes) => self.article(&name, bytes, forced, input.published),
                Err(error) => self.missed(&name, &error),
            }
            self.hand_on(take)?;
        }
        Ok(())
    }

    /// A file, whatever its name; or the articles under a folder, by name, without what .gitignore leaves out.
    fn files(&mut self, path: &Path) -> Vec<PathBuf> {
        if !path.is_dir() {
            return vec![path.to_owned()];
        }
        let mut files = Vec::new();
        let by_name = |a: &Path, b: &Path| a.cmp(b);
        for entry in WalkBuilder::new(path).require_git(false).sort_by_file_path(by_name).build() {
            match entry {
                Ok(entry) => {
                    let article = entry.file_type().is_some_and(|kind| kind.is_file())
                        && Markup::of_file(&entry.file_name().to_string_lossy()).is_some();
                    if article {
                        files.push(entry.into_path());
                    }
                }
                Err(error) => {
                    eprintln!("factlint: {error}");
                    self.whole = false;
                }
            }
        }
        files
    }

    fn documents(
        &mut self,
        path: &Path,
        input: &Input,
        forced: Option<&'static Markup>,
        take: &mut impl FnMut(Vec<Article>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let name = path.display().to_string();
        let mut lines: Box<dyn BufRead> = if path.as_os_str() == "-" {
            Box::new(BufReader::with_capacity(1 << 18, io::stdin().lock()))
        } else {
            match File::open(path) {
                Ok(file) => Box::new(BufReader::with_capacity(1 << 18, file)),
                Err(error) => {
                    self.missed(&name, &error);
                    return Ok(());
                }
            }
        };
        let mut line = Vec::new();
        for number in 1_usize.. {
            line.clear();
            match lines.by_ref().take(Source::LIMIT as u64).read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    self.missed(&format!("{name}:{number}"), &error);
                    break;
                }
            }
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            if let Err(message) = self.line(&line, input, forced) {
                eprintln!("factlint: {name}:{number}: {message}");
                self.whole = false;
            }
            self.hand_on(take)?;
        }
        Ok(())
    }

    fn line(&mut self, line: &[u8], input: &Input, forced: Option<&'static Markup>) -> Result<(), String> {
        // a byte-order mark at the head of the first line is no part of it
        let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line).trim_ascii();
        // serde would read an array as well, field by field
        if line.first().is_some_and(|first| *first != b'{') {
            return Err("this line is no document: a JSON object was expected".into());
        }
        let read: Line = serde_json::from_slice(line).map_err(|error| {
            let column = error.column();
            let said = error.to_string();
            let said = said.split(" at line ").next().unwrap_or(&said).to_owned();
            format!("this line is no document: {said} at column {column}")
        })?;
        let markup = match read.markup.as_deref() {
            Some(markup) => Markup::named(markup).ok_or_else(|| {
                let known: Vec<_> = MARKUPS.iter().map(|markup| markup.name).collect();
                format!("there is no markup `{markup}`; there are {}", known.join(", "))
            })?,
            None => &MARKUPS[0],
        };
        let published = match read.published.as_deref() {
            Some(day) => {
                Some(Period::parse(day).ok_or_else(|| format!("published: `{day}` is no day, month, year or period"))?)
            }
            None => None,
        };
        self.size += read.text.len();
        self.articles.push(Article {
            source: Source::new(read.id.into_owned(), read.text.into_owned()),
            markup: forced.unwrap_or(markup),
            published: published.or(input.published),
        });
        Ok(())
    }
}
