//! Facts gone over: what is told, and what is left alone.
#![allow(missing_docs)]

mod desk;

use desk::BOXED;
use factlint::facts::{FactBase, review};
use factlint::grammar;
use factlint::source::SourceMap;

/// What is found in a fact file beside those in the box: the rule, and the bytes it stands at.
fn found(text: &str) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("facts.yaml");
    std::fs::write(&path, text).expect("written");
    let value = |text: &str| grammar::amount(text, &BOXED.lexicon);
    let mut map = SourceMap::default();
    let mut base = FactBase::embedded(&mut map, &value).expect("the box is right");
    base.add_path(&mut map, &path, &value).unwrap_or_else(|error| panic!("{error:?}"));
    let findings = review(&base, &BOXED.lexicon);
    let at = |span: factlint::source::Span| map.get(span.source).expect("a file").slice(span).to_owned();
    findings.iter().map(|finding| (finding.rule.clone(), at(finding.span().expect("a place")))).collect()
}

#[track_caller]
fn says(text: &str, expected: &[(&str, &str)]) {
    let found = found(text);
    let found: Vec<_> = found.iter().map(|(rule, at)| (rule.as_str(), at.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

fn persons(roles: &[&str]) -> String {
    let one = |(n, role): (usize, &&str)| format!("  - {{id: p{n}, type: person, name: P, roles: [{role}]}}\n");
    format!("entities:\n{}", roles.iter().enumerate().map(one).collect::<String>())
}

#[test]
fn the_facts_in_the_box_have_nothing_to_tell() {
    assert_eq!(found("# nothing"), []);
}

#[test]
fn who_follows_another_is_no_second_holder() {
    // the day of the handover, a year that may be any of its days, an office that several hold, another country
    for roles in [
        ["{office: emir, of: NOR, from: 2001, to: 2005-03-01}", "{office: emir, of: NOR, from: 2005-03-01}"],
        ["{office: emir, of: NOR, from: 2001, to: 2005}", "{office: emir, of: NOR, from: 2005, to: 2009}"],
        ["{office: commissioner, of: NOR, from: 2001}", "{office: commissioner, of: NOR, from: 2002}"],
        ["{office: emir, of: NOR, from: 2001}", "{office: emir, of: SWE, from: 2002}"],
        ["{office: emir, of: NOR, from: 2001}", "{office: acting emir, of: NOR, from: 2002}"],
        ["{office: emir, from: 2001}", "{office: emir, from: 2002}"],
        ["{office: emir, of: NOR, to: 2009}", "{office: emir, of: NOR, from: 2002}"],
    ] {
        says(&persons(&roles), &[]);
    }
    let roles = ["{office: emir, of: NOR, from: 2001, to: 2005-03-02}", "{office: emir, of: NOR, from: 2005-03-01}"];
    says(&persons(&roles), &[("overlapping-office", "emir")]);
    let roles = ["{office: emir, of: NOR, from: 2001}", "{office: emir, of: NOR, from: 2002, to: 2003}"];
    says(&persons(&roles), &[("overlapping-office", "emir")]);
}

#[test]
fn members_come_once_at_a_time_and_with_their_group() {
    let group = |members: &str| {
        format!("entities:\n  - {{id: g, type: group, from: 1990, to: 2000-06-01, members: [{members}]}}\n")
    };
    for members in [
        "NOR, SWE",
        "{of: NOR, from: 1990}, {of: SWE, to: 2000-06-01}",
        "{of: NOR, to: 1995}, {of: NOR, from: 1995}",
        "{of: NOR, to: 1995-01-01}, {of: NOR, from: 1995-01-01}",
    ] {
        says(&group(members), &[]);
    }
    says(&group("NOR, NOR"), &[("member-dates", "NOR")]);
    says(&group("NOR, {of: NOR, from: 1995}"), &[("member-dates", "NOR")]);
    says(&group("{of: NOR, from: 1989}"), &[("member-dates", "NOR")]);
    says(&group("{of: NOR, from: 2001}"), &[("member-dates", "NOR")]);
    says(&group("{of: NOR, to: 2000-07}"), &[("member-dates", "NOR")]);
}

#[test]
fn an_id_is_known_or_told_and_a_name_is_neither() {
    says("quotes: [{text: 'No.', said_by: Ada Quill, src: curated}]\n", &[]);
    says("quotes: [{text: 'No.', said_by: ada-quill, src: curated}]\n", &[("dangling-id", "ada-quill")]);
    says("entities: [{id: a, type: city, in: [Muskoka, CAN]}]\n", &[]);
    says(
        "entities: [{id: a, type: city, in: [muskoka, CAX]}]\n",
        &[("dangling-id", "muskoka"), ("dangling-id", "CAX")],
    );
    says(
        "entities: [{id: a, type: event, series: b, participants: [NOR, c]}]\n",
        &[("dangling-id", "b"), ("dangling-id", "c")],
    );
}

#[test]
fn dates_run_forward_and_end_with_what_is_known() {
    says("entities: [{id: a, type: city, from: 2001, to: 2000}]\n", &[("dates-backwards", "a")]);
    says("entities: [{id: a, type: city, from: 2001-05, to: 2001}]\n", &[]);
    says("entities: [{id: a, type: city, to: 2021, known_to: 2020-12-31}]\n", &[("past-knowledge", "a")]);
    says("entities: [{id: a, type: event, from: 2021, known_to: 2020-12-31}]\n", &[]);
    says("entities: [{id: a, type: city, to: 2021, known_to: 2021-01-01}]\n", &[]);
}

#[test]
fn a_source_is_used_by_whatever_names_it() {
    let rates = "sources: {a: {title: A}}\nrates: [{official_only: [XTS], src: a}]\n";
    says(rates, &[]);
    says("sources: {a: {title: A}}\n", &[("unused-source", "a")]);
    let article = "sources: {a: {title: A, kind: article}}\nentities: [{id: x, type: city, src: [a]}]\n";
    says(article, &[("article-alone", "x")]);
}
