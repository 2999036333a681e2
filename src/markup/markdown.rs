//! Markdown: CommonMark with tables, footnotes, strikethrough, task lists and front matter.

use super::document::{Block, BlockKind, Document};
use super::front_matter;
use super::weave::Weave;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads Markdown. Code, raw HTML and addresses are left out; text between tags is prose.
pub(super) fn read(text: &str) -> Document<'_> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (front, from) = front_matter::read(text, mark);
    let mut reader = Reader {
        text,
        document: Document {
            blocks: front.title.into_iter().chain(front.standfirst).collect(),
            published: front.published,
            locale: front.locale,
        },
        prose: Weave::new(text),
        caption: Weave::new(text),
        captions: Vec::new(),
        within: Vec::new(),
        images: 0,
        silent: 0,
        raised: false,
        tables: 0,
        row: 0,
        column: 0,
    };
    // Front matter is ours to find: the parser would take any two rules in the middle of a text for it.
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for (event, bytes) in Parser::new_ext(&text[from..], options).into_offset_iter() {
        reader.take(event, from + bytes.start..from + bytes.end);
    }
    reader.finish();
    reader.document
}

struct Reader<'a> {
    text: &'a str,
    document: Document<'a>,
    /// The block in the making, and beside it the words under a picture that stands in it.
    prose: Weave<'a>,
    caption: Weave<'a>,
    captions: Vec<Block<'a>>,
    /// The kinds of the containers around, innermost last.
    within: Vec<BlockKind>,
    /// How many pictures we are in the words of.
    images: usize,
    /// How many parts that are not prose we are in.
    silent: usize,
    raised: bool,
    tables: u32,
    row: u32,
    column: u32,
}

impl<'a> Reader<'a> {
    fn take(&mut self, event: Event, bytes: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, bytes),
            Event::End(tag) => self.end(tag),
            _ if self.silent > 0 => {}
            Event::Text(text) => self.words(&text, bytes),
            Event::SoftBreak | Event::HardBreak => {
                let space = self.text.get(bytes.clone()).filter(|written| written.trim().is_empty()).unwrap_or("\n");
                self.weave().decoded(space, bytes);
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.weave().gap(bytes),
            Event::InlineHtml(tag) => match tag.to_ascii_lowercase().as_str() {
                "<sup>" => self.raised = true,
                "</sup>" => self.raised = false,
                tag if tag.starts_with("<br") => self.weave().decoded("\n", bytes),
                _ => {}
            },
            Event::Rule => self.finish(),
            Event::Html(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag, bytes: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::List(_) => self.finish(),
            Tag::Heading { .. } => self.enter(BlockKind::Headline),
            Tag::BlockQuote(_) => self.enter(BlockKind::Quotation),
            Tag::Item => self.enter(BlockKind::ListItem),
            Tag::FootnoteDefinition(_) => self.enter(BlockKind::Paragraph),
            Tag::Table(_) => {
                self.finish();
                self.tables += 1;
            }
            Tag::TableHead => (self.row, self.column) = (0, 0),
            Tag::TableRow => (self.row, self.column) = (self.row + 1, 0),
            Tag::TableCell => {
                let table = self.tables.saturating_sub(1);
                self.enter(BlockKind::Cell { table, row: self.row, column: self.column, merged: false });
                self.column += 1;
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.finish();
                self.silent += 1;
            }
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.weave().gap(bytes);
                self.silent += 1;
            }
            Tag::Image { .. } => {
                if self.images == 0 {
                    self.prose.gap(bytes);
                }
                self.images += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Table => self.finish(),
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::TableCell => {
                self.finish();
                self.within.pop();
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.silent = self.silent.saturating_sub(1);
            }
            // A link's end does not say its kind. Links do not nest, and in what is silent there are none.
            TagEnd::Link => self.silent = 0,
            TagEnd::Image => {
                self.images = self.images.saturating_sub(1);
                if self.images == 0 {
                    let caption = self.caption.finish(BlockKind::Caption);
                    self.captions.extend(caption);
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str, bytes: Range<usize>) {
        if self.raised && self.text.get(bytes.clone()) == Some(text) {
            self.weave().raised(bytes);
        } else {
            self.weave().decoded(text, bytes);
        }
    }

    /// Where words go now.
    fn weave(&mut self) -> &mut Weave<'a> {
        if self.images > 0 { &mut self.caption } else { &mut self.prose }
    }

    /// Ends the block in the making and goes into a container.
    fn enter(&mut self, kind: BlockKind) {
        self.finish();
        self.within.push(kind);
    }

    /// Ends the block in the making; the words under its pictures come after it.
    fn finish(&mut self) {
        let kind = self.within.last().copied().unwrap_or(BlockKind::Paragraph);
        self.document.blocks.extend(self.prose.finish(kind));
        self.document.blocks.append(&mut self.captions);
        self.raised = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::period::Period;

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        read(text).blocks.iter().map(|block| (block.kind, block.text.to_string())).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn each_block_has_its_kind() {
        use BlockKind::{Caption, Headline, ListItem, Paragraph, Quotation};
        let file = "# One *two*\n\nText\nmore.\n\n> Said\n> so.\n\n- a\n  - b\n- c\n\n![the bridge](b.png) Seen.\n\nNote[^1].\n\n[^1]: The note.\n\n- [x] done";
        let expected = [
            (Headline, "One two"),
            (Paragraph, "Text\nmore."),
            (Quotation, "Said\nso."),
            (ListItem, "a"),
            (ListItem, "b"),
            (ListItem, "c"),
            (Paragraph, "\u{fffc} Seen."),
            (Caption, "the bridge"),
            (Paragraph, "Note."),
            (Paragraph, "The note."),
            (ListItem, "done"),
        ];
        assert_eq!(blocks(file), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn cells_know_their_place() {
        let cell = |table, row, column| BlockKind::Cell { table, row, column, merged: false };
        let file = "| a | b |\n|---|---|\n| c | `x` |\n| | 5&nbsp;m |\n\ntext\n\n|z|\n|-|\n";
        let expected = [
            (cell(0, 0, 0), "a"),
            (cell(0, 0, 1), "b"),
            (cell(0, 1, 0), "c"),
            (cell(0, 2, 1), "5\u{a0}m"),
            (BlockKind::Paragraph, "text"),
            (cell(1, 0, 0), "z"),
        ];
        assert_eq!(blocks(file), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn what_is_not_prose_is_left_out() {
        let file = "A `code` b <https://x.org/5> c [d](http://e.org) <b>f</b><br>g.\n\n```\n5 m\n```\n\n    6 m\n\n<div>\n7 m\n</div>\n\n<!-- 8 m -->\n\n[r]: http://9.org\n";
        assert_eq!(texts(file), ["A \u{fffc} b \u{fffc} c d f\ng."]);
    }

    #[test]
    fn digits_that_are_raised_stay_apart() {
        assert_eq!(texts("10<sup>6</sup> km<sup>2</sup> on the 5<sup>th</sup>"), ["10⁶ km² on the 5th"]);
    }

    #[test]
    fn spans_go_through_markup() {
        let file = "\u{feff}It cost **£2**\\.1&nbsp;*billion*  \nmore.\r\n";
        let block = &read(file).blocks[0];
        let text = "It cost £2.1\u{a0}billion  \nmore.";
        assert_eq!(block.text, text);
        let start = text.find('£').unwrap_or_default();
        let end = text.find("  \n").unwrap_or_default();
        assert_eq!(&file[block.source_range(start, end)], "£2**\\.1&nbsp;*billion");
    }

    #[test]
    fn front_matter_gives_title_and_day_and_rules_in_the_middle_do_not() {
        let document = read("---\ntitle: Bridge\ndate: 2023-05-19\n---\n\nText.\n\n---\na: b\n---\n");
        assert_eq!(document.published, Period::parse("2023-05-19"));
        assert_eq!(document.blocks[0].kind, BlockKind::Headline);
        let texts: Vec<_> = document.blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(texts, ["Bridge", "Text.", "a: b"]);
    }
}
