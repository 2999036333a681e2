//! Articles in HTML. The tokeniser decodes as it goes (`a&nbsp;b` arrives as one string), so every string it hands
//! over is compared with the file's bytes at once, before the next one can blur where it came from.

mod align;
mod elements;
mod events;
mod listen;
mod nest;
mod published;
mod tag;

use super::document::{Block, Document};
use events::Reading;

/// Reads an article in HTML.
pub(super) fn read(text: &str) -> Document<'_> {
    let mut reading = Reading::new(text);
    reading.read();
    reading.finish()
}

/// Whether two blocks say the same, however their words are spaced.
fn same_words(one: &Block<'_>, other: &Block<'_>) -> bool {
    one.text.split_whitespace().eq(other.text.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::super::document::BlockKind;
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        let document = read(html);
        for block in &document.blocks {
            let mut at = 0;
            let mut source = 0;
            for piece in &block.pieces {
                assert!(piece.at == at && piece.len > 0 && piece.source >= source && piece.source_len > 0, "{html:?}");
                at += piece.len;
                source = piece.source + piece.source_len;
                let text = &block.text[piece.at as usize..at as usize];
                let bytes = &html[piece.source as usize..source as usize];
                assert!(piece.len != piece.source_len || text == bytes, "{html:?}: {text:?} {bytes:?}");
            }
            assert_eq!(at as usize, block.text.len());
        }
        document.blocks.into_iter().map(|block| block.text.into_owned()).collect()
    }

    fn published(html: &str) -> Option<String> {
        read(html).published.map(|date| date.to_string())
    }

    /// The file bytes of a run of the first block.
    fn source_of<'a>(html: &'a str, wanted: &str) -> &'a str {
        let document = read(html);
        let start = document.blocks[0].text.find(wanted).expect("the text is there");
        &html[document.blocks[0].source_range(start, start + wanted.len())]
    }

    #[test]
    fn every_kind_is_told() {
        let html = "<title>T</title><h2>H</h2><p>P<ul><li>I<p>J</ul><figure><figcaption>C</figcaption></figure>\
            <blockquote><p>Q</blockquote>E";
        let kinds: Vec<_> = read(html).blocks.iter().map(|block| (block.text.to_string(), block.kind)).collect();
        let expected = [
            ("T", BlockKind::Headline),
            ("H", BlockKind::Headline),
            ("P", BlockKind::Paragraph),
            ("I", BlockKind::ListItem),
            ("J", BlockKind::ListItem),
            ("C", BlockKind::Caption),
            ("Q", BlockKind::Quotation),
            ("E", BlockKind::Paragraph),
        ];
        assert_eq!(kinds, expected.map(|(text, kind)| (text.to_owned(), kind)));
    }

    #[test]
    fn cells_are_counted() {
        let html = "<table><caption>C</caption><tr><th colspan=2>a<th>b<tr><td>c<p>d</td><td><table><td>e</table>f</table>\
            <nav><table><td>no</table></nav><table><td>g</table>";
        let cells: Vec<_> = read(html)
            .blocks
            .iter()
            .filter_map(|block| match block.kind {
                BlockKind::Cell { table, row, column } => Some((block.text.to_string(), table, row, column)),
                _ => None,
            })
            .collect();
        let expected = [
            ("a", 0, 0, 0),
            ("b", 0, 0, 2),
            ("c", 0, 1, 0),
            ("d", 0, 1, 0),
            ("e", 1, 0, 0),
            ("f", 0, 1, 1),
            ("g", 2, 0, 0),
        ];
        assert_eq!(cells, expected.map(|(text, table, row, column)| (text.to_owned(), table, row, column)));
        assert_eq!(texts("<table><tr><td>a</div>b<td>c</table>"), ["a", "b", "c"]);
    }

    #[test]
    fn references_map_as_a_whole() {
        let html = "<p>a&nbsp;<b>&pound;5</b>&#8211;&#x36 &ampm &fjlig;&nosuch; &semi;&copy2 &acE;.";
        assert_eq!(texts(html), ["a\u{a0}£5–6 &m fj&nosuch; ;©2 \u{223e}\u{333}."]);
        assert_eq!(source_of(html, "£5"), "&pound;5");
        assert_eq!(source_of(html, "5–6"), "5</b>&#8211;&#x36");
        assert_eq!(source_of(html, "&m"), "&ampm");
        assert_eq!(source_of(html, "fj"), "&fjlig;");
        assert_eq!(source_of(html, "&nosuch;"), "&nosuch;");
        assert_eq!(source_of(html, ";©2"), "&semi;&copy2");
        assert_eq!(source_of(html, "."), ".");
        assert_eq!(source_of("<p>x&#0;y\0z", "\u{fffd}y\u{fffd}"), "&#0;y\0");
        assert_eq!(texts("<p>&nbsp; \u{a0}<p>&nbsp;x&nbsp;"), ["x"]);
        assert_eq!(source_of("<p>&nbsp;x &nbsp;", "x"), "x");
    }

    #[test]
    fn line_ends_and_byte_order_marks_keep_their_bytes() {
        let html = "\u{feff}<p>a\r\n&amp;\rb\r\n<i>😀</i>\r\n\r\n";
        assert_eq!(texts(html), ["a\r\n&\rb\r\n😀"]);
        assert_eq!(source_of(html, "😀"), "😀");
        assert_eq!(source_of(html, "a\r\n"), "a\r\n");
        let plain = read("\u{feff}Only “text” here\r\n");
        assert_eq!(plain.blocks[0], Block::verbatim(BlockKind::Paragraph, "Only “text” here", 3));
    }

    #[test]
    fn inline_elements_leave_no_gap_and_blocks_do() {
        assert_eq!(texts("a<b>b</b><!-- -->c<svg><title>x</title></svg>d"), ["abcd"]);
        assert_eq!(texts("a<br>b<hr/>c<div>d</div>e</p>f"), ["a", "b", "c", "d", "e", "f"]);
        assert_eq!(texts("a < b </> &lt; c <é <! x> d"), ["a < b  < c <é  d"]);
    }

    #[test]
    fn what_is_left_out_and_left_open_still_parts_what_is_around() {
        assert_eq!(texts("<div>a<select><option><li>x</div>b"), ["a", "b"]);
        assert_eq!(texts("<table><td>a<svg><td>b</table>c"), ["a", "b", "c"]);
        assert_eq!(texts("<title>T</title><h1>T<button></h1>c"), ["T", "c"]);
        assert_eq!(texts("<div>a<select><div>x</div></select>b"), ["ab"]);
    }

    #[test]
    fn code_leaves_one_sign() {
        assert_eq!(texts("run <code>a<b>c</b></code> now"), ["run \u{fffc} now"]);
        assert_eq!(source_of("run <code>a &amp; b</code> now", "\u{fffc}"), "a &amp; b");
        assert_eq!(source_of("run <code>abc</code> now", "\u{fffc}"), "<code>abc");
        assert_eq!(source_of("run <code></code> now", "\u{fffc}"), "<code>");
        assert_eq!(texts("<p>a <code>b</p><p>c <code>d<div>e</code> f"), ["a \u{fffc}", "c \u{fffc} f"]);
        assert_eq!(texts("<pre>x<code>y</code></pre>z"), ["z"]);
    }

    #[test]
    fn what_is_no_prose_is_left_out() {
        let html = "<head>x<link>y<meta>z<style><p>no</style></head><body><nav>no<p>no</nav>a\
            <script>if (a < b) '</p>'</script>b<noscript><p>no</noscript><form><input>no</form>\
            <select><option>no</select><svg/>c<div><nav>left open</div>d<textarea><p>no</textarea><footer>no";
        assert_eq!(texts(html), ["ab", "c", "d"]);
        assert_eq!(texts("<head><title>T</title><p>a"), ["T", "a"]);
        assert_eq!(texts("<?xml version='1.0'?><script/><p>a<td/></p>"), ["a"]);
    }

    #[test]
    fn a_title_that_a_heading_repeats_is_dropped() {
        assert_eq!(texts("<title>A &amp; B</title><h1>A\n<b>&#38;</b> B</h1>"), ["A\n& B"]);
        assert_eq!(texts("<title>A</title><h1>B</h1><h2>A</h2>"), ["A", "B", "A"]);
        assert_eq!(texts("<title>A</title><title>B</title><svg><title>C</title></svg>"), ["A"]);
    }

    #[test]
    fn the_day_of_publication_is_found() {
        let meta = "<meta content='2023-05-19T08:00:00Z' property='article:published_time'>";
        let linked = r#"<script type="application/ld+json">{"@graph":[{"datePublished":"2022-01-02"}]}</script>"#;
        let time = "<time datetime=noon>noon</time><time datetime='2021-03'>March</time>";
        let bad = "<meta property=article:published_time content=yesterday>";
        assert_eq!(published(&[time, linked, meta].concat()).as_deref(), Some("2023-05-19"));
        assert_eq!(published(&[time, bad, linked].concat()).as_deref(), Some("2022-01-02"));
        assert_eq!(published(&[bad, time].concat()).as_deref(), Some("2021-03"));
        assert_eq!(published("<nav><time datetime=2020></time></nav>"), None);
    }

    #[test]
    fn hostile_files_take_no_time() {
        let many = 20_000;
        for piece in
            ["<div>", "<b>", "<nav>", "<table>", "<td>", "<p", "</", "<!--", "&", "\0", "<code>", "<a b=", "&#0"]
        {
            texts(&piece.repeat(many));
            texts(&format!("<div>{}{}", piece.repeat(many), "</p></div></span>".repeat(many)));
        }
        texts(&format!("<h1>{}</h1>{}", "x".repeat(many), "<nav></section>".repeat(many)));
        texts(&format!("{}{}", "<table><td>".repeat(many), "</div></table>".repeat(many)));
        texts(&format!("<p>&#{}; x", "0".repeat(many)));
    }
}
