//! A report costs what it shows, and not what the article is long.

use factlint::finding::{Finding, Label, Level};
use factlint::report::{Format, Style};
use factlint::source::{Source, SourceId, SourceMap, Sources, Span};
use std::time::{Duration, Instant};

#[test]
fn fifty_findings_in_a_line_of_a_megabyte_do_not_read_it_fifty_times() {
    let article = Source::new("a.md", "The cranes had not moved since 26 billion yuan came. ".repeat(20_000));
    let size = article.text().len();
    let at = |part: usize| article.text()[..size / 50 * part].rfind("26").expect("it is in every sentence");
    let findings: Vec<Finding> = (1..=50)
        .map(|part| Finding {
            rule: "converted-amount".into(),
            level: Level::Error,
            message: "not the same money".into(),
            help: None,
            labels: vec![Label { span: Span::new(SourceId::ARTICLE, at(part), at(part) + 15), text: "here".into() }],
            fixes: Vec::new(),
        })
        .collect();
    for (name, narrated) in [("human", false), ("human", true), ("jsonl", false)] {
        let format = Format::named(name).expect("it is in the table");
        let (mut out, shared) = (Vec::new(), SourceMap::default());
        let style = Style { narrated, ..Style::default() };
        let start = Instant::now();
        let sources = Sources { shared: &shared, article: &article };
        (format.document)(&mut out, format, &findings, sources, &style).expect("it is a vector");
        // A scan of the file for each takes seconds in a debug build; this takes some hundredths of one.
        assert!(start.elapsed() < Duration::from_secs(1), "{name}: {:?}", start.elapsed());
        let text = String::from_utf8(out).expect("it is UTF-8");
        assert_eq!(text.matches("not the same money").count(), 50);
        println!("{name}: {:?}", start.elapsed());
    }
}
