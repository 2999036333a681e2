//! What holds for everything that is drawn, whatever it shows.

use super::snapshots::{DOLLARS, YUAN, finding, paragraph, render};
use super::{Format, Run, Style, Tally, plain};
use crate::finding::{Finding, Label, Level};
use crate::source::{Source, SourceId, SourceMap, Sources, Span};

#[test]
fn escape_bytes_are_written_with_colour_only() {
    let article = Source::new("a.md", paragraph(1000));
    for (level, code) in [(Level::Error, "31m"), (Level::Warning, "33m"), (Level::Note, "36m")] {
        let finding = Finding { level, ..finding(&article, &[DOLLARS, YUAN]) };
        let render = |color| {
            let style = Style { color, ..Style::default() };
            render(style, &article, &SourceMap::default(), std::slice::from_ref(&finding))
        };
        assert!(!render(false).contains('\u{1b}'));
        let colored = render(true);
        assert!(colored.contains(&format!("\u{1b}[{code}{}[converted-amount]", level.name())), "{colored}");
        let mut bare = String::new();
        for (at, part) in colored.split('\u{1b}').enumerate() {
            bare += if at == 0 { part } else { part.split_once('m').map_or("", |(_, text)| text) };
        }
        assert_eq!(bare, render(false));
    }
}

#[test]
fn the_last_line_counts() {
    let last = |tally: Tally, quiet: bool| {
        let mut out = Vec::new();
        let human = Format::named("human").expect("it is in the table");
        (human.finish)(&mut out, &tally, &Style { quiet, ..Style::default() }).expect("it is a vector");
        String::from_utf8(out).expect("it is UTF-8")
    };
    let tally = Tally { documents: 1, ..Tally::default() };
    assert_eq!(last(tally, false), "Nothing found in 1 file\n");
    assert_eq!(last(tally, true), "");
    assert_eq!(last(Tally::default(), false), "Nothing found in 0 files\n");
    assert_eq!(last(Tally { flagged: 1, errors: 1, ..tally }, true), "\n1 error in 1 file\n");
    let tally = Tally { documents: 9, flagged: 3, errors: 2, warnings: 1, notes: 11 };
    assert_eq!(last(tally, false), "\n2 errors, 1 warning, 11 notes in 3 of 9 files\n");
    assert_eq!(tally.worst(), Some(Level::Error));
}

#[test]
fn findings_stand_apart_across_documents() {
    let (shared, article) = (SourceMap::default(), Source::new("a.md", "It cost 26 billion yuan."));
    let one = vec![finding(&article, &[YUAN])];
    let mut out = Vec::new();
    let sources = Sources { shared: &shared, article: &article };
    let mut run = Run::start(&super::FORMATS[0], Style::default(), &mut out).expect("it is a vector");
    run.document(&mut out, &[], sources).expect("it is a vector");
    run.document(&mut out, &one, sources).expect("it is a vector");
    run.append(&mut out, render(Style::default(), &article, &shared, &one).as_bytes(), Tally::of(&one)).expect("it is");
    let tally = run.finish(&mut out).expect("it is a vector");
    let text = String::from_utf8(out).expect("it is UTF-8");
    assert!(text.starts_with("error[") && text.ends_with("╰────\n\n2 errors in 2 of 3 files\n"));
    assert_eq!((text.matches("╰────\n\nerror[").count(), tally.documents), (1, 3));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn whatever_is_marked_fits_the_screen(
        text in "[a-z .\\n\\r\\t\u{301}é日😀\u{0}\u{feff}]{0,300}",
        spans in proptest::collection::vec((0usize..600, 0usize..200, "[a-z ]{0,60}"), 0..5),
        width in 40usize..130,
        narrated: bool,
    ) {
        let article = Source::new("a.md", text);
        let mut finding = finding(&article, &[]);
        finding.labels = spans.into_iter().map(|(start, len, text)| {
            Label { span: Span::new(SourceId::ARTICLE, start, start + len), text }
        }).collect();
        let style = Style { width, narrated, ..Style::default() };
        let text = render(style, &article, &SourceMap::default(), &[finding.clone()]);
        for line in text.lines().filter(|_| !narrated) {
            proptest::prop_assert!(plain::width(line) <= width, "{} columns: {line}", plain::width(line));
        }
        for label in finding.labels.iter().filter(|_| narrated) {
            proptest::prop_assert!(text.contains(label.text.trim()), "{}", label.text);
        }
    }
}
