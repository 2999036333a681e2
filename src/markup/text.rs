//! Plain text: paragraphs, and the line breaks inside them that only the width of a page has made.

use super::document::{Block, BlockKind, Document};

/// The widths that lines were ever broken for, in characters. Longer lines are paragraphs, shorter ones lists and verse.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=120;

/// A line of more bytes is longer than any width, whatever its characters.
const LONG: usize = 4 * 120;

/// The longest first line that is taken for a headline.
const HEADLINE: usize = 150;

/// Parts a text into blocks. Lines are looked at two or three times and never kept.
pub(super) fn read(text: &str) -> Document<'_> {
    let mut document = Document::default();
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = Lines { text, at: mark };
    while let Some(first) = lines.next() {
        if !first.text.is_empty() {
            let run = Run::from(first, &mut lines);
            run.part(&mut document.blocks);
        }
    }
    if let [first, _, ..] = &mut *document.blocks
        && first.kind == BlockKind::Paragraph
        && first.text.len() < HEADLINE
        && !first.text.contains(['\n', '\r'])
        && !ends_sentence(&first.text)
    {
        first.kind = BlockKind::Headline;
    }
    document
}

/// A line without the white space around it.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    /// Where the line begins, and where its text does.
    from: usize,
    start: usize,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its length in characters, as a page is measured; more than any width when it is long.
    fn width(&self) -> usize {
        if self.text.len() > LONG { usize::MAX } else { self.text.chars().count() }
    }

    /// Whether the first word of the next line would have been too much for a page of this width.
    fn is_full(&self, next: &Line, width: usize) -> bool {
        let word = next.text.split(char::is_whitespace).next().unwrap_or_default();
        self.width().saturating_add(1).saturating_add(word.chars().count()) > width
    }
}

/// The lines of a text, ended by LF, CR or both.
#[derive(Clone, Copy)]
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let from = self.at;
        let rest = self.text.get(from..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let ending = if rest[end..].starts_with("\r\n") { 2 } else { 1 };
        self.at = (from + end + ending).min(self.text.len());
        let left = rest[..end].trim_start();
        Some(Line { text: left.trim_end(), from, start: from + (end - left.len()) })
    }
}

/// Lines without a blank one between them.
struct Run<'a> {
    first: Line<'a>,
    /// The lines after the first, and how many they are.
    rest: Lines<'a>,
    breaks: usize,
    longest: usize,
}

impl<'a> Run<'a> {
    /// The run that begins with this line; the lines are left behind its end.
    fn from(first: Line<'a>, lines: &mut Lines<'a>) -> Run<'a> {
        let mut run = Run { first, rest: *lines, breaks: 0, longest: first.width() };
        for line in lines.by_ref().take_while(|line| !line.text.is_empty()) {
            run.breaks += 1;
            if run.longest <= *WIDTHS.end() {
                run.longest = run.longest.max(line.width());
            }
        }
        run
    }

    /// Each line and the one after it.
    fn pairs(&self) -> impl Iterator<Item = (Line<'a>, Line<'a>)> {
        self.rest.take(self.breaks).scan(self.first, |last, line| Some((std::mem::replace(last, line), line)))
    }

    /// The width the lines were broken at, if they were: the longest one's, when at half of the breaks or more the next
    /// word would not have fitted any more. The other breaks are ends of paragraphs.
    fn width(&self) -> Option<usize> {
        if self.breaks == 0 || !WIDTHS.contains(&self.longest) {
            return None;
        }
        let full = self.pairs().filter(|(line, next)| line.is_full(next, self.longest)).count();
        (full * 2 >= self.breaks).then_some(self.longest)
    }

    /// Parts it at the breaks that are not soft.
    fn part(&self, blocks: &mut Vec<Block<'a>>) {
        let width = self.width();
        let text = self.rest.text;
        let mut item = Item::of(self.first.text);
        let mut start = self.first.start + item.marker;
        let mut end = self.first.end();
        let mut add = |item: Item, start: usize, end: usize| {
            if let Some(prose) = text.get(start..end).filter(|prose| !prose.is_empty()) {
                blocks.push(Block::verbatim(item.kind, prose, start));
            }
        };
        for (line, next) in self.pairs() {
            let found = Item::of(next.text);
            let in_list = item.kind == BlockKind::ListItem;
            let soft = soft(&line, &next, width) || in_list && next.start > next.from + 1;
            // "on May⏎19. The": a number or a dash that a page has put at the head of a line is no list item.
            let begins = found.marker > 0 && (!soft || in_list || ends_sentence(line.text));
            if begins || !soft {
                add(item, start, end);
                item = if begins { found } else { Item::NONE };
                start = next.start + item.marker;
            }
            end = next.end();
        }
        add(item, start, end);
    }
}

/// Whether a sentence runs on over the break between two lines.
fn soft(line: &Line, next: &Line, width: Option<usize>) -> bool {
    let Some(begins) = next.text.chars().next() else { return false };
    if begins.is_lowercase() {
        return true;
    }
    // an amount may be cut anywhere: "26 billion yuan⏎($3.7 billion)", "cost $⏎3.7 million"
    let amount = begins.is_ascii_digit() || "([$€£¥₹₩–—".contains(begins);
    if amount
        && !ends_sentence(line.text)
        && line.text.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || "$€£¥,(".contains(c))
        && Item::of(next.text).marker == 0
    {
        return true;
    }
    line.text.ends_with(',') || width.is_some_and(|width| line.is_full(next, width))
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', '»']).ends_with(['.', '!', '?', ':', ';', '…'])
}

/// What a line is by its mark, and how long the mark is: `- `, `• `, `3. `
#[derive(Clone, Copy)]
struct Item {
    kind: BlockKind,
    marker: usize,
}

impl Item {
    const NONE: Item = Item { kind: BlockKind::Paragraph, marker: 0 };

    fn of(line: &str) -> Item {
        let bullet = line.strip_prefix(['-', '*', '•', '·', '▪', '–']);
        let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
        let numbered = if (1..=2).contains(&digits) { line[digits..].strip_prefix(['.', ')']) } else { None };
        match bullet.or(numbered) {
            Some(rest) if rest.starts_with([' ', '\t']) => {
                Item { kind: BlockKind::ListItem, marker: line.len() - rest.trim_start().len() }
            }
            _ => Item::NONE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let document = read(text);
        for block in &document.blocks {
            let bytes = block.source_range(0, block.text.len());
            assert_eq!(&text[bytes], block.text);
        }
        document.blocks.iter().map(|block| (block.kind, block.text.to_string())).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_and_the_first_short_line_is_a_headline() {
        let found = blocks("\u{feff}Bridge opens\r\n\r\nIt cost 5m euros.\r\n \t\r\nIt is long.\r\n");
        assert_eq!(found[0], (BlockKind::Headline, "Bridge opens".into()));
        assert_eq!(found[1], (BlockKind::Paragraph, "It cost 5m euros.".into()));
        assert_eq!(found[2].1, "It is long.");
    }

    #[test]
    fn lines_that_are_paragraphs_are_parted() {
        assert_eq!(texts("Bridge opens\nThe bridge opened on Monday.\nIt is long.").len(), 3);
    }

    #[test]
    fn lines_that_a_page_has_broken_are_joined() {
        let text = "The new bridge over the Drava, which the town has waited for\nsince 1998, cost 26 billion forints. It was opened by Mayor\nAnna Kovacs on Friday, and the first lorries crossed at\nnoon.";
        assert_eq!(texts(text).len(), 1);
    }

    #[test]
    fn an_amount_runs_on_over_a_break() {
        assert_eq!(texts("The bridge cost $2.1\nbillion.").len(), 1);
        assert_eq!(texts("The bridge cost 26 billion yuan\n($3.7 billion).").len(), 1);
    }

    #[test]
    fn items_of_a_list_lose_their_mark() {
        let found = blocks("Costs\n\n- 5m euros for stone\n- 3m euros for steel\n2. more");
        let items: Vec<_> =
            found.iter().filter(|(kind, _)| *kind == BlockKind::ListItem).map(|(_, text)| text.as_str()).collect();
        assert_eq!(items, ["5m euros for stone", "3m euros for steel", "more"]);
    }

    #[test]
    fn a_number_at_the_head_of_a_broken_line_is_no_list_item() {
        let text = "The bridge over the Drava was opened by the mayor on May\n19. The first lorries crossed at noon, and the last at\nnight.";
        assert_eq!(texts(text), [text]);
        assert_eq!(texts("It came on the 1st of May\n- no item"), ["It came on the 1st of May", "no item"]);
    }

    #[test]
    fn an_indented_line_belongs_to_the_item_above() {
        assert_eq!(texts("- 5m euros for\n  Stone\n- steel"), ["5m euros for\n  Stone", "steel"]);
    }

    #[test]
    fn every_kind_of_line_end_parts() {
        assert_eq!(
            texts("One.\r\rTwo.\r\n\r\nThree.\rFour.\n\u{a0}\nFive."),
            ["One.", "Two.", "Three.", "Four.", "Five."]
        );
    }

    #[test]
    fn a_single_line_is_no_headline() {
        assert_eq!(blocks("Costs: 5m euros")[0].0, BlockKind::Paragraph);
        assert_eq!(blocks("It rose. It fell.\n\nMore.")[0].0, BlockKind::Paragraph);
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        for text in ["a\n".repeat(50_000), "- ".repeat(50_000), "9. \n".repeat(50_000), "\0".repeat(1 << 20)] {
            read(&text);
        }
        assert_eq!(texts("- \n\n* "), ["-", "*"]);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(blocks("").is_empty() && blocks("\n \r\n\t").is_empty() && blocks("\u{feff}").is_empty());
    }
}
