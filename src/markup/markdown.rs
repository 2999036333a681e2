//! Articles in Markdown: CommonMark with tables, footnotes, strikethrough, task lists and front matter.

use super::document::{Block, BlockKind, Document, Piece};
use super::{front_matter, text};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// What stands for something inside a sentence that is no prose (code, an address, a picture): words on both
/// sides of it stay two words.
const OBJECT: &str = "\u{fffc}";

/// Math is left off, although it is no prose: `$5–$10` would be a formula. Smart punctuation would change the text.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Reads a file in Markdown.
pub(super) fn read(text: &str) -> Document<'_> {
    let head = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let front = front_matter::read(text, head);
    if text[front.end..].split(['\n', '\r']).any(is_hostile) {
        return Document { published: front.published, ..text::read(text) };
    }
    let mut reader = Reader::new(text);
    for (event, range) in Parser::new_ext(&text[front.end..], OPTIONS).into_offset_iter() {
        reader.take(event, front.end + range.start..front.end + range.end);
    }
    reader.close();
    let mut blocks = reader.blocks;
    if let Some(title) = front.title {
        // Many writers repeat the title as the first heading; one claim is not to be found twice.
        let heading = blocks.iter().find(|block| block.kind == BlockKind::Headline);
        if !heading.is_some_and(|heading| words(&heading.text).eq(words(&title.text))) {
            blocks.insert(0, title);
        }
    }
    Document { blocks, published: front.published }
}

/// How deeply lists and quotations may nest. The parser walks the open ones on every line, so that without a bound
/// a hostile file costs the square of its length.
const DEEPEST: usize = 100;

/// Whether a line may nest lists and quotations more deeply than any article does. Such a file is read as plain text.
fn is_hostile(line: &str) -> bool {
    let (mut marks, mut blanks) = (0, 0);
    let mut bytes = line.bytes().peekable();
    while let Some(byte) = bytes.next() {
        let blank = bytes.next_if(|next| matches!(next, b' ' | b'\t'));
        match byte {
            b' ' => blanks += 1,
            b'\t' => blanks += 4,
            b'0'..=b'9' if blank.is_none() => {}
            b'>' => marks += 1,
            b'-' | b'+' | b'*' | b'.' | b')' if blank.is_some() => marks += 1,
            _ => return false,
        }
        if byte.is_ascii_whitespace() {
            blanks += blank.map_or(0, |next| if next == b'\t' { 4 } else { 1 });
        } else if marks > 0 && marks + blanks / 2 > DEEPEST {
            // A list is indented by two columns at least; the blank after a mark belongs to the mark.
            return true;
        }
    }
    false
}

/// The words of a line, without regard to case and punctuation.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Takes the parser's events in and gives blocks out.
struct Reader<'a> {
    file: &'a str,
    blocks: Vec<Block<'a>>,
    /// The block that is being read.
    prose: Builder<'a>,
    /// The text of the picture that is being read, if `pictures` is not 0.
    alt: Builder<'a>,
    /// Texts of pictures inside the block that is being read; they follow it.
    captions: Vec<Block<'a>>,
    /// What the open lists, quotations and so on make of the text in them, the innermost last.
    kinds: Vec<BlockKind>,
    /// How many pictures are open, one inside the text of the other.
    pictures: u32,
    /// How many tags are open inside something that is no prose, itself included.
    skipped: u32,
    tables: u32,
    row: u32,
    column: u32,
}

impl<'a> Reader<'a> {
    fn new(file: &'a str) -> Reader<'a> {
        Reader {
            file,
            blocks: Vec::new(),
            prose: Builder::new(file),
            alt: Builder::new(file),
            captions: Vec::new(),
            kinds: Vec::new(),
            pictures: 0,
            skipped: 0,
            tables: 0,
            row: 0,
            column: 0,
        }
    }

    /// The block that text belongs to now.
    fn now(&mut self) -> &mut Builder<'a> {
        if self.pictures > 0 { &mut self.alt } else { &mut self.prose }
    }

    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.skipped > 0 {
            match event {
                Event::Start(_) => self.skipped += 1,
                Event::End(_) => self.skipped -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.open(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.now().text(&text, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.now().decoded(OBJECT, range),
            Event::SoftBreak | Event::HardBreak => self.now().line_end(range),
            Event::InlineHtml(tag) if is_line_break(&tag) => self.now().decoded(" ", range),
            Event::Rule => self.close(),
            Event::InlineHtml(_) | Event::Html(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => return,
            Tag::Link { link_type, dest_url, .. } => {
                if is_bare(*link_type, dest_url, &self.file[range.clone()]) {
                    self.now().decoded(OBJECT, range);
                    self.skipped = 1;
                }
                return;
            }
            Tag::Image { .. } => {
                // The `![` stands for the picture in the sentence; what follows is the caption's.
                self.now().decoded(OBJECT, range.start..range.start + 2);
                self.pictures += 1;
                return;
            }
            _ => self.close(),
        }
        match tag {
            Tag::Heading { .. } => self.kinds.push(BlockKind::Headline),
            Tag::BlockQuote(_) => self.kinds.push(BlockKind::Quotation),
            Tag::Item => self.kinds.push(BlockKind::ListItem),
            Tag::FootnoteDefinition(_) => self.kinds.push(BlockKind::Paragraph),
            Tag::Table(_) => self.row = 0,
            Tag::TableHead | Tag::TableRow => self.column = 0,
            Tag::TableCell => {
                self.kinds.push(BlockKind::Cell { table: self.tables, row: self.row, column: self.column });
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => self.skipped = 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => return,
            TagEnd::Superscript | TagEnd::Subscript => return,
            TagEnd::Image => {
                self.pictures = self.pictures.saturating_sub(1);
                if self.pictures == 0 {
                    self.captions.extend(self.alt.finish(BlockKind::Caption));
                }
                return;
            }
            _ => self.close(),
        }
        match tag {
            TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.kinds.pop();
            }
            TagEnd::TableCell => {
                self.kinds.pop();
                self.column += 1;
            }
            TagEnd::TableHead | TagEnd::TableRow => self.row += 1,
            TagEnd::Table => self.tables += 1,
            _ => {}
        }
    }

    /// Closes the block that is being read, and lets the captions of its pictures follow.
    fn close(&mut self) {
        let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
        self.blocks.extend(self.prose.finish(kind));
        self.blocks.append(&mut self.captions);
    }
}

/// Whether a link's text is its address.
fn is_bare(link_type: LinkType, url: &str, written: &str) -> bool {
    matches!(link_type, LinkType::Autolink | LinkType::Email)
        || (!url.is_empty()
            && written
                .strip_prefix('[')
                .and_then(|rest| rest.strip_prefix(url))
                .is_some_and(|rest| rest.starts_with(']')))
}

/// Whether a tag is `<br>`, which parts words; all others may stand inside one (`H<sub>2</sub>O`).
fn is_line_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim_end();
    let name = name.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or(name);
    name.eq_ignore_ascii_case("br")
}

/// Makes a block of the pieces it is given in the order of the file.
#[derive(Debug)]
pub(super) struct Builder<'a> {
    file: &'a str,
    text: String,
    pieces: Vec<Piece>,
}

impl<'a> Builder<'a> {
    /// For blocks of that file.
    pub(super) fn new(file: &'a str) -> Builder<'a> {
        Builder { file, text: String::new(), pieces: Vec::new() }
    }

    /// Text that the parser has read at those bytes.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.file.get(range.clone()) == Some(text) { self.verbatim(range) } else { self.decoded(text, range) }
    }

    /// Bytes of the file as they stand.
    pub(super) fn verbatim(&mut self, range: Range<usize>) {
        let Some(text) = self.file.get(range.clone()).filter(|text| !text.is_empty()) else { return };
        let end = self.end();
        if range.start < end {
            return;
        }
        let at = self.text.len() as u32;
        self.text.push_str(text);
        let len = text.len() as u32;
        match self.pieces.last_mut() {
            // One run of the file is one piece, however often the parser has cut it.
            Some(last) if last.len == last.source_len && end == range.start => {
                last.len += len;
                last.source_len += len;
            }
            _ => self.pieces.push(Piece { at, len, source: range.start as u32, source_len: len }),
        }
    }

    /// Text that stands for other bytes of the file.
    pub(super) fn decoded(&mut self, text: &str, range: Range<usize>) {
        let Some(written) = self.file.get(range.clone()) else { return };
        if written == text {
            return self.verbatim(range);
        }
        // Equal lengths say that the bytes are the same. Where they are equal by chance (`` `5` `` is as long as
        // the mark that stands for it), the first character of the file's, which is markup, is left out.
        let equal = if written.len() == text.len() { written.chars().next().map_or(0, char::len_utf8) } else { 0 };
        let range = range.start + equal..range.end;
        if text.is_empty() || range.is_empty() || range.start < self.end() {
            return;
        }
        let at = self.text.len() as u32;
        self.text.push_str(text);
        let (source, source_len) = (range.start as u32, range.len() as u32);
        self.pieces.push(Piece { at, len: text.len() as u32, source, source_len });
    }

    /// The end of a line, without the blanks or the backslash before it. It stays what it is in the file: a space in its place
    /// would be of the same length with other bytes.
    fn line_end(&mut self, range: Range<usize>) {
        let written = self.file.get(range.clone()).unwrap_or_default();
        let Some(at) = written.find(['\r', '\n']) else { return self.decoded(" ", range) };
        let len = if written[at..].starts_with("\r\n") { 2 } else { 1 };
        self.verbatim(range.start + at..range.start + at + len);
    }

    /// The byte of the file after the last piece.
    fn end(&self) -> usize {
        self.pieces.last().map_or(0, |last| (last.source + last.source_len) as usize)
    }

    /// The block, if there is anything to read in it. The builder is empty afterwards.
    pub(super) fn finish(&mut self, kind: BlockKind) -> Option<Block<'a>> {
        let pieces = std::mem::take(&mut self.pieces);
        let blank = self.text.chars().all(|c| c.is_whitespace() || OBJECT.contains(c));
        let text = match *pieces.as_slice() {
            _ if blank => None,
            [one] if one.len == one.source_len => {
                let start = one.source as usize;
                self.file.get(start..start + one.len as usize).map(Cow::Borrowed)
            }
            _ => Some(Cow::Owned(self.text.clone())),
        };
        self.text.clear();
        Some(Block { kind, text: text?, pieces })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of the blocks, and the bytes that each was read from.
    fn blocks(file: &str) -> Vec<(String, &str)> {
        let blocks = read(file).blocks.into_iter();
        blocks.map(|block| (block.text.to_string(), &file[block.source_range(0, block.text.len())])).collect()
    }

    /// The bytes of the file that a word of its only block was read from.
    fn bytes<'a>(file: &'a str, word: &str) -> &'a str {
        let document = read(file);
        let at = document.blocks[0].text.find(word).expect("the word is in the text");
        &file[document.blocks[0].source_range(at, at + word.len())]
    }

    #[test]
    fn a_paragraph_without_markup_is_borrowed() {
        let file = "\u{feff}Up by 5\u{a0}%,\r\n“𝟓” more.\r\n";
        let document = read(file);
        assert!(matches!(document.blocks[0].text, Cow::Borrowed("Up by 5\u{a0}%,\r\n“𝟓” more.")));
        assert_eq!(document.blocks[0].pieces, [Piece { at: 0, len: 29, source: 3, source_len: 29 }]);
    }

    #[test]
    fn markup_inside_a_word_is_inside_its_bytes_and_markup_around_it_is_not() {
        assert_eq!(bytes("so **5 *billion*** &pound;s", "5 billion"), "5 *billion");
        assert_eq!(bytes("cost &pound;5\\*", "£5*"), "&pound;5\\*");
        assert_eq!(bytes("H<sub>2</sub>O", "H2O"), "H<sub>2</sub>O");
        assert_eq!(bytes("> 5\r\n> million", "5\r\nmillion"), "5\r\n> million");
        assert_eq!(bytes("5\\\r\nmillion", "5\r\nmillion"), "5\\\r\nmillion");
    }

    #[test]
    fn what_is_no_prose_leaves_a_mark_between_words() {
        for between in ["`x`", "`xyz`", "``a`b``", "<https://x.org>", "<a@x.org>", "[https://x.org](https://x.org)"] {
            let file = format!("one {between}two");
            let block = &read(&file).blocks[0];
            assert_eq!(block.text, "one \u{fffc}two", "{between}");
            assert_ne!(block.pieces[1].len, block.pieces[1].source_len, "{between}");
        }
        assert_eq!(blocks("a<br>b<BR />c")[0].0, "a b c");
        assert_eq!(blocks("From $5-$10 to \"$20\"...")[0].0, "From $5-$10 to \"$20\"...");
        assert_eq!(blocks("a<b title='5'>b</b><!-- 6 -->c[^1]\n\n[^1]: d")[0].0, "abc");
        assert_eq!(blocks("<p>\n5\n</p>\n\n```\n6\n```\n\n    7\n\n`8`\n\n---\n"), []);
    }

    #[test]
    fn an_entity_as_long_as_its_text_is_no_verbatim_piece() {
        let block = &read("a &nvap; b").blocks[0];
        assert_eq!(block.text, "a ≍\u{20d2} b");
        assert_eq!(block.pieces[1], Piece { at: 2, len: 6, source: 3, source_len: 5 });
    }

    #[test]
    fn the_text_of_a_picture_follows_its_paragraph() {
        let file = "See ![up *5%*, ![x](y)](a.png \"t\") here.\n\n![only](b)";
        let read = blocks(file);
        assert_eq!(read[0].0, "See \u{fffc} here.");
        assert_eq!(read[1], ("up 5%, \u{fffc}x".to_owned(), "up *5%*, ![x"));
        assert_eq!(read[2].0, "only");
    }

    #[test]
    fn the_title_comes_first_unless_the_first_heading_repeats_it() {
        let file = "\u{feff}---\ntitle: Up 5%\ndate: 2023-05-19\n---\n\nText.\n\n# Down\n";
        assert_eq!(blocks(file).iter().map(|block| block.1).collect::<Vec<_>>(), ["Up 5%", "Text.", "Down"]);
        assert_eq!(read(file).published.map(|day| day.to_string()).as_deref(), Some("2023-05-19"));
        assert_eq!(blocks("---\ntitle: \"up 5%\"\n---\n# Up **5%**\n").len(), 1);
        // Text between two rules is no front matter, wherever it stands.
        assert_eq!(blocks("a\n\n---\nb: c\n---\n\nd").len(), 3);
    }

    #[test]
    fn nothing_hostile_is_slow() {
        for unit in
            ["[", "![", "[a](", "> ", ">", "- ", "1. ", "*", "*a_ ", "`", "<", "&amp;", "\\", "\0", "a|", "[^1]: "]
        {
            read(&unit.repeat(20_000));
            read(&format!("{}a\n{}", unit.repeat(20_000), "b\n".repeat(20_000)));
        }
        assert!(is_hostile(&format!("{}- a", "  ".repeat(200))));
        assert!(!is_hostile(&format!("{}a", "  ".repeat(200))) && !is_hostile(&"- ".repeat(100)));
    }
}
