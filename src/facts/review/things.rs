//! Everything that facts tell of, one after the other.

use crate::facts::sheet::Sheet;
use crate::facts::{Entity, FactBase};
use crate::source::Span;
use std::borrow::Cow;

/// An entity, and the table it stands in.
pub(super) struct Thing<'a> {
    pub entity: Cow<'a, Entity>,
    /// The place of the table among all.
    pub sheet: Option<usize>,
}

impl Thing<'_> {
    /// Its name, or its id.
    pub(super) fn called(&self) -> &str {
        self.entity.name.as_deref().unwrap_or(&self.entity.id.value)
    }

    /// Where it is told of.
    pub(super) fn span(&self) -> Span {
        self.entity.id.span
    }
}

/// All entities, those of tables last.
pub(super) fn all(base: &FactBase) -> Vec<Thing<'_>> {
    let mut things: Vec<_> =
        base.entities().iter().map(|entity| Thing { entity: Cow::Borrowed(entity), sheet: None }).collect();
    for (n, sheet) in base.sheets().iter().enumerate() {
        let told = starts(sheet).map(|start| Thing { entity: Cow::Owned(sheet.entity(start)), sheet: Some(n) });
        things.extend(told);
    }
    things
}

/// Where the things of a table begin: lines under one id that follow one another are one.
pub(super) fn starts(sheet: &Sheet) -> impl Iterator<Item = usize> {
    let mut last = None;
    sheet.lines().filter_map(move |line| {
        let id = sheet.id(&line);
        let same = id.is_some() && id == last;
        last = id;
        (!same).then_some(line.start)
    })
}
