//! HTML: whatever a page is made of, the text that is read from it leads back to its bytes.

use factlint::markup::{Document, Markup};
use proptest::prelude::*;

fn read(html: &str) -> Document<'_> {
    Markup::named("html").expect("HTML is read").read(html)
}

/// Every piece is what it claims to be.
fn sound(html: &str) -> Result<Document<'_>, TestCaseError> {
    let document = read(html);
    for block in &document.blocks {
        prop_assert!(!block.text.trim().is_empty());
        let (mut at, mut source) = (0, 0);
        for piece in &block.pieces {
            prop_assert!(piece.at as usize == at && piece.len > 0 && piece.source_len > 0);
            prop_assert!(piece.source as usize >= source);
            at += piece.len as usize;
            source = (piece.source + piece.source_len) as usize;
            let text = block.text.get(piece.at as usize..at);
            let bytes = html.get(piece.source as usize..source);
            prop_assert!(text.is_some() && bytes.is_some());
            prop_assert!(piece.len != piece.source_len || text == bytes, "{:?} is not {:?}", text, bytes);
        }
        prop_assert_eq!(at, block.text.len());
    }
    Ok(document)
}

/// What stands in a page and what is read of it; none for what is not looked at.
#[derive(Clone, Debug)]
struct Part {
    html: String,
    text: Option<String>,
}

fn part(html: &str, text: &str) -> Part {
    Part { html: html.to_owned(), text: Some(text.to_owned()) }
}

/// Words that stand out from all else, and what decodes to something.
fn content() -> impl Strategy<Value = Part> {
    let words = "[a-z]{1,6}|[“”é😀𝔄 \u{a0}]{1,4}|[0-9]{1,3}".prop_map(|text| part(&text, &text));
    let decoded = prop::sample::select(vec![
        ("&pound;", "£"),
        ("&nbsp;", "\u{a0}"),
        ("&amp", "&"),
        ("&#163;", "£"),
        ("&#x1F600;", "😀"),
        ("&rdquo;", "”"),
        ("&fjlig;", "fj"),
        ("&acE;", "\u{223e}\u{333}"),
        ("&nvle;", "\u{2264}\u{20d2}"),
        ("&semi;", ";"),
        ("&nosuch;", "&nosuch;"),
        ("&;", "&;"),
        ("< ", "< "),
        ("\0", "\u{fffd}"),
    ]);
    prop_oneof![words, decoded.prop_map(|(html, text)| part(html, text))]
}

fn markup() -> impl Strategy<Value = Part> {
    let inline = [
        "<b>",
        "</b>",
        "<a href='&amp;x>'>",
        "</a>",
        "<!-- no > no -->",
        "<!x>",
        "</>",
        "<img alt=no>",
        "<wbr/>",
        "<script>no < no</script>",
        "<svg>no<p>no</svg>",
        "<style>\r\n</style>",
        "<meta content=no>",
    ];
    let parting = [
        "<p>",
        "</p>",
        "<br>",
        "<div>",
        "</div>",
        "<li>",
        "</ul>",
        "<h2>",
        "</h2>",
        "<nav>no</nav>",
        "<table><tr><td>",
        "</table>",
        "<blockquote>",
        "</blockquote>",
    ];
    let space = ["\r\n", "\n", "\r", " ", "\t"];
    let inline = prop::sample::select(inline.to_vec()).prop_map(|html| part(html, ""));
    let parting = prop::sample::select(parting.to_vec()).prop_map(|html| Part { html: html.to_owned(), text: None });
    let space = prop::sample::select(space.to_vec()).prop_map(|text| part(text, text));
    prop_oneof![inline, parting, space]
}

fn hostile() -> impl Strategy<Value = String> {
    let bits = [
        "<",
        ">",
        "&",
        ";",
        "#",
        "x",
        "/",
        "!",
        "--",
        "\"",
        "'",
        "=",
        "\0",
        "\r",
        "\n",
        " ",
        "é",
        "😀",
        "\u{feff}",
        "]]>",
        "<![CDATA[",
        "<script",
        "</script",
        "<title",
        "</title>",
        "<textarea>",
        "<code>",
        "</code>",
        "<svg",
        "<p",
        "<td>",
        "<table",
        "</table",
        "<nav",
        "</div>",
        "<div",
        "<head",
        "<h1",
        "&amp",
        "&nGt;",
        "&#0",
        "&#128;",
        "&#x110000",
        "&gne",
        "<noscript>",
        "<plaintext",
        "<?xml",
        "<style",
        "ab",
        "<blockquote>",
        "<template",
    ];
    prop::collection::vec(prop::sample::select(bits.to_vec()), 0..40).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_put_in_comes_out_at_its_bytes(
        parts in prop::collection::vec(prop_oneof![3 => content(), 2 => markup()], 0..40),
        mark in any::<bool>(),
    ) {
        let mut html = if mark { "\u{feff}".to_owned() } else { String::new() };
        let mut expected = vec![String::new()];
        let mut places = Vec::new();
        let mut skip = false;
        for (index, part) in parts.iter().enumerate() {
            // What follows a reference without a semicolon would belong to it.
            let next = parts.get(index + 1).map_or("", |next| &next.html);
            skip = (part.html == "&amp" || part.html == "&;") && next.starts_with([';', '#']);
            if skip {
                break;
            }
            if let Some(text) = &part.text {
                if !text.trim().is_empty() && !text.contains(['<', '&', ' ', '\u{a0}']) {
                    places.push((html.len(), part.html.len(), text.clone()));
                }
                if let Some(last) = expected.last_mut() {
                    last.push_str(text);
                }
            } else {
                expected.push(String::new());
            }
            html.push_str(&part.html);
        }
        prop_assume!(!skip);
        let document = sound(&html)?;
        let found: Vec<_> = document.blocks.iter().map(|block| block.text.to_string()).collect();
        let expected: Vec<_> = expected.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        prop_assert_eq!(&found, &expected, "{:?}", html);
        for (start, len, text) in places {
            let found = document.blocks.iter().any(|block| {
                block.text.char_indices().any(|(at, _)| {
                    block.text[at..].starts_with(&text)
                        && block.source_range(at, at + text.len()) == (start..start + len)
                })
            });
            prop_assert!(found, "{:?} at {} of {:?}", text, start, html);
        }
    }

    #[test]
    fn broken_pages_are_read_without_harm(html in hostile()) {
        sound(&html)?;
    }

    #[test]
    fn any_text_is_read_without_harm(html in any::<String>()) {
        sound(&html)?;
    }
}
