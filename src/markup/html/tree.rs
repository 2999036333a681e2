//! The elements that are open around a text, and the blocks they make of it.

use super::elements::{self, ELEMENTS, Role};
use super::published::Published;
use super::tokens::{self, Sink, Tag};
use crate::markup::document::{Block, BlockKind, Document};
use crate::markup::weave::Weave;
use crate::measure::locale::Locale;
use std::ops::Range;

/// The most columns that a cell may be wide or reach down in, so that one tag cannot ask for a huge table.
const COLUMNS: usize = 256;

/// Reads a page, with what is in forms or without, and says whether there were forms.
pub(super) fn read(text: &str, forms: bool) -> (Document<'_>, bool) {
    let mut tree = Tree {
        text,
        weave: Weave::new(text),
        blocks: Vec::new(),
        open: Vec::new(),
        counts: vec![0; ELEMENTS.len()],
        tables: Vec::new(),
        seen_tables: 0,
        raised: false,
        title: None,
        data: None,
        published: Published::default(),
        locale: None,
        forms,
        seen_form: false,
    };
    tokens::walk(text, &mut tree);
    let last = tree.weave.finish(tree.kind());
    tree.blocks.extend(last);
    tree.drop_title();
    (Document { blocks: tree.blocks, published: tree.published.day(), locale: tree.locale }, tree.seen_form)
}

/// An element that has not ended.
#[derive(Clone, Copy)]
struct Open {
    /// Its place in [`ELEMENTS`].
    element: usize,
    /// What blocks in it are.
    kind: BlockKind,
    /// Whether what is in it is left out.
    silent: bool,
}

/// A table that has not ended.
struct Table {
    number: u32,
    row: Option<u32>,
    column: usize,
    /// For each column, the first row that no cell from above reaches into.
    free: Vec<u32>,
}

struct Tree<'a> {
    text: &'a str,
    weave: Weave<'a>,
    blocks: Vec<Block<'a>>,
    open: Vec<Open>,
    /// How many of each element are open, so that an end without a beginning costs nothing.
    counts: Vec<u32>,
    tables: Vec<Table>,
    seen_tables: u32,
    raised: bool,
    /// The block that the title is.
    title: Option<usize>,
    /// Where JSON-LD begins.
    data: Option<usize>,
    published: Published,
    /// How the language of the page writes.
    locale: Option<Locale>,
    forms: bool,
    seen_form: bool,
}

impl Tree<'_> {
    fn kind(&self) -> BlockKind {
        self.open.last().map_or(BlockKind::Paragraph, |open| open.kind)
    }

    fn is_silent(&self) -> bool {
        self.open.last().is_some_and(|open| open.silent)
    }

    /// Ends the block in the making; what is left out ends nothing.
    fn part(&mut self) {
        if !self.is_silent() {
            self.raised = false;
            self.blocks.extend(self.weave.finish(self.kind()));
        }
    }

    fn pop(&mut self) -> Option<usize> {
        let Open { element, silent, .. } = self.open.pop()?;
        self.counts[element] -= 1;
        if ELEMENTS[element].1 == Role::Table && !silent {
            self.tables.pop();
        }
        Some(element)
    }

    fn push(&mut self, element: usize, tag: &Tag) {
        let role = ELEMENTS[element].1;
        self.seen_form |= role == Role::Form;
        let silent = self.is_silent() || role == Role::Silent || role == Role::Form && !self.forms;
        let kind = match role {
            _ if silent => self.kind(),
            Role::Title | Role::Heading => BlockKind::Headline,
            Role::Item => BlockKind::ListItem,
            Role::Quotation => BlockKind::Quotation,
            Role::Caption => BlockKind::Caption,
            Role::Cell => self.cell(tag),
            Role::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.row = Some(table.row.map_or(0, |row| row.saturating_add(1)));
                    table.column = 0;
                }
                self.kind()
            }
            Role::Table => {
                self.tables.push(Table { number: self.seen_tables, row: None, column: 0, free: Vec::new() });
                self.seen_tables += 1;
                self.kind()
            }
            _ => self.kind(),
        };
        self.counts[element] += 1;
        self.open.push(Open { element, kind, silent });
    }

    /// Where a cell stands, when those above and before it that reach over more than one row or column are counted in.
    fn cell(&mut self, tag: &Tag) -> BlockKind {
        let kind = self.kind();
        let Some(table) = self.tables.last_mut() else { return kind };
        let reach =
            |name| tag.attribute(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1).clamp(1, COLUMNS);
        let (columns, rows) = (reach("colspan"), reach("rowspan"));
        // a reach of 0 goes to the table's end
        let merged = ["colspan", "rowspan"]
            .into_iter()
            .any(|name| tag.attribute(name).is_some_and(|value| !matches!(value.trim(), "" | "1")));
        let row = *table.row.get_or_insert(0);
        while table.free.get(table.column).is_some_and(|free| *free > row) {
            table.column += 1;
        }
        let column = table.column;
        table.column += columns;
        if rows > 1 && table.column <= COLUMNS {
            table.free.resize(table.free.len().max(table.column), 0);
            table.free[column..table.column].fill(row.saturating_add(rows as u32));
        }
        BlockKind::Cell { table: table.number, row, column: u32::try_from(column).unwrap_or(u32::MAX), merged }
    }

    /// Drops the title when a heading says the same.
    fn drop_title(&mut self) {
        let Some(title) = self.title else { return };
        let is_said = {
            let words = || self.blocks[title].text.split_whitespace();
            let others = self.blocks.iter().skip(title + 1).filter(|block| block.kind == BlockKind::Headline);
            others.map(|block| block.text.split_whitespace()).any(|other| other.eq(words()))
        };
        if is_said {
            self.blocks.remove(title);
        }
    }
}

impl Sink for Tree<'_> {
    fn verbatim(&mut self, bytes: Range<usize>) {
        if self.is_silent() {
        } else if self.raised {
            self.weave.raised(bytes);
        } else {
            self.weave.verbatim(bytes);
        }
    }

    fn decoded(&mut self, text: &str, bytes: Range<usize>) {
        if !self.is_silent() {
            self.weave.decoded(text, bytes);
        }
    }

    fn asks(&self, name: &[u8]) -> bool {
        matches!(name, b"html" | b"meta" | b"time" | b"script" | b"td" | b"th")
    }

    fn open(&mut self, tag: &Tag) {
        match &*tag.name {
            b"html" if self.locale.is_none() => self.locale = tag.attribute("lang").and_then(Locale::of),
            b"meta" => self.published.meta(tag),
            b"time" if !self.is_silent() => self.published.time(tag),
            b"script" => {
                let kind = tag.attribute("type").unwrap_or_default().trim().to_ascii_lowercase();
                self.data = kind.starts_with("application/ld+json").then_some(tag.bytes.end);
            }
            _ => {}
        }
        let Some(element) = elements::find(&tag.name) else { return };
        match ELEMENTS[element].1 {
            Role::Raised => self.raised = true,
            Role::Quote => self.decoded("\"", tag.bytes.clone()),
            Role::Break => self.part(),
            Role::Silent => match &*tag.name {
                // Code inside a sentence leaves a mark, so that the words around it stay apart.
                b"code" | b"kbd" | b"samp" | b"math" | b"svg" | b"button" => {
                    if !self.is_silent() {
                        self.weave.gap(tag.bytes.clone());
                    }
                    if !tag.closed || !matches!(&*tag.name, b"svg" | b"math") {
                        self.push(element, tag);
                    }
                }
                // Nobody sees these: the sentence around them goes on.
                b"script" | b"style" | b"template" => self.push(element, tag),
                _ => {
                    self.part();
                    self.push(element, tag);
                }
            },
            _ => {
                self.part();
                while self.open.last().is_some_and(|open| elements::ends(open.element, element)) {
                    self.pop();
                }
                self.push(element, tag);
            }
        }
    }

    fn close(&mut self, tag: &Tag) {
        if tag.name == b"script"
            && let Some(start) = self.data.take()
        {
            self.published.data(self.text.get(start..tag.bytes.start).unwrap_or_default());
        }
        let Some(element) = elements::find(&tag.name) else { return };
        match ELEMENTS[element].1 {
            Role::Raised => self.raised = false,
            Role::Quote => self.decoded("\"", tag.bytes.clone()),
            Role::Break => self.part(),
            role => {
                let kind = self.kind();
                let parts = role != Role::Silent || self.counts[element] == 0;
                while self.counts[element] > 0 && self.pop() != Some(element) {}
                if parts && !self.is_silent() {
                    self.raised = false;
                    let block = self.weave.finish(kind);
                    if role == Role::Title && self.title.is_none() && block.is_some() {
                        self.title = Some(self.blocks.len());
                    }
                    self.blocks.extend(block);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::markup::BlockKind;
    use crate::markup::html::read;
    use BlockKind::{Caption, Headline, ListItem, Paragraph, Quotation};

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        read(text).blocks.iter().map(|block| (block.kind, block.text.to_string())).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn each_block_has_its_kind() {
        let file = "<!doctype html><html><head><title>One | Site</title><style>p{width:5px}</style></head><body>
            <nav>Home 1<ul><li>2</ul></nav><header><h1>One <em>two</em></h1></header>
            <p>Text<p>More<br>lines<blockquote><p>Said</p></blockquote>
            <ul><li>a<ul><li>b</ul><li>c</ul><figure><img src=x><figcaption>Seen</figcaption></figure>
            <script>var a = '<p>5 m';</script><!-- 6 m --><pre>7 m</pre><aside>Beside</aside><footer>8 m</footer>";
        let expected = [
            (Headline, "One | Site"),
            (Headline, "One two"),
            (Paragraph, "Text"),
            (Paragraph, "More"),
            (Paragraph, "lines"),
            (Quotation, "Said"),
            (ListItem, "a"),
            (ListItem, "b"),
            (ListItem, "c"),
            (Caption, "Seen"),
            (Paragraph, "Beside"),
        ];
        assert_eq!(blocks(file), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn cells_know_their_place() {
        let of = |table, row, column, merged| BlockKind::Cell { table, row, column, merged };
        let (cell, merged) =
            (|table, row, column| of(table, row, column, false), |row, column| of(0, row, column, true));
        let file = "<table><caption>Costs</caption><thead><tr><th>a<th colspan=2>b<th>c</thead>
            <tr><td rowspan=2>d<td>e<td><table><tr><td>in</table><td>f<tr><td>g</table><table><td>z</table>";
        let expected = [
            (Caption, "Costs"),
            (cell(0, 0, 0), "a"),
            (merged(0, 1), "b"),
            (cell(0, 0, 3), "c"),
            (merged(1, 0), "d"),
            (cell(0, 1, 1), "e"),
            (cell(1, 0, 0), "in"),
            (cell(0, 1, 3), "f"),
            (cell(0, 2, 1), "g"),
            (cell(2, 0, 0), "z"),
        ];
        assert_eq!(blocks(file), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn spans_go_through_entities_and_tags() {
        let file =
            "\u{feff}<p>It&rsquo;s <b>&pound;2</b>.1&nbsp;bn&amp;amp;&semi; &ampx &notit; &x; &#x1F600;&#8364 5&#\r\n";
        let block = &read(file).blocks[0];
        assert_eq!(block.text, "It’s £2.1\u{a0}bn&amp;; &x ¬it; &x; 😀€ 5&#");
        let at = |words: &str| {
            let start = block.text.find(words).expect("it is there");
            &file[block.source_range(start, start + words.len())]
        };
        assert_eq!(at("It’s"), "It&rsquo;s");
        assert_eq!(at("£2.1\u{a0}bn"), "&pound;2</b>.1&nbsp;bn");
        assert_eq!(at("&amp;"), "&amp;amp;");
        assert_eq!(at(";; &x ¬it; &x;"), ";&semi; &ampx &notit; &x;");
        assert_eq!(at("😀€"), "&#x1F600;&#8364");
        assert_eq!(at("5&#"), "5&#");
    }

    #[test]
    fn a_title_that_a_heading_repeats_is_said_once() {
        assert_eq!(texts("<title>A&amp;B  c</title><h1>A&amp;B\n<i>c</i></h1><p>x"), ["A&B\nc", "x"]);
    }

    #[test]
    fn what_is_left_open_ends_with_what_is_around_it() {
        assert_eq!(texts("<div><nav>1<ul><li>2</div><p>text"), ["text"]);
        assert_eq!(texts("</div></p></nav>text</>more<? x><p>5 < 6 <7"), ["textmore", "5 < 6 <7"]);
        assert_eq!(texts("<p>a<button>b<p>c"), ["a\u{fffc}"]);
        assert_eq!(texts("<p>a<script>b<p>c"), ["a"]);
        assert_eq!(texts("<h2>a<h3>b</h2>c"), ["a", "b", "c"]);
    }

    #[test]
    fn what_nobody_sees_does_not_end_a_sentence() {
        let file = "<p>It <script>1</script>cost <!-- 2 --><code>3</code> 4<svg><title>5</title><p>6</svg> m<svg/>.";
        assert_eq!(texts(file), ["It cost \u{fffc} 4\u{fffc} m\u{fffc}."]);
        let kinds = blocks("<blockquote>a <svg><h1>b</blockquote>c");
        assert_eq!(kinds, [(Quotation, "a \u{fffc}".into()), (Paragraph, "c".into())]);
    }

    #[test]
    fn a_page_inside_a_form_is_read() {
        assert_eq!(texts("<title>t</title><form><p>text</form>"), ["t", "text"]);
        assert_eq!(texts("<p>text<form>e-mail</form>"), ["text"]);
    }

    #[test]
    fn quotes_and_raised_digits() {
        assert_eq!(texts("<p>He said <q>10<sup>6</sup></q> on the 5<sup>th</sup>"), ["He said \"10⁶\" on the 5th"]);
    }

    #[test]
    fn the_day_of_publication_is_the_first_that_is_sure() {
        let meta = "<meta property='article:published_time' content='2023-05-19T08:00:00Z'>";
        let graph = "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"WebSite\"},{\"x\":[{\"a\":1}],\"datePublished\":\"2023-05-18\"}]}</script>";
        let time = "<time>today</time><time datetime=soon>a</time><time datetime='2023-05-17'>b</time>";
        let day = |file: &str| read(file).published.map(|period| period.to_string());
        assert_eq!(day(&format!("{time}{graph}{meta}")).as_deref(), Some("2023-05-19"));
        assert_eq!(day(&format!("{time}<script>1</script>{graph}")).as_deref(), Some("2023-05-18"));
        assert_eq!(day(&format!("<nav><time datetime=2001></time></nav>{time}")).as_deref(), Some("2023-05-17"));
        assert_eq!(day("<script type='application/ld+json'>{\"datePublished\": </script><meta content=2023>"), None);
    }

    #[test]
    fn a_nul_stays_what_it_is() {
        assert_eq!(texts("<title>a\0b</title><p>c\0d"), ["a\0b", "c\0d"]);
    }

    #[test]
    fn hostile_pages_take_linear_time() {
        let deep = 4_000;
        let tags = "<div> <nav> <table><td> <li> </div> <b>x & &a &# < </ <!-- <a_b= \0 \r <svg/> <script> <title> </>";
        for part in tags.split(' ') {
            read(&part.repeat(deep));
            read(&format!("<title>{}", part.repeat(deep)));
            read(&format!("{}text{}", part.repeat(deep), "</div></nav>".repeat(deep)));
        }
    }
}
