//! How fast what is known is taken in and asked: `cargo bench --bench facts`.

use criterion::{Criterion, criterion_group, criterion_main};
use factlint::facts::FactBase;
use factlint::grammar;
use factlint::lexicon::Lexicon;
use factlint::source::SourceMap;
use std::hint::black_box;

fn facts(criterion: &mut Criterion) {
    let mut map = SourceMap::default();
    let lexicon = Lexicon::load(&mut map, Vec::new()).expect("the words in the box are sound");
    let value = |text: &str| grammar::amount(text, &lexicon);
    let load = || FactBase::embedded(&mut SourceMap::default(), &value).expect("the facts in the box are sound");

    let mut group = criterion.benchmark_group("facts in the box");
    group.bench_function("load", |bench| bench.iter(|| black_box(load())));
    group.bench_function("load and first name", |bench| bench.iter(|| load().names().find("Paris", 0)));
    group.finish();
}

criterion_group!(benches, facts);
criterion_main!(benches);
