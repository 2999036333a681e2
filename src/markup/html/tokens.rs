//! Tags and text with their places: what the tokenizer says is laid back onto the bytes of the file.
//!
//! The tokenizer hands text on in decoded chunks and tells how far it has read. Chunks come in order, so the next one
//! always begins where the last one or the last tag has ended, and the file says by itself whether it stands there
//! as it is. Only a character reference has to be asked for its end.

use html5gum::{Emitter, Error, State, Tokenizer, naive_next_state};
use std::convert::Infallible;
use std::ops::Range;

/// The longest name of a tag or an attribute that is told apart. None that matters is half as long.
const NAME: usize = 32;

/// The longest value that is kept: a day, a number, a name of a property.
const VALUE: usize = 256;

/// What a page is made of.
pub(super) trait Sink {
    /// Bytes of the file that are text as they stand. A character may come in parts.
    fn verbatim(&mut self, bytes: Range<usize>);
    /// Text that bytes of the file stand for.
    fn decoded(&mut self, text: &str, bytes: Range<usize>);
    /// Whether the attributes of such a tag are wanted.
    fn asks(&self, name: &[u8]) -> bool;
    /// A start tag, its name in small letters.
    fn open(&mut self, tag: &Tag);
    /// An end tag.
    fn close(&mut self, tag: &Tag);
}

/// A tag in the file.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// Its name in small letters.
    pub(super) name: Vec<u8>,
    /// Its attributes, if they were asked for, each name once or more.
    pub(super) attributes: Vec<(Vec<u8>, Vec<u8>)>,
    /// Whether it ends with `/>`.
    pub(super) closed: bool,
    /// Where it stands.
    pub(super) bytes: Range<usize>,
}

impl Tag {
    /// The value of an attribute, decoded.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known == name.as_bytes())?;
        std::str::from_utf8(value).ok()
    }
}

/// Walks a page from its head to its end. A byte-order mark is not text.
pub(super) fn walk<S: Sink>(text: &str, sink: &mut S) {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let places = Places {
        text: text.as_bytes(),
        position: mark,
        done: mark,
        opened: mark,
        is_end: false,
        raw: false,
        last_start: Vec::new(),
        tag: Tag::default(),
        asked: false,
        sink,
    };
    // Reading from memory cannot fail, and no token is ever handed out.
    let Ok(()) = Tokenizer::new_with_emitter(&text[mark..], places).finish();
}

/// Where we are in the file.
struct Places<'a, 's, S> {
    text: &'a [u8],
    /// How far the tokenizer has read.
    position: usize,
    /// The end of the last text, tag or comment.
    done: usize,
    /// Where the tag at hand begins.
    opened: usize,
    is_end: bool,
    /// Whether we are in the text of a script or a title, where `</>` is text.
    raw: bool,
    last_start: Vec<u8>,
    tag: Tag,
    asked: bool,
    sink: &'s mut S,
}

impl<S: Sink> Places<'_, '_, S> {
    /// Begins a tag; its strings are used again.
    fn begin(&mut self, is_end: bool) {
        self.tag.name.clear();
        self.tag.attributes.clear();
        self.tag.closed = false;
        (self.is_end, self.asked) = (is_end, false);
    }

    /// Lays a decoded chunk back onto the file.
    fn lay(&mut self, chunk: &[u8]) {
        // Outside of titles and scripts `</>` is dropped without a word.
        while !self.raw && self.text[self.done..].starts_with(b"</>") {
            self.done += 3;
        }
        let rest = &self.text[self.done..];
        let start = self.done;
        if chunk == b"\n" && rest.starts_with(b"\r") {
            // The tokenizer makes LF of CR and of CR LF; the file's own white space is as good.
            self.done += if rest.starts_with(b"\r\n") { 2 } else { 1 };
        } else if rest.starts_with(b"&") && self.position > start {
            let written = &self.text[start..self.position.min(self.text.len())];
            self.done += written.len();
            if written != chunk {
                let text = std::str::from_utf8(chunk).unwrap_or_default();
                return self.sink.decoded(text, start..self.done);
            }
        } else if rest.starts_with(chunk) {
            self.done += chunk.len();
        } else {
            // Only a NUL is left, which the tokenizer makes U+FFFD in titles. It stays what it is.
            self.done += usize::from(rest.first() == Some(&0));
        }
        self.sink.verbatim(start..self.done);
    }
}

impl<S: Sink> Emitter for Places<'_, '_, S> {
    type Token = Infallible;

    fn move_position(&mut self, by: isize) {
        self.position = self.position.saturating_add_signed(by);
    }

    fn emit_string(&mut self, chunk: &[u8]) {
        if !chunk.is_empty() {
            self.lay(chunk);
        }
    }

    fn start_open_tag(&mut self) {
        self.opened = self.position.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.begin(false);
    }

    fn init_end_tag(&mut self) {
        self.begin(true);
    }

    fn push_tag_name(&mut self, part: &[u8]) {
        push(&mut self.tag.name, part, NAME);
    }

    fn init_attribute(&mut self) {
        self.asked = !self.is_end && self.sink.asks(&self.tag.name);
        if self.asked {
            self.tag.attributes.push((Vec::new(), Vec::new()));
        }
    }

    fn push_attribute_name(&mut self, part: &[u8]) {
        if let Some((name, _)) = self.tag.attributes.last_mut().filter(|_| self.asked) {
            push(name, part, NAME);
        }
    }

    fn push_attribute_value(&mut self, part: &[u8]) {
        if let Some((_, value)) = self.tag.attributes.last_mut().filter(|_| self.asked) {
            push(value, part, VALUE);
        }
    }

    fn set_self_closing(&mut self) {
        self.tag.closed = true;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.done = self.position;
        self.tag.bytes = self.opened..self.position;
        self.last_start.clear();
        if self.is_end {
            self.sink.close(&self.tag);
        } else {
            self.last_start.extend_from_slice(&self.tag.name);
            self.sink.open(&self.tag);
        }
        let next = naive_next_state(&self.last_start);
        self.raw = next.is_some();
        next
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start.is_empty() && self.last_start == self.tag.name
    }

    fn emit_current_comment(&mut self) {
        self.done = self.position;
    }

    fn emit_current_doctype(&mut self) {
        self.done = self.position;
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn set_last_start_tag(&mut self, _: Option<&[u8]>) {}
    fn emit_eof(&mut self) {}
    fn emit_error(&mut self, _: Error) {}
    fn init_comment(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_force_quirks(&mut self) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}

/// Adds to a name or a value as long as it is not too long to matter.
fn push(to: &mut Vec<u8>, part: &[u8], most: usize) {
    let room = most.saturating_sub(to.len());
    to.extend_from_slice(&part[..part.len().min(room)]);
}
