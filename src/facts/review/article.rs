//! Facts that rest on the article alone.

use super::{Scene, finding};
use crate::facts::OriginKind;
use crate::facts::fact::Src;
use crate::finding::{Finding, Level};
use crate::source::Span;

/// Facts whose only source is the article that they would be held against: it would bear itself out.
pub(super) fn only(scene: &Scene, findings: &mut Vec<Finding>) {
    let base = scene.base;
    let mut rests = |src: &Src, span: Span, what: &str| {
        let mut kinds = src.iter().filter_map(|id| base.source(&id.value)).map(|source| source.kind).peekable();
        if kinds.peek().is_some() && kinds.all(|kind| kind == OriginKind::Article) {
            let message = format!("this {what} rests on the article alone");
            let found = finding("article-alone", Level::Warning, message, span, "it would bear itself out");
            findings.push(found.with_help("find a second source, or leave it out"));
        }
    };
    for entity in base.entities() {
        rests(&entity.src, entity.id.span, "entry");
        entity.roles.iter().for_each(|role| rests(&role.src, role.office.span, "office"));
    }
    base.measures().iter().for_each(|measure| rests(&measure.src, measure.value.span, "measure"));
    base.sayings().iter().for_each(|saying| rests(&saying.src, saying.text.span, "quotation"));
    base.bounds().iter().for_each(|bound| rests(&bound.src, bound.metric.span, "bound"));
    base.series().iter().for_each(|series| rests(&series.src, series.name.span, "series of rates"));
    base.pins().iter().for_each(|pin| rests(&pin.src, pin.span, "rate"));
    base.sheets().iter().for_each(|sheet| rests(&sheet.src, sheet.name.span, "table"));
}
