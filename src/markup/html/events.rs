//! The tokeniser's events become blocks.

use super::align::Builder;
use super::elements::{HEADING, Id, Role, element};
use super::nest::{Mode, Nest};
use super::published::Published;
use super::same_words;
use super::tag::{COLSPAN, CONTENT, DATETIME, NAME, PROPERTY, TYPE, Tag};
use crate::markup::document::{Block, Document};
use html5gum::{Emitter, Error, State, Tokenizer, naive_next_state};
use std::convert::Infallible;

/// Stands for code in running text, so that the words around it do not run together.
const OBJECT: &str = "\u{fffc}";

/// An article being read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    file: &'a str,
    /// Files that begin as XML mean it when they write `<script/>`.
    is_xml: bool,
    /// Where the tokeniser is, in bytes of the file.
    position: usize,
    /// The file up to here is accounted for: the next string begins here, or later where markup lies between.
    cursor: usize,
    tag: Tag,
    last_start_tag: Vec<u8>,
    nest: Nest,
    builder: Builder<'a>,
    blocks: Vec<Block<'a>>,
    /// Which of the blocks are titles and first headings.
    title: Option<usize>,
    first_headings: Vec<u32>,
    has_title: bool,
    /// Where an open `<code>` and its content begin.
    code: (usize, usize),
    /// Where the content of an open script begins that may state the day of publication.
    linked: Option<usize>,
    published: Published,
}

impl<'a> Reading<'a> {
    /// Nothing is read yet.
    pub(super) fn new(file: &'a str) -> Self {
        let start = if file.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Reading {
            file,
            is_xml: file[start..].trim_start().starts_with("<?xml"),
            position: start,
            cursor: start,
            tag: Tag::default(),
            last_start_tag: Vec::new(),
            nest: Nest::new(),
            builder: Builder::new(file),
            blocks: Vec::new(),
            title: None,
            first_headings: Vec::new(),
            has_title: false,
            code: (0, 0),
            linked: None,
            published: Published::default(),
        }
    }

    /// Reads the whole file.
    pub(super) fn read(&mut self) {
        let file = &self.file[self.position..];
        let Ok(()) = Tokenizer::new_with_emitter(file, Events(self)).finish();
        self.close_code(self.file.len());
        self.part();
    }

    /// What was read.
    pub(super) fn finish(mut self) -> Document<'a> {
        if let Some(title) = self.title
            && self.first_headings.iter().any(|&at| same_words(&self.blocks[title], &self.blocks[at as usize]))
        {
            self.blocks.remove(title);
        }
        Document { blocks: self.blocks, published: self.published.best() }
    }

    /// Ends the block at hand.
    fn part(&mut self) {
        if self.nest.leaves_out() {
            return;
        }
        let Some(block) = self.builder.finish(self.nest.kind()) else {
            return;
        };
        match self.nest.mode() {
            Mode::Title => self.title = self.title.or(Some(self.blocks.len())),
            Mode::FirstHeadline => self.first_headings.push(self.blocks.len() as u32),
            _ => {}
        }
        self.blocks.push(block);
    }

    /// Closes code if it is the innermost element, and leaves the sign for it.
    fn close_code(&mut self, end: usize) {
        if self.nest.role() != Some(Role::Code) {
            return;
        }
        self.nest.close();
        if self.nest.leaves_out() {
            return;
        }
        let (tag, content) = self.code;
        // The sign may not be as long as what it stands for, nor stand for nothing.
        let start = if content >= end || end - content == OBJECT.len() { tag } else { content };
        self.builder.decoded(start, end, OBJECT);
    }

    /// Text as the tokeniser decoded it, which ends at the position.
    fn text(&mut self, text: &[u8]) {
        let (cursor, end) = (self.cursor, self.position);
        self.cursor = end.max(cursor);
        if text.is_empty() || self.nest.leaves_out() || cursor >= end {
            return;
        }
        let file = self.file.as_bytes();
        let Some(read) = file.get(cursor..end) else { return };
        if text == b"\0" {
            return self.builder.decoded(end - 1, end, "\u{fffd}");
        }
        let gap = read.len().saturating_sub(text.len());
        // A reference may end in the character that it stands for: `&semi;`.
        if read.ends_with(text) && memchr::memchr(b'&', &read[..gap]).is_none() {
            self.builder.verbatim(cursor + gap, end);
        } else if text == b"\n" && read.ends_with(b"\r") {
            // Line ends stay as the file writes them.
            let end = end + usize::from(file.get(end) == Some(&b'\n'));
            self.builder.verbatim(end.min(cursor + read.len() - 1), end);
            self.cursor = end;
        } else if let Ok(text) = std::str::from_utf8(text) {
            let start = match memchr::memrchr(b'&', read) {
                Some(at) => cursor + at,
                None if read.ends_with(b"\0") => end - 1,
                None => cursor,
            };
            self.builder.decoded(start, end, text);
        }
    }

    /// A tag ends at the position; the state in which to read on, where it is not the usual one.
    fn end_tag_or_start(&mut self) -> Option<State> {
        self.tag.end_attribute();
        self.cursor = self.position;
        let name = std::mem::take(&mut self.tag.name);
        let found = element(&name);
        let mut next = None;
        if self.tag.is_end {
            self.last_start_tag.clear();
            if let Some((id, role)) = found {
                self.end(id, role);
            }
        } else {
            let is_foreign = self.nest.is_foreign() || found.is_some_and(|(_, role)| role == Role::Foreign);
            let is_empty = self.tag.is_empty && (self.is_xml || is_foreign);
            if !is_empty && !self.nest.is_foreign() {
                next = naive_next_state(&name);
            }
            self.start(found, is_empty);
            self.last_start_tag.clone_from(&name);
        }
        self.tag.name = name;
        next
    }

    /// A start tag.
    fn start(&mut self, found: Option<(Id, Role)>, is_empty: bool) {
        if self.nest.role() == Some(Role::Head) {
            let in_head = matches!(
                found,
                Some((_, Role::Title | Role::Meta | Role::Link | Role::Script | Role::LeftInline | Role::Head))
            );
            if !in_head {
                self.nest.close();
            }
        }
        let Some((id, role)) = found else { return };
        // Code holds no paragraphs: it was left open. Divisions and line breaks it may hold.
        if parts(role) && !matches!(role, Role::Block | Role::Part) {
            self.close_code(self.tag.start);
        }
        if parts(role) {
            self.part();
        }
        match role {
            Role::Meta => {
                if let Some(content) = self.tag.value(CONTENT) {
                    for property in [PROPERTY, NAME].into_iter().filter_map(|at| self.tag.value(at)) {
                        self.published.meta(property, content);
                    }
                }
            }
            Role::Time if !self.nest.leaves_out() => {
                if let Some(datetime) = self.tag.value(DATETIME) {
                    self.published.time(datetime);
                }
            }
            Role::Row => {
                if self.nest.close_to_table() {
                    self.nest.begin_row();
                }
            }
            Role::Rows => {
                self.nest.close_to_table();
            }
            Role::Cell if is_empty => {
                // An empty cell is still one that the next stands beside.
                self.open(id, role);
                self.nest.close();
            }
            _ if is_empty => {}
            _ => self.open(id, role),
        }
    }

    /// Opens an element that holds others.
    fn open(&mut self, id: Id, role: Role) {
        let nest = &mut self.nest;
        match role {
            Role::Block => nest.open(id, None, false),
            Role::Item => nest.open(id, Some(Mode::Item), false),
            Role::Caption => nest.open(id, Some(Mode::Caption), false),
            Role::Quotation => nest.open(id, Some(Mode::Quotation), false),
            Role::FirstHeading | Role::Heading => {
                // One heading ends another that was left open.
                if nest.is_inside(HEADING) {
                    nest.close();
                }
                let first = role == Role::FirstHeading;
                nest.open(id, Some(if first { Mode::FirstHeadline } else { Mode::Headline }), false);
            }
            Role::Title if nest.is_foreign() => {}
            Role::Title => {
                // A document has one title, and it stands in the head or where a head should be.
                let is_read = !self.has_title && (!nest.leaves_out() || nest.role() == Some(Role::Head));
                self.has_title = true;
                nest.open(id, Some(Mode::Title), !is_read);
            }
            Role::Table => nest.open_table(),
            Role::TableCaption => {
                nest.close_to_table();
                nest.open(id, Some(Mode::Caption), false);
            }
            Role::Cell => {
                let width = self.tag.value(COLSPAN).and_then(|width| width.trim().parse().ok()).unwrap_or(1);
                nest.close_to_table();
                nest.open_cell(width);
            }
            Role::Left | Role::LeftInline | Role::Foreign | Role::Head => nest.open(id, None, true),
            Role::Script => {
                let kind = self.tag.value(TYPE).unwrap_or_default();
                let kind = kind.split(';').next().unwrap_or_default().trim();
                self.linked = kind.eq_ignore_ascii_case("application/ld+json").then_some(self.position);
                nest.open(id, None, true);
            }
            Role::Code => {
                // The sign stands for the outermost code that nothing else leaves out.
                if !nest.leaves_out() {
                    self.code = (self.tag.start, self.position);
                }
                nest.open(id, None, true);
            }
            // What holds nothing is not open.
            _ => {}
        }
    }

    /// An end tag.
    fn end(&mut self, id: Id, role: Role) {
        if role == Role::Script
            && let Some(start) = self.linked.take()
            && let Some(json) = self.file.get(start..self.tag.start)
        {
            self.published.linked(json);
        }
        if role == Role::Code && self.nest.close_inside(id) || parts(role) && role != Role::Part {
            self.close_code(self.tag.start);
        }
        if parts(role) {
            self.part();
        }
        match role {
            Role::Code | Role::Part | Role::Paragraph | Role::Meta | Role::Time | Role::Link => {}
            Role::Row | Role::Rows => {
                self.nest.close_to_table();
            }
            _ => self.nest.close_element(id),
        }
    }
}

/// Whether the text on both sides of an element's tags belongs to different blocks.
fn parts(role: Role) -> bool {
    !matches!(role, Role::LeftInline | Role::Script | Role::Foreign | Role::Code | Role::Meta | Role::Time | Role::Link)
}

/// Hears the tokeniser. An own listener rather than the one that comes with it: that one joins strings, and where
/// a decoded character came from is lost.
struct Events<'r, 'a>(&'r mut Reading<'a>);

impl Emitter for Events<'_, '_> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, last_start_tag: Option<&[u8]>) {
        self.0.last_start_tag.clear();
        self.0.last_start_tag.extend(last_start_tag.unwrap_or_default());
    }

    fn emit_eof(&mut self) {}

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, text: &[u8]) {
        self.0.text(text);
    }

    fn init_start_tag(&mut self) {
        self.0.tag.begin(false);
    }

    fn init_end_tag(&mut self) {
        self.0.tag.begin(true);
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.0.end_tag_or_start()
    }

    fn emit_current_comment(&mut self) {
        self.0.cursor = self.0.position;
    }

    fn emit_current_doctype(&mut self) {
        self.0.cursor = self.0.position;
    }

    fn set_self_closing(&mut self) {
        self.0.tag.is_empty = true;
    }

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, name: &[u8]) {
        self.0.tag.push_name(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        self.0.tag.end_attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.0.tag.push_attribute(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.0.tag.push_value(value);
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn start_open_tag(&mut self) {
        self.0.tag.start = self.0.position.saturating_sub(1);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        let tag = &self.0.tag;
        tag.is_end && !tag.name.is_empty() && tag.name == self.0.last_start_tag
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.0.is_xml || self.0.nest.is_foreign()
    }

    fn move_position(&mut self, offset: isize) {
        self.0.position = self.0.position.saturating_add_signed(offset);
    }
}
