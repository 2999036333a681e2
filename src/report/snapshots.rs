//! What people see, drawn in full.

use super::{Format, Run, Style};
use crate::finding::{Finding, Fix, Label, Level};
use crate::source::{Source, SourceId, SourceMap, Sources, Span};

/// A finding over words of a source, each with what is said of them; the first are its place.
fn finding(source: &Source, id: SourceId, marks: &[(&str, &str)]) -> Finding {
    let label = |&(words, text): &(&str, &str)| {
        let start = source.text().find(words).expect("the words are in the source");
        Label { span: Span::new(id, start, start + words.len()), text: text.into() }
    };
    Finding {
        rule: "converted-amount".into(),
        level: Level::Error,
        message:
            "26 billion yuan is $3.66–3.78 billion at 7.0102 yuan to the dollar (19 May 2023, ECB), not $3.7 million"
                .into(),
        help: Some("26 billion yuan was about $3.7 billion".into()),
        labels: marks.iter().map(label).collect(),
        fixes: Vec::new(),
    }
}

fn render(style: Style, article: &Source, shared: &SourceMap, findings: &[Finding]) -> String {
    let mut out = Vec::new();
    let mut run = Run::start(&super::FORMATS[0], style, &mut out).expect("it is a vector");
    run.document(&mut out, findings, Sources { shared, article }).expect("it is a vector");
    run.finish(&mut out).expect("it is a vector");
    String::from_utf8(out).expect("it is UTF-8")
}

fn drawn(article: &Source, marks: &[(&str, &str)]) -> String {
    let finding = finding(article, SourceId::ARTICLE, marks);
    render(Style::default(), article, &SourceMap::default(), &[finding])
}

const YUAN: (&str, &str) = ("26 billion yuan", "$3.66–3.78 billion");
const DOLLARS: (&str, &str) = ("$3.7 million", "as it stands");

fn long(at: usize) -> String {
    let filler = "Workers at the old harbour said the cranes had not moved since the spring. ";
    let mut text = filler.repeat(28);
    let at = text[..at].rfind(". ").map_or(0, |stop| stop + 2);
    text.insert_str(at, "The plant in the north cost 26 billion yuan ($3.7 million), the builder said. ");
    text
}

#[test]
fn look() {
    for at in [0, 1000, 2099] {
        println!("{}", drawn(&Source::new("harbour.md", long(at).trim_end().to_owned()), &[DOLLARS, YUAN]));
    }
    let source = Source::new("far.md", format!("{} {}", long(0), "And so 26 trillion yuan were gone, said the people"));
    println!(
        "{}",
        drawn(
            &source,
            &[DOLLARS, ("26 trillion yuan", "what the builder said in the spring of the year, before the flood came")]
        )
    );
    println!(
        "{}",
        drawn(
            &Source::new("lines.md", "The plant cost 26 billion yuan.\n\nThat is $3.7 million.\r\nIt is new.\nEnd"),
            &[DOLLARS, YUAN, ("new", "which"), ("End", "stop")]
        )
    );
    println!(
        "{}",
        drawn(
            &Source::new("wrap.md", "The plant in the north cost 26 billion\nyuan ($3.7 million), said Li."),
            &[DOLLARS, ("26 billion\nyuan", "about")]
        )
    );
    println!(
        "{}",
        drawn(
            &Source::new("cjk.md", "é😀 日本の工場は26 billion yuan (e\u{301} $3.7 million) でした。"),
            &[DOLLARS, YUAN]
        )
    );
    println!(
        "{}",
        drawn(
            &Source::new("over.md", "The plant cost 26 billion yuan ($3.7 million)."),
            &[("26 billion yuan ($3.7 million)", "the pair"), DOLLARS, YUAN]
        )
    );
    println!("{}", drawn(&Source::new("empty.md", ""), &[("", "nothing here")]));
    println!("{}", drawn(&Source::new("zero.md", "a word here"), &[("", "at the start")]));
    println!("{}", drawn(&Source::new("zero.md", "a word here"), &[]));
}
