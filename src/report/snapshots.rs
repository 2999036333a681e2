//! What people see, drawn in full, on 80 columns without colour.

use super::{Format, Style};
use crate::finding::{Finding, Fix, Label, Level};
use crate::source::{Source, SourceId, SourceMap, Sources, Span};

pub(super) const YUAN: (&str, &str) = ("26 billion yuan", "$3.66–3.78 billion");
pub(super) const DOLLARS: (&str, &str) = ("$3.7 million", "as it stands");

fn label(source: &Source, id: SourceId, (words, text): (&str, &str)) -> Label {
    let start = source.text().find(words).expect("the words are in the source");
    Label { span: Span::new(id, start, start + words.len()), text: text.into() }
}

/// A finding over words of the article, each with what is said of them; the first are its place.
pub(super) fn finding(article: &Source, marks: &[(&str, &str)]) -> Finding {
    Finding {
        rule: "converted-amount".into(),
        level: Level::Error,
        message: "26 billion yuan is $3.66–3.78 billion, not $3.7 million".into(),
        help: None,
        labels: marks.iter().map(|&mark| label(article, SourceId::ARTICLE, mark)).collect(),
        fixes: Vec::new(),
    }
}

pub(super) fn render(style: Style, article: &Source, shared: &SourceMap, findings: &[Finding]) -> String {
    let (mut out, sources) = (Vec::new(), Sources { shared, article });
    let human = Format::named("human").expect("it is in the table");
    (human.document)(&mut out, human, findings, sources, &style).expect("it is a vector");
    String::from_utf8(out).expect("it is UTF-8")
}

/// The drawing under the message.
fn drawn(name: &str, text: &str, marks: &[(&str, &str)]) -> String {
    let article = Source::new(name, text.to_owned());
    let text = render(Style::default(), &article, &SourceMap::default(), &[finding(&article, marks)]);
    let head = "error[converted-amount]\n\n  × 26 billion yuan is $3.66–3.78 billion, not $3.7 million\n";
    format!("\n{}", text.strip_prefix(head).expect(&text))
}

/// A paragraph of 2,100 characters with the amounts in the sentence nearest to a byte.
pub(super) fn paragraph(at: usize) -> String {
    let mut text = "Workers at the old harbour said the cranes had not moved since the spring. ".repeat(27);
    let at = text[..at].rfind(". ").map_or(0, |stop| stop + 2);
    text.insert_str(at, "The plant in the north cost 26 billion yuan ($3.7 million), the builder said. ");
    text.trim_end().to_owned()
}

#[test]
fn a_whole_finding_with_the_rate_that_decided_it() {
    let mut shared = SourceMap::default();
    let days = "2023-05-18,1.0829,148.69,1.9558,23.651,0.86965,371.70,4.5413,11.3825\n\
        2023-05-19,1.0808,149.16,1.9558,23.688,0.86923,373.83,4.5370,11.3835,0.9729,146.90,11.7478,21.4240,1.6268,5.3780\n";
    let id = shared.add(Source::new("facts/ecb-daily.csv", format!("date,USD,JPY\n{days}")));
    let text = "# A harbour rises\n\nThe harbour cost 26 billion yuan (⟨$3.7 million⟩), its builder said on Friday.\n";
    let article = Source::new("harbour.md", text);
    let mut finding = finding(&article, &[DOLLARS, YUAN]);
    finding.labels.push(label(
        shared.get(id).expect("it was added"),
        id,
        ("1.0808", "dollars to the euro, 19 May 2023"),
    ));
    finding.message =
        "26 billion yuan is $3.66–3.78 billion at 7.0102 yuan to the dollar (19 May 2023, ECB), not $3.7 million"
            .into();
    finding.help = Some("26 billion yuan was about $3.7 billion".into());
    finding.fixes.push(Fix { span: finding.labels[0].span, replacement: "$3.7 billion".into() });
    let text = render(Style::default(), &article, &shared, &[finding]);
    assert_eq!(
        format!("\n{text}"),
        r"
error[converted-amount]

  × 26 billion yuan is $3.66–3.78 billion at 7.0102 yuan to the dollar (19 May
  │ 2023, ECB), not $3.7 million
   ╭─[harbour.md:3:36]
 3 │ The harbour cost 26 billion yuan (⟨$3.7 million⟩), its builder said on…
   ·                  ───────┬───────   ──────┬─────
   ·                         │                ╰── as it stands
   ·                         ╰── $3.66–3.78 billion
   ╰────
   ╭─[facts/ecb-daily.csv:3:12]
 3 │ 2023-05-19,1.0808,149.16,1.9558,23.688,0.86923,373.83,4.5370,11.3835,0.972…
   ·            ───┬──
   ·               ╰── dollars to the euro, 19 May 2023
   ╰────
  help: 26 billion yuan was about $3.7 billion
        perhaps “$3.7 billion” instead of “$3.7 million”
"
    );
}

#[test]
fn a_long_line_is_cut_around_the_amounts() {
    assert_eq!(
        drawn("a.md", &paragraph(0), &[DOLLARS, YUAN]),
        r"
   ╭─[a.md:1:46]
 1 │ The plant in the north cost 26 billion yuan ($3.7 million), the builder…
   ·                             ───────┬───────  ──────┬─────
   ·                                    │               ╰── as it stands
   ·                                    ╰── $3.66–3.78 billion
   ╰────
"
    );
    assert_eq!(
        drawn("a.md", &paragraph(1000), &[DOLLARS, YUAN]),
        r"
   ╭─[a.md:1:1021]
 1 │ …The plant in the north cost 26 billion yuan ($3.7 million), the builder…
   ·                              ───────┬───────  ──────┬─────
   ·                                     │               ╰── as it stands
   ·                                     ╰── $3.66–3.78 billion
   ╰────
"
    );
    assert_eq!(
        drawn("a.md", &format!("{}(And $3 million.)", paragraph(1000)), &[("$3 million", "as it stands")]),
        r"
   ╭─[a.md:1:2108]
 1 │ …said the cranes had not moved since the spring.(And $3 million.)
   ·                                                      ─────┬────
   ·                                                           ╰── as it stands
   ╰────
"
    );
}

#[test]
fn labels_far_apart_in_a_line_have_a_window_each() {
    let text = format!("{} Now 9 billion yuan are gone, and nobody at the harbour knows where.", paragraph(0));
    let other = ("9 billion yuan", "what the builder said again in the spring of the year before");
    assert_eq!(
        drawn("a.md", &text, &[DOLLARS, other]),
        r"
   ╭─[a.md:1:46]
 1 │ The plant in the north cost 26 billion yuan ($3.7 million), the builder…
   ·                                              ──────┬─────
   ·                                                    ╰── as it stands
   ╰────
   ╭─[a.md:1:2108]
 1 │ …Now 9 billion yuan are gone, and nobody at the harbour knows where.
   ·      ───────┬──────
   ·             ╰─┤ what the builder said again in the spring of the year
   ·               │ before
   ╰────
"
    );
}

#[test]
fn labels_on_different_lines() {
    let text = "The plant cost 26 billion yuan.\r\n\r\nThat is $3.7 million.\r\nLi said so.\r\n\r\n\r\nIt is new.";
    assert_eq!(
        drawn("a.md", text, &[DOLLARS, YUAN, ("new", "since 2023")]),
        r"
   ╭─[a.md:3:9]
 1 │ The plant cost 26 billion yuan.
   ·                ───────┬───────
   ·                       ╰── $3.66–3.78 billion
 2 │
 3 │ That is $3.7 million.
   ·         ──────┬─────
   ·               ╰── as it stands
   ╰────
   ╭─[a.md:7:7]
 7 │ It is new.
   ·       ─┬─
   ·        ╰── since 2023
   ╰────
"
    );
}

#[test]
fn an_amount_broken_over_two_lines_is_marked_on_both() {
    let text = "The plant in the north cost 26 billion\n  yuan ($3.7 million), said Li.";
    assert_eq!(
        drawn("a.md", text, &[DOLLARS, ("26 billion\n  yuan", "$3.66–3.78 billion")]),
        r"
   ╭─[a.md:2:9]
 1 │ The plant in the north cost 26 billion
   ·                             ──────────
 2 │   yuan ($3.7 million), said Li.
   ·   ──┬─  ──────┬─────
   ·     │         ╰── as it stands
   ·     ╰── $3.66–3.78 billion
   ╰────
"
    );
}

#[test]
fn wide_letters_and_marks_that_combine_stay_in_line() {
    let text = "\u{feff}é😀 日本の工場は26 billion yuan (e\u{301} $3.7 million) でした。";
    assert_eq!(
        drawn("a.md", text, &[DOLLARS, YUAN]),
        r"
   ╭─[a.md:1:30]
 1 │ é😀 日本の工場は26 billion yuan (é $3.7 million) でした。
   ·                 ───────┬───────    ──────┬─────
   ·                        │                 ╰── as it stands
   ·                        ╰── $3.66–3.78 billion
   ╰────
"
    );
    let text = "日本の工場はとても大きいです".repeat(9) + "26 billion yuan" + &"でした".repeat(30);
    assert_eq!(
        drawn("a.md", &text, &[YUAN]),
        r"
   ╭─[a.md:1:127]
 1 │ …日本の工場はとても大きいです26 billion yuanでしたでしたでしたでしたでした…
   ·                              ───────┬───────
   ·                                     ╰── $3.66–3.78 billion
   ╰────
"
    );
}

#[test]
fn labels_over_one_another_have_a_row_each() {
    let marks = [("26 billion yuan ($3.7 million)", "the pair"), DOLLARS, YUAN];
    assert_eq!(
        drawn("a.md", "The plant cost 26 billion yuan ($3.7 million).", &marks),
        r"
   ╭─[a.md:1:16]
 1 │ The plant cost 26 billion yuan ($3.7 million).
   ·                ───────┬───────  ──────┬─────
   ·                       │               ╰── as it stands
   ·                       ╰── $3.66–3.78 billion
   ╰────
   ╭─[a.md:1:16]
 1 │ The plant cost 26 billion yuan ($3.7 million).
   ·                ───────────────┬──────────────
   ·                               ╰── the pair
   ╰────
"
    );
}

#[test]
fn places_without_letters_are_pointed_at() {
    assert_eq!(
        drawn("a.md", "", &[("", "nothing here")]),
        r"
   ╭─[a.md:1:1]
 1 │
   · ▲
   · ╰── nothing here
   ╰────
"
    );
    let article = Source::new("a.md", "It cost $3\n");
    let mut ends = finding(&article, &[("", "")]);
    ends.labels = vec![
        Label { span: Span::new(SourceId::ARTICLE, 10, 10), text: "the line ends".into() },
        Label { span: Span::new(SourceId::ARTICLE, 11, 11), text: "the file ends".into() },
        Label { span: Span::new(SourceId::ARTICLE, 900, 901), text: "past it".into() },
    ];
    assert_eq!(
        format!("\n{}", render(Style::default(), &article, &SourceMap::default(), &[ends])),
        r"
error[converted-amount]

  × 26 billion yuan is $3.66–3.78 billion, not $3.7 million
   ╭─[a.md:1:11]
 1 │ It cost $3
   ·           ▲
   ·           ╰── the line ends
 2 │
   · ▲
   · ╰── the file ends; past it
   ╰────
"
    );
}

#[test]
fn control_characters_are_shown_and_not_obeyed() {
    assert_eq!(
        drawn("a\u{1b}.md", "\tIt\0 cost\u{1b}[31m 26 billion yuan\u{202e}.", &[YUAN]),
        r"
   ╭─[a␛.md:1:16]
 1 │  It␀ cost␛[31m 26 billion yuan�.
   ·                ───────┬───────
   ·                       ╰── $3.66–3.78 billion
   ╰────
"
    );
}

#[test]
fn without_a_place_the_file_is_named() {
    let article = Source::new("a.md", "text");
    assert_eq!(
        format!("\n{}", render(Style::default(), &article, &SourceMap::default(), &[finding(&article, &[])])),
        r"
error[converted-amount]

  × a.md: 26 billion yuan is $3.66–3.78 billion, not $3.7 million
"
    );
}

#[test]
fn a_faulty_file_is_shown_like_an_article() {
    let mut shared = SourceMap::default();
    let id = shared.add(Source::new("rules/x.yaml", "id: x\nover: pair\nmessage: \"{whole} is not\"\n"));
    let span = label(shared.get(id).expect("it was added"), id, ("whole", "")).span;
    let fault = Finding::fault("faulty-rule", "a pair has no slot 'whole'", span, "no such slot")
        .with_help("it has left and right");
    assert_eq!(
        format!("\n{}", render(Style::default(), &Source::new("", ""), &shared, &[fault])),
        r#"
error[faulty-rule]

  × a pair has no slot 'whole'
   ╭─[rules/x.yaml:3:12]
 3 │ message: "{whole} is not"
   ·            ──┬──
   ·              ╰── no such slot
   ╰────
  help: it has left and right
"#
    );
}

#[test]
fn read_out_for_screen_readers() {
    let article = Source::new("a.md", paragraph(1000));
    let mut note = finding(&article, &[DOLLARS, YUAN]);
    (note.level, note.help) = (Level::Note, Some("26 billion yuan was about $3.7 billion".into()));
    let style = Style { narrated: true, ..Style::default() };
    assert_eq!(
        format!("\n{}", render(style, &article, &SourceMap::default(), &[note])),
        r"
26 billion yuan is $3.66–3.78 billion, not $3.7 million
    Diagnostic severity: note
Begin snippet for a.md starting at line 1, column 976

snippet line 1: …The plant in the north cost 26 billion yuan ($3.7 million), the builder said. Workers at the old harbour said the cranes had not moved since the spring. Workers at the old harbour said the cranes had not moved since the spring. Workers at…
    label at line 1, columns 1004 to 1018: $3.66–3.78 billion
    label at line 1, columns 1021 to 1032: as it stands
diagnostic help: 26 billion yuan was about $3.7 billion
diagnostic code: converted-amount
"
    );
}

#[test]
fn drawn_in_ascii_where_the_screen_has_no_more() {
    let article = Source::new("a.md", paragraph(1000).replace('–', "-"));
    let mut warning = finding(&article, &[DOLLARS, ("26 billion yuan", "$3.7 billion")]);
    (warning.level, warning.message) = (Level::Warning, "these are not the same money".into());
    warning.fixes.push(Fix { span: warning.labels[1].span, replacement: String::new() });
    let style = Style { unicode: false, width: 60, ..Style::default() };
    let text = render(style, &article, &SourceMap::default(), &[warning]);
    assert!(text.is_ascii());
    assert_eq!(
        format!("\n{text}"),
        r#"
warning[converted-amount]

  ! these are not the same money
   ,-[a.md:1:1021]
 1 | ...cost 26 billion yuan ($3.7 million), the builder...
   :         ^^^^^^^|^^^^^^^  ^^^^^^|^^^^^
   :                |               `-- as it stands
   :                `-- $3.7 billion
   `----
  help: perhaps leave out "26 billion yuan"
"#
    );
}
