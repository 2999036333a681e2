//! YAML that strangers wrote: read within bounds, every value with its place, every fault said at its byte.
//!
//! No tags beyond YAML's own, no includes, no interpolation; `true` and `false` are the only booleans, so that
//! `NO` is Norway. Numbers come as [`Exact`], from their own text.

mod placed;
mod scalar;

pub use placed::{Marked, Placed};
pub use scalar::{Exact, Few};

use crate::finding::Finding;
use crate::source::{Source, SourceId, Span};
use serde::de::DeserializeOwned;
use serde_saphyr::budget::BudgetBreach;
use serde_saphyr::granit_parser::ErrorKind;
use serde_saphyr::localizer::ExternalMessageSource;
use serde_saphyr::{Error, Location, Options};

/// The longest YAML that is read, in bytes. Honest fact files reach 20 MB; larger tables belong in CSV.
pub const LIMIT: usize = 64 * 1024 * 1024;

/// The bytes a value was written in, where it was defined (not where an alias repeats it). A quoted value
/// includes its quotation marks, a block (`|`, `>`) begins at its first line; see [`inner`]. A list or a block of keys is
/// placed at its first character.
#[must_use]
pub fn span<T>(placed: &Placed<T>, source: SourceId) -> Span {
    match placed.defined.span().byte_offset().zip(placed.defined.span().byte_len()) {
        Some((start, len)) => Span::new(source, index(start), index(start.saturating_add(len))),
        None => Span::new(source, 0, 0),
    }
}

/// The bytes of a text without its quotation marks, where it stands in the file as it is: without escapes,
/// and on one line. None where it does not, so that no byte of it can be pointed at.
#[must_use]
pub fn inner<T: AsRef<str>>(placed: &Placed<T>, source: SourceId, text: &str) -> Option<Span> {
    let whole = span(placed, source);
    let written = text.get(whole.range())?;
    let value = placed.value.as_ref();
    let quoted = |mark: char| written.strip_prefix(mark)?.strip_suffix(mark);
    let start = whole.start as usize;
    if written == value {
        Some(whole)
    } else if quoted('"').or_else(|| quoted('\'')) == Some(value) {
        Some(Span::new(source, start + 1, start + 1 + value.len()))
    } else {
        None
    }
}

/// The text of a file that is UTF-8 throughout. An article's other bytes are passed over; in a rule or a word they
/// would change what is found.
///
/// # Errors
/// The first byte that is not.
pub fn sound<'a>(file: &'a Source, source: SourceId, fault: &str) -> Result<&'a str, Vec<Finding>> {
    match file.damage() {
        None => Ok(file.text()),
        Some(damage) => {
            let span = Span::new(source, damage.first, damage.first + 1);
            Err(vec![Finding::fault(fault, "this file is not in UTF-8", span, "the first such byte")])
        }
    }
}

/// Reads a whole YAML file. Each fault is a finding of the rule `fault` (`faulty-rule`, `faulty-fact`, `faulty-words`)
/// at its place.
///
/// # Errors
/// What the file says that cannot be read, or that is past the bounds on size and depth; a file without
/// anything in it.
pub fn read<T: DeserializeOwned>(text: &str, source: SourceId, fault: &str) -> Result<T, Vec<Finding>> {
    if is_blank(text) {
        let nothing = Finding::fault(fault, "there is nothing in this file", Span::new(source, 0, 0), "empty");
        return Err(vec![nothing]);
    }
    if text.len() > LIMIT {
        let message = format!("this file has more than {} MB; split it, or keep tables as CSV", LIMIT >> 20);
        return Err(vec![Finding::fault(fault, message, Span::new(source, 0, 0), "too long")]);
    }
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        let message = "a NUL byte stands in the text; is this a text file?";
        return Err(vec![Finding::fault(fault, message, Span::new(source, at, at + 1), "byte 0")]);
    }
    serde_saphyr::from_str_with_options(text, bounds(text.len()))
        .map_err(|error| vec![say(&error, text, source, fault)])
}

/// The same, but a file with nothing in it, or with comments only, is the default.
///
/// # Errors
/// As [`read`], but for the empty file.
pub fn read_or_default<T: DeserializeOwned + Default>(
    text: &str,
    source: SourceId,
    fault: &str,
) -> Result<T, Vec<Finding>> {
    if is_blank(text) { Ok(T::default()) } else { read(text, source, fault) }
}

/// The known word nearest to one that is not known: at most a third of its letters differ.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (word.chars().count() / 3).max(1);
    let near = known.into_iter().map(|other| (strsim::damerau_levenshtein(word, other), other));
    near.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, other)| other)
}

/// Whether nothing but comments and document marks stands in it.
fn is_blank(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#') || line == "---" || line == "...")
}

/// The bounds hold what a hostile file can make us do to a small multiple of its length: aliases repeat at most
/// a million parts, or as many as the file has bytes (an honest table may repeat its defaults on every line);
/// nesting costs stack. Counts of nodes only follow the length, so [`LIMIT`] bounds them.
fn bounds(len: usize) -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_events: LIMIT,
            max_nodes: LIMIT,
            max_total_scalar_bytes: LIMIT,
            max_depth: 32,
            flow_nesting_limit: 32,
            max_documents: 1,
            max_merge_keys: 1_000_000,
            max_aliases: 1_000_000,
            max_anchors: 100_000,
            // One anchor for a source or a defaults block, used on every line, is honest.
            enforce_alias_anchor_ratio: false,
        },
        alias_limits: serde_saphyr::alias_limits! { max_total_replayed_events: len.max(1_000_000) },
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        reject_unsupported_tags: true,
        reject_tagged_field_names: true,
        with_snippet: false,
    }
}

fn index(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// An error of the parser as a finding in a writer's words.
fn say(error: &Error, text: &str, source: SourceId, fault: &str) -> Finding {
    let error = error.without_snippet();
    let place = error.location().map_or(Span::new(source, 0, 0), |location| place(&location, text, source));
    let place = match error {
        Error::SerdeInvalidType { .. } | Error::SerdeInvalidValue { .. } | Error::Message { .. } => {
            value_after(place, text).unwrap_or(place)
        }
        _ => place,
    };
    let (message, label, help) = words(error);
    // The parser's byte of a missing end may be the one after the last.
    let place = Span::new(source, place.range().start.min(text.len()), place.range().end.min(text.len()));
    let finding = Finding::fault(fault, message, place, label);
    match help {
        Some(help) => finding.with_help(help),
        None => finding,
    }
}

/// The bytes of an error's place. Errors of the scanner count characters only.
fn place(location: &Location, text: &str, source: SourceId) -> Span {
    let span = location.span();
    if let Some((start, len)) = span.byte_offset().zip(span.byte_len()) {
        return Span::new(source, index(start), index(start.saturating_add(len)));
    }
    let byte = |character: u64| text.char_indices().nth(index(character)).map_or(text.len(), |(at, _)| at);
    let start = byte(span.offset());
    let len = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(source, start, start + len)
}

/// A fault that a type of ours found in a value comes placed at the value's key: the value stands after its colon.
fn value_after(key: Span, text: &str) -> Option<Span> {
    let rest = text.get(key.range().end..)?.trim_start_matches(' ').strip_prefix(':')?.trim_start();
    let start = text.len() - rest.len();
    let first = rest.chars().next()?;
    let len = match first {
        '"' | '\'' => rest.get(1..)?.find(first)? + 2,
        '[' | '{' => 1,
        _ => {
            let line = rest.split([',', ']', '}', '\n']).next()?;
            line.split(" #").next()?.trim_end().len()
        }
    };
    Some(Span::new(key.source, start, start + len))
}

type Words = (String, &'static str, Option<String>);

/// What a fault says: the message, the words at its place, and help.
fn words(error: &Error) -> Words {
    let plain = |message: &str, label| (message.to_owned(), label, None);
    match error {
        Error::SerdeUnknownField { field, expected, .. } => {
            unknown(&format!("`{field}` is no key here"), field, expected, "unknown key", "the keys here are")
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            unknown(&format!("`{variant}` is none of the choices"), variant, expected, "unknown", "the choices are")
        }
        Error::SerdeMissingField { field, .. } => (format!("the key `{field}` is missing here"), "needs it", None),
        Error::DuplicateMappingKey { key: Some(key), .. } => {
            (format!("the key `{key}` stands twice; which of them is meant?"), "second time", None)
        }
        Error::DuplicateMappingKey { key: None, .. } => plain("a key stands twice", "second time"),
        Error::SerdeInvalidType { unexpected, expected, .. }
        | Error::SerdeInvalidValue { unexpected, expected, .. } => {
            let message = format!("here should stand {}, not {}", sort(expected), met(unexpected));
            (message, "not what is needed", None)
        }
        Error::SerdeInvalidLength { len, expected, .. } => {
            (format!("here should stand {}, not {len} of them", sort(expected)), "wrong number", None)
        }
        Error::Unexpected { expected, .. } => {
            (format!("here should stand {}", sort(expected)), "not what is needed", None)
        }
        Error::InvalidScalar { ty, .. } => (format!("here should stand {}", sort(ty)), "not what is needed", None),
        Error::InvalidBooleanStrict { .. } => plain("here should stand `true` or `false`", "neither"),
        Error::NullIntoString { .. } => plain("a value is missing here", "nothing stands here"),
        Error::UnknownAnchor { .. } => plain("this `*` repeats a value that no `&` above has named", "unknown name"),
        Error::MultipleDocuments { .. } => plain("a second document begins here; a file holds one", "second document"),
        Error::UnsupportedTag { tag, .. } | Error::TaggedStructFieldName { tag, .. } => {
            (format!("`{tag}` cannot be used here; there are no tags and no includes"), "a tag", None)
        }
        Error::TaggedScalarCannotDeserializeIntoString { .. } => plain("a tag cannot be used here", "a tag"),
        Error::AliasReplayLimitExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::AliasExpansionLimitExceeded { .. } => plain(EXPANDS, "here it became too much"),
        Error::AliasReplayStackDepthExceeded { .. } => plain(DEEP, "here it became too deep"),
        Error::RecursiveReferencesRequireWeakTypes { .. } => plain("this value holds itself", "inside itself"),
        Error::Budget { breach, .. } => match breach {
            BudgetBreach::Depth { .. } => plain(DEEP, "here it became too deep"),
            BudgetBreach::Documents { .. } => {
                plain("a second document begins here; a file holds one", "second document")
            }
            // The length of the file bounds all else, so only aliases can have gone past it.
            _ => plain(EXPANDS, "here it became too much"),
        },
        Error::ExternalMessage { source, msg, .. } => match source.as_ref() {
            ExternalMessageSource::Parser(scan) => syntax(scan.kind(), msg),
            _ => (msg.clone(), "here", None),
        },
        Error::Eof { .. } => plain("the file ends too early", "end"),
        Error::AliasError { error, .. } => words(error.without_snippet()),
        Error::Message { msg, .. } => (msg.clone(), "here", None),
        other => {
            let formatter = serde_saphyr::UserMessageFormatter;
            (serde_saphyr::MessageFormatter::format_message(&formatter, other).into_owned(), "here", None)
        }
    }
}

const DEEP: &str = "this is nested too deeply";
const EXPANDS: &str = "the aliases (`*`) in this file expand to too much";

/// A word that is not among the known ones.
fn unknown(message: &str, word: &str, known: &[&'static str], label: &'static str, list: &str) -> Words {
    let hint = nearest(word, known.iter().copied()).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    let known = known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    let help = (!known.is_empty()).then(|| format!("{list} {known}"));
    (format!("{message}{hint}"), label, help)
}

/// Faults of the YAML itself. The commonest have words of their own.
fn syntax(kind: &ErrorKind, info: &str) -> Words {
    let message = match kind {
        ErrorKind::RecursionLimitExceeded => return (DEEP.to_owned(), "here it became too deep", None),
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => {
            "a tab cannot indent; use spaces".to_owned()
        }
        ErrorKind::UnclosedQuotedScalar => "this quotation mark is never closed".to_owned(),
        ErrorKind::UnclosedFlowCollection { open } => format!("this `{open}` is never closed"),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => format!("a `{open}` is closed by `{close}`"),
        ErrorKind::MisplacedFlowCollectionEnd => "this bracket closes nothing".to_owned(),
        ErrorKind::InvalidIndentation => "this line is indented too little or too much".to_owned(),
        ErrorKind::MappingValueNotAllowed => {
            let help = "a value with a colon and a space in it needs quotation marks";
            return ("a second `: ` on this line".to_owned(), "here", Some(help.to_owned()));
        }
        ErrorKind::MultipleDocumentsUnsupported => "a second document begins here; a file holds one".to_owned(),
        _ => format!("this is not YAML: {info}"),
    };
    (message, "here", None)
}

/// What was needed, in plain words; the sorts we named ourselves are plain already.
fn sort(expected: &str) -> &str {
    match expected {
        "a string" | "str" | "string scalar" | "scalar" | "string" => "a text or a number",
        "a boolean" | "boolean" | "bool" => "`true` or `false`",
        "a sequence" | "sequence start" => "a list (`[a, b]`)",
        "a map" | "mapping start" => "keys with values (`key: value`)",
        "floating point" | "f64" | "f32" => "a number",
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" | "isize" => "a whole number",
        other if other.starts_with("struct ") => "keys with values (`key: value`)",
        other if other.starts_with("enum ") => "one of the known words",
        other => other,
    }
}

/// What was met instead, as serde names it.
fn met(unexpected: &str) -> String {
    match unexpected {
        "sequence" => "a list".to_owned(),
        "map" => "keys with values".to_owned(),
        "unit value" | "null" | "Option value" => "nothing".to_owned(),
        other => match (other.strip_prefix("string "), other.find('`')) {
            (Some(text), _) => format!("`{}`", text.trim_matches('"')),
            (None, Some(value)) => other.get(value..).unwrap_or(other).to_owned(),
            (None, None) => other.to_owned(),
        },
    }
}
