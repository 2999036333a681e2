//! Whatever a file says, the fault is named in plain words and shown at its bytes.
#![allow(dead_code, missing_docs)]

use factlint::finding::Finding;
use factlint::source::{Source, SourceId, SourceMap};
use factlint::yaml::{self, Exact, Few, Placed};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    label: Placed<String>,
    value: Option<Placed<Exact>>,
    count: Option<u32>,
    closed: Option<bool>,
    src: Option<Placed<Few>>,
    kind: Option<Kind>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Stock,
    Flow,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    entries: Vec<Entry>,
}

fn id() -> SourceId {
    SourceMap::default().add(Source::new("a.yaml", ""))
}

fn read(text: &str) -> Result<File, Box<Finding>> {
    yaml::read(text, id(), "faulty-fact").map_err(|faults| Box::new(faults.into_iter().next().expect("a fault")))
}

/// The message and the bytes it points at.
fn fault(text: &str) -> (String, String) {
    let finding = read(text).expect_err("it is faulty");
    let span = finding.span().expect("it has a place");
    (finding.message.clone(), text.get(span.range()).expect("the place is in the text").to_owned())
}

#[track_caller]
fn says(text: &str, message: &str, place: &str) {
    assert_eq!(fault(text), (message.to_owned(), place.to_owned()));
}

#[test]
fn an_unknown_key_names_the_nearest_known_one() {
    let text = "# Zürich — 東京\nentries:\n  - {label: é, lable: x}\n";
    says(text, "`lable` is no key here; did you mean `label`?", "lable");
    let help = read(text).expect_err("faulty").help;
    assert_eq!(help.as_deref(), Some("the keys here are `label`, `value`, `count`, `closed`, `src`, `kind`"));
    says("entries:\n  - label: é\n    zzz: x\n", "`zzz` is no key here", "zzz");
    let text = "entries:\n  - label: é\n    kind: stok\n";
    says(text, "`stok` is none of the choices; did you mean `stock`?", "stok");
}

#[test]
fn a_key_that_stands_twice_is_named() {
    let message = "the key `label` stands twice; which of them is meant?";
    says("entries:\n  - label: é\n    label: x\n", message, "label");
}

#[test]
fn what_should_stand_there_is_said_in_plain_words() {
    says("entries:\n  - label: é\n    count: é5\n", "here should stand a whole number", "é5");
    says("entries:\n  - label: é\n    closed: yes\n", "here should stand `true` or `false`", "yes");
    says("entries:\n  - label: [é]\n", "here should stand a text or a number", "[");
    says("entries:\n  - label:\n", "a value is missing here", "");
    says("entries:\n  - count: 5\n", "the key `label` is missing here", "count");
    says("entries: é\n", "here should stand a list (`[a, b]`)", "é");
    says("é", "here should stand keys with values (`key: value`)", "é");
    let number = "here should stand a number, such as 1.5 or 1.5%, not `1..5`";
    says("entries:\n  - label: é\n    value: 1..5 # é\n", number, "1..5");
    says("entries:\n  - {label: é, value: '1..5'}\n", number, "'1..5'");
    let texts = "here should stand a text in quotation marks, or a list of texts, not `true`";
    says("entries:\n - {label: é, src: true}\n", texts, "true");
    let texts = "here should stand a text in quotation marks, or a list of texts, not keys with values";
    says("entries:\n - {label: é, src: {a: b}}\n", texts, "{");
}

#[test]
fn faults_of_the_yaml_itself_are_placed_by_bytes_not_characters() {
    says("entries: [{label: é}", "this `[` is never closed", "[");
    says("entries: # é\n [{label: 'é}]", "this quotation mark is never closed", "'");
    says("entries:\n\t- label: é\n", "a tab cannot indent; use spaces", "-");
    says("entries:\n - {label: *é}\n", "this `*` repeats a value that no `&` above has named", "*");
    says("é: é\n---\nentries: []\n", "`é` is no key here", "é");
    says("entries:\n - {label: é}\n---\nentries: []\n", "a second document begins here; a file holds one", "---");
    let tags = "`!include` cannot be used here; there are no tags and no includes";
    says("entries:\n - {label: !include é.yaml}\n", tags, "é.yaml");
    says("é\0b", "a NUL byte stands in the text; is this a text file?", "\0");
}

#[test]
fn a_byte_order_mark_and_windows_lines_shift_nothing() {
    let text = "\u{feff}entries:\r\n - {label: é, lable: x}\r\n";
    says(text, "`lable` is no key here; did you mean `label`?", "lable");
}

#[test]
fn a_file_without_anything_in_it_is_said_or_is_the_default() {
    for text in ["", "\u{feff}", " \n", "# only a comment\r\n---\n"] {
        assert_eq!(read(text).expect_err("nothing").message, "there is nothing in this file");
        let file: File = yaml::read_or_default(text, id(), "faulty-fact").expect("nothing is fine");
        assert!(file.entries.is_empty());
    }
}

#[test]
fn the_contents_of_a_text_have_a_place_when_they_stand_as_they_are() {
    let text =
        "entries:\n - label: é plain # no\n - label: 'é ''q'\n - {label: \"é é\"}\n - label: |\n     two\n     lines\n";
    let file = read(text).expect("it is right");
    let places: Vec<_> = file.entries.iter().map(|entry| &entry.label).collect();
    let at = |n: usize| text.get(yaml::span(places[n], id()).range()).expect("a place");
    let inner = |n: usize| yaml::inner(places[n], id(), text).map(|span| &text[span.range()]);
    assert_eq!((at(0), inner(0)), ("é plain", Some("é plain")));
    assert_eq!((at(1), inner(1)), ("'é ''q'", None));
    assert_eq!((at(2), inner(2)), ("\"é é\"", Some("é é")));
    assert_eq!(inner(3), None);
    assert_eq!(places[3].value, "two\nlines\n");
}

#[test]
fn decimals_never_pass_through_floats() {
    for (written, read_as) in [
        ("0.45359237", "0.45359237"),
        ("0.1234567890123456789012345", "0.1234567890123456789012345"),
        ("9007199254740993", "9007199254740993"),
        ("1.5%", "0.015"),
        ("-40", "-40"),
        ("'7.0102'", "7.0102"),
        ("1_000", "1000"),
        ("1.602e-19", "0.0000000000000000001602"),
        ("007", "7"),
    ] {
        let file = read(&format!("entries: [{{label: a, value: {written}}}]")).expect(written);
        let value = file.entries[0].value.as_ref().map(|value| value.value.0.to_string());
        assert_eq!(value.as_deref(), Some(read_as), "{written}");
    }
    for wrong in ["1.", ".5", "1,5", "0x10", "1e400", "_1", "", "%", "NaN", "1%%", "12345678901234567890123456789012"] {
        assert_eq!(Exact::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn norway_is_not_false() {
    let file = read("entries: [{label: NO, src: [NO, no, ~]}, {label: on, src: off}]");
    assert_eq!(file.expect_err("~ is nothing").message, "a value is missing here");
    let file = read("entries: [{label: NO, src: [NO, 1e5, 007]}, {label: on, src: off}]").expect("texts");
    let Some(Few::Many(many)) = file.entries[0].src.as_ref().map(|src| &src.value) else { panic!("a list") };
    assert_eq!(many.iter().map(|text| text.value.as_str()).collect::<Vec<_>>(), ["NO", "1e5", "007"]);
}

#[test]
fn a_bomb_of_aliases_is_stopped() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for n in 1..12 {
        let last = format!("*a{}", n - 1);
        bomb += &format!("a{n}: &a{n} [{}]\n", [last.as_str(); 9].join(", "));
    }
    let faults = yaml::read::<BTreeMap<String, serde_json::Value>>(&bomb, id(), "faulty-fact").expect_err("a bomb");
    assert_eq!(faults[0].message, "the aliases (`*`) in this file expand to too much");
    let faults = yaml::read::<File>(&bomb, id(), "faulty-fact").expect_err("a bomb");
    assert_eq!(faults[0].message, "`a0` is no key here");
}

#[test]
fn brackets_without_end_are_too_deep() {
    for deep in ["[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(100_000)] {
        for text in [deep.clone(), format!("entries:\n {deep}")] {
            let faults = yaml::read::<serde_json::Value>(&text, id(), "faulty-fact").expect_err("too deep");
            assert_eq!(faults[0].message, "this is nested too deeply");
            assert!(faults[0].span().is_some_and(|span| span.end < 1000));
            read(&text).expect_err("too deep");
        }
    }
}

#[test]
fn a_long_honest_file_with_one_anchor_is_read() {
    let mut text = String::from("entries:\n - &first {label: é, src: &s [ecb]}\n");
    for n in 0..15_000 {
        text += &format!(" - {{<<: *first, label: entry {n}, src: *s}}\n");
    }
    let file = read(&text).unwrap_or_else(|finding| panic!("{}", finding.message));
    assert_eq!(file.entries.len(), 15_001);
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_strange(text in "[a-c:{}\\[\\]&*!|>'\"#,\\- \n\t\réß😀\u{feff}\u{85}\u{2028}lentrisbc]{0,60}") {
        for text in [text.clone(), format!("entries:\n - {text}"), format!("entries: [{{label: {text}}}]")] {
            let Err(finding) = read(&text) else { continue };
            let span = finding.span().expect("a place");
            proptest::prop_assert!(text.get(span.range()).is_some(), "{:?} {:?}", span, finding.message);
        }
    }
}

#[test]
fn a_bomb_of_one_long_text_is_stopped() {
    let text = format!("entries: [{{label: a, src: [&a {}{}]}}]", "x".repeat(100_000), ", *a".repeat(20_000));
    assert_eq!(read(&text).expect_err("a bomb").message, "the aliases (`*`) in this file expand to too much");
}
