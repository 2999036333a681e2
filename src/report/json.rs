//! For programs: findings as JSON, one object each.

use super::format::Format;
use super::place::{Place, Ruler};
use crate::finding::{Finding, Fix, Label};
use crate::source::{SourceId, Sources, Span};
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// One array, laid out for reading.
pub(super) const ARRAY: Format = Format {
    name: "json",
    about: "One JSON array of all findings, laid out for reading.",
    start: |out| out.write_all(b"["),
    separator: ",",
    document: |out, format, findings, sources, _| {
        each(out, format, findings, sources, |out, object| {
            let text = serde_json::to_string_pretty(object)?;
            // Strings hold no line break in JSON, so every one of them is layout.
            write!(out, "\n  {}", text.replace('\n', "\n  "))
        })
    },
    finish: |out, tally, _| out.write_all(if tally.findings() == 0 { b"]\n" } else { b"\n]\n" }),
};

/// One object a line, in the order of the documents.
pub(super) const LINES: Format = Format {
    name: "jsonl",
    about: "One JSON object a line for each finding, as they come.",
    start: |_| Ok(()),
    separator: "",
    document: |out, format, findings, sources, _| {
        each(out, format, findings, sources, |out, object| {
            serde_json::to_writer(&mut *out, object)?;
            out.write_all(b"\n")
        })
    },
    finish: |_, _, _| Ok(()),
};

/// A finding as programs read it. Bytes are counted in UTF-8 from the start of the document, end exclusive.
#[derive(Serialize)]
struct Object<'a> {
    /// The name of the file the finding lies in: the article; for a fault in a file of rules or facts, that file.
    document: &'a str,
    rule: &'a str,
    level: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    /// 0 to 0 where the finding has no place.
    start: u32,
    end: u32,
    /// From 1.
    line: usize,
    /// From 1, in characters (Unicode scalar values); a byte-order mark is not counted.
    column: usize,
    labels: Labels<'a>,
    fixes: Fixes<'a>,
}

/// The labels after the first, each with the name of its own file.
struct Labels<'a>(&'a [Label], Sources<'a>);

/// The fixes.
struct Fixes<'a>(&'a [Fix]);

impl Serialize for Labels<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Other<'a> {
            document: &'a str,
            start: u32,
            end: u32,
            text: &'a str,
        }
        serializer.collect_seq(self.0.iter().map(|Label { span, text }| {
            let document = self.1.get(span.source).name();
            Other { document, start: span.start, end: span.end, text }
        }))
    }
}

impl Serialize for Fixes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Change<'a> {
            start: u32,
            end: u32,
            replacement: &'a str,
        }
        serializer.collect_seq(self.0.iter().map(|Fix { span, replacement }| Change {
            start: span.start,
            end: span.end,
            replacement,
        }))
    }
}

/// Makes an object of each finding and hands it on, separated.
fn each(
    out: &mut dyn Write,
    format: &Format,
    findings: &[Finding],
    sources: Sources<'_>,
    write: impl Fn(&mut dyn Write, &Object<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let mut ruler = Ruler::default();
    for (at, finding) in findings.iter().enumerate() {
        if at > 0 {
            out.write_all(format.separator.as_bytes())?;
        }
        let span = finding.span().unwrap_or(Span::new(SourceId::ARTICLE, 0, 0));
        let Place { line, column } = ruler.place(sources, span.source, span.range().start);
        let object = Object {
            document: sources.get(span.source).name(),
            rule: &finding.rule,
            level: finding.level.name(),
            message: &finding.message,
            help: finding.help.as_deref(),
            start: span.start,
            end: span.end,
            line,
            column,
            labels: Labels(finding.labels.get(1..).unwrap_or_default(), sources),
            fixes: Fixes(&finding.fixes),
        };
        write(out, &object)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Run, Style};
    use super::*;
    use crate::source::{Source, SourceMap};

    fn sample(article: &Source) -> Finding {
        let at = |words: &str| {
            let start = article.text().find(words).expect("the words are in the article");
            Span::new(SourceId::ARTICLE, start, start + words.len())
        };
        let mut finding =
            Finding::fault("converted-amount", "not the same\u{7} \"money\"", at("$3 million"), "as it stands");
        finding.labels.push(Label { span: at("26 billion yuan"), text: "$3.7 billion".into() });
        finding.fixes.push(Fix { span: at("million"), replacement: "billion".into() });
        finding
    }

    fn rendered(format: &'static Format, documents: &[(&Source, Vec<Finding>)]) -> String {
        let (shared, mut out) = (SourceMap::default(), Vec::new());
        let mut run = Run::start(format, Style::default(), &mut out).expect("it is a vector");
        for (article, findings) in documents {
            run.document(&mut out, findings, Sources { shared: &shared, article }).expect("it is a vector");
        }
        run.finish(&mut out).expect("it is a vector");
        String::from_utf8(out).expect("it is UTF-8")
    }

    #[test]
    fn a_line_is_an_object_with_every_key() {
        let article = Source::new("a.md", "é: 26 billion yuan ($3 million)");
        let text = rendered(&LINES, &[(&article, vec![sample(&article)])]);
        assert_eq!(
            text,
            concat!(
                r#"{"document":"a.md","rule":"converted-amount","level":"error","message":"not the same\u0007 \"money\"","#,
                r#""help":null,"start":21,"end":31,"line":1,"column":21,"#,
                r#""labels":[{"document":"a.md","start":4,"end":19,"text":"$3.7 billion"}],"#,
                r#""fixes":[{"start":24,"end":31,"replacement":"billion"}]}"#,
                "\n"
            )
        );
    }

    #[test]
    fn an_array_is_whole_with_no_findings_one_and_many() {
        let article = Source::new("a.md", "26 billion yuan ($3 million)");
        let (none, one) = (Vec::new(), vec![sample(&article)]);
        let two = vec![sample(&article), sample(&article)];
        for (documents, expected) in [
            (vec![], 0),
            (vec![(&article, none.clone())], 0),
            (vec![(&article, none.clone()), (&article, one.clone()), (&article, none), (&article, two)], 3),
        ] {
            let text = rendered(&ARRAY, &documents);
            let value: serde_json::Value = serde_json::from_str(&text).expect(&text);
            assert_eq!(value.as_array().map(Vec::len), Some(expected));
        }
        assert_eq!(rendered(&ARRAY, &[]), "[]\n");
        assert!(rendered(&ARRAY, &[(&article, one)]).starts_with("[\n  {\n    \"document\": \"a.md\",\n"));
    }

    #[test]
    fn a_finding_without_a_place_stands_at_the_beginning() {
        let article = Source::new("a.md", "text");
        let finding = Finding { labels: Vec::new(), ..sample(&Source::new("", "26 billion yuan ($3 million)")) };
        let text = rendered(&LINES, &[(&article, vec![finding])]);
        assert!(text.contains(r#""document":"a.md""#) && text.contains(r#""start":0,"end":0,"line":1,"column":1"#));
    }
}
