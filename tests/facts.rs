//! What is known, asked by date; and a faulty fact file, shown at its bytes.
#![allow(missing_docs)]

use factlint::facts::{Basis, FactBase, Quote};
use factlint::finding::{Error, Finding, Level};
use factlint::lexicon::Lexicon;
use factlint::measure::period::Period;
use factlint::measure::quantity::Quantity;
use factlint::source::SourceMap;
use jiff::civil::date;
use rust_decimal::Decimal;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Values are read by the articles' own grammar.
fn read_value(text: &str) -> Option<Quantity> {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    let load = || Lexicon::load(&mut SourceMap::default(), Vec::new()).expect("the words in the box are sound");
    factlint::grammar::amount(text, LEXICON.get_or_init(load))
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn embedded() -> FactBase {
    FactBase::embedded(&mut SourceMap::default(), &read_value).expect("the facts in the box are right")
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// The base with a fact file of this text, and a rate file `rates.csv` beside it.
fn with(text: &str, rates: &str) -> Result<FactBase, Error> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("facts.yaml"), text).expect("written");
    std::fs::write(folder.path().join("rates.csv"), rates).expect("written");
    let mut base = embedded();
    base.add_path(&mut SourceMap::default(), folder.path(), &read_value).map(|()| base)
}

/// The faults of a file of fixtures/broken: message, and the bytes of the first label.
fn faults(name: &str) -> Vec<(String, String)> {
    let mut map = SourceMap::default();
    let path = root("fixtures/broken").join(name);
    let result = FactBase::default().add_path(&mut map, &path, &read_value);
    let Err(Error::Faulty(faults)) = result else { panic!("{name} is faulty") };
    let at = |fault: &Finding| {
        let span = fault.span().expect("a place");
        map.get(span.source).expect("a file").slice(span).to_owned()
    };
    faults.iter().map(|fault| (fault.message.clone(), at(fault))).collect()
}

#[track_caller]
fn says(name: &str, expected: &[(&str, &str)]) {
    let faults = faults(name);
    let faults: Vec<_> = faults.iter().map(|(message, at)| (message.as_str(), at.as_str())).collect();
    assert_eq!(faults, expected);
}

#[test]
fn a_faulty_fact_is_shown_at_its_place() {
    says("facts-unknown-key.yaml", &[("`aliases` is no key here", "aliases")]);
    says("facts-duplicate-key.yaml", &[("the key `type` stands twice; which of them is meant?", "type")]);
    says("facts-unreadable-value.yaml", &[("`a good many` cannot be read as an amount", "a good many")]);
    says(
        "facts-unknown-source.yaml",
        &[
            ("no source has the id `gazete`; did you mean `gazette`?", "gazete"),
            ("no source has the id `tide-tables`", "tide-tables"),
        ],
    );
    says(
        "facts-bounds.yaml",
        &[
            ("a bound of `turnout` needs `low` or `high`", "turnout"),
            ("the `low` of `turnout` should be less than its `high`, in the same unit", "100%"),
            ("the `low` of `turnout` should be less than its `high`, in the same unit", "5 km"),
            ("`very much` cannot be read as an amount", "very much"),
            ("`fatal` is no level", "fatal"),
        ],
    );
    says("facts-duplicate-id.yaml", &[("there is a second entity with the id `port-lune`", "port-lune")]);
    says("facts-no-period.yaml", &[("`spring 2021` is no day or period", "spring 2021")]);
    says(
        "facts-table-lines.yaml",
        &[
            ("cells in this line: 3; columns in the header: 8", "old-lune,Old Lune,NOR"),
            ("this line names nothing", ",,NOR,,,,,"),
            ("`third` is no whole number", "third"),
            ("`yes` is neither 1, for yes, nor 0", "yes"),
            ("`spring 1911` is no day or period; write 2023-05-19, 2023-05 or 2023", "spring 1911"),
            ("`2020-13` is no day or period; write 2023-05-19, 2023-05 or 2023", "2020-13"),
            ("there is a second `port-lune`; lines of one thing follow one another", "port-lune,Port Lune,NOR,,,,,"),
        ],
    );
    says("facts-table-column.yaml", &[("`meters` is no column here; did you mean `members`?", "meters")]);
    says("facts-table-twice.yaml", &[("`name` stands twice", "name")]);
    says("facts-aliases.yaml", &[("here should stand a text or a number", "*a")]);
}

#[test]
fn a_faulty_rate_is_shown_at_its_place() {
    says("facts-no-pair.yaml", &[("`yuan/USD` is no pair of currencies", "yuan/USD")]);
    let number = "here should stand a number, such as 1.5 or 1.5%, not `7,0102`";
    says("facts-no-rate.yaml", &[(number, "\"7,0102\"")]);
    let mixed = "an entry of `rates` is a series, a pin or a list of official rates, and only one of them";
    says("facts-pin-and-series.yaml", &[(mixed, "{")]);
    says("facts-rates-missing.yaml", &[("there is no file `no-such-rates.csv` beside this one", "no-such-rates.csv")]);
    says("facts-rates-header.yaml", &[("`yen` is no currency code; a code has three capital letters", "yen")]);
    says(
        "facts-rates-line.yaml",
        &[
            ("rates in this line: 1; currencies in the header: 2", "2023-05-18,1.0813"),
            ("`2023-05-32` is no day; write 2023-05-19", "2023-05-32"),
            ("`one hundred and fifty` is no rate; write a number above zero, or nothing", "one hundred and fifty"),
            ("the days must ascend, and 2023-05-19 comes after 2023-05-22", "2023-05-19"),
        ],
    );
}

#[test]
fn brackets_without_end_and_bytes_that_are_no_text_are_faults() {
    for text in ["[".repeat(100_000), format!("entities: {}", "[".repeat(100_000))] {
        let Err(Error::Faulty(faults)) = with(&text, "") else { panic!("it is faulty") };
        assert_eq!(faults.len(), 1);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("facts.yaml");
    std::fs::write(&path, b"sources: # \xff\n").expect("written");
    let result = FactBase::default().add_path(&mut SourceMap::default(), &path, &read_value);
    let Err(Error::Faulty(faults)) = result else { panic!("it is faulty") };
    assert_eq!(faults[0].message, "this file is not in UTF-8");
    let nowhere = FactBase::default().add_path(&mut SourceMap::default(), &root("no/such.yaml"), &read_value);
    assert!(matches!(nowhere, Err(Error::Io(..))));
}

#[test]
fn every_line_of_the_rates_and_tables_in_the_box_is_right() {
    // Loaded as a user's, each line of a rate file and of a table is read: cells, dates and numbers, and that the lines of one
    // thing follow one another.
    let mut base = FactBase::default();
    let loaded = base.add_path(&mut SourceMap::default(), &root("facts"), &read_value);
    loaded.unwrap_or_else(|error| panic!("{error:?}"));
    assert!(!base.series().is_empty());
    assert!(base.series()[0].days() > Some((date(1999, 1, 4), date(2026, 10, 1))));
    let files = std::fs::read_dir(root("facts")).expect("the facts").flatten();
    let csv = |name: &std::ffi::OsStr| name.as_encoded_bytes().ends_with(b".csv");
    let tables = files.filter(|file| csv(&file.file_name())).count();
    assert_eq!(base.sheets().len() + base.series().len(), tables, "a CSV file that nothing names");
}

/// The lines of a table in the box, each as its cells by column.
fn lines(file: &str) -> Vec<Vec<(String, String)>> {
    let text = std::fs::read_to_string(root("facts").join(file)).expect("a table");
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned));
    let header: Vec<_> = lines.next().expect("a header").collect();
    lines.map(|cells| header.iter().cloned().zip(cells).collect()).collect()
}

#[test]
fn every_country_that_the_box_names_is_in_it() {
    let base = embedded();
    let country = |id: &str| base.by_id(id).is_some_and(|one| one.kind == "country");
    let is_code = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let mut unknown = Vec::new();
    for file in ["cities.csv", "countries.csv", "events.csv", "offices.csv", "orgs.csv", "population.csv"] {
        for line in lines(file) {
            let codes = ["in", "also", "members", "participants", "of", "neighbours"];
            let codes = line.iter().filter(|(column, _)| codes.contains(&column.as_str()));
            for code in codes.flat_map(|(_, cell)| cell.split('|')).filter(|text| is_code(text) && !country(text)) {
                unknown.push(format!("{file}: {code} in {}", line[0].1));
            }
        }
    }
    for entity in base.entities() {
        let members = entity.members.iter().flat_map(|since| &since.of);
        let roles = entity.roles.iter().filter_map(|role| role.of.as_ref());
        let all = entity.within.iter().chain(&entity.participants).chain(members).chain(roles);
        let codes = all.filter(|code| is_code(&code.value) && !country(&code.value));
        unknown.extend(codes.map(|code| format!("{} in {}", code.value, entity.id.value)));
    }
    for of in base.measures().iter().flat_map(|measure| &measure.of) {
        if base.by_id(&of.value).is_none() {
            unknown.push(format!("a measure of {}", of.value));
        }
    }
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn every_member_and_holder_that_the_box_names_by_id_is_in_it() {
    let base = embedded();
    let mut unknown = std::collections::BTreeSet::new();
    for (file, columns) in [("orgs.csv", &["members"][..]), ("events.csv", &["series", "participants"])] {
        for line in lines(file) {
            let cells = line.iter().filter(|(column, _)| columns.contains(&column.as_str()));
            let ids = cells.flat_map(|(_, cell)| cell.split('|')).filter(|id| !id.is_empty());
            unknown.extend(ids.filter(|id| base.by_id(id).is_none()).map(|id| format!("{file}: {id}")));
        }
    }
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_source_in_the_box_is_the_source_of_something() {
    let base = embedded();
    let entities =
        base.entities().iter().flat_map(|one| one.src.iter().chain(one.roles.iter().flat_map(|role| &role.src)));
    let measures = base.measures().iter().flat_map(|one| &one.src);
    let sheets = base.sheets().iter().flat_map(|one| &one.src);
    let bounds = base.bounds().iter().flat_map(|one| &one.src);
    let sayings = base.sayings().iter().flat_map(|one| &one.src);
    let series = base.series().iter().flat_map(|one| &one.src);
    let pins = base.pins().iter().flat_map(|one| &one.src);
    let used = entities.chain(measures).chain(sheets).chain(bounds).chain(sayings).chain(series).chain(pins);
    let used: std::collections::BTreeSet<_> = used.map(|id| id.value.as_str()).collect();
    let idle: Vec<_> = base.sources().iter().map(|one| one.id.value.as_str()).filter(|id| !used.contains(id)).collect();
    assert_eq!(idle, [""; 0]);
    for source in base.sources().iter().filter(|one| one.url.is_some()) {
        assert!(
            source.licence.is_some() || source.date.is_some(),
            "{}: on which terms, or from when?",
            source.id.value
        );
    }
}

fn day(base: &FactBase, from: &str, to: &str, at: &str) -> Option<Quote> {
    base.rate(from, to, Period::parse(at))
}

#[test]
fn a_day_takes_its_fix_and_the_three_before_it() {
    let base = embedded();
    let quote = day(&base, "USD", "CNY", "2023-05-19").expect("a rate");
    assert_eq!((quote.rate, quote.basis), (decimal("7.0101776"), Basis::Day(date(2023, 5, 19))));
    // 7.5793 / 1.0881 on the 16th, 7.5983 / 1.0813 on the 18th; a rate of 1.5% less or more may still be meant.
    let (low, high) = (quote.range.lowest().expect("low"), quote.range.highest().expect("high"));
    assert_eq!((low.round_dp(4), high.round_dp(4)), (decimal("6.8611"), decimal("7.1324")));
    let back = day(&base, "CNY", "USD", "2023-05-19").expect("a rate");
    assert_eq!(back.rate, decimal("0.14264974"));
    let euro = day(&base, "EUR", "USD", "2023-05-19").expect("a rate");
    assert_eq!(euro.rate, decimal("1.0808"));
    assert_eq!(day(&base, "USD", "CNY", "2023-05-21").map(|quote| quote.basis), Some(quote.basis), "a Sunday");
}

#[test]
fn the_place_of_a_rate_is_its_line() {
    let mut map = SourceMap::default();
    let base = FactBase::embedded(&mut map, &read_value).expect("right");
    let quote = day(&base, "EUR", "USD", "2023-05-20").expect("a rate");
    let line = map.get(quote.span.source).expect("the file").slice(quote.span);
    assert!(line.starts_with("2023-05-19,1.0808,") && !line.ends_with('\n'), "{line}");
}

#[test]
fn halving_finds_the_line_that_reading_all_of_them_finds() {
    let base = embedded();
    let text = std::fs::read_to_string(root("facts/ecb-daily.csv")).expect("the rates");
    let dollars: Vec<_> =
        text.lines().skip(1).map(|line| (&line[..10], line.split(',').nth(1).expect("USD"))).collect();
    let mut at = date(1999, 1, 1);
    while at < date(2026, 12, 1) {
        let last = dollars.iter().rev().find(|(day, _)| *day <= at.to_string().as_str());
        let last = last.filter(|(day, _)| (at - day.parse::<jiff::civil::Date>().expect("a day")).get_days() <= 10);
        let rate = base.rate("EUR", "USD", Some(Period::Day(at))).map(|quote| quote.rate);
        assert_eq!(rate, last.map(|(_, rate)| decimal(rate).normalize()), "{at}");
        at = at.checked_add(jiff::Span::new().days(5)).expect("a day");
    }
}

#[test]
#[ignore = "prints how long lookups take"]
fn timings() {
    let start = std::time::Instant::now();
    let base = embedded();
    println!("load {:?}", start.elapsed());
    let time = |name: &str, n: u32, ask: &dyn Fn(u32) -> Option<Quote>| {
        let start = std::time::Instant::now();
        (0..n).for_each(|n| assert!(ask(n).is_some()));
        println!("{name} {:?}", start.elapsed() / n);
    };
    let day = |n: u32| date(2010, 1, 1).checked_add(jiff::Span::new().days(i64::from(n))).ok();
    time("day", 5000, &|n| base.rate("CNY", "ZAR", day(n).map(Period::Day)));
    time("two years", 10, &|n| {
        let year = 2006 + i16::try_from(n).expect("small");
        base.rate("CNY", "ZAR", Some(Period::Years(year, year + 1)))
    });
    time("year's mean", 10, &|n| base.mean("CNY", "ZAR", Period::Year(2006 + i16::try_from(n).expect("small"))));
    time("all days", 1, &|_| base.rate("CNY", "ZAR", None));
    time("all days, kept", 1000, &|_| base.rate("CNY", "ZAR", None));
}

#[test]
fn past_the_end_of_the_data_there_is_no_rate() {
    let base = embedded();
    assert!(day(&base, "USD", "RUB", "2022-03-11").is_some());
    for (from, to, at) in [
        ("USD", "RUB", "2022-03-12"),
        ("USD", "RUB", "2022"),
        ("USD", "RUB", "2022-03"),
        ("USD", "EUR", "1999-01-03"),
        ("USD", "EUR", "1998"),
        ("USD", "EUR", "2026-11-10"),
        ("USD", "EUR", "2026"),
        ("USD", "CNY", "2004/2005"),
        ("USD", "ISK", "2007/2019"),
        ("USD", "DEM", "2001-05-05"),
        ("USD", "USD", "2001-05-05"),
        ("usd", "EUR", "2001-05-05"),
    ] {
        assert_eq!(day(&base, from, to, at), None, "{from} {to} {at}");
        assert_eq!(base.mean(from, to, Period::parse(at).expect("a period")), None, "{from} {to} {at}");
    }
    assert_eq!(base.rate("USD", "DEM", None), None);
    assert_eq!(base.rate("USD", "EUR", Some(Period::DayOfYear(5, 19))), None);
    assert!(day(&base, "USD", "EUR", "2026-11-09").is_some());
    assert!(day(&base, "USD", "EUR", "2026-10").is_some());
    assert!(day(&base, "USD", "RUB", "2021").is_some());
}

#[test]
fn a_period_is_lowest_to_highest_and_its_mean_is_one_number() {
    let base = embedded();
    let year = day(&base, "USD", "EUR", "2004/2005").expect("a rate");
    let Basis::Span(first, last) = year.basis else { panic!("a span") };
    assert_eq!((first, last), (date(2004, 1, 2), date(2005, 12, 30)));
    for at in ["2004-01-02", "2004-12-28", "2005-11-15"] {
        let fix = day(&base, "USD", "EUR", at).expect("a rate").rate;
        assert!(year.range.contains(fix), "{at}");
    }
    let all = base.rate("USD", "EUR", None).expect("a rate");
    assert!(all.range.contains(decimal("1.2")) && all.range.contains(decimal("0.63")));
    assert!(!all.range.contains(decimal("1.3")) && !all.range.contains(decimal("0.5")));
    let mean = base.mean("USD", "CNY", Period::Year(2023)).expect("a mean");
    // The IMF's mean of the year is 7.0840, of the market in China.
    assert_eq!(mean.rate.round_dp(1), decimal("7.1"));
    assert_eq!(mean.basis, Basis::Mean(Period::Year(2023)));
    assert_eq!(base.mean("USD", "CNY", Period::Day(date(2023, 5, 19))), None);
    assert_eq!(base.rate("USD", "EUR", None), Some(all), "asked again, it is the same");
}

#[test]
fn a_pin_comes_before_every_series_on_its_day() {
    let text = "sources: {own: {title: Our desk}}\nrates:\n  - {pin: CNY/USD, date: 2023-05-19, value: 8, src: own}\n  \
                - {pin: CNY/USD, date: 2023, value: 9, slack: 1%, src: own}\n";
    let base = with(text, "").unwrap_or_else(|error| panic!("{error:?}"));
    let quote = day(&base, "USD", "CNY", "2023-05-19").expect("a rate");
    assert_eq!((quote.rate, quote.source.as_str()), (decimal("8"), "Our desk"));
    assert_eq!(quote.basis, Basis::Pin(Period::Day(date(2023, 5, 19))));
    assert!(quote.range.contains(decimal("8.4")) && !quote.range.contains(decimal("8.6")), "8 was rounded");
    assert_eq!(day(&base, "CNY", "USD", "2023-05-19").map(|quote| quote.rate), Some(decimal("0.125")));
    assert_eq!(day(&base, "USD", "CNY", "2023-05-22").map(|quote| quote.basis), Some(Basis::Day(date(2023, 5, 22))));
    let mean = base.mean("USD", "CNY", Period::Year(2023)).expect("a mean");
    assert_eq!(mean.rate, decimal("9"));
    let year = day(&base, "USD", "CNY", "2023").expect("a rate");
    assert!(year.range.contains(decimal("6.9")) && year.range.contains(decimal("9")), "a mean narrows no year");
}

#[test]
fn a_series_loaded_later_comes_first() {
    let text = "rates: [{series: own, file: rates.csv, base: USD}]";
    let rates = "\u{feff}Date,EUR,XTS,\r\n2023-05-18,N/A,3,\r\n2023-05-19,2,,\r\n";
    let base = with(text, rates).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(day(&base, "USD", "EUR", "2023-05-19").map(|quote| quote.rate), Some(decimal("2")));
    assert_eq!(day(&base, "USD", "EUR", "2023-05-18").map(|quote| quote.source == "own"), Some(false));
    assert_eq!(day(&base, "XTS", "USD", "2023-05-19").map(|quote| quote.basis), Some(Basis::Day(date(2023, 5, 18))));
    assert_eq!(base.series()[1].currencies().len(), 2);
}

#[test]
fn entries_are_listed_and_found_with_their_sources() {
    let text = "
sources:
  gazette: {title: The Harbour Gazette, short: Gazette, date: 2021-03-04, retrieved: 2022-01-01}
entities:
  - {id: lune, type: region, closed: true, members: [port-lune, old-lune], in: NO, src: gazette}
  - {id: mayor, type: person, name: A. Mayor, aka: [Mayor], roles: [{office: mayor, of: port-lune, from: 2019}]}
measures:
  - {of: lune, metric: ferries, period: 2021-Q1, vs: 2020-Q1, value: 12 ferries, tolerance: 2%, src: [gazette]}
quotes:
  - {text: 'The tide waits.', said_by: mayor, date: 2021-03-01, fidelity: back-translation, src: gazette}
bounds:
  - {metric: tide, name: a tide, low: 0 m, high: 17 m, level: warning, why: none is higher, src: gazette}
  - {metric: tide, name: a tide, high: 20 m, why: none is higher by far, src: gazette}
rates:
  - {official_only: [XTS]}
";
    let base = with(text, "").unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(base.find("lune").len(), 2, "the entity and its measure");
    assert_eq!(base.find("mayor").len(), 2, "the entity and what it said");
    assert_eq!(base.find("nobody").len(), 0);
    assert_eq!(base.find("tide").len(), 2, "both bounds");
    let tides: Vec<_> = base.bounds_of("tide").map(|bound| (bound.low.is_some(), bound.level)).collect();
    assert_eq!(tides, [(true, Level::Warning), (false, Level::Error)]);
    let lune = base.entity("lune").expect("it is there");
    assert!(lune.closed && lune.members.len() == 2 && lune.within[0].value == "NO");
    let measure = base.measures().last().expect("it is there");
    assert_eq!(measure.tolerance, Some(decimal("0.02")));
    assert_eq!(base.source(&measure.src[0].value).map(factlint::facts::Origin::shown), Some("Gazette"));
    assert!(base.official_only("XTS") && !base.official_only("EUR"));
}

#[test]
fn who_is_told_of_in_two_places_is_one() {
    let text = "
sources: {gazette: {title: The Harbour Gazette}}
entities:
  - {id: emmanuel-macron, type: person, name: Emmanuel Macron, aka: [E. Macron], src: gazette,
     roles: [{office: mayor, of: FRA, from: 2031, src: gazette}]}
";
    let base = with(text, "").unwrap_or_else(|error| panic!("{error:?}"));
    let boxed = embedded().by_id("emmanuel-macron").expect("he is in the box").clone();
    let both = base.by_id("emmanuel-macron").expect("he is").clone();
    let offices: Vec<_> = both.roles.iter().map(|role| role.office.value.as_str()).collect();
    assert!(offices.contains(&"mayor") && offices.contains(&"president"), "{offices:?}");
    assert_eq!(both.roles.len(), boxed.roles.len() + 1);
    // who lists all offices says up to when
    assert_eq!((both.whole, both.known_to), (true, boxed.known_to));
    for name in ["Emmanuel Macron", "E. Macron"] {
        let (name, _) = base.names().find(name, 0).expect("the name is known");
        let bearers = base.bearers(name);
        assert_eq!(bearers.len(), 1, "one person");
        assert_eq!(bearers[0].0.roles.len(), both.roles.len());
    }
}

#[test]
fn a_source_has_one_title() {
    let Err(Error::Faulty(faults)) = with("sources: {ecb: {title: Another bank}}", "") else { panic!("it is faulty") };
    assert_eq!(faults[0].message, "there is a second source with the id `ecb`");
    assert_eq!(faults[0].labels.len(), 2);
}

#[test]
fn a_fault_leaves_the_base_as_it_was() {
    let mut base = embedded();
    let (series, sources) = (base.series().len(), base.sources().len());
    let path = root("fixtures/broken/facts-unknown-source.yaml");
    base.add_path(&mut SourceMap::default(), &path, &read_value).expect_err("faulty");
    assert_eq!((base.series().len(), base.sources().len()), (series, sources));
}

#[test]
fn the_base_may_be_asked_from_many_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&embedded());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn no_rate_file_is_too_strange(rates in "(date,USD,JPY\r?\n)?((2023-0[1-5]-[0-3]9|[é0-9\u{feff}-]{0,10})(,[0-9.é]{0,4}){0,3}\r?\n?){0,8}") {
        if let Ok(base) = with("rates: [{series: own, file: rates.csv, base: EUR}]", &rates) {
            for when in [None, Period::parse("2023-03-19"), Period::parse("2023"), Period::parse("2023-03")] {
                let _ = base.rate("USD", "JPY", when);
            }
            let _ = base.series()[1].days();
        }
    }
}
