//! Bad input gets a clear message at the right place, nothing is lost, and nothing panics.
//!
//! Each file of `fixtures/broken` is handed to the program by the option that its name begins with; `NAME.out` has
//! what it says. `FACTLINT_UPDATE=1 cargo test` writes the outputs anew.

mod golden;

use golden::{compare, files, root, run, text};
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// An article with a slip, which is not told while the program cannot read what the article is held against.
const SLIP: &str = "The road is 5 km (30 miles) long.\n";

fn status(output: &Output) -> i32 {
    let error = text(&output.stderr);
    assert!(!error.contains("panicked"), "{error}");
    output.status.code().expect("it was not killed")
}

fn shown(output: &Output) -> String {
    let said = match text(&output.stdout).as_str() {
        "" => String::new(),
        out => format!("(standard output)\n{out}"),
    };
    format!("{}{said}(exit status {})\n", text(&output.stderr), status(output))
}

/// A folder with these files.
fn project(contents: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in contents {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder");
        fs::write(path, bytes).expect("written");
    }
    folder
}

fn copied(path: &Path) -> Vec<u8> {
    fs::read(path).expect("it can be read")
}

#[test]
fn every_broken_file_gets_its_message() {
    let folder = root("fixtures/broken");
    let mut wrong = Vec::new();
    for path in files(&folder, &["yaml", "ndjson"]) {
        let name = path.file_name().expect("it is a file").to_str().expect("it is UTF-8");
        let (kind, _) = name.split_once('-').expect("a kind stands before the hyphen");
        let output = match kind {
            "rules" | "facts" => run(&folder, ["check", "-", &format!("--{kind}"), name], SLIP.as_bytes()),
            "documents" => run(&folder, ["check", "--documents", name, "--quiet"], b""),
            "words" => {
                let config = format!("words: [{name}]\n");
                let folder = project(&[("factlint.yaml", config.as_bytes()), (name, &copied(&path))]);
                run(folder.path(), ["check", "-"], SLIP.as_bytes())
            }
            "config" => {
                let folder = project(&[("factlint.yaml", &copied(&path))]);
                run(folder.path(), ["check", "-"], SLIP.as_bytes())
            }
            other => panic!("{name}: nobody knows which option takes `{other}`"),
        };
        assert_eq!(status(&output), 2, "{name}: {}", shown(&output));
        assert!(!output.stderr.is_empty(), "{name}: not a word");
        assert!(kind == "documents" || output.stdout.is_empty(), "{name}: {}", shown(&output));
        wrong.extend(compare(&path.with_extension("out"), &shown(&output)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
