//! Ids that nothing has, and lines of one id that are torn apart.

use super::{Scene, beside, finding, looks_like_id};
use crate::finding::{Finding, Level};
use crate::source::{Span, Spanned};
use crate::yaml;
use rustc_hash::FxHashMap;

/// For so many ids the nearest one is looked for: it takes a look at every id there is.
const GUESSES: usize = 20;

/// Ids that are named and that nothing has. Countries have their three letters (ISO 3166-1).
pub(super) fn dangling(scene: &Scene, findings: &mut Vec<Finding>) {
    let mut guesses = GUESSES;
    let mut named = |id: &Spanned<String>, findings: &mut Vec<Finding>| {
        if scene.base.has_id(&id.value) {
            return;
        }
        let near = if guesses > 0 { yaml::nearest(&id.value, scene.base.ids()) } else { None };
        guesses = guesses.saturating_sub(1);
        let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        let message = format!("nothing has the id `{}`{near}", id.value);
        let found = finding("dangling-id", Level::Error, message, id.span, "this id");
        let help = "a thing is told of under `entities` or in a table; countries have three letters: KAZ";
        findings.push(found.with_help(help));
    };
    for thing in &scene.things {
        let entity = &thing.entity;
        let roles = entity.roles.iter().filter_map(|role| role.of.as_ref());
        let members = entity.members.iter().flat_map(|member| &member.of);
        let all = roles.chain(members).chain(&entity.participants).chain(&entity.series);
        // what something lies in may be told by name: Muskoka, Ontario
        let within = entity.within.iter().filter(|id| looks_like_id(id));
        all.chain(within).for_each(|id| named(id, findings));
    }
    for measure in scene.base.measures() {
        measure.of.iter().for_each(|id| named(id, findings));
        if let Some(who) = &measure.said_by {
            let who = Spanned::new(who.clone(), measure.value.span);
            Some(&who).filter(|id| looks_like_id(id)).into_iter().for_each(|id| named(id, findings));
        }
    }
    for saying in scene.base.sayings() {
        Some(&saying.said_by).filter(|id| looks_like_id(id)).into_iter().for_each(|id| named(id, findings));
    }
}

/// Lines of one id in one table that do not follow one another: the first alone would be read.
pub(super) fn scattered(scene: &Scene, findings: &mut Vec<Finding>) {
    let mut first: FxHashMap<(usize, &str), Span> = FxHashMap::default();
    for thing in &scene.things {
        let Some(sheet) = thing.sheet else { continue };
        let id = thing.entity.id.value.as_str();
        if id.is_empty() {
            continue;
        }
        if let Some(before) = first.get(&(sheet, id)) {
            let message = format!("the lines of `{id}` are torn apart, and these are not read");
            let mut found = finding("torn-apart", Level::Error, message, thing.span(), "here again");
            found.labels.push(beside(*before, "the first"));
            findings.push(found.with_help("lines under one id tell of one thing, and follow one another"));
            continue;
        }
        first.insert((sheet, id), thing.span());
    }
}
