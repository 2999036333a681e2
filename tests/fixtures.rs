//! Articles with the output that an editor would want of them, side by side in `fixtures/articles`.
//!
//! `NAME.txt`, `NAME.md` or `NAME.html` is checked in its own folder, with what `NAME.args` adds to the command line;
//! `NAME.out` has the output and the exit status. Dropping such files in makes a test; `FACTLINT_UPDATE=1 cargo test`
//! writes the outputs anew.

mod golden;

use golden::{compare, files, root, run, text, updating};

#[test]
fn every_article_gives_its_output() {
    let folder = root("fixtures/articles");
    let articles = files(&folder, &["txt", "md", "html"]);
    assert!(articles.len() >= 10, "the articles are there");
    let mut wrong = Vec::new();
    for article in &articles {
        let arguments = std::fs::read_to_string(article.with_extension("args")).unwrap_or_default();
        let name = article.file_name().expect("it is a file").to_str().expect("it is UTF-8");
        let output = run(&folder, ["check", name].into_iter().chain(arguments.split_whitespace()), b"");
        assert_eq!(text(&output.stderr), "", "{name}");
        let status = output.status.code().expect("it was not killed");
        let now = format!("{}(exit status {status})\n", text(&output.stdout));
        wrong.extend(compare(&article.with_extension("out"), &now));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_output_has_its_article() {
    let folder = root("fixtures/articles");
    for other in files(&folder, &["out", "args"]) {
        let article = ["txt", "md", "html"].iter().find(|ending| other.with_extension(ending).is_file());
        assert!(article.is_some() || updating(), "{} stands alone", other.display());
    }
}

#[test]
fn article_names_differ_by_more_than_their_endings() {
    let articles = files(&root("fixtures/articles"), &["txt", "md", "html"]);
    let names: std::collections::BTreeSet<_> = articles.iter().map(|path| path.file_stem()).collect();
    assert_eq!(names.len(), articles.len(), "they would share an .out file");
}
