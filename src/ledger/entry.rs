//! A claim as the machine interface writes it: a JSON object. An article has one for each of its figures, so that they are
//! put together by hand: through serde, writing them takes twice the instructions, a seventh of all that a run takes.

use crate::claim::{Part, Slot};
use rust_decimal::Decimal;
use std::fmt;
use std::io::Write;

/// A claim, ready to be written.
pub(super) struct Entry<'a> {
    /// Its name as JSON, which all entries of an article share.
    pub document: &'a [u8],
    /// A word of ours, as the verdict is: neither has anything that JSON writes otherwise.
    pub kind: &'static str,
    pub start: u32,
    pub end: u32,
    pub line: usize,
    pub column: usize,
    pub text: &'a str,
    pub value: Option<Said>,
    pub low: Option<Said>,
    pub high: Option<Said>,
    pub unit: Option<&'a str>,
    pub bound: Option<&'a str>,
    /// Left out where there are none.
    pub alts: &'a [String],
    pub verdict: &'static str,
    /// Left out where nothing decided it.
    pub by: Option<&'a str>,
    /// Of a quotation how it is told; left out of all else.
    pub form: Option<&'static str>,
    /// By name; none of a single figure.
    pub slots: &'a [Part],
}

/// A value as it is written: numbers go from the decimal straight into the output.
pub(super) enum Said {
    Number(Decimal),
    Text(String),
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Said::Number(number) => number.fmt(f),
            Said::Text(text) => f.write_str(text),
        }
    }
}

impl Entry<'_> {
    /// Appends the entry as JSON.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(br#"{"document":"#);
        out.extend_from_slice(self.document);
        ours(out, r#","kind":""#, self.kind);
        number(out, r#","start":"#, u64::from(self.start));
        number(out, r#","end":"#, u64::from(self.end));
        number(out, r#","line":"#, self.line as u64);
        number(out, r#","column":"#, self.column as u64);
        text(out, r#","text":"#, self.text);
        said(out, r#","value":"#, self.value.as_ref());
        said(out, r#","low":"#, self.low.as_ref());
        said(out, r#","high":"#, self.high.as_ref());
        maybe(out, r#","unit":"#, self.unit);
        maybe(out, r#","bound":"#, self.bound);
        for (at, other) in self.alts.iter().enumerate() {
            text(out, if at == 0 { r#","alts":["# } else { "," }, other);
        }
        if !self.alts.is_empty() {
            out.push(b']');
        }
        if let Some(form) = self.form {
            ours(out, r#","form":""#, form);
        }
        ours(out, r#","verdict":""#, self.verdict);
        if let Some(by) = self.by {
            text(out, r#","by":"#, by);
        }
        out.extend_from_slice(br#","slots":{"#);
        let mut seen = 0;
        for (at, part) in self.slots.iter().enumerate() {
            let (behind, bit) = (&self.slots[at + 1..], 1_u64 << part.slot as u32);
            let same = |other: &Part| other.slot == part.slot;
            if seen & bit != 0 {
                continue;
            }
            seen |= bit;
            text(out, if at == 0 { "" } else { "," }, part.slot.name());
            // what is said comes in pieces, often in one
            if part.slot == Slot::Content || behind.iter().any(same) {
                let parts = behind.iter().filter(|other| same(other));
                for (n, part) in std::iter::once(part).chain(parts).enumerate() {
                    place(out, if n == 0 { ":[" } else { "," }, part);
                }
                out.push(b']');
            } else {
                place(out, ":", part);
            }
        }
        out.extend_from_slice(b"}}");
    }
}

/// Where a part stands, and its words.
fn place(out: &mut Vec<u8>, lead: &str, part: &Part) {
    out.extend_from_slice(lead.as_bytes());
    number(out, r#"{"start":"#, u64::from(part.span.start));
    number(out, r#","end":"#, u64::from(part.span.end));
    text(out, r#","text":"#, &part.text);
    out.push(b'}');
}

/// What leads to a value, and a text in quotation marks. Leads are told at compile time, and copied without a call.
#[inline(always)]
fn text(out: &mut Vec<u8>, lead: &str, text: &str) {
    out.extend_from_slice(lead.as_bytes());
    quoted(out, text);
}

/// What leads to a word of ours, with its first quotation mark, and the word.
#[inline(always)]
fn ours(out: &mut Vec<u8>, lead: &str, word: &'static str) {
    out.extend_from_slice(lead.as_bytes());
    out.extend_from_slice(word.as_bytes());
    out.push(b'"');
}

/// A text as JSON.
pub(super) fn quoted(out: &mut Vec<u8>, text: &str) {
    // nearly no text has anything that JSON writes otherwise
    let odd = |byte: u8| (byte < b' ') | (byte == b'"') | (byte == b'\\');
    if text.bytes().fold(false, |any, byte| any | odd(byte)) {
        // a vector takes all that is written into it
        let _ = serde_json::to_writer(&mut *out, text);
        return;
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

#[inline(always)]
fn maybe(out: &mut Vec<u8>, lead: &str, value: Option<&str>) {
    match value {
        Some(value) => text(out, lead, value),
        None => null(out, lead),
    }
}

#[inline(always)]
fn said(out: &mut Vec<u8>, lead: &str, value: Option<&Said>) {
    match value {
        Some(Said::Number(value)) => {
            out.extend_from_slice(lead.as_bytes());
            out.push(b'"');
            decimal(out, *value);
            out.push(b'"');
        }
        Some(Said::Text(value)) => text(out, lead, value),
        None => null(out, lead),
    }
}

#[inline(always)]
fn null(out: &mut Vec<u8>, lead: &str) {
    out.extend_from_slice(lead.as_bytes());
    out.extend_from_slice(b"null");
}

#[inline(always)]
fn number(out: &mut Vec<u8>, lead: &str, value: u64) {
    out.extend_from_slice(lead.as_bytes());
    digits(out, value, 0);
}

/// A decimal as it displays itself.
fn decimal(out: &mut Vec<u8>, value: Decimal) {
    match u64::try_from(value.mantissa().unsigned_abs()) {
        Ok(mantissa) => {
            if value.is_sign_negative() {
                out.push(b'-');
            }
            digits(out, mantissa, value.scale());
        }
        // a vector takes all that is written into it
        Err(_) => drop(write!(out, "{value}")),
    }
}

/// A number whose last digits, so many, are decimals.
fn digits(out: &mut Vec<u8>, mut left: u64, decimals: u32) {
    // 20 digits, or the 28 decimals that a decimal has at most, with "0."
    let mut written = [0; 32];
    let mut begins = written.len();
    let mut count = 0;
    while left > 0 || count <= decimals {
        if count == decimals && count > 0 {
            begins -= 1;
            written[begins] = b'.';
        }
        begins -= 1;
        written[begins] = b'0' + (left % 10) as u8;
        left /= 10;
        count += 1;
    }
    out.extend_from_slice(&written[begins..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Slot, Value};
    use crate::source::{SourceId, Span};

    #[test]
    fn numbers_are_written_as_they_display_themselves() {
        for written in [
            "0",
            "0.0",
            "7",
            "-7",
            "3.70",
            "-0.05",
            "0.0000000000000000000000000001",
            "18446744073709551615",
            "18446744073709551616",
            "-1844674407370.9551615",
            "79228162514264337593543950335",
            "-7.9228162514264337593543950335",
        ] {
            let mut out = Vec::new();
            decimal(&mut out, written.parse().expect("a decimal"));
            assert_eq!(String::from_utf8(out).as_deref(), Ok(written));
        }
    }

    #[test]
    fn an_entry_is_json_whatever_stands_in_its_texts() {
        let hostile = "\"a\\b\"\n\u{1}\u{7f}é\u{2028}";
        let span = Span::new(SourceId::ARTICLE, 3, 9);
        let part = |slot| Part { slot, value: Value::Text, span, text: hostile.into() };
        let mut document = Vec::new();
        quoted(&mut document, hostile);
        let entry = Entry {
            document: &document,
            kind: "pair",
            start: 3,
            end: 9,
            line: 1,
            column: 4,
            text: hostile,
            value: Some(Said::Text(hostile.into())),
            low: Some(Said::Number(Decimal::new(-25, 1))),
            high: None,
            unit: Some(hostile),
            bound: None,
            form: None,
            alts: &[hostile.into(), String::new()],
            verdict: "supported",
            by: Some(hostile),
            slots: &[part(Slot::Left), part(Slot::Right)],
        };
        let mut out = Vec::new();
        entry.write(&mut out);
        let read: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
        let slot = serde_json::json!({"start": 3, "end": 9, "text": hostile});
        assert_eq!(
            read,
            serde_json::json!({
                "document": hostile, "kind": "pair", "start": 3, "end": 9, "line": 1, "column": 4, "text": hostile,
                "value": hostile, "low": "-2.5", "high": null, "unit": hostile, "bound": null, "alts": [hostile, ""],
                "verdict": "supported", "by": hostile, "slots": {"left": slot, "right": slot},
            })
        );
    }
}
