//! Lists the files of rules/, rules/lexicon/ and facts/, so that dropping a file there puts it in the box.

use std::fmt::Write as _;
use std::path::Path;

fn main() {
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = std::env::var("OUT_DIR").expect("cargo sets it");
    let mut code = String::new();
    for (name, folder, endings) in [
        ("RULES", "rules", &["yaml"][..]),
        ("LEXICON", "rules/lexicon", &["yaml"]),
        ("FACTS", "facts", &["yaml", "csv"]),
    ] {
        println!("cargo::rerun-if-changed={folder}");
        let mut files: Vec<_> = std::fs::read_dir(Path::new(&root).join(folder))
            .expect("the folder is part of the crate")
            .map(|entry| entry.expect("it can be listed").path())
            .filter(|path| path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)))
            .collect();
        files.sort();
        writeln!(code, "/// The files of {folder}/: name and text.").expect("strings grow");
        writeln!(code, "pub const {name}: &[(&str, &str)] = &[").expect("strings grow");
        for path in files {
            let file = path.file_name().expect("a listed file has a name").to_string_lossy();
            writeln!(code, "    ({:?}, include_str!({:?})),", format!("{folder}/{file}"), path).expect("strings grow");
        }
        writeln!(code, "];").expect("strings grow");
    }
    std::fs::write(Path::new(&out).join("embedded.rs"), code).expect("the build folder can be written");
}
