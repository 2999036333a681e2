//! Whatever is read, nothing panics, every finding stands in the file, and the same gives the same.

mod desk;
mod golden;

use desk::{BOXED, desk};
use factlint::ledger;
use factlint::markup::MARKUPS;
use factlint::measure::period::Period;
use factlint::report::{FORMATS, Run, Style};
use factlint::source::{Source, SourceId, Sources, Span};
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof};
use std::sync::LazyLock;

/// The articles of the fixtures, which have something of everything.
static ARTICLES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let files = golden::files(&golden::root("fixtures/articles"), &["txt", "md", "html"]);
    files.iter().map(|path| std::fs::read(path).expect("it can be read")).collect()
});

/// Every format's output and the ledger, after the places were looked at.
fn outputs(article: &Source, markup: usize, published: Option<Period>) -> Vec<Vec<u8>> {
    let read = || desk().read(article, &MARKUPS[markup], published, true);
    let mut outputs = Vec::new();
    for write in [ledger::lines, ledger::table] {
        let mut out = Vec::new();
        write(&mut out, &read(), article, &BOXED.lexicon).expect("it is a vector");
        outputs.push(out);
    }
    let ledger = read();
    for (claim, _) in &ledger.entries {
        stands(claim.span, article);
        claim.slots.iter().for_each(|part| stands(part.span, article));
    }
    let findings = ledger.findings();
    for finding in &findings {
        assert!(finding.span().is_some_and(|span| span.source == SourceId::ARTICLE), "{finding:?}");
        finding.labels.iter().for_each(|label| stands(label.span, article));
        finding.fixes.iter().for_each(|fix| stands(fix.span, article));
    }
    for format in FORMATS {
        let mut out = Vec::new();
        let mut run = Run::start(format, Style::default(), &mut out).expect("it is a vector");
        let sources = Sources { shared: &BOXED.map, article };
        run.document(&mut out, &findings, sources).expect("it is a vector");
        run.finish(&mut out).expect("it is a vector");
        outputs.push(out);
    }
    outputs
}

fn stands(span: Span, article: &Source) {
    let source = Sources { shared: &BOXED.map, article }.get(span.source);
    let inside = span.start <= span.end && source.text().get(span.range()).is_some();
    assert!(inside, "{span:?} does not stand in {}, which has {} bytes", source.name(), source.text().len());
}

fn holds(bytes: Vec<u8>, published: Option<Period>) {
    let article = Source::from_bytes("a", bytes);
    for markup in 0..MARKUPS.len() {
        let (once, twice) = (outputs(&article, markup, published), outputs(&article, markup, published));
        assert!(once == twice, "the second reading differs");
    }
}

fn published() -> impl Strategy<Value = Option<Period>> {
    let days = [None, Some("2023-05-19"), Some("2023-05"), Some("2023"), Some("2004/2005"), Some("9999-12-31")];
    (0..days.len()).prop_map(move |at| days[at].and_then(Period::parse))
}

/// Pieces of claims, so that more than noise is read.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "26 billion yuan",
        "$3.7 million",
        "£",
        "€5",
        "(",
        ")",
        "[",
        "]",
        "; ",
        ", ",
        ". ",
        ": ",
        " - ",
        " — ",
        "–",
        "/",
        "5 km",
        "300 sq miles",
        "minus 40 C",
        "40°F",
        "June 31",
        "Friday, May 19, 2023",
        "19 May 2023, a Tuesday",
        "29 February",
        "three",
        "aims",
        "growth",
        "jobs",
        "and",
        "or",
        "or about",
        "equivalent to",
        "to",
        "between",
        "at the time",
        "$1 = 6.83 yuan",
        "1 ton = 1.1 tonnes",
        "99999999999999999999999999999",
        "79228162514264337593543950335 km",
        "0.0000000000000000000000000001 mile",
        "0",
        "-0 km",
        "1e400",
        "½",
        "1/0",
        "1/2",
        "6ft 2in",
        "%",
        "10%",
        "\u{a0}",
        "\u{202f}",
        "\u{feff}",
        "é",
        "日本",
        "😀",
        "\n",
        "\r\n",
        "\n\n",
        "**",
        "_",
        "`",
        "| a | b |\n|---|---|\n",
        "---\n",
        "date: 2023-05-19\n",
        "> ",
        "# ",
        "1. ",
        "- ",
        "[^1]",
        "](x)",
        "<p>",
        "</p>",
        "<td>",
        "&nbsp;",
        "&#x41;",
        "&amp",
        "<script>",
        "<!--",
        "-->",
        "<time datetime=\"2023-05-19\">",
        "\0",
        "trillion",
        "m",
        "Monday",
        "2023",
        "1999",
        "9999-99-99",
        "12:30",
        "“",
        "”",
        "’",
    ];
    prop_oneof![
        8 => (0..words.len()).prop_map(move |at| words[at].to_owned()),
        2 => Just(" ".to_owned()),
        1 => any::<char>().prop_map(String::from),
        1 => any::<u64>().prop_map(|number| number.to_string()),
    ]
}

proptest::proptest! {
    // a failure is printed whole; no file is kept beside the source
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_of_any_kind(bytes in vec(any::<u8>(), 0..300), published in published()) {
        holds(bytes, published);
    }

    #[test]
    fn texts_of_any_kind(text in ".{0,200}", published in published()) {
        holds(text.into_bytes(), published);
    }

    #[test]
    fn claims_in_any_order(pieces in vec(piece(), 0..40), published in published()) {
        holds(pieces.join(" ").into_bytes(), published);
        holds(pieces.concat().into_bytes(), published);
    }

    #[test]
    fn articles_that_were_cut_and_patched(
        which in any::<proptest::sample::Index>(),
        from in any::<proptest::sample::Index>(),
        length in 0_usize..600,
        patches in vec((any::<proptest::sample::Index>(), piece(), 0_usize..12), 0..8),
        published in published(),
    ) {
        let article = &ARTICLES[which.index(ARTICLES.len())];
        let from = from.index(article.len());
        let mut bytes = article[from..(from + length).min(article.len())].to_vec();
        for (at, patch, gone) in patches {
            let at = at.index(bytes.len() + 1);
            let end = (at + gone).min(bytes.len());
            bytes.splice(at..end, patch.into_bytes());
        }
        holds(bytes, published);
    }
}

#[test]
fn every_article_stands_and_is_read_the_same_twice() {
    for article in &*ARTICLES {
        holds(article.clone(), None);
    }
}
