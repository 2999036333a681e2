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

/// Fifty megabytes are read in a blink by a release build; a debug build takes its time, so that it gets five.
const LONG_LINE: usize = 5 << 20;

fn check(contents: &[(&str, &[u8])], arguments: &[&str]) -> Output {
    let folder = project(contents);
    run(folder.path(), ["check"].iter().chain(arguments), b"")
}

#[test]
fn brackets_without_end_are_refused_or_read_and_cost_no_stack() {
    let brackets = "[".repeat(100_000);
    for (name, yaml) in [
        ("rule.yaml", format!("id: {brackets}")),
        ("rule.yaml", format!("id: {}", "{a: ".repeat(100_000))),
        ("rule.yaml", "- ".repeat(100_000)),
        ("rule.yaml", format!("id: \"{brackets}\"\n")),
    ] {
        let output = check(&[(name, yaml.as_bytes()), ("a.txt", SLIP.as_bytes())], &["a.txt", "--rules", name]);
        assert_eq!(status(&output), 2);
        assert!(text(&output.stderr).contains("error[faulty-rule]"), "{}", shown(&output));
        assert!(output.stderr.len() < 4000, "a fault is told briefly");
    }
    let tags = |open: &str| format!("{}{SLIP}", open.repeat(100_000));
    for (name, article) in [
        ("a.html", tags("<div>")),
        ("a.html", tags("<b><p>")),
        ("a.html", tags("<table><tr><td>")),
        ("a.html", tags("<")),
        ("a.html", tags("<!--")),
        ("a.html", tags("&")),
        ("a.md", tags("[")),
        ("a.md", tags("![](")),
        ("a.md", tags("> ")),
        ("a.md", tags("*_")),
        ("a.md", tags("- ")),
        ("a.md", tags("`")),
        ("a.md", tags("|")),
        ("a.txt", tags("(")),
        ("a.txt", tags("$(")),
        ("a.txt", tags("5 km (")),
        ("a.txt", tags("three things: a, ")),
        ("a.txt", tags("“")),
    ] {
        let start = std::time::Instant::now();
        let output = check(&[(name, article.as_bytes())], &[name]);
        assert!(status(&output) < 2, "{name}: {}", shown(&output));
        assert!(start.elapsed().as_secs() < 20, "{name}, {}: {:?}", &article[..8], start.elapsed());
    }
}

#[test]
fn aliases_that_multiply_are_stopped() {
    let mut bomb =
        String::from("id: own\ncheck: convert\nover: pair\nlevel: note\ntitle: t\nwhy: w\nmessage: m\nexamples:\n");
    bomb.push_str("  - &a0 {good: It is five km away.}\n");
    for at in 1..12 {
        let before = format!("*a{}, ", at - 1).repeat(10);
        bomb.push_str(&format!("  - &a{at} [{before}]\n"));
    }
    let config = "rules: &a [x, x, x, x, x, x, x, x, x, x]\nwords: &b [*a, *a, *a, *a, *a, *a]\nfacts: [*b, *b, *b]\n";
    let output = check(&[("rule.yaml", bomb.as_bytes()), ("a.txt", b"")], &["a.txt", "--rules", "rule.yaml"]);
    assert_eq!(status(&output), 2, "{}", shown(&output));
    assert!(text(&output.stderr).contains("error[faulty-rule]"), "{}", shown(&output));
    let output = check(&[("factlint.yaml", config.as_bytes()), ("a.txt", b"")], &["a.txt"]);
    assert_eq!(status(&output), 2, "{}", shown(&output));
    assert!(text(&output.stderr).contains("error[faulty-config]"), "{}", shown(&output));
}

#[test]
fn a_line_of_many_megabytes_is_read_to_its_end() {
    let sentence = "The cranes had not moved since the strike began, and nobody could say when they would. ";
    let mut article = sentence.repeat(LONG_LINE / sentence.len());
    article.push_str(SLIP);
    for name in ["a.txt", "a.md", "a.html"] {
        let output = check(&[(name, article.as_bytes())], &[name]);
        assert_eq!(status(&output), 1, "{name}");
        let said = text(&output.stdout);
        assert!(said.contains("not 30 miles") && said.len() < 2000, "{name}: {} bytes", said.len());
    }
    let line = format!("{{\"id\": \"long\", \"text\": \"{}\"}}\n", article.trim());
    let output = check(&[("all.ndjson", line.as_bytes())], &["--documents", "all.ndjson", "--format", "jsonl"]);
    assert_eq!(status(&output), 1);
    assert!(text(&output.stdout).starts_with("{\"document\":\"long\""));
}

#[test]
fn nul_bytes_are_no_end() {
    for name in ["a.txt", "a.md", "a.html"] {
        let article = format!("Some\0thing\0\0 else. {SLIP}\0");
        let output = check(&[(name, article.as_bytes())], &[name]);
        assert_eq!(status(&output), 1, "{name}: {}", shown(&output));
        let said = text(&output.stdout);
        assert!(said.contains("not 30 miles") && !said.contains('\0'), "{name}: {said}");
    }
    let output = check(&[("rule.yaml", b"id: a\0b\n"), ("a.txt", b"")], &["a.txt", "--rules", "rule.yaml"]);
    assert_eq!(status(&output), 2);
    assert!(text(&output.stderr).contains("a NUL byte stands in the text"), "{}", shown(&output));
}

#[test]
fn bytes_that_are_not_utf_8_are_noted_and_the_rest_is_checked() {
    let clean = b"A caf\xe9 at 5 km (3 miles), na\xefve.\n";
    let output = check(&[("a.txt", clean)], &["a.txt"]);
    assert_eq!(status(&output), 0, "{}", shown(&output));
    let said = text(&output.stdout);
    assert!(said.contains("note[not-utf-8]") && said.contains("a.txt:1:6"), "{said}");
    assert!(said.contains("and one more") && said.contains("1 note in 1 file"), "{said}");
    let slip = [&clean[..], SLIP.as_bytes()].concat();
    let output = check(&[("a.txt", &slip)], &["a.txt"]);
    assert_eq!(status(&output), 1);
    assert!(text(&output.stdout).contains("not 30 miles"), "{}", shown(&output));
    // UTF-16 is not read, but said
    let wide: Vec<u8> = SLIP.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let output = check(&[("a.txt", &[b"\xff\xfe", &wide[..]].concat())], &["a.txt", "--fail-on", "note"]);
    assert_eq!(status(&output), 1, "{}", shown(&output));
    for kind in ["rules", "facts"] {
        let option = format!("--{kind}");
        let output = check(&[("own.yaml", b"id: \xff\n"), ("a.txt", b"")], &["a.txt", &option, "own.yaml"]);
        assert_eq!(status(&output), 2, "{}", shown(&output));
        assert!(text(&output.stderr).contains("UTF-8"), "{kind}: {}", shown(&output));
    }
    for words in [&b"same: [\xff]\n"[..], b"same: [alias]\n"] {
        let config: &[u8] = if words.contains(&0xff) { b"words: [own.yaml]\n" } else { b"words: [own.yaml] # \xff\n" };
        let output = check(&[("factlint.yaml", config), ("own.yaml", words), ("a.txt", b"")], &["a.txt"]);
        assert_eq!(status(&output), 2, "{}", shown(&output));
        assert!(text(&output.stderr).contains("this file is not in UTF-8"), "{}", shown(&output));
    }
}

#[test]
fn an_empty_file_is_an_article_without_claims() {
    for name in ["a.txt", "a.md", "a.html"] {
        for bytes in [&b""[..], b"\n", b"\xef\xbb\xbf", b" \r\n\t"] {
            let output = check(&[(name, bytes)], &[name]);
            assert_eq!(shown(&output), "(standard output)\nNothing found in 1 file\n(exit status 0)\n");
        }
    }
    let output = check(&[("all.ndjson", b"")], &["--documents", "all.ndjson"]);
    assert_eq!(status(&output), 0);
}

#[test]
fn what_cannot_be_read_is_said_and_the_others_go_on() {
    let output = check(&[("a.txt", SLIP.as_bytes())], &["none.txt", "a.txt", "no/such/folder"]);
    assert_eq!(status(&output), 2, "that not all was read counts for more than what was found");
    assert_eq!(
        text(&output.stderr),
        "factlint: none.txt: No such file or directory\nfactlint: no/such/folder: No such file or directory\n"
    );
    assert!(text(&output.stdout).contains("not 30 miles"));
    for missing in [["--documents", "none.ndjson"], ["--rules", "none.yaml"], ["--facts", "none.yaml"]] {
        let arguments: Vec<_> =
            ["a.txt"].iter().filter(|_| missing[0] != "--documents").chain(&missing).copied().collect();
        let output = check(&[("a.txt", SLIP.as_bytes())], &arguments);
        let said = format!("factlint: {}: No such file or directory\n(exit status 2)\n", missing[1]);
        assert!(shown(&output).ends_with(&said) || missing[0] == "--documents", "{}", shown(&output));
        assert_eq!(status(&output), 2);
    }
}

#[test]
fn a_folder_without_articles_is_nothing_to_check() {
    let output = check(&[("notes/a.rs", SLIP.as_bytes()), ("notes/b.csv", SLIP.as_bytes())], &["notes"]);
    assert_eq!(shown(&output), "(standard output)\nNothing found in 0 files\n(exit status 0)\n");
}

#[test]
fn a_currency_that_nobody_knows_is_no_finding() {
    let text = "It cost 5 million XQZ ($1). It cost XQZ 5 million ($1). It cost 5 million groats ($1). It cost $1 (5 quatloos).\n";
    let output = check(&[("a.txt", text.as_bytes())], &["a.txt"]);
    assert_eq!(status(&output), 0, "{}", shown(&output));
}

#[test]
fn figures_past_all_bounds_are_no_panic() {
    let digits = "9".repeat(400);
    let text = format!(
        "{digits} km ({digits} miles). $1 = {digits} yuan. 0 yuan ($0). $0 = 0 yuan. 5 km (0 miles). 1 ton = 0 kg.\n\
         79,228,162,514,264,337,593,543,950,335 trillion yuan ($1). 0.{digits} km (1 mile). June 99999999. Monday, June 0.\n\
         Monday 30 February 0000. 19 May 99999. {digits} things: a, b and c. Minus {digits} C (5 F). -300 C (5 F)."
    );
    for arguments in [&["a.txt"][..], &["a.txt", "--published", "9999-12-31"], &["a.txt", "--published", "0001"]] {
        let output = check(&[("a.txt", text.as_bytes())], arguments);
        assert!(status(&output) < 2 || output.stdout.is_empty(), "{}", shown(&output));
    }
}
