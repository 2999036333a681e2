//! Keys of a described table: cells that must differ, and cells that must be those of another line.

use super::package::{ForeignKey, Package};
use super::{FAULT, shown};
use crate::finding::{Finding, Label};
use crate::source::Span;
use crate::yaml::{self, Few, Placed};
use rustc_hash::{FxHashMap, FxHashSet};

/// The cells of a key.
type Key = Vec<String>;

/// The keys of a table, and what was seen of them.
pub(super) struct Keys {
    unique: Vec<Unique>,
    foreign: Vec<Foreign>,
}

/// Cells that must differ in all lines: their fields, by place, and what they are called.
struct Unique {
    name: String,
    fields: Vec<usize>,
    seen: FxHashMap<Key, Span>,
}

/// Cells that must be those of other fields of the same table.
struct Foreign {
    from: Vec<usize>,
    to: Vec<usize>,
    named: Vec<(Key, Span)>,
    known: FxHashSet<Key>,
}

/// The names of a key's fields.
pub(super) fn names(few: &Few) -> Vec<&str> {
    match few {
        Few::One(name) => vec![name],
        Few::Many(names) => names.iter().map(|name| name.value.as_str()).collect(),
    }
}

/// Whether a key is one of the table itself.
pub(super) fn is_own(key: &ForeignKey, package: &Package) -> bool {
    key.reference.resource.as_ref().is_none_or(|name| name.is_empty() || Some(name) == package.name.as_ref())
}

impl Keys {
    /// The keys that a description tells of.
    ///
    /// # Errors
    /// A field that there is none of.
    pub(super) fn of(package: &Package) -> Result<Keys, Vec<Finding>> {
        let schema = &package.schema;
        let places = |wanted: &Placed<Few>| -> Result<Vec<usize>, Vec<Finding>> {
            let place = |name: &str| {
                schema.fields.iter().position(|field| field.name.value == name).ok_or_else(|| {
                    let message = format!("no field has the name `{name}`");
                    vec![Finding::fault(FAULT, message, yaml::span(wanted, package.file), "named here")]
                })
            };
            names(&wanted.value).into_iter().map(place).collect()
        };
        let mut keys = Keys { unique: Vec::new(), foreign: Vec::new() };
        for (at, field) in schema.fields.iter().enumerate().filter(|(_, field)| field.constraints.unique) {
            let name = format!("a cell of `{}`", field.name.value);
            keys.unique.push(Unique { name, fields: vec![at], seen: FxHashMap::default() });
        }
        if let Some(key) = &schema.primary_key {
            let name = "the primary key".to_owned();
            keys.unique.push(Unique { name, fields: places(key)?, seen: FxHashMap::default() });
        }
        for key in schema.foreign_keys.iter().filter(|key| is_own(key, package)) {
            let (from, to) = (places(&key.fields)?, places(&key.reference.fields)?);
            keys.foreign.push(Foreign { from, to, named: Vec::new(), known: FxHashSet::default() });
        }
        Ok(keys)
    }

    /// Takes in a line: for the place of a field its cell, empty where it has nothing, and where that stands.
    ///
    /// # Errors
    /// A key that stands twice.
    pub(super) fn take<'a>(&mut self, cell: impl Fn(usize) -> (&'a str, Span)) -> Result<(), Vec<Finding>> {
        let key = |fields: &[usize]| -> Option<(Key, Span)> {
            let span = cell(*fields.first()?).1;
            let key: Key = fields.iter().map(|field| cell(*field).0.to_owned()).collect();
            key.iter().any(|cell| !cell.is_empty()).then_some((key, span))
        };
        for Unique { name, fields, seen } in &mut self.unique {
            let Some((key, span)) = key(fields) else { continue };
            let told = key.iter().map(|cell| shown(cell)).collect::<Vec<_>>().join("`, `");
            if let Some(first) = seen.insert(key, span) {
                let mut fault =
                    Finding::fault(FAULT, format!("`{told}` stands twice, and {name} must not"), span, "the second");
                fault.labels.push(Label { span: first, text: "the first".into() });
                return Err(vec![fault]);
            }
        }
        for foreign in &mut self.foreign {
            foreign.named.extend(key(&foreign.from));
            foreign.known.extend(key(&foreign.to).map(|(key, _)| key));
        }
        Ok(())
    }

    /// Whether every key that was named was there in the end.
    ///
    /// # Errors
    /// The first that was not.
    pub(super) fn held(&self) -> Result<(), Vec<Finding>> {
        for foreign in &self.foreign {
            if let Some((key, span)) = foreign.named.iter().find(|(key, _)| !foreign.known.contains(key)) {
                let message = format!("no line of this table has the key `{}`", shown(&key.join("`, `")));
                return Err(vec![Finding::fault(FAULT, message, *span, "a foreign key")]);
            }
        }
        Ok(())
    }
}
