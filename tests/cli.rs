//! The command line, as it is used: `tests/cmd` has commands and what they print, and here stands what a transcript
//! cannot say.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes the transcripts anew.

mod golden;

use golden::{factlint, root, run, text};
use serde_json::Value;
use std::fs;
use std::path::Path;

#[test]
fn transcripts() {
    let cases = trycmd::TestCases::new();
    for name in ["COLUMNS", "NO_COLOR", "NO_GRAPHICS"] {
        cases.env(name, "");
    }
    cases.case("tests/cmd/*.trycmd").case("tests/cmd/*.toml");
}

const SLIP: &str = "It cost 26 billion yuan ($37 billion), 5 km (30 miles) off, on Friday, May 18, 2023.\n";

fn project(contents: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in contents {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }
    folder
}

/// Standard output and the exit status; nothing is said on standard error.
fn quietly(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let output = run(folder, arguments, b"");
    assert_eq!(text(&output.stderr), "", "{arguments:?}");
    (text(&output.stdout), output.status.code().expect("it was not killed"))
}

fn documents(lines: &str) -> Vec<String> {
    let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect(line));
    let mut names: Vec<_> = lines.map(|line| line["document"].as_str().expect("a name").to_owned()).collect();
    names.dedup();
    names
}

#[test]
fn a_folder_is_walked_without_what_git_ignores() {
    let folder = project(&[
        (".gitignore", "drafts/\n*.bak.md\n"),
        ("b.md", SLIP),
        ("a/z.txt", SLIP),
        ("a/.gitignore", "own.html\n"),
        ("a/own.html", SLIP),
        ("a/b/c.htm", SLIP),
        ("old.bak.md", SLIP),
        ("drafts/new.txt", SLIP),
        (".hidden/x.txt", SLIP),
        ("code.rs", SLIP),
    ]);
    let (out, status) = quietly(folder.path(), &["check", ".", "--format", "jsonl"]);
    assert_eq!((documents(&out), status), (["a/b/c.htm", "a/z.txt", "b.md"].map(String::from).to_vec(), 1));
    // what is named is checked, whatever git says, and in the order it is named in
    let (out, _) = quietly(folder.path(), &["check", "drafts/new.txt", "b.md", "code.rs", "--format", "jsonl"]);
    assert_eq!(documents(&out), ["drafts/new.txt", "b.md", "code.rs"]);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let articles = root("fixtures/articles");
    for format in ["human", "json", "jsonl"] {
        let one = quietly(&articles, &["check", ".", "--format", format, "-j", "1"]);
        for threads in ["0", "2", "7"] {
            let more = quietly(&articles, &["check", ".", "--format", format, "-j", threads]);
            assert!(one == more, "{format} with {threads} threads");
        }
    }
}

#[test]
fn colours_come_when_they_are_asked_for() {
    let folder = project(&[("a.txt", SLIP)]);
    let colours = |arguments: &[&str]| quietly(folder.path(), &[&["check", "a.txt"], arguments].concat()).0;
    let plain = colours(&[]);
    assert!(!plain.contains('\u{1b}'), "no terminal looks on");
    assert_eq!(plain, colours(&["--color", "never"]));
    let coloured = colours(&["--color", "always"]);
    assert!(coloured.contains("\u{1b}["));
    let mut bare = String::new();
    for (at, part) in coloured.split('\u{1b}').enumerate() {
        bare.push_str(if at == 0 { part } else { part.split_once('m').expect("a colour ends").1 });
    }
    assert_eq!(bare, plain, "colours change nothing but the colour");
    // a colour of programs' output would be no JSON
    assert!(!colours(&["--color", "always", "--format", "jsonl"]).contains('\u{1b}'));
    let output = factlint(folder.path()).args(["check", "a.txt", "--color", "always"]).env("NO_COLOR", "1").output();
    assert!(text(&output.expect("it runs").stdout).contains('\u{1b}'), "who says always means it");
}

#[test]
fn a_screen_reader_gets_sentences() {
    let folder = project(&[("a.txt", SLIP)]);
    let output = factlint(folder.path()).args(["check", "a.txt"]).env("NO_GRAPHICS", "1").output().expect("it runs");
    let said = text(&output.stdout);
    assert!(said.contains("not $37 billion") && !said.contains(['│', '╭', '×']), "{said}");
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let articles = root("fixtures/articles");
    for columns in ["40", "80", "100"] {
        let output = factlint(&articles).args(["check", "."]).env("COLUMNS", columns).output().expect("it runs");
        let out = text(&output.stdout);
        // the summary is one line, whatever it counts
        let drawn = out.lines().filter(|line| !line.contains(" files"));
        let widest = drawn.map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(widest <= columns.parse().expect("a number"), "{widest} of {columns}");
    }
}

#[test]
fn a_line_for_machines_has_these_keys_in_this_order() {
    let keys = |line: &str, wanted: &[&str]| {
        let value: Value = serde_json::from_str(line).expect(line);
        assert_eq!(value.as_object().map(serde_json::Map::len), Some(wanted.len()), "{line}");
        let places: Vec<_> = wanted.iter().map(|key| line.find(&format!("\"{key}\":")).expect(key)).collect();
        assert!(places.is_sorted(), "{line}");
        value
    };
    let article = format!("Ça va. {SLIP}");
    let folder = project(&[("a.txt", &article)]);
    let arguments = ["check", "a.txt", "--format", "jsonl", "--published", "2023-05-19"];
    let (out, _) = quietly(folder.path(), &arguments);
    assert_eq!(out.lines().count(), 3);
    for line in out.lines() {
        let wanted =
            ["document", "rule", "level", "message", "help", "start", "end", "line", "column", "labels", "fixes"];
        let value = keys(line, &wanted);
        let at = |key: &str| usize::try_from(value[key].as_u64().expect(key)).expect("it is small");
        let before = &article[..at("start")];
        assert_eq!((at("line"), at("column")), (1, before.chars().count() + 1), "columns are characters");
        assert!(["$37 billion", "30 miles", "Friday"].contains(&&article[at("start")..at("end")]));
        for label in value["labels"].as_array().expect("a list") {
            keys(&label.to_string(), &["document", "end", "start", "text"]);
        }
    }
    let (out, _) = quietly(folder.path(), &["claims", "a.txt", "--format", "jsonl", "--published", "2023-05-19"]);
    let wanted = [
        "document", "kind", "start", "end", "line", "column", "text", "value", "low", "high", "unit", "bound",
        "verdict",
    ];
    for line in out.lines() {
        let value: Value = serde_json::from_str(line).expect(line);
        let object = value.as_object().expect(line);
        let others: Vec<_> = object.keys().filter(|key| !wanted.contains(&key.as_str())).collect();
        assert!(others.iter().all(|key| ["by", "slots", "alts"].contains(&key.as_str())), "{others:?}");
        let places: Vec<_> = wanted.iter().map(|key| line.find(&format!("\"{key}\":")).expect(key)).collect();
        assert!(places.is_sorted() && object.contains_key("slots"), "{line}");
        let (start, end) = (value["start"].as_u64().expect("a byte"), value["end"].as_u64().expect("a byte"));
        assert_eq!(value["text"].as_str(), article.get(start as usize..end as usize), "{line}");
    }
}

#[test]
fn who_stops_reading_stops_us_without_a_word() {
    use std::io::Read;
    use std::process::Stdio;
    let article = SLIP.repeat(1000);
    let folder = project(&[("a.txt", &article)]);
    let mut command = factlint(folder.path());
    command.args(["claims", "a.txt", "--format", "jsonl"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    let mut pipe = child.stdout.take().expect("it is a pipe");
    pipe.read_exact(&mut [0; 10]).expect("it writes");
    drop(pipe);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((text(&output.stderr).as_str(), output.status.code()), ("", Some(0)));
}
