//! The house stands: no room imports from a floor above it, and each crate has its keepers.
//!
//! Paths are read from the text of the files, comments and strings taken out: `use crate::…`, `crate::…`, `super::…` and
//! `factlint::…`, with nested braces.

mod reading;

use reading::{Path, code, paths};
use std::collections::BTreeSet;

/// The floors, ground up. A file imports from its own room and from lower floors; rooms of one floor do not meet, but
/// for those in [`NEIGHBOURS`].
const FLOORS: &[&[&str]] = &[
    &["source", "measure", "embedded"],
    &["finding"],
    &["yaml", "markup"],
    &["lexicon", "config", "report"],
    &["grammar"],
    &["claim", "facts"],
    &["check"],
    &["rule"],
    &["lint"],
    &["manual", "ledger"],
    &["lsp"],
    &["cli"],
    &["main"],
];

/// Rooms that may import from a room of their own floor.
const NEIGHBOURS: &[(&str, &str)] = &[("markup", "yaml")];

/// What a room never imports, though it lies lower: a room, or something in it (`grammar::number`).
const BANS: &[(&str, &[&str])] = &[
    ("measure", &["source", "embedded"]),
    ("claim", &["facts", "rule", "check"]),
    ("grammar", &["facts", "rule", "check"]),
    ("facts", &["claim"]),
    ("check", &["markup"]),
    ("report", &["measure", "embedded", "yaml", "markup", "lexicon", "config"]),
];

/// A crate, and the only files that may name it. A folder stands for all that is in it; `x` is `x.rs` or `x/`.
const KEEPERS: &[(&str, &[&str])] = &[
    ("nom", &["grammar", "claim", "rule/expression"]),
    ("serde_saphyr", &["yaml"]),
    ("miette", &["report/human"]),
    ("clap", &["cli"]),
    ("pulldown_cmark", &["markup/markdown"]),
    ("html5gum", &["markup/html"]),
    ("ignore", &["cli"]),
    ("rayon", &["cli", "lsp"]),
    ("serde_json", &["report/json", "cli", "lsp", "markup/html", "ledger", "lexicon/load"]),
    ("lsp_server", &["lsp"]),
    ("lsp_types", &["lsp"]),
    ("unicode_width", &["report/plain"]),
    ("schemars", &["yaml", "facts/schema", "facts/fact"]),
    ("rawzip", &["facts/import/unpack"]),
    ("miniz_oxide", &["facts/import/unpack"]),
    ("tempfile", &["cli"]),
];

/// Paths that only some files may name, though they belong to the language: what reaches out of the program.
const REACHES: &[(&str, &[&str])] = &[
    ("std::fs", &["cli", "lsp", "config", "facts/load"]),
    ("std::thread", &["cli", "lsp"]),
    ("std::net", &["lsp"]),
    ("std::process", &["cli", "main"]),
    ("std::env", &["cli", "main"]),
    ("SystemTime", &["cli", "main"]),
    ("Instant", &["cli", "main"]),
    ("Zoned::now", &["cli", "main"]),
    ("Timestamp::now", &["cli", "main"]),
    ("TimeZone::system", &[]),
];

/// Between the text and the verdict there are no floats: they are exact only by chance.
const EXACT: &[&str] = &["measure", "grammar", "claim", "check", "facts", "rule"];

#[test]
fn every_file_has_a_floor() {
    let unknown: Vec<_> = reading::sources().into_iter().filter(|file| floor(file.room()).is_none()).collect();
    let unknown: Vec<_> = unknown.iter().map(|file| &file.name).filter(|name| *name != "lib.rs").collect();
    assert!(unknown.is_empty(), "rooms that no floor knows: {unknown:?}");
}

#[test]
fn nothing_is_imported_from_above() {
    let mut broken = BTreeSet::new();
    for file in reading::sources().iter().filter(|file| file.name != "lib.rs") {
        for path in paths(&file.code) {
            let Some(inner) = file.inside(&path) else { continue };
            if let Some(reason) = refused(file.room(), &inner.join("::")) {
                broken.insert(format!("{}: {} ({reason})", file.name, path.join("::")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", report(&broken));
}

#[test]
fn each_crate_is_named_by_its_keepers_only() {
    let mut broken = BTreeSet::new();
    for file in reading::sources() {
        for path in paths(&file.code) {
            let kept = KEEPERS.iter().find(|(name, _)| path.first().is_some_and(|first| first == name));
            if let Some((name, keepers)) = kept.filter(|(_, keepers)| !file.is_one_of(keepers)) {
                broken.insert(format!("{} names {name}, which is kept by {}", file.name, keepers.join(", ")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", report(&broken));
}

#[test]
fn few_rooms_reach_out_of_the_program() {
    let mut broken = BTreeSet::new();
    for file in reading::sources() {
        for (reach, rooms) in REACHES.iter().filter(|(_, rooms)| !file.is_one_of(rooms)) {
            let wanted: Vec<_> = reach.split("::").collect();
            for path in paths(&file.code).iter().filter(|path| names(path, &wanted)) {
                broken.insert(format!("{}: {} is for {} alone", file.name, path.join("::"), rooms.join(", ")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", report(&broken));
}

#[test]
fn no_float_stands_between_the_text_and_the_verdict() {
    let mut broken = BTreeSet::new();
    for file in reading::sources().iter().filter(|file| EXACT.contains(&file.room())) {
        for float in ["f32", "f64"] {
            if file.code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == float) {
                broken.insert(format!("{} has {float}", file.name));
            }
        }
    }
    assert!(broken.is_empty(), "{}", report(&broken));
}

#[test]
fn a_long_file_is_two_rooms_and_a_door_is_short() {
    let mut broken = BTreeSet::new();
    for file in reading::sources() {
        let most = if file.name.ends_with("mod.rs") { 120 } else { 450 };
        if file.lines > most {
            broken.insert(format!("{} has {} lines, more than {most}", file.name, file.lines));
        }
    }
    assert!(broken.is_empty(), "{}", report(&broken));
}

/// How high a room lies.
fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// Why a room may not import a path of the crate, if it may not.
fn refused(room: &str, path: &str) -> Option<String> {
    let leads = |ban: &str| path.strip_prefix(ban).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
    let other = path.split("::").next().unwrap_or(path);
    if room == other {
        return None;
    }
    if let Some(ban) = BANS.iter().filter(|(from, _)| *from == room).flat_map(|(_, to)| *to).find(|ban| leads(ban)) {
        return Some(format!("{room} never sees {ban}"));
    }
    if NEIGHBOURS.contains(&(room, other)) {
        return None;
    }
    match (floor(room), floor(other)) {
        (Some(here), Some(there)) if there < here => None,
        (Some(here), Some(there)) if there == here => Some(format!("{other} is a neighbour of {room}")),
        (Some(_), Some(_)) => Some(format!("{other} is above {room}")),
        _ => Some(format!("no floor knows {other}")),
    }
}

/// Whether the names stand in the path one after another.
fn names(path: &Path, wanted: &[&str]) -> bool {
    path.windows(wanted.len()).any(|part| part.iter().zip(wanted).all(|(one, other)| one == other))
}

fn report(broken: &BTreeSet<String>) -> String {
    broken.iter().map(|line| format!("\n  {line}")).collect()
}

#[test]
fn the_tables_refuse_what_they_should() {
    for (room, other) in [
        ("source", "finding"),
        ("claim", "facts"),
        ("facts", "claim"),
        ("check", "markup"),
        ("report", "config"),
        ("report", "lexicon"),
        ("measure", "source"),
        ("grammar", "rule"),
        ("yaml", "markup"),
        ("lint", "cli"),
        ("check", "markup::document::Block"),
        ("check", "cellar"),
    ] {
        assert!(refused(room, other).is_some(), "{room} imports {other}");
    }
    for (room, other) in [("markup", "yaml"), ("check", "facts"), ("report", "finding"), ("claim", "grammar")] {
        assert_eq!(refused(room, other), None);
    }
}

#[test]
fn paths_are_read_as_rust_reads_them() {
    let read = |text: &str| paths(&code(text)).into_iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert_eq!(read("use crate::{a::{self, b as c}, d::*};"), ["crate::a", "crate::a::b", "crate::d"]);
    assert_eq!(read("pub(super) use super::format::Format;"), ["super::format::Format"]);
    assert_eq!(read("fn f(x: &crate::a::B<c::D>) -> ::nom::E {}"), ["crate::a::B", "c::D", "nom::E"]);
    assert_eq!(read("use crate :: a\n  ::b;"), ["crate::a::b"]);
    assert_eq!(read("use std::{\n    fs, // all\n    io,\n};"), ["std::fs", "std::io"]);
    assert_eq!(read("let x = <crate::a::B as c::D>::e();"), ["crate::a::B", "c::D"]);
    assert_eq!(read("/// crate::a\n//! crate::b\n/* crate::c /* d::e */ */ // f::g\n"), [""; 0]);
    assert_eq!(read(r##"let a = ("crate::a \" b::c", r#"d::"e"#, b"f::g", '"', '\'', "h::i");"##), [""; 0]);
    assert_eq!(
        read("fn f<'a>(x: &'a crate::a::B, y: char) { 'x: loop { g::h('\"', \"i::j\") } }"),
        ["crate::a::B", "g::h"]
    );
    assert_eq!(read("use nom as n; extern crate rayon;"), ["nom", "rayon"]);
}
