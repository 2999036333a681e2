//! The JSON Schema of fact files: kept in the repository, made by the types that read them, and true of the files.
//!
//! `FACTLINT_UPDATE=1 cargo test --test schema` writes schema/facts.json anew.

mod golden;

use golden::{compare, files, root, run, text};
use serde_json::Value;
use std::path::Path;

fn schema() -> Value {
    serde_json::to_value(factlint::facts::schema()).expect("it is JSON")
}

/// A file as an editor sees it: YAML 1.2, where `yes` is a word and 2023-05-19 is none of YAML's business.
fn yaml(path: &Path) -> Option<Value> {
    let text = std::fs::read_to_string(path).expect("it can be read");
    serde_saphyr::from_str_with_options(&text, serde_saphyr::options! { strict_booleans: true }).ok()
}

/// Where a value breaks the schema: of what schemars writes for our types, all is looked at.
fn faults(all: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let (mut found, mut deeper) = (Vec::new(), Vec::new());
    let mut fault = |what: &str| found.push(format!("{at}: {what}"));
    let Some(keys) = schema.as_object() else {
        return if schema == &Value::Bool(false) { vec![format!("{at}: not allowed")] } else { Vec::new() };
    };
    let is = |kind: &str| match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("a type `{other}`"),
    };
    let number = value.as_i64();
    for (key, wanted) in keys {
        match key.as_str() {
            "$schema" | "title" | "description" | "default" | "format" | "definitions" | "properties" => {}
            "$ref" => {
                let path = wanted.as_str().and_then(|path| path.strip_prefix('#')).expect("a place in this file");
                let other = all.pointer(path).unwrap_or_else(|| panic!("there is no {path}"));
                deeper.extend(faults(all, other, value, at));
            }
            "type" => {
                let one = [wanted.clone()];
                let kinds = wanted.as_array().map_or(&one[..], Vec::as_slice);
                if !kinds.iter().any(|kind| is(kind.as_str().expect("a type is a text"))) {
                    fault(&format!("no {wanted}"));
                }
            }
            "const" if wanted != value => fault(&format!("not {wanted}")),
            "enum" if !wanted.as_array().expect("a list").contains(value) => fault(&format!("none of {wanted}")),
            "const" | "enum" => {}
            "minimum" if number.is_some_and(|number| number < wanted.as_i64().expect("a number")) => {
                fault("too little")
            }
            "maximum" if number.is_some_and(|number| number > wanted.as_i64().expect("a number")) => fault("too much"),
            "minimum" | "maximum" => {}
            "pattern" => {
                let pattern = regex::Regex::new(wanted.as_str().expect("a text")).expect("a pattern");
                if value.as_str().is_some_and(|text| !pattern.is_match(text)) {
                    fault("another form");
                }
            }
            "required" => {
                let wanted = wanted.as_array().expect("a list").iter().filter_map(Value::as_str);
                for name in wanted.filter(|name| value.is_object() && value.get(name).is_none()) {
                    fault(&format!("no `{name}`"));
                }
            }
            "allOf" | "anyOf" | "oneOf" => {
                let each = wanted.as_array().expect("a list").iter().map(|one| faults(all, one, value, at));
                let each: Vec<_> = each.collect();
                let right = each.iter().filter(|faults| faults.is_empty()).count();
                let holds = match key.as_str() {
                    "allOf" => right == each.len(),
                    "anyOf" => right > 0,
                    _ => right == 1,
                };
                if !holds {
                    fault(&format!("{key}: {}", each.into_iter().flatten().collect::<Vec<_>>().join("; ")));
                }
            }
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    deeper.extend(faults(all, wanted, item, &format!("{at}/{n}")));
                }
            }
            "additionalProperties" => {
                let known = |name: &str| keys.get("properties").is_some_and(|known| known.get(name).is_some());
                for (name, inner) in value.as_object().into_iter().flatten().filter(|(name, _)| !known(name)) {
                    deeper.extend(faults(all, wanted, inner, &format!("{at}/{name}")));
                }
            }
            other => panic!("the schema has a key `{other}` that this test does not know"),
        }
    }
    for (name, inner) in keys.get("properties").and_then(Value::as_object).into_iter().flatten() {
        if let Some(value) = value.get(name) {
            deeper.extend(faults(all, inner, value, &format!("{at}/{name}")));
        }
    }
    found.extend(deeper);
    found
}

fn judge(path: &Path) -> Vec<String> {
    let schema = schema();
    match yaml(path) {
        Some(value) => faults(&schema, &schema, &value, ""),
        None => vec!["it is no YAML".to_owned()],
    }
}

#[test]
fn the_schema_in_the_repository_is_the_one_of_the_types() {
    let printed = run(&root("."), ["schema", "facts"], b"");
    assert!(printed.status.success());
    let wrong = compare(&root("schema/facts.json"), &text(&printed.stdout));
    assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
}

#[test]
fn every_key_is_described() {
    fn undescribed(at: &str, schema: &Value, found: &mut Vec<String>) {
        for (name, inner) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            if inner.get("description").and_then(Value::as_str).is_none_or(str::is_empty) {
                found.push(format!("{at}/{name}"));
            }
        }
    }
    let schema = schema();
    let mut found = Vec::new();
    undescribed("", &schema, &mut found);
    for (name, inner) in schema["definitions"].as_object().expect("definitions") {
        undescribed(name, inner, &mut found);
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn every_sound_fact_file_is_sound_to_the_schema() {
    let mut paths = files(&root("facts"), &["yaml"]);
    paths.push(root("tests/cmd/replaced.in/desk/facts.yaml"));
    assert!(paths.len() > 5);
    for path in paths {
        assert_eq!(judge(&path), [""; 0], "{}", path.display());
    }
}

/// What is wrong in these takes more than their form to see: other files, other entries, the value of a number or a text.
const UNSEEN: &[&str] = &[
    "facts-bounds-metric",
    "facts-derive-circle",
    "facts-duplicate-id",
    "facts-no-pair",
    "facts-pin-and-series",
    "facts-rates-header",
    "facts-rates-line",
    "facts-rates-missing",
    "facts-source-twice",
    "facts-table-column",
    "facts-table-latin",
    "facts-table-lines",
    "facts-table-measures",
    "facts-table-missing",
    "facts-table-nameless",
    "facts-table-numbers",
    "facts-table-twice",
    "facts-table-values",
    "facts-tolerance",
    "facts-unknown-currency",
    "facts-unknown-source",
    "facts-unreadable-value",
];

#[test]
fn faults_of_form_are_faults_to_the_schema() {
    let broken = files(&root("fixtures/broken"), &["yaml"]);
    let name = |path: &Path| path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let facts = broken.iter().filter(|path| name(path).starts_with("facts-"));
    let unseen: Vec<_> = facts.filter(|path| judge(path).is_empty()).map(|path| name(path)).collect();
    assert_eq!(unseen, UNSEEN);
    let dated = judge(&root("fixtures/broken/facts-dated-keys.yaml"));
    assert!(dated.len() == 1 && dated[0].contains("members/1/who"), "{dated:?}");
    assert!(
        judge(&root("fixtures/broken/facts-no-period.yaml"))[0]
            .ends_with("another form; /measures/0/period: no \"null\"")
    );
}
