//! The tokeniser's events become blocks.

use super::align::Builder;
use super::elements::{HEADING, Id, Role, element};
use super::listen::Events;
use super::nest::{Mode, Nest};
use super::published::Published;
use super::same_words;
use super::tag::{COLSPAN, CONTENT, DATETIME, NAME, PROPERTY, TYPE, Tag};
use crate::markup::document::{Block, BlockKind, Document};
use html5gum::{State, Tokenizer, naive_next_state};

/// Stands for code in running text, so that the words around it do not run together.
const OBJECT: &str = "\u{fffc}";

/// An article being read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    file: &'a str,
    /// Files that begin as XML mean it when they write `<script/>`.
    pub(super) is_xml: bool,
    /// Where the tokeniser is, in bytes of the file.
    pub(super) position: usize,
    /// The file up to here is accounted for: the next string begins here, or later where markup lies between.
    pub(super) cursor: usize,
    /// The tag at hand.
    pub(super) tag: Tag,
    /// The name of the last start tag, whose end tag alone ends scripts and their like.
    pub(super) last_start_tag: Vec<u8>,
    /// What is open.
    pub(super) nest: Nest,
    builder: Builder<'a>,
    blocks: Vec<Block<'a>>,
    /// Which of the blocks are titles and first headings.
    title: Option<usize>,
    first_headings: Vec<u32>,
    has_title: bool,
    /// What text was where the last start tag stood outside of all that is left out.
    around: (Mode, BlockKind),
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
            around: (Mode::Paragraph, BlockKind::Paragraph),
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

    /// Ends the block at hand. Inside what is left out no block is: its parts do not part the text around it.
    fn part(&mut self) {
        if !self.nest.leaves_out() {
            self.part_as(self.nest.mode(), self.nest.kind());
        }
    }

    fn part_as(&mut self, mode: Mode, kind: BlockKind) {
        let Some(block) = self.builder.finish(kind) else {
            return;
        };
        match mode {
            Mode::Title => self.title = self.title.or(Some(self.blocks.len())),
            Mode::FirstHeadline => self.first_headings.push(self.blocks.len() as u32),
            _ => {}
        }
        self.blocks.push(block);
    }

    /// Ends the block before something left out that was never ended itself, once a tag ends what is around both.
    fn part_after(&mut self, left_out: bool) {
        if left_out && !self.nest.leaves_out() {
            let (mode, kind) = self.around;
            self.part_as(mode, kind);
        }
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
    pub(super) fn text(&mut self, text: &[u8]) {
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
    pub(super) fn tag_ends(&mut self) -> Option<State> {
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
        let left_out = self.nest.leaves_out();
        if !left_out {
            self.around = (self.nest.mode(), self.nest.kind());
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
        self.part_after(left_out);
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
        let left_out = parts(role) && self.nest.leaves_out();
        match role {
            Role::Code | Role::Part | Role::Paragraph | Role::Meta | Role::Time | Role::Link => {}
            Role::Row | Role::Rows => {
                self.nest.close_to_table();
            }
            _ => self.nest.close_element(id),
        }
        self.part_after(left_out);
    }
}

/// Whether the text on both sides of an element's tags belongs to different blocks.
fn parts(role: Role) -> bool {
    !matches!(role, Role::LeftInline | Role::Script | Role::Foreign | Role::Code | Role::Meta | Role::Time | Role::Link)
}
