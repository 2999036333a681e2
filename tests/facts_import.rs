//! Published tables become fact files: all of them or nothing, with the reason, and what was made is read like any other.

mod golden;

use golden::{compare, files, root, run, text};
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

fn folder(contents: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in contents {
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    folder
}

fn import(folder: &Path, arguments: &[&str]) -> Output {
    let output = run(folder, ["facts", "import"].iter().chain(arguments), b"");
    assert!(!text(&output.stderr).contains("panicked"), "{}", text(&output.stderr));
    output
}

/// What it said; it must have gone well.
fn imported(folder: &Path, arguments: &[&str]) -> String {
    let output = import(folder, arguments);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()), "{arguments:?}");
    text(&output.stdout)
}

/// What it said on standard error; it must have failed, and left the folder as it was.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let before = listed(folder);
    let output = import(folder, arguments);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), String::new()), "{arguments:?}");
    assert_eq!(before, listed(folder), "{arguments:?}");
    text(&output.stderr)
}

/// The files of a folder, those that are hidden too, and what stands in them.
fn listed(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("it can be listed");
    let mut all: Vec<_> = entries
        .map(|entry| entry.expect("it can be read"))
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap_or_default()))
        .collect();
    all.sort();
    all
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect(name)
}

/// What `check` says of an article.
fn checked(folder: &Path, article: &str, published: &str, facts: &str) -> String {
    let arguments = ["check", "-", "--facts", facts, "--published", published, "--format", "jsonl"];
    let output = run(folder, arguments, article.as_bytes());
    assert_eq!(text(&output.stderr), "");
    text(&output.stdout)
}

fn asked(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, ["facts"].iter().chain(arguments), b"");
    assert_eq!(text(&output.stderr), "");
    text(&output.stdout)
}

/// A zip archive of these files, packed with deflate.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, content) in files {
        let packed = miniz_oxide::deflate::compress_to_vec(content, 6);
        let builder = archive.new_file(name).compression_method(rawzip::CompressionMethod::DEFLATE);
        let (mut entry, config) = builder.start().expect("it is a vector");
        // the sum is that of the content, and what is written are its packed bytes
        let mut sums = config.wrap(std::io::sink());
        sums.write_all(content).expect("it is a sink");
        let (_, descriptor) = sums.finish().expect("it is a sink");
        entry.write_all(&packed).expect("it is a vector");
        entry.finish(descriptor).expect("it is a vector");
    }
    archive.finish().expect("it is a vector");
    bytes
}

const RATES: &str = "Date,USD,XTS,\n2023-05-22,1.25,N/A,\n2023-05-19,1.5,3,\n2023-05-18,2,4,\n";

#[test]
fn every_broken_import_gets_its_message() {
    let here = root("fixtures/broken");
    let mut wrong = Vec::new();
    for path in files(&here, &["csv", "tsv"]) {
        let name = path.file_name().expect("it is a file").to_str().expect("it is UTF-8");
        let Some(kind) = name.strip_prefix("import-").and_then(|rest| rest.split('-').next()) else { continue };
        let mut arguments = vec![kind, name];
        let described = path.with_extension("json");
        let bytes = fs::read(&path).expect("it can be read");
        let mut contents = vec![(name, bytes)];
        let json = described.file_name().expect("a file").to_str().expect("UTF-8").to_owned();
        if kind == "csv" {
            contents.push((&json, fs::read(&described).expect("a description lies beside it")));
            arguments.extend(["--describe", &json]);
        }
        let contents: Vec<_> = contents.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        let folder = folder(&contents);
        let said = refused(folder.path(), &arguments);
        wrong.extend(compare(&path.with_extension("out"), &said));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn rates_of_the_central_bank_are_put_in_order_and_asked() {
    let zip = archive(&[("readme.txt", b"no rates"), ("eurofxref-hist.csv", RATES.as_bytes())]);
    let folder = folder(&[("rates.zip", &zip), ("rates.csv", RATES.as_bytes())]);
    let here = folder.path();
    let said = imported(here, &["ecb", "rates.zip", "--retrieved", "2023-05-23"]);
    assert_eq!(
        said,
        "read rates.zip/eurofxref-hist.csv: 3 days, 2023-05-18 to 2023-05-22, 2 currencies to the euro\n\
         wrote ecb-daily.csv and ecb-daily.yaml\n"
    );
    assert_eq!(read(here, "ecb-daily.csv"), "date,USD,XTS\n2023-05-18,2,4\n2023-05-19,1.5,3\n2023-05-22,1.25,\n");
    let asked = asked(here, &["XTS/USD", "--on", "2023-05-19", "--facts", "ecb-daily.yaml"]);
    assert!(asked.starts_with("1 USD = 2 XTS (2023-05-19, ECB)\n") && asked.ends_with("ecb-daily.csv:3\n"), "{asked}");
    let found = checked(here, "It cost 30 million euros ($45 million).", "2023-05-19", "ecb-daily.yaml");
    assert_eq!(found, "", "the rate that was loaded last counts");
    imported(here, &["ecb", "rates.csv", "-o", "own.yaml", "--retrieved", "2023-05-23"]);
    assert_eq!(read(here, "own.csv"), read(here, "ecb-daily.csv"), "unpacked, it is the same");
}

#[test]
fn nothing_is_written_over_unless_it_is_asked_for() {
    let later = RATES.replace("1.25", "1.26");
    let folder = folder(&[("rates.csv", RATES.as_bytes()), ("later.csv", later.as_bytes())]);
    let here = folder.path();
    let first = imported(here, &["ecb", "rates.csv", "--retrieved", "2023-05-23"]);
    assert!(first.ends_with("wrote ecb-daily.csv and ecb-daily.yaml\n"), "{first}");
    let before = listed(here);
    // the same again is no change
    let again = imported(here, &["ecb", "rates.csv", "--retrieved", "2023-05-23"]);
    assert!(again.ends_with("unchanged: ecb-daily.csv and ecb-daily.yaml\n"), "{again}");
    assert_eq!(before, listed(here));
    let said = refused(here, &["ecb", "later.csv", "--retrieved", "2023-05-23"]);
    assert_eq!(said, "factlint: ecb-daily.csv is there already; --force writes over it\n");
    imported(here, &["ecb", "later.csv", "--retrieved", "2023-05-23", "--force"]);
    assert!(read(here, "ecb-daily.csv").contains("1.26"));
    // what is read is never written over
    let said = refused(here, &["ecb", "rates.csv", "-o", "rates.yaml", "--force"]);
    assert_eq!(said, "factlint: rates.csv would be written over; -o names another file\n");
    for (out, said) in [
        ("own.txt", "factlint: own.txt: a fact file is called NAME.yaml; its table lies beside it\n"),
        ("no/own.yaml", "factlint: no: No such file or directory\n"),
        (
            "ecb.yaml",
            "factlint: there is a source `ecb` already (facts/rates.yaml:11); --source gives this one another id\n",
        ),
    ] {
        assert_eq!(refused(here, &["ecb", "rates.csv", "-o", out]), said);
    }
    fs::create_dir(here.join("ecb-two.csv")).expect("a folder");
    let said = refused(here, &["ecb", "rates.csv", "-o", "ecb-two.yaml", "--force"]);
    assert!(said.starts_with("factlint: ecb-two.csv: "), "{said}");
}

#[test]
fn a_project_is_imported_into_again() {
    let folder = folder(&[("rates.csv", RATES.as_bytes()), ("factlint.yaml", b"")]);
    let here = folder.path();
    fs::create_dir(here.join("facts")).expect("a folder");
    let arguments = ["ecb", "rates.csv", "-o", "facts", "--source", "bank", "--retrieved", "2023-05-23", "--force"];
    imported(here, &arguments);
    let (one, again) = (listed(&here.join("facts")), imported(here, &arguments));
    assert!(again.contains("unchanged: "), "its own source does not stand in its way: {again}");
    assert_eq!(one, listed(&here.join("facts")));
    assert!(asked(here, &["XTS/USD", "--on", "2023-05-19"]).starts_with("1 USD = 2 XTS"));
}

#[test]
fn archives_that_are_none_or_too_much_are_refused() {
    let bomb = vec![b'0'; 65 << 20];
    let mut damaged = archive(&[("a.csv", RATES.as_bytes())]);
    damaged[40] ^= 0xff;
    for (zip, said) in [
        (archive(&[("a.txt", b"x")]), "there is no file *.csv in this archive"),
        (archive(&[("a.csv", b"x"), ("b.CSV", b"y")]), "there are 2 files *.csv in this archive: `a.csv`, `b.CSV`"),
        (archive(&[("a.csv", &bomb)]), "`a.csv` in this archive unpacks to more than 64 MB"),
        (damaged, "`a.csv` in this archive is damaged"),
        (b"PK\x03\x04 and nothing".to_vec(), "this archive cannot be read: "),
    ] {
        let folder = folder(&[("rates.zip", &zip)]);
        let told = refused(folder.path(), &["ecb", "rates.zip"]);
        assert!(told.starts_with(&format!("factlint: rates.zip: {said}")), "{told}");
    }
    let folder = folder(&[("rates.csv", b"Date,USD\n2023-05-19,\xff\n"), ("nul.csv", b"Date,USD\n2023-05-19,\0\n")]);
    assert!(refused(folder.path(), &["ecb", "rates.csv"]).contains("this file is not in UTF-8"));
    assert!(refused(folder.path(), &["ecb", "nul.csv"]).contains("a NUL byte stands in the text"));
    assert_eq!(refused(folder.path(), &["ecb", "no.csv"]), "factlint: no.csv: No such file or directory\n");
}

const PEOPLE: &str = "\u{feff}\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2024-06-28\",\n\n\
    \"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1960\",\"1961\",\"2023\",\n\
    \"Yemen, Rep.\",\"YEM\",\"Population, total\",\"SP.POP.TOTL\",\"7000000\",\"\",\"51000000\",\n\
    \"World\",\"WLD\",\"Population, total\",\"SP.POP.TOTL\",\"3000000000\",\"\",\"8000000000\",\n\
    \"Iceland\",\"ISL\",\"Population, total\",\"SP.POP.TOTL\",\"\",\"\",\"\",\n\
    \"Aruba\",\"ABW\",\"Population, total\",\"SP.POP.TOTL\",\"..\",\"\",\"1.07E+5\",\n";

#[test]
fn an_indicator_of_the_world_bank_answers_for_the_countries_of_the_base() {
    let folder = folder(&[("api.csv", PEOPLE.as_bytes()), ("plain.csv", b"code,1960,2000\nNOR,1.5,\nSWE,,2\n")]);
    let here = folder.path();
    let said = imported(here, &["worldbank", "api.csv", "--retrieved", "2024-07-01"]);
    assert_eq!(
        said,
        "read api.csv: population of 2 countries, 1960 to 2023\n\
         skipped 1 line: no country of the fact base has this code: `WLD`\n\
         skipped 1 line: there is no figure for them: `ISL`\n\
         wrote population.csv and population.yaml\n"
    );
    assert_eq!(read(here, "population.csv"), "id,1960,2023\nABW,,107000\nYEM,7000000,51000000\n");
    let yaml = read(here, "population.yaml");
    assert!(yaml.contains("date: 2024-06-28\n    retrieved: 2024-07-01\n"), "{yaml}");
    let article = "Yemen's population of 51 million is young.";
    let boxed = run(here, ["check", "-", "--published", "2024-05-05", "--format", "jsonl"], article.as_bytes());
    assert!(text(&boxed.stdout).contains("known-figure"), "the box has another figure");
    assert_eq!(checked(here, article, "2024-05-05", "population.yaml"), "", "and the import bears it out");
    let wrong = checked(here, "Yemen's population of 90 million is young.", "2024-05-05", "population.yaml");
    assert!(wrong.contains("known-figure"), "{wrong}");
    let said = imported(
        here,
        &[
            "worldbank",
            "plain.csv",
            "--metric",
            "herring",
            "--unit",
            "thousand tonnes",
            "--kind",
            "flow",
            "-o",
            "h.yaml",
        ],
    );
    assert!(said.contains("no article is held against `herring` yet"), "{said}");
    assert!(said.contains("the day it was fetched is not told"), "{said}");
    assert_eq!(read(here, "h.csv"), "id,1960,2000\nNOR,1.5,\nSWE,,2\n");
    let said = refused(here, &["worldbank", "plain.csv", "--unit", "Smoots"]);
    assert_eq!(said, "factlint: `Smoots` is no unit; write thousand, USD, square kilometres\n");
}

#[test]
fn a_table_becomes_what_its_description_says() {
    let json = r#"{
	"name": "harbours", "title": "Harbours", "homepage": "https://example.org/h",
	"licenses": [{"name": "CC-BY-4.0"}], "sources": [{"title": "Port \ud83d\ude00 \"Authority\""}],
	"resources": [{"name": "harbours", "path": "data/src.csv", "factlint:type": "city", "dialect": {"delimiter": ";"},
		"schema": {"fields": [
			{"name": "code", "constraints": {"required": true}},
			{"name": "name"},
			{"name": "other", "type": "list", "delimiter": "/", "factlint:key": "aka"},
			{"name": "opened", "type": "date", "format": "%d.%m.%Y", "factlint:key": "from"},
			{"name": "Area", "type": "number", "decimalChar": ",", "groupChar": ".", "factlint:unit": "square kilometres"},
			{"name": "land", "factlint:key": "in"},
			{"name": "remarks", "factlint:key": "note"},
			{"name": "twin"}],
		"missingValues": ["", "-"], "primaryKey": "code",
		"foreignKeys": [{"fields": "twin", "reference": {"resource": "", "fields": "code"}},
			{"fields": "land", "reference": {"resource": "lands", "fields": "id"}}]}}]
}"#;
    let table = "name;code;other;opened;Area;land;remarks;twin;extra\n\
        Port Lune;port-lune;Lune Harbour/Old Lune;04.03.1921;1.234,5;NOR;\"busy, and\nloud\";quay;1\n\
        \"Third; the\";third;;-;-;NOR;;;2\n\
        \"Quay, the\";quay;;-;2;NOR;-;-;3\n";
    let folder = folder(&[("src.csv", table.as_bytes()), ("datapackage.json", json.as_bytes())]);
    let here = folder.path();
    let said = imported(here, &["csv", "src.csv", "--describe", "datapackage.json", "--retrieved", "2024-07-01"]);
    assert_eq!(
        said,
        "read src.csv: 2 lines of the type city\n\
         skipped 1 line: a cell with a comma or a bar cannot stand in a table of ours: line 5\n\
         skipped columns that have no place in a table of ours: `twin`, `extra`\n\
         keys of the resource `lands` are not held against it: it is not read\n\
         wrote harbours.csv and harbours.yaml\n"
    );
    assert_eq!(
        read(here, "harbours.csv"),
        "id,name,aka,from,area,in,note\n\
         port-lune,Port Lune,Lune Harbour|Old Lune,1921-03-04,1234.5,NOR,busy; and loud\n\
         third,Third; the,,,,NOR,\n"
    );
    let yaml = read(here, "harbours.yaml");
    assert!(yaml.contains("title: \"Harbours (Port 😀 \\\"Authority\\\")\"\n    licence: CC-BY-4.0\n"), "{yaml}");
    let told = asked(here, &["Old Lune", "--facts", "harbours.yaml"]);
    assert!(told.contains("port-lune,Port Lune") && told.contains("https://example.org/h"), "{told}");
    let wrong = checked(here, "The quay is in Port Lune, Sweden.", "2024-05-05", "harbours.yaml");
    assert!(wrong.contains("place-of-city"), "{wrong}");
    assert_eq!(checked(here, "The quay is in Port Lune, Norway.", "2024-05-05", "harbours.yaml"), "");
}

#[test]
fn figures_in_lines_by_the_year_become_columns() {
    let json = br#"{"fields": [{"name": "Country Code", "factlint:key": "id"}, {"name": "Year", "type": "year",
        "factlint:key": "year"}, {"name": "Area", "type": "number", "factlint:unit": "square kilometres"}],
        "primaryKey": ["Country Code", "Year"]}"#;
    let table = b"Country Code,Year,Area\nSWE,2001,3\nNOR,2001,2\nNOR,2000,1\nNOR,2002,\n";
    let folder = folder(&[("src.csv", table), ("schema.json", json)]);
    let arguments = ["csv", "src.csv", "--describe", "schema.json", "-o", "area.yaml", "--title", "Areas"];
    let said = imported(folder.path(), &arguments);
    assert!(said.contains("skipped 1 line: there is no figure: line 5"), "{said}");
    assert_eq!(read(folder.path(), "area.csv"), "id,2000,2001\nNOR,1,2\nSWE,,3\n");
    assert!(read(folder.path(), "area.yaml").contains("by_year: true"));
}

#[test]
fn lines_of_one_id_are_brought_together() {
    let json =
        br#"{"fields": [{"name": "id"}, {"name": "name"}, {"name": "office"}, {"name": "of"}, {"name": "from"}]}"#;
    let table = b"id,name,office,of,from\na,A,mayor,NOR,2001\nb,B,mayor,NOR,2002\na,A,emir,NOR,2003\n";
    let folder = folder(&[("src.csv", table), ("schema.json", json)]);
    imported(folder.path(), &["csv", "src.csv", "--describe", "schema.json", "-o", "o.yaml"]);
    let made = read(folder.path(), "o.csv");
    assert_eq!(made, "id,name,office,of,from\na,A,mayor,NOR,2001\na,A,emir,NOR,2003\nb,B,mayor,NOR,2002\n");
}

fn register(lines: &[[&str; 7]]) -> String {
    let mut text = "?person\t?personLabel\t?positionLabel\t?country\t?start\t?end\t?aliases\n".to_owned();
    for line in lines {
        text.push_str(&line.join("\t"));
        text.push('\n');
    }
    text
}

const HOLDERS: &[[&str; 7]] = &[
    [
        "Q901",
        "Ada Quill",
        "Prime Minister of Norway",
        "Norway",
        "2031-10-05T00:00:00Z",
        "2035-10-02T00:00:00Z",
        "A. Quill",
    ],
    ["Q901", "Ada Quill", "Prime Minister of Norway", "Norway", "2035-10-02T00:00:00Z", "", "A. Quill|Ada B. Quill"],
    [
        "<http://x/entity/Q902>",
        "\"Bo Marl\"@en",
        "Norwegian minister of foreign affairs",
        "NOR",
        "\"2031-01-01T00:00:00Z\"^^<x>",
        "2033-06-01",
        "",
    ],
    ["Q903", "Q903", "Prime Minister of Norway", "Norway", "2031-10-05", "2032-10-05", ""],
    ["Q904", "Cy Dorn", "President of the Storting", "Norway", "2031-10-05", "2032-10-05", ""],
    ["Q905", "Di Fenn", "President of Ruritania", "Ruritania", "2031-10-05", "2032-10-05", ""],
    ["Q906", "Ed Gaunt", "Chancellor of Germany", "Germany", "-0044-10-05", "2032-10-05", ""],
    ["Q907", "Flo Hume", "Chancellor of Germany", "Germany", "2031-10-05", "_:b7", ""],
    ["Q908", "Gil Iver", "Chancellor of Germany", "Germany", "2031-10-05", "2030-10-05", ""],
    ["Q909", "Hal, the", "Chancellor of Germany", "Germany", "2031-10-05", "2032-10-05", ""],
    ["Q910", "Ivy Jarl", "Chancellor of Germany", "Germany", "", "2032-10-05", ""],
    ["Q3052772", "Emmanuel Macron", "President of the French Republic", "France", "2017-05-14", "", ""],
];

#[test]
fn holders_of_offices_are_read_merged_and_asked() {
    let text = register(HOLDERS);
    let folder = folder(&[("query.tsv", text.as_bytes())]);
    let here = folder.path();
    let said = imported(here, &["wikidata", "query.tsv", "--retrieved", "2036-01-01", "--whole"]);
    let expected = "read query.tsv: 3 terms of 3 persons\n\
        skipped 1 line: the person has no name in this language: `Q903`\n\
        skipped 1 line: no office of ours is called so: `President of the Storting`\n\
        skipped 1 line: the fact base has no such country or body: `Ruritania`\n\
        skipped 1 line: the term begins on what is no date of our calendar: `-0044-10-05`\n\
        skipped 1 line: the term has ended, and nobody knows when: line 9\n\
        skipped 1 line: the term ends before it begins: line 10\n\
        skipped 1 line: a name with a comma or a bar cannot stand in a table of ours: `Hal, the`\n\
        skipped 1 line: nobody knows when the term began: line 12\n\
        merged 1 term into others of the same person that they follow without a break\n\
        no column `startPrecision` says how exact a date is: a first of January stands for its year, and a first of a month \
        for its month\n\
        wrote office-holders.csv and office-holders.yaml\n";
    assert_eq!(said, expected);
    assert_eq!(
        read(here, "office-holders.csv"),
        "id,name,aka,office,of,from,to,whole,known_to\n\
         emmanuel-macron,Emmanuel Macron,,president,FRA,2017-05-14,,1,\n\
         q901,Ada Quill,A. Quill|Ada B. Quill,prime minister,NOR,2031-10-05,,1,\n\
         q902,Bo Marl,,foreign minister,NOR,2031,2033-06,1,\n"
    );
    let facts = "office-holders.yaml";
    let wrong = checked(here, "Norwegian President Ada Quill flew to Oslo.", "2035-12-20", facts);
    assert!(wrong.contains("Ada Quill is prime minister of Norway, not President"), "{wrong}");
    assert_eq!(checked(here, "Norwegian Prime Minister Ada Quill flew to Oslo.", "2035-12-20", facts), "");
    // who is in the box as well is one person with what both tell
    let macron = "French Prime Minister Emmanuel Macron spoke.";
    let boxed = checked(here, macron, "2025-03-03", facts);
    assert!(boxed.contains("office-held"), "{boxed}");
    let clean = run(here, ["facts", "check", facts], b"");
    assert_eq!(clean.status.code(), Some(0), "{}", golden::text(&clean.stdout));
    // the query service gives lines out in any order
    let mut turned = HOLDERS.to_vec();
    turned.reverse();
    fs::write(here.join("turned.tsv"), register(&turned)).expect("written");
    let again = imported(here, &["wikidata", "turned.tsv", "--retrieved", "2036-01-01", "--whole"]);
    assert!(again.contains("unchanged: "), "{again}");
}

#[test]
fn dates_are_cut_to_what_is_known_of_them() {
    let text = "person\tpersonLabel\tpositionLabel\tcountry\tstart\tstartPrecision\tend\tendPrecision\n\
        Q1\tAda Quill\tking\tNOR\t2001-01-01T00:00:00Z\t11\t2003-07-01T00:00:00Z\t10\n\
        Q2\tBo Marl\tking\tNOR\t2001-01-01T00:00:00Z\t9\t2003-07-01T00:00:00Z\t7\n\
        Q4\t\"Di\" Fenn\tking\tNOR\t1990\t\t1991\t\n\
        Q3\tCy Dorn\tking\tNOR\t2004-00-00\t\t2005-03-00\t\n";
    let folder = folder(&[("query.tsv", text.as_bytes())]);
    imported(folder.path(), &["wikidata", "query.tsv", "-o", "kings.yaml"]);
    let made = read(folder.path(), "kings.csv");
    let expected = "id,name,aka,office,of,from,to,whole,known_to\n\
        q1,Ada Quill,,king,NOR,2001-01-01,2003-07,,\n\
        q3,Cy Dorn,,king,NOR,2004,2005-03,,\n\
        q4,\"Di\" Fenn,,king,NOR,1990,1991,,\n";
    assert_eq!(made, expected);
}

#[test]
fn huge_lines_and_many_cells_cost_no_more_than_their_length() {
    let long = "x".repeat(8 << 20);
    let cells = ",".repeat(1 << 20);
    for content in [format!("Date,USD\n2023-05-19,{long}\n"), format!("Date,USD\n\"{long}\n"), cells, long] {
        let folder = folder(&[("rates.csv", content.as_bytes())]);
        let start = std::time::Instant::now();
        for kind in ["ecb", "worldbank", "wikidata"] {
            let said = refused(folder.path(), &[kind, "rates.csv"]);
            assert!(said.len() < 4000, "a fault is told briefly: {} bytes", said.len());
        }
        assert!(start.elapsed().as_secs() < 60);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn no_table_is_too_strange(text in "(Date|code|id|Country Code|person\tpersonLabel\tpositionLabel\tcountry\tstart\tend)?[,\t]?([\"',;|é0-9A-Z\t\n\r -]|NOR|USD|2001){0,60}") {
        use factlint::facts::FactBase;
        use factlint::facts::import::{Indicator, Package, Register, described, ecb, wikidata, worldbank};
        use factlint::lexicon::Lexicon;
        use factlint::source::{SourceId, SourceMap};
        let (file, base) = (SourceId::ARTICLE, FactBase::default());
        static LEXICON: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
        let lexicon = LEXICON.get_or_init(|| Lexicon::load(&mut SourceMap::default(), Vec::new()).expect("sound"));
        let _ = ecb(&text, file);
        let _ = worldbank(&text, file, &base, &Indicator::default());
        let register = Register { base: &base, offices: lexicon.offices(), known_to: None, whole: false };
        let _ = wikidata(&text, file, register);
        let schema = "{fields: [{name: id}, {name: USD}], dialect: {escapeChar: \"'\"}}";
        let _ = described(&text, file, &Package::read(schema, file, "a.csv").expect("sound"));
        let _ = Package::read(&text, file, "a.csv");
    }
}
