//! Lists the files of rules/, rules/lexicon/ and facts/, so that dropping a file there puts it in the box. Word lists are
//! turned into JSON here: they are read at every start, and YAML takes ten times as long.

use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets it"));
    let mut code = String::new();
    for (name, folder, endings) in [
        ("RULES", "rules", &["yaml"][..]),
        ("LEXICON", "rules/lexicon", &["yaml"]),
        ("FACTS", "facts", &["yaml", "csv"]),
    ] {
        println!("cargo::rerun-if-changed={folder}");
        writeln!(code, "/// The files of {folder}/: name and text.").expect("strings grow");
        writeln!(code, "pub const {name}: &[(&str, &str)] = &[").expect("strings grow");
        for path in files(&root.join(folder), endings) {
            let file = path.file_name().expect("a listed file has a name").to_string_lossy().into_owned();
            let embedded = if name == "LEXICON" { json(&path, &out) } else { path };
            writeln!(code, "    ({:?}, include_str!({embedded:?})),", format!("{folder}/{file}"))
                .expect("strings grow");
        }
        writeln!(code, "];").expect("strings grow");
    }
    std::fs::write(out.join("embedded.rs"), code).expect("the build folder can be written");
}

/// The files of a folder with one of the endings, by name.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is part of the crate");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)))
        .collect();
    files.sort();
    files
}

/// Writes a YAML file as JSON into the build folder, every scalar as the text it was written with.
fn json(path: &Path, out: &Path) -> PathBuf {
    let text = std::fs::read_to_string(path).expect("a listed file can be read");
    // as the program reads a user's own: "no" is a word
    let options = serde_saphyr::options! { strict_booleans: true };
    let mut tree: Value = serde_saphyr::from_str_with_options(&text, options)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    as_written(&mut tree, path);
    let target = out.join(path.with_extension("json").file_name().expect("a listed file has a name"));
    std::fs::write(&target, tree.to_string()).expect("the build folder can be written");
    target
}

/// Numbers become texts. A decimal must be quoted, or it would pass through a float.
fn as_written(tree: &mut Value, path: &Path) {
    match tree {
        Value::Number(number) if number.is_f64() => panic!("{}: put {number} in quotes", path.display()),
        Value::Number(number) => *tree = Value::String(number.to_string()),
        Value::Array(items) => items.iter_mut().for_each(|item| as_written(item, path)),
        Value::Object(map) => map.values_mut().for_each(|item| as_written(item, path)),
        _ => {}
    }
}
