//! `factlint.yaml`: where a desk's own rules, words and facts lie, and how its articles write their figures. Found from the checked file upward.

use crate::finding::{Error, Finding};
use crate::measure::locale::{Custom, Locale};
use crate::source::{Source, SourceId, SourceMap};
use crate::yaml::{self, Placed};
use serde::Deserialize;
use std::path::{Component, Path, PathBuf};

/// The rule id of a fault in a configuration file.
const FAULT: &str = "faulty-config";

/// The name of the configuration file.
const NAME: &str = "factlint.yaml";

/// The longest rule, word or configuration file that is read.
const LIMIT: u64 = yaml::LIMIT as u64;

/// What a project adds to what is in the box: files and folders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// Rule files, and folders of them.
    pub rules: Vec<PathBuf>,
    /// Word files, and folders of them.
    pub words: Vec<PathBuf>,
    /// Fact files, and folders of them.
    pub facts: Vec<PathBuf>,
    /// How articles write their figures.
    pub custom: Custom,
}

/// `factlint.yaml`. Paths count from its own folder; what is left out is the folder of that name beside it, if there is one.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    rules: Option<Vec<Placed<PathBuf>>>,
    words: Option<Vec<Placed<PathBuf>>>,
    facts: Option<Vec<Placed<PathBuf>>>,
    language: Option<Placed<String>>,
    day_first: Option<bool>,
    decimal: Option<Decimal>,
    billion: Option<Billion>,
}

/// What stands before decimals.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Decimal {
    Point,
    Comma,
}

/// A thousand millions, or a million of them.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Billion {
    Short,
    Long,
}

impl File {
    /// How articles write their figures; a language that is none is a fault.
    fn custom(&self, id: SourceId, faults: &mut Vec<Finding>) -> Custom {
        let language = self.language.as_ref().and_then(|tag| {
            let locale = Locale::of(&tag.value);
            if locale.is_none() {
                let message = format!("`{}` is no language", tag.value);
                let fault = Finding::fault(FAULT, message, yaml::span(tag, id), "this language");
                faults.push(fault.with_help("write its tag: `en`, `en-GB`, `de`, `pt-BR`"));
            }
            locale
        });
        Custom {
            language,
            day_first: self.day_first,
            comma: self.decimal.map(|decimal| decimal == Decimal::Comma),
            long_billion: self.billion.map(|billion| billion == Billion::Long),
        }
    }
}

impl Project {
    /// The project that a file belongs to: that of the nearest `factlint.yaml` from its folder upward. Without one, a
    /// folder `rules/` in `here` is a project's own if it holds rules.
    ///
    /// # Errors
    /// A `factlint.yaml` that cannot be read or followed.
    pub fn of(file: &Path, here: &Path, map: &mut SourceMap) -> Result<Project, Error> {
        let start = without_dots(&here.join(file));
        for folder in start.ancestors() {
            let path = folder.join(NAME);
            if path.is_file() {
                // named as the user would, from where they stand
                let root = folder.strip_prefix(here).unwrap_or(folder);
                return Project::read(&root.join(NAME), root, map);
            }
        }
        let rules: Vec<PathBuf> = yaml_files(&here.join("rules")).into_iter().filter(|path| is_rule(path)).collect();
        let words = if rules.is_empty() { Vec::new() } else { folder(here, "rules/lexicon") };
        Ok(Project { rules, words, ..Project::default() })
    }

    fn read(path: &Path, root: &Path, map: &mut SourceMap) -> Result<Project, Error> {
        let id = map.add(open(path)?);
        let file: File = match map.get(id) {
            Some(source) => yaml::sound(source, id, FAULT)
                .and_then(|text| yaml::read_or_default(text, id, FAULT))
                .map_err(Error::Faulty)?,
            None => File::default(),
        };
        let mut faults = Vec::new();
        let custom = file.custom(id, &mut faults);
        let mut paths = |given: Option<Vec<Placed<PathBuf>>>, otherwise| match given {
            Some(given) => {
                for missing in given.iter().filter(|path| !root.join(&path.value).exists()) {
                    let message = format!("there is no `{}` beside this file", missing.value.display());
                    faults.push(Finding::fault(FAULT, message, yaml::span(missing, id), "this path"));
                }
                given.iter().map(|path| root.join(&path.value)).collect()
            }
            None => folder(root, otherwise),
        };
        let project = Project {
            rules: paths(file.rules, "rules"),
            words: paths(file.words, "rules/lexicon"),
            facts: paths(file.facts, "facts"),
            custom,
        };
        if faults.is_empty() { Ok(project) } else { Err(Error::Faulty(faults)) }
    }
}

/// A path without `.` and `..`, so that `../a.md` does not belong to the project one stands in.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// A folder as a list of one, or nothing where there is none or nothing in it yet.
fn folder(root: &Path, name: &str) -> Vec<PathBuf> {
    Some(root.join(name)).filter(|path| !yaml_files(path).is_empty()).into_iter().collect()
}

/// Whether a file looks like a rule: it has the keys that every rule has. Other programs keep YAML in folders called rules, too.
fn is_rule(path: &Path) -> bool {
    let key = |text: &str, key: &str| text.lines().any(|line| line.starts_with(key));
    open(path).is_ok_and(|source| key(source.text(), "check:") && key(source.text(), "message:"))
}

/// The YAML files of a folder, by name; nothing where there is no such folder.
fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let yaml =
        |path: &PathBuf| path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml") && path.is_file();
    let mut files: Vec<_> = paths.filter(yaml).collect();
    files.sort();
    files
}

/// Reads files, and the YAML files of folders, into memory.
///
/// # Errors
/// A file that cannot be read, or is too long to be one of ours.
pub fn read_all(paths: &[PathBuf]) -> Result<Vec<Source>, Error> {
    let mut sources = Vec::new();
    for path in paths {
        if path.is_dir() {
            for file in yaml_files(path) {
                sources.push(open(&file)?);
            }
        } else {
            sources.push(open(path)?);
        }
    }
    Ok(sources)
}

fn open(path: &Path) -> Result<Source, Error> {
    let name = path.strip_prefix("./").unwrap_or(path).display().to_string();
    let failed = |error| Error::Io(name.clone(), error);
    if std::fs::metadata(path).map_err(failed)?.len() > LIMIT {
        return Err(failed(std::io::Error::other(format!("the file is longer than {} MB", LIMIT >> 20))));
    }
    Ok(Source::from_bytes(name.clone(), std::fs::read(path).map_err(failed)?))
}
