//! `factlint facts import`: published tables into fact files.

use super::args::{Import, Made};
use super::desk::{self, Loaded};
use super::{CLEAN, Stop, reason};
use crate::facts::FactBase;
use crate::facts::import::{self, Draft, Given, Indicator, Package, Register};
use crate::finding::{Error, Finding};
use crate::grammar;
use crate::source::{Source, SourceId, SourceMap};
use crate::yaml;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// The longest file that is read. The widest tables of the World Bank have a megabyte, a register of all ministers some tens.
const LONGEST: u64 = 512 << 20;

pub(super) fn run(kind: &Import) -> Result<u8, Stop> {
    match kind {
        Import::Ecb(options) => {
            let mut desk = Desk::load(&options.made)?;
            let archive = import::is_archive(&desk.bytes).then(|| import::unpack(&desk.bytes, ".csv"));
            if let Some(unpacked) = archive {
                let name = options.made.file.display();
                let unpacked = unpacked.map_err(|message| Stop::Usage(format!("{name}: {message}")))?;
                (desk.name, desk.bytes) = (format!("{name}/{}", unpacked.name), unpacked.bytes);
            }
            desk.import(&options.made, |text, file, _| import::ecb(text, file))
        }
        Import::Worldbank(options) => {
            let desk = Desk::load(&options.made)?;
            let wish = Indicator {
                metric: options.metric.clone(),
                unit: options.unit.clone(),
                tolerance: options.tolerance.clone(),
                stock: options.kind.as_deref().map(|kind| kind == "stock"),
            };
            desk.import(&options.made, |text, file, loaded| import::worldbank(text, file, &loaded.facts, &wish))
        }
        Import::Wikidata(options) => {
            let (known_to, whole) = (options.made.retrieved, options.whole);
            Desk::load(&options.made)?.import(&options.made, |text, file, loaded| {
                let (base, offices) = (&loaded.facts, loaded.lexicon.offices());
                import::wikidata(text, file, Register { base, offices, known_to, whole })
            })
        }
        Import::Csv(options) => {
            let mut desk = Desk::load(&options.made)?;
            let name = options.describe.display().to_string();
            let bytes = read(&options.describe).map_err(|error| Stop::Said(Error::Io(name.clone(), error)))?;
            let id = desk.loaded.map.add(Source::from_bytes(name, bytes));
            let table = options.made.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            desk.import(&options.made, |text, file, loaded| {
                let description =
                    loaded.map.get(id).map_or(Ok(""), |source| yaml::sound(source, id, "faulty-import"))?;
                import::described(text, file, &Package::read(description, id, &table)?)
            })
        }
    }
}

/// What is known, and the file at hand.
struct Desk {
    loaded: Loaded,
    name: String,
    bytes: Vec<u8>,
}

impl Desk {
    fn load(made: &Made) -> Result<Desk, Stop> {
        let loaded = desk::load(&made.known, None, &[])?;
        let name = made.file.display().to_string();
        let bytes = read(&made.file).map_err(|error| Stop::Said(Error::Io(name.clone(), error)))?;
        Ok(Desk { loaded, name, bytes })
    }

    /// Makes the draft, proves it, and puts it where it belongs: all of it or nothing.
    fn import(
        self,
        made: &Made,
        read: impl FnOnce(&str, SourceId, &Loaded) -> Result<Draft, Vec<Finding>>,
    ) -> Result<u8, Stop> {
        let Desk { mut loaded, name, bytes } = self;
        let id = loaded.map.add(Source::from_bytes(name.clone(), bytes));
        let draft = match loaded.map.get(id) {
            Some(source) => yaml::sound(source, id, "faulty-import").and_then(|text| read(text, id, &loaded)),
            None => Err(Vec::new()),
        };
        let draft = draft.map_err(|faults| faulty(faults, &loaded.map, made))?;
        for unit in draft.measures().filter_map(|(_, unit)| unit) {
            if grammar::amount(&format!("1 {unit}"), &loaded.lexicon).is_none() {
                return Err(Stop::Usage(format!("`{unit}` is no unit; write thousand, USD, square kilometres")));
            }
        }
        let target = Target::of(made, &draft)?;
        let given = Given {
            source: made.source.clone(),
            short: made.short.clone(),
            title: made.title.clone(),
            licence: made.licence.clone(),
            url: made.url.clone(),
            retrieved: made.retrieved,
        };
        target.free(given.source.as_deref().unwrap_or(&target.name), &loaded)?;
        let done = target.write(&draft, &draft.facts(&target.name, &given), made, &loaded)?;
        let mut out = io::stdout().lock();
        writeln!(out, "read {name}: {}", draft.found())?;
        for line in draft.told() {
            writeln!(out, "{line}")?;
        }
        for (name, _) in draft.measures().filter(|(name, _)| loaded.lexicon.term_named(name).is_none()) {
            writeln!(out, "no article is held against `{name}` yet: `measures` in a word file gives it words")?;
        }
        if made.retrieved.is_none() {
            writeln!(out, "the day it was fetched is not told; --retrieved 2023-05-19 tells it")?;
        }
        writeln!(out, "{done} {} and {}", target.table.display(), target.facts.display())?;
        Ok(CLEAN)
    }
}

/// A file's bytes, if it is not too long.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.len() > LONGEST {
        return Err(io::Error::other(format!("the file is longer than {} MB", LONGEST >> 20)));
    }
    fs::read(path)
}

fn faulty(faults: Vec<Finding>, map: &SourceMap, made: &Made) -> Stop {
    desk::show_faults(&faults, map, made.known.color);
    Stop::Said(Error::Faulty(faults))
}

/// The two files that are written.
struct Target {
    name: String,
    facts: PathBuf,
    table: PathBuf,
}

impl Target {
    fn of(made: &Made, draft: &Draft) -> Result<Target, Stop> {
        let own = PathBuf::from(format!("{}.yaml", draft.name()));
        let facts = match &made.out {
            None => own,
            Some(folder) if folder.is_dir() => folder.join(own),
            Some(file) => file.clone(),
        };
        let yaml = facts.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
        let name = facts.file_stem().and_then(|stem| stem.to_str()).filter(|_| yaml);
        // the fact file names its table, and a name with a line break would be two lines
        let Some(name) = name.filter(|name| !name.contains(char::is_control)) else {
            let message = format!("{}: a fact file is called NAME.yaml; its table lies beside it", facts.display());
            return Err(Stop::Usage(message));
        };
        let (name, table) = (name.to_owned(), facts.with_extension("csv"));
        if same(&made.file, &table) || same(&made.file, &facts) {
            let message = format!("{} would be written over; -o names another file", made.file.display());
            return Err(Stop::Usage(message));
        }
        Ok(Target { name, facts, table })
    }

    /// A source's id must be free, or that of the file which is written anew.
    fn free(&self, id: &str, loaded: &Loaded) -> Result<(), Stop> {
        let Some(taken) = loaded.facts.source(id) else { return Ok(()) };
        let Some(file) = loaded.map.get(taken.id.span.source) else { return Ok(()) };
        if same(Path::new(file.name()), &self.facts) {
            return Ok(());
        }
        let line = file.position(taken.id.span.start as usize).line;
        let message =
            format!("there is a source `{id}` already ({}:{line}); --source gives this one another id", file.name());
        Err(Stop::Usage(message))
    }

    /// Writes both files beside their places, reads them as facts, and moves them there.
    fn write(&self, draft: &Draft, facts: &str, made: &Made, loaded: &Loaded) -> Result<&'static str, Stop> {
        let contents = [(&self.table, draft.table()), (&self.facts, facts)];
        let failed = |path: &Path| {
            let name = path.display().to_string();
            move |error| Stop::Said(Error::Io(name, error))
        };
        let mut new = Vec::new();
        for (path, text) in contents {
            match fs::read(path) {
                Ok(bytes) if bytes == text.as_bytes() => {}
                Ok(_) if !made.force => {
                    let message = format!("{} is there already; --force writes over it", path.display());
                    return Err(Stop::Usage(message));
                }
                Ok(_) => new.push((path, text)),
                Err(error) if error.kind() == ErrorKind::NotFound => new.push((path, text)),
                Err(error) => return Err(failed(path)(error)),
            }
        }
        if new.is_empty() {
            return Ok("unchanged:");
        }
        let folder = self.facts.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let beside = tempfile::Builder::new().prefix(".factlint-").tempdir_in(folder).map_err(failed(folder))?;
        for (path, text) in contents {
            let Some(name) = path.file_name() else { continue };
            let mut file = fs::File::create(beside.path().join(name)).map_err(failed(path))?;
            file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed(path))?;
        }
        prove(&beside.path().join(self.facts.file_name().unwrap_or_default()), made, loaded)?;
        let mut moved: Vec<&Path> = Vec::new();
        for (path, _) in new {
            let from = beside.path().join(path.file_name().unwrap_or_default());
            let from = TempPath::try_from_path(from).map_err(failed(path))?;
            let done = if made.force { from.persist(path) } else { from.persist_noclobber(path) };
            if let Err(failure) = done {
                // half of a pair is worse than none
                if !made.force {
                    moved.iter().for_each(|path| drop(fs::remove_file(path)));
                }
                return Err(Stop::Usage(format!("{}: {}", path.display(), reason(&failure.error))));
            }
            moved.push(path);
        }
        Ok("wrote")
    }
}

/// Whether two paths are one file.
fn same(one: &Path, other: &Path) -> bool {
    one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

/// Reads what was made as any other fact file: what we could not read ourselves is not written.
fn prove(facts: &Path, made: &Made, loaded: &Loaded) -> Result<(), Stop> {
    let mut map = SourceMap::default();
    let value = |text: &str| grammar::amount(text, &loaded.lexicon);
    match FactBase::default().add_path(&mut map, facts, &value) {
        Ok(()) => Ok(()),
        Err(Error::Faulty(faults)) => Err(faulty(faults, &map, made)),
        Err(error) => Err(Stop::Said(error)),
    }
}
