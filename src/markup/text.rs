//! Plain text: paragraphs, and the line breaks inside them that only the width of a page has made.

use super::document::{Block, BlockKind, Document};

/// The widest page that lines were ever broken for, in bytes. Longer lines are paragraphs of their own.
const WIDEST: usize = 120;

/// The longest first line that is taken for a headline.
const HEADLINE: usize = 150;

/// Parts a text into blocks. It is walked twice, line by line, and never copied.
pub(super) fn read(text: &str) -> Document<'_> {
    let mut document = Document::default();
    let mut run: Vec<Line> = Vec::new();
    for line in lines(text) {
        if line.text.is_empty() {
            paragraphs(text, &run, &mut document.blocks);
            run.clear();
        } else {
            run.push(line);
        }
    }
    paragraphs(text, &run, &mut document.blocks);
    if let Some(first) = document.blocks.first_mut() {
        let headline = first.kind == BlockKind::Paragraph
            && first.text.len() < HEADLINE
            && !first.text.contains('\n')
            && !ends_sentence(&first.text);
        if headline {
            first.kind = BlockKind::Headline;
        }
    }
    document
}

/// A line without the white space around it, and where it begins.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    start: usize,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The length of its first word.
    fn first_word(&self) -> usize {
        self.text.find(char::is_whitespace).unwrap_or(self.text.len())
    }
}

/// The lines of a text; a byte-order mark at its head belongs to none.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    ends.scan(mark, move |from, end| {
        let start = *from;
        *from = end + 1;
        let line = text.get(start..end).unwrap_or_default();
        let left = line.trim_start();
        Some(Line { text: left.trim_end(), start: start + (line.len() - left.len()) })
    })
}

/// Parts a run of lines without a blank one between them into blocks.
fn paragraphs<'a>(text: &'a str, run: &[Line<'a>], blocks: &mut Vec<Block<'a>>) {
    let width = wrapped(run);
    let mut first = 0;
    for at in 1..=run.len() {
        let parts = run.get(at).is_none_or(|next| !soft(&run[at - 1], next, width));
        if parts {
            let (kind, marker) = list_item(run[first].text);
            let start = run[first].start + marker;
            if let Some(prose) = text.get(start..run[at - 1].end()).filter(|prose| !prose.is_empty()) {
                blocks.push(Block::verbatim(kind, prose, start));
            }
            first = at;
        }
    }
}

/// The width a run of lines was broken at, if it was: its longest line, when at most of the breaks the next word would
/// not have fitted any more.
fn wrapped(run: &[Line]) -> Option<usize> {
    let longest = run.iter().map(|line| line.text.len()).max()?;
    if run.len() < 3 || longest > WIDEST {
        return None;
    }
    let full = run.windows(2).filter(|pair| pair[0].text.len() + 1 + pair[1].first_word() > longest).count();
    (full * 4 >= (run.len() - 1) * 3).then_some(longest)
}

/// Whether a sentence runs on over the break between two lines.
fn soft(line: &Line, next: &Line, width: Option<usize>) -> bool {
    if list_item(next.text).1 > 0 {
        return false;
    }
    let Some(begins) = next.text.chars().next() else { return false };
    if begins.is_lowercase() {
        return true;
    }
    // an amount may be cut anywhere: "26 billion yuan⏎($3.7 billion)", "cost $⏎3.7 million"
    let amount = begins.is_ascii_digit() || matches!(begins, '(' | '[' | '$' | '€' | '£' | '¥' | '₹' | '₩' | '–' | '—');
    if amount
        && !ends_sentence(line.text)
        && line.text.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || "$€£¥,(".contains(c))
    {
        return true;
    }
    width.is_some_and(|width| line.text.len() + 1 + next.first_word() > width)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', '»']).ends_with(['.', '!', '?', ':', ';', '…'])
}

/// Whether a line begins with the mark of a list item, and how long the mark is: `- `, `• `, `3. `
fn list_item(line: &str) -> (BlockKind, usize) {
    let bullet = line.strip_prefix(['-', '*', '•', '·', '▪', '–']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = if (1..=2).contains(&digits) { line[digits..].strip_prefix(['.', ')']) } else { None };
    match bullet.or(numbered) {
        Some(rest) if rest.starts_with([' ', '\t']) && !rest.trim_start().is_empty() => {
            (BlockKind::ListItem, line.len() - rest.trim_start().len())
        }
        _ => (BlockKind::Paragraph, 0),
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
    fn nothing_gives_nothing() {
        assert!(blocks("").is_empty() && blocks("\n \r\n\t").is_empty() && blocks("\u{feff}").is_empty());
    }
}
