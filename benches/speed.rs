//! How fast articles are read: `cargo bench`. Throughput is in bytes of prose a second, on one thread.

mod prose;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use factlint::facts::FactBase;
use factlint::grammar::{self, Reader};
use factlint::lexicon::Lexicon;
use factlint::lint::Desk;
use factlint::markup::Markup;
use factlint::measure::locale::Custom;
use factlint::measure::period::Period;
use factlint::rule;
use factlint::source::{Source, SourceMap};
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::Duration;

/// One megabyte of prose: about 300 articles.
const SIZE: usize = 1_000_000;

fn speed(criterion: &mut Criterion) {
    let text = prose::articles(SIZE);
    let mut map = SourceMap::default();
    let lexicon = Lexicon::load(&mut map, Vec::new()).expect("the words in the box are sound");
    let rules = rule::load(&mut map, Vec::new()).expect("the rules in the box are sound");
    let value = |text: &str| grammar::amount(text, &lexicon);
    let facts = FactBase::embedded(&mut map, &value).expect("the facts in the box are sound");
    let markup = Markup::named("text").expect("plain text is a markup");
    let desk = Desk { lexicon: &lexicon, facts: &facts, rules: &rules, custom: Custom::default(), only: None };

    let mut group = criterion.benchmark_group("prose");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20).measurement_time(Duration::from_secs(3));
    group.bench_function("blocks", |bench| bench.iter(|| black_box(markup.read(&text))));
    let document = markup.read(&text);
    group.bench_function("grammar", |bench| {
        bench.iter(|| {
            let mut reader = Reader::new(&lexicon);
            document.blocks.iter().map(|block| reader.read(&block.text).row().items.len()).sum::<usize>()
        });
    });
    let article = Source::new("prose.txt", text.clone());
    let published = Period::parse("2023-05-19");
    group.bench_function("check", |bench| bench.iter(|| desk.read(&article, markup, published, false).entries.len()));
    group.bench_function("claims", |bench| bench.iter(|| desk.read(&article, markup, published, true).entries.len()));
    group.finish();

    // the cost must grow with the length and no faster: in one document of one line, and in many documents
    let mut group = criterion.benchmark_group("length");
    group.sample_size(10).measurement_time(Duration::from_secs(2));
    for megabytes in [1, 10, 100] {
        let text = prose::articles(megabytes * SIZE);
        group.throughput(Throughput::Bytes(text.len() as u64));
        let paragraphs: Vec<&str> = text.split("\n\n").collect();
        let many: Vec<Source> = paragraphs.chunks(12).map(|some| Source::new("many.txt", some.join("\n\n"))).collect();
        group.bench_function(format!("{megabytes} MB in many"), |bench| {
            bench.iter(|| {
                many.iter().map(|article| desk.read(article, markup, published, true).entries.len()).sum::<usize>()
            });
        });
        let line = Source::new("line.txt", text.replace('\n', " "));
        group.bench_function(format!("{megabytes} MB in one line"), |bench| {
            bench.iter(|| desk.read(&line, markup, published, true).entries.len());
        });
    }
    group.finish();

    // text of one's own: a file or NDJSON as `--documents` takes it, named by FACTLINT_BENCH
    if let Ok(path) = std::env::var("FACTLINT_BENCH") {
        let own = std::fs::read_to_string(&path).expect("FACTLINT_BENCH names a file of text");
        let lines = own.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let mut articles: Vec<Source> =
            lines.filter_map(|line| Some(Source::new("own.txt", line.get("text")?.as_str()?.to_owned()))).collect();
        if articles.is_empty() {
            articles.push(Source::new("own.txt", own));
        }
        let size: usize = articles.iter().map(|article| article.text().len()).sum();
        let mut group = criterion.benchmark_group("own text");
        group.throughput(Throughput::Bytes(size as u64)).sample_size(20).measurement_time(Duration::from_secs(3));
        for (name, figures) in [("check", false), ("claims", true)] {
            group.bench_function(name, |bench| {
                bench.iter(|| {
                    articles
                        .iter()
                        .map(|article| desk.read(article, markup, published, figures).entries.len())
                        .sum::<usize>()
                });
            });
        }
        group.finish();
    }

    // a whole process: start, read one article, end
    let folder = std::env::temp_dir().join(format!("factlint-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the article");
    let file = folder.join("article.txt");
    std::fs::write(&file, prose::articles(4_000)).expect("the article");
    criterion.bench_function("cold start, one article", |bench| {
        bench.iter(|| {
            Command::new(env!("CARGO_BIN_EXE_factlint"))
                .args(["check", "--published", "2023-05-19"])
                .arg(&file)
                .current_dir(&folder)
                .stdout(Stdio::null())
                .status()
                .expect("the program runs")
        });
    });
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

criterion_group!(benches, speed);
criterion_main!(benches);
