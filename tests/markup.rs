//! Every span is exact: what a block says, the file says at the bytes it points to.

use factlint::markup::{Block, BlockKind, Markup};
use proptest::prelude::*;

/// What holds for every block of every file.
fn check(file: &str, block: &Block) {
    assert_eq!(block.text.trim(), block.text, "blocks are trimmed");
    assert!(!block.text.is_empty() && !block.pieces.is_empty());
    let (mut at, mut source) = (0, 0);
    for piece in block.pieces.iter() {
        assert_eq!(piece.at, at, "pieces follow one another");
        assert!(piece.len > 0 && piece.source_len > 0 && piece.source >= source, "and so do their bytes");
        at += piece.len;
        source = piece.source + piece.source_len;
        let words = &block.text[piece.at as usize..at as usize];
        let bytes = &file[piece.source as usize..source as usize];
        if piece.len == piece.source_len {
            assert_eq!(words, bytes, "verbatim is verbatim");
        }
    }
    assert_eq!(at as usize, block.text.len());
    let whole = block.source_range(0, block.text.len());
    assert!(file.get(whole).is_some());
}

fn read<'a>(markup: &str, file: &'a str) -> Vec<Block<'a>> {
    let blocks = Markup::named(markup).expect("it is known").read(file).blocks;
    for block in &blocks {
        check(file, block);
    }
    blocks
}

/// A stretch of a file, and the text it stands for; `true` where the two are the same bytes.
type Stretch = (&'static str, &'static str);

/// Words that every markup leaves alone.
const WORDS: &[&str] =
    &["cost", "$3.7", "26", "billion", "“yuan”", "naïve", "😀", "𝟓𝟔", "a\u{a0}b", "中文", "it’s", "5%"];

const SPACES: &[&str] = &[" ", "  ", "\u{a0}", "\u{2009}"];

const ENTITIES: &[Stretch] = &[
    ("&amp;", "&"),
    ("&pound;", "£"),
    ("&nbsp;", "\u{a0}"),
    ("&rsquo;", "’"),
    ("&#8364;", "€"),
    ("&#x1F600;", "😀"),
    ("&acE;", "\u{223e}\u{333}"),
    ("&semi;", ";"),
    ("&fjlig;", "fj"),
    ("&#59;", ";"),
];

const HTML: &[Stretch] = &[
    ("<b>", ""),
    ("</b>", ""),
    ("<a href='x?5&amp;6'>", ""),
    ("<!-- 5 -- m -->", ""),
    ("<script>if (5 < 6) '</p>'</script>", ""),
    ("</>", ""),
    ("<? php ?>", ""),
    ("\r\n", "\r\n"),
    ("\r", "\r"),
    ("&copy ", "© "),
    ("&AMP;amp;", "&amp;"),
    ("&bogus;", "&bogus;"),
    ("& ", "& "),
    ("&# ", "&# "),
    ("< ", "< "),
    ("&#x80;", "€"),
    ("<wbr/>", ""),
    ("<code>5 m</code>", "\u{fffc}"),
    ("<q>", "\""),
];

const MARKDOWN: &[Stretch] = &[
    ("x**bold**y", "xboldy"),
    ("x*it*", "xit"),
    ("[li**n**k](http://5.org/6)", "link"),
    ("`5 m`", "\u{fffc}"),
    ("`a`", "\u{fffc}"),
    ("\\*", "*"),
    ("\\$", "$"),
    ("<span>", ""),
    ("<!-- 5 -->", ""),
    ("x\r\ny", "x\r\ny"),
    ("x\ny", "x\ny"),
    ("x~~y~~", "xy"),
    ("<http://5.org>", "\u{fffc}"),
    ("x  \ny", "x  \ny"),
];

fn stretches(own: &'static [Stretch]) -> impl Strategy<Value = Vec<Stretch>> {
    let words = prop::sample::select(WORDS).prop_map(|word| (word, word));
    let spaces = prop::sample::select(SPACES).prop_map(|space| (space, space));
    let entities = prop::sample::select(ENTITIES);
    prop::collection::vec(prop_oneof![words, spaces, entities, prop::sample::select(own)], 1..24)
}

/// The file that the stretches make between two words, and the text it must give.
fn join(stretches: &[Stretch], head: &str, tail: &str) -> (String, String) {
    let file: String = stretches.iter().map(|(written, _)| *written).collect();
    let text: String = stretches.iter().map(|(_, text)| *text).collect();
    (format!("{head}First {file} last{tail}"), format!("First {text} last"))
}

/// One place in the file and in the text for each stretch that has words: the span of the words is the stretch.
fn places(stretches: &[Stretch], head: &str, file: &str, block: &Block) {
    let (mut from, mut at) = (head.len() + "First ".len(), "First ".len());
    for (written, text) in stretches {
        let inside = !written.starts_with('<') && !text.is_empty();
        let plain = written.chars().all(|c| !"*[]~\\`".contains(c));
        if inside && plain {
            let range = block.source_range(at, at + text.len());
            assert_eq!(&file[range], *written, "{text:?} of {:?}", block.text);
        }
        from += written.len();
        at += text.len();
    }
    assert!(from <= file.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn html_spans_are_exact(stretches in stretches(HTML), mark in any::<bool>(), tag in prop::sample::select(&["p", "li", "td", "h2", "title"][..5])) {
        // a title knows entities and no tags
        let stretches: Vec<_> = stretches.into_iter().filter(|(written, _)| tag != "title" || !written.starts_with('<')).collect();
        let head = format!("{}<{tag}>", if mark { "\u{feff}" } else { "" });
        let (file, text) = join(&stretches, &head, &format!("</{tag}>\r\n"));
        let blocks = read("html", &file);
        prop_assert_eq!(blocks.len(), 1);
        prop_assert_eq!(&*blocks[0].text, &*text);
        places(&stretches, &head, &file, &blocks[0]);
    }

    #[test]
    fn markdown_spans_are_exact(stretches in stretches(MARKDOWN), mark in any::<bool>()) {
        // white space parts the stretches, so that they do not make other marks together
        let spaced: Vec<Stretch> = stretches.into_iter().flat_map(|stretch| [stretch, (" ", " ")]).collect();
        let head = if mark { "\u{feff}" } else { "" };
        let (file, text) = join(&spaced, head, "\r\n");
        let blocks = read("markdown", &file);
        prop_assert_eq!(blocks.len(), 1);
        prop_assert_eq!(&*blocks[0].text, &*text);
        places(&spaced, head, &file, &blocks[0]);
    }

    #[test]
    fn text_keeps_every_word(lines in prop::collection::vec(prop::collection::vec(prop::sample::select(WORDS), 0..14), 0..12), end in prop::sample::select(&["\n", "\r\n", "\r"][..]), mark in any::<bool>()) {
        let lines: Vec<_> = lines.iter().map(|words| words.join(" ")).collect();
        let file = format!("{}{}", if mark { "\u{feff}" } else { "" }, lines.join(end));
        let blocks = read("text", &file);
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let found: Vec<_> = blocks.iter().flat_map(|block| words(&block.text)).collect();
        prop_assert_eq!(found, words(lines.join("\n").as_str()));
        prop_assert!(blocks.iter().all(|block| block.pieces.len() == 1));
    }

    #[test]
    fn anything_is_read(parts in prop::collection::vec(prop_oneof![
        prop::sample::select(&["<p>", "</p>", "<td>", "<table>", "</table>", "<tr>", "<title>", "</title>", "<nav>", "<script>", "</script",
            "<textarea>", "<!--", "-->", "<sup>", "<q>", "<", ">", "&", "&#", "&#x", "&amp", "&lt;", "&notin", "\0", "\r", "\n", "\r\n", "*", "**", "`", "[", "](", ")", "![",
            "> ", "- ", "1. ", "# ", "|", "|-|", "---\n", "title: ", "\"", "\u{feff}", "\u{a0}", "😀", "    ", "\t", "<br>", "\\", "~~", "</>", "<svg/>", "CDATA", "<![CDATA["][..]).prop_map(str::to_owned),
        "\\PC{0,4}",
    ], 0..40)) {
        let file = parts.concat();
        for markup in ["text", "markdown", "html"] {
            read(markup, &file);
        }
    }

    #[test]
    fn front_matter_titles_are_exact(title in "[A-Za-zé😀“][A-Za-zé😀“” 0-9$]{0,20}", quote in prop::sample::select(&["", "\"", "'"][..]), end in prop::sample::select(&["\n", "\r\n"][..])) {
        let file = format!("---{end}title: {quote}{title}{quote}{end}date: 2023-05-19{end}---{end}Text.");
        let document = Markup::named("markdown").expect("it is known").read(&file);
        prop_assert!(document.published.is_some());
        let block = &document.blocks[0];
        check(&file, block);
        prop_assert_eq!((block.kind, block.text.trim()), (BlockKind::Headline, title.trim()));
        prop_assert_eq!(&file[block.source_range(0, block.text.len())], title.trim());
    }
}

#[test]
fn depth_costs_no_stack_and_no_square_of_time() {
    let deep = 10_000;
    for part in [
        "[",
        "![",
        "> ",
        "*a **b ",
        "`",
        "<b>",
        "<div>",
        "<table><tr><td>",
        "- ",
        "\\",
        "&",
        "|",
        "a|b\n-|-\n",
        "[^1]",
        "<!--",
    ] {
        for markup in ["text", "markdown", "html"] {
            let text = part.repeat(deep);
            read(markup, &text);
        }
    }
}
