//! Figures of a desk's own: how their values are read, what follows from them, and how articles meet them.

mod golden;

use factlint::facts::{FactBase, Measure};
use factlint::finding::Error;
use factlint::lexicon::Lexicon;
use factlint::measure::quantity::{Hedge, Quantity};
use factlint::source::SourceMap;
use golden::{run, text};
use rust_decimal::Decimal;
use std::sync::OnceLock;

fn read_value(text: &str) -> Option<Quantity> {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    let load = || Lexicon::load(&mut SourceMap::default(), Vec::new()).expect("the words in the box are sound");
    factlint::grammar::amount(text, LEXICON.get_or_init(load))
}

const SOURCES: &str = "sources: {gazette: {title: The Harbour Gazette}, own: {title: The article, kind: article}}\n";

/// Facts of this text, and where it lies.
fn facts(yaml: &str) -> (FactBase, SourceMap) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("facts.yaml");
    std::fs::write(&path, format!("{SOURCES}{yaml}")).expect("written");
    let (mut base, mut map) = (FactBase::default(), SourceMap::default());
    match base.add_path(&mut map, &path, &read_value) {
        Ok(()) => (base, map),
        Err(Error::Faulty(faults)) => panic!("{:?}", faults.iter().map(|fault| &fault.message).collect::<Vec<_>>()),
        Err(error) => panic!("{error:?}"),
    }
}

fn last(base: &FactBase) -> &Measure {
    base.measures().last().expect("it is there")
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// What an article of 1 June 2024 is told beside these facts: messages and verdicts.
fn told(yaml: &str, article: &str) -> (Vec<String>, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("facts.yaml"), format!("{SOURCES}{yaml}")).expect("written");
    let ask = |verb: &str| {
        let arguments = [verb, "-", "--facts", "facts.yaml", "--published", "2024-06-01", "--format", "jsonl"];
        let output = run(folder.path(), arguments, article.as_bytes());
        assert!(output.status.code() != Some(2), "{}", text(&output.stderr));
        let lines = text(&output.stdout);
        let json = |line: &str| serde_json::from_str::<serde_json::Value>(line).expect("it is JSON");
        lines.lines().map(json).collect::<Vec<_>>()
    };
    let words = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let messages = ask("check").iter().map(|finding| words(&finding["message"])).collect();
    let measured = ask("claims").into_iter().filter(|claim| claim["kind"] == "measured");
    (messages, measured.map(|claim| words(&claim["verdict"])).collect())
}

#[test]
fn values_are_read_as_an_article_reads_them_and_stand_where_they_are_written() {
    for (written, value, hedge) in [
        ("nearly 15 billion USD", "15000000000", Some(Hedge::Nearly)),
        ("more than 300", "300", Some(Hedge::MoreThan)),
        ("about $1 trillion", "1000000000000", Some(Hedge::About)),
        ("22%", "22", None),
        ("8,849 metres", "8849", None),
        ("12", "12", None),
        ("three dozen ferries", "36", None),
    ] {
        let (base, map) = facts(&format!("measures: [{{of: lune, metric: size, value: '{written}', src: gazette}}]"));
        let measure = last(&base);
        assert_eq!((measure.value.value.value, measure.value.value.hedge), (decimal(value), hedge), "{written}");
        let span = measure.value.span;
        assert_eq!(map.get(span.source).map(|file| file.slice(span)), Some(format!("'{written}'").as_str()));
    }
}

#[test]
fn a_tolerance_takes_the_place_of_zeros_and_of_words() {
    let range = |value: &str| {
        let (base, _) = facts(&format!("measures: [{{of: lune, metric: size, value: {value}, src: gazette}}]"));
        let range = last(&base).range().expect("it has one");
        (range.lowest(), range.highest())
    };
    let both = |low: &str, high: &str| (Some(decimal(low)), Some(decimal(high)));
    assert_eq!(range("70 km"), both("65", "75"));
    assert_eq!(range("70 km, tolerance: 10%"), both("62.55", "77.55"));
    assert_eq!(range("about 100 km"), both("0", "200"));
    assert_eq!(range("about 100 km, tolerance: 10%"), both("89.55", "110.55"));
    assert_eq!(range("more than 100 km, tolerance: 10%"), (Some(decimal("90")), None));
}

#[test]
fn names_and_members_of_a_time_have_its_dates() {
    let (base, _) = facts(
        "entities:\n  - {id: lune, type: city, name: Lune, aka: [Old Lune, {of: [Port Royal, Royal Port], from: 1801, to: 1911-02-28}]}\n  \
         - {id: league, type: group, members: [lune, {of: pier, from: 2004-05}]}\n",
    );
    let lune = base.entity("lune").expect("it is there");
    let dated = |from: Option<_>| lune.aka.iter().filter(move |alias| alias.from.is_some() == from.is_some());
    assert_eq!(dated(None::<()>).map(|alias| alias.name.value.as_str()).collect::<Vec<_>>(), ["Old Lune"]);
    let royal: Vec<_> =
        dated(Some(())).map(|alias| (alias.name.value.as_str(), alias.to.map(|to| to.to_string()))).collect();
    assert_eq!(royal.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["Port Royal", "Royal Port"]);
    assert!(royal.iter().all(|(_, to)| to.is_some()));
    assert_eq!(base.entity("league").map(|league| league.members.len()), Some(2));
}

const CARGO: &str = "
measures:
  - {of: lune, metric: cargo growth, period: 2023, derive: (cargo-2023 - cargo-2022) / cargo-2022, src: gazette}
  - {id: cargo-2022, of: lune, metric: cargo, period: 2022, value: 12.0 million tonnes, src: gazette}
  - {id: cargo-2023, of: lune, metric: cargo, period: 2023, derive: cargo-2022 + extra, src: gazette}
  - {id: extra, of: lune, metric: extra cargo, period: 2023, value: 3.0 million tonnes, src: gazette}
  - {of: lune, metric: age, derive: 2023 - 1992, unit: years, src: gazette}
  - {of: lune, metric: age, value: 31 years, derive: 2023 - 1992, src: gazette}
";

#[test]
fn a_value_may_follow_from_others_in_any_order() {
    let (base, _) = facts(CARGO);
    let find = |metric: &str| base.measures().iter().find(|one| one.metric.value == metric).expect(metric);
    let cargo = base.measures().iter().find(|one| one.metric.value == "cargo" && one.written.starts_with("15"));
    assert_eq!(cargo.expect("it is there").written, "15 million tonnes");
    let growth = find("cargo growth");
    assert_eq!((growth.value.value.value, growth.written.as_str()), (decimal("25"), "25%"));
    // 3.0 is 2.95 to 3.05, and 12.0 is 11.95 to 12.05
    let range = growth.range().expect("it has one");
    assert!(range.contains(decimal("24.5")) && range.contains(decimal("25.5")) && !range.contains(decimal("27")));
    assert_eq!(growth.value.value.unit, read_value("5%").expect("an amount").unit);
    assert_eq!(
        (find("age").value.value.unit, find("age").written.as_str()),
        (read_value("1 year").unwrap().unit, "31 years")
    );
}

const TRADE: &str = "
measures:
  - {of: [CHN, KAZ], ordered: true, metric: exports, period: 2023, value: 24.7 billion USD, src: gazette}
  - {of: [CHN, KAZ], metric: trade, period: 2023, value: 41.0 billion USD, src: gazette}
";

#[test]
fn exports_of_one_to_the_other_are_not_those_of_the_other_to_the_one() {
    let verdict = |article: &str| told(TRADE, article).1;
    assert_eq!(verdict("China's exports to Kazakhstan reached $24.7 billion in 2023.\n"), ["supported"]);
    assert_eq!(verdict("China's exports to Kazakhstan reached $34.7 billion in 2023.\n"), ["contradicted"]);
    assert_eq!(verdict("Kazakhstan's exports to China reached $16.3 billion in 2023.\n"), ["unverified"]);
    assert_eq!(verdict("China's exports reached $3,380 billion in 2023, and Kazakhstan rejoiced.\n"), ["unverified"]);
    assert_eq!(verdict("China's trade with Kazakhstan reached $41 billion in 2023.\n"), ["supported"]);
    assert_eq!(verdict("Kazakhstan's trade with China reached $41 billion in 2023.\n"), ["supported"]);
    assert_eq!(verdict("Kazakhstan's trade with China reached $14 billion in 2023.\n"), ["contradicted"]);
}

#[test]
fn a_fact_that_rests_on_the_article_alone_confirms_nothing() {
    let trade = |src: &str| format!("measures: [{{of: KAZ, metric: cost, value: 5 billion USD, src: {src}}}]");
    let article = "The cost of Kazakhstan's port is told elsewhere. Kazakhstan's cost reached $5 billion.\n";
    assert_eq!(told(&trade("gazette"), article).1, ["supported"]);
    assert_eq!(told(&trade("own"), article).1, ["unverified"]);
    assert_eq!(told(&trade("[own, gazette]"), article).1, ["supported"]);
}

#[test]
fn any_value_that_is_not_deprecated_may_be_meant() {
    let yaml = "
measures:
  - {of: KAZ, metric: trade, period: 2023, value: 41.0 billion USD, rank: preferred, src: gazette}
  - {of: KAZ, metric: trade, period: 2023, value: 31.5 billion USD, src: gazette}
  - {of: KAZ, metric: trade, period: 2023, value: 52.3 billion USD, rank: deprecated, src: gazette}
";
    let said = |sum: &str| told(yaml, &format!("Kazakhstan's trade reached ${sum} billion in 2023.\n"));
    assert_eq!(said("31.5").1, ["supported"]);
    assert_eq!(said("52.3").0, ["$52.3 billion, where the facts have 41.0 billion USD"]);
}

const PIERS: &str = "
entities:
  - {id: east-pier, type: pier, name: East Pier}
  - {id: west-pier, type: pier, name: West Pier}
  - {id: twin, type: pier, name: Twin Pier}
  - {id: other-twin, type: town, name: Twin Pier}
measures:
  - {of: east-pier, metric: length, value: 812 metres, tolerance: 1%, src: gazette}
  - {of: west-pier, metric: length, value: 640 metres, tolerance: 1%, src: gazette}
  - {of: west-pier, metric: depth, value: 14 metres, tolerance: 1%, src: gazette}
  - {of: twin, metric: length, value: 300 metres, tolerance: 1%, src: gazette}
";

#[test]
fn a_thing_is_as_long_as_it_is() {
    let verdict = |article: &str| told(PIERS, &format!("{article}\n")).1;
    for right in [
        "East Pier is 812 metres long.",
        "The East Pier stands 812 metres (2,664 feet) long, and is old.",
        "They saw the 812-metre East Pier.",
        "They saw the 2,664-foot-long East Pier and left.",
        "East Pier, at 812 metres, is the longest.",
        "West Pier is 14 metres deep.",
    ] {
        assert_eq!(verdict(right), ["supported"], "{right}");
    }
    for wrong in
        ["East Pier is 182 metres long.", "They saw the 128-metre East Pier.", "East Pier, at 182 metres, is long."]
    {
        assert_eq!(verdict(wrong), ["contradicted"], "{wrong}");
    }
    for other in [
        "The end of East Pier is 182 metres long.",
        "On East Pier, at 182 metres, they sat.",
        "East Pier is 30 metres wide.",
        "The 128-metre East Pier cruise was short.",
        "East Pier is 100 metres long at low tide.",
        // of two measures in metres either may be meant
        "They saw the 14-metre West Pier.",
        // a town has that name too
        "Twin Pier is 500 metres long.",
    ] {
        assert!(verdict(other).iter().all(|verdict| verdict == "unverified"), "{other}: {:?}", verdict(other));
    }
}
