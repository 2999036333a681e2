//! Whatever stands in a Markdown file, every piece of a block leads back to the bytes it was read from.

use factlint::markup::{Block, BlockKind, Document, Markup};
use proptest::collection::vec;
use proptest::prelude::*;

fn read(file: &str) -> Document<'_> {
    Markup::named("markdown").expect("Markdown is read").read(file)
}

/// What holds for every block of every file.
fn check(file: &str, block: &Block<'_>) {
    let (mut at, mut source) = (0, 0);
    assert!(!block.text.trim().is_empty(), "a block of white space in {file:?}");
    for piece in block.pieces.iter() {
        assert_eq!(piece.at, at, "a gap before {piece:?} in {file:?}");
        assert!(piece.len > 0 && piece.source_len > 0, "{piece:?} is empty in {file:?}");
        assert!(piece.source >= source, "{piece:?} lies before another in {file:?}");
        at += piece.len;
        source = piece.source + piece.source_len;
        let text = block.text.get(piece.at as usize..at as usize).expect("whole characters of the text");
        let written = file.get(piece.source as usize..source as usize).expect("whole characters of the file");
        assert!(piece.len != piece.source_len || text == written, "{piece:?}: {text:?} is not {written:?}");
    }
    assert_eq!(at as usize, block.text.len(), "pieces end before the text in {file:?}");
}

fn check_all(file: &str) {
    read(file).blocks.iter().for_each(|block| check(file, block));
}

/// A word of the generated files; none is part of another, or of any markup.
const WORDS: &[&str] = &["growth", "billion", "Größe", "𝟓𝟔", "“quoted”", "2,5\u{a0}%", "naïve", "l’État", "日本"];

/// Ways to write a word in a sentence: what stands before it, and behind it.
const DRESSES: &[(&str, &str)] = &[
    ("", ""),
    ("**", "**"),
    ("*", "*"),
    ("~~", "~~"),
    ("<b>", "</b>"),
    ("[", "](https://example.org/a_b)"),
    ("[**", "**](<x y> \"title\")"),
    ("`code` ", ""),
    ("&pound; ", " &amp;"),
    ("\\* ", " \\["),
    ("![alt text](a.png) ", ""),
    ("<https://example.org> ", ""),
    ("", "[^1]"),
    ("&nvap; `x` ", " `xyz`"),
];

/// Ways to write a paragraph. The line end is put in for `\n`.
const FRAMES: &[(&str, &str)] = &[
    ("", "\n\n"),
    ("# ", "\n\n"),
    ("> ", "\n\n"),
    ("- ", "\n\n"),
    ("1. ", "\n   - nested\n\n"),
    ("", "\n===\n\n"),
    ("| a | b |\n|---|---|\n| x | ", " |\n\n"),
    ("[^1]: ", "\n\n"),
    ("<div>\n\n", "\n\n</div>\n\n"),
    ("```\nnot prose\n```\n\n", "\n\n---\n\n"),
];

fn files() -> impl Strategy<Value = (String, Vec<(&'static str, usize)>)> {
    let word = (0..WORDS.len(), 0..DRESSES.len(), 0..4_usize);
    let paragraph = (0..FRAMES.len(), vec(word, 1..6));
    let head = prop_oneof![Just(""), Just("---\ntitle: A “title”\ndate: 2023\n---\n"), Just("---\nbroken: [\n---\n")];
    (any::<bool>(), any::<bool>(), head, vec(paragraph, 0..6)).prop_map(|(mark, crlf, head, paragraphs)| {
        let end = if crlf { "\r\n" } else { "\n" };
        let mut file = if mark { "\u{feff}".to_owned() } else { String::new() };
        let mut placed = Vec::new();
        file += &head.replace('\n', end);
        for (frame, words) in paragraphs {
            let (before, after) = FRAMES[frame];
            file += &before.replace('\n', end);
            for (i, (word, dress, gap)) in words.into_iter().enumerate() {
                // A cell, a heading and a setext heading end with their line.
                let broken = matches!(frame, 0 | 2 | 3 | 4 | 7 | 8);
                let gap = [" ", " ", "\n", "  \n"][if broken { gap } else { 0 }].replace('\n', end);
                if i > 0 {
                    file += &gap;
                }
                file += DRESSES[dress].0;
                placed.push((WORDS[word], file.len()));
                file += WORDS[word];
                file += DRESSES[dress].1;
            }
            file += &after.replace('\n', end);
        }
        (file, placed)
    })
}

/// The blocks that hold a word read at that byte of the file.
fn found(blocks: &[Block<'_>], word: &str, place: usize) -> usize {
    let at = |block: &Block<'_>| {
        block
            .text
            .match_indices(word)
            .any(|(at, _)| block.source_range(at, at + word.len()) == (place..place + word.len()))
    };
    blocks.iter().filter(|block| at(block)).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_word_put_in_comes_out_at_its_bytes((file, placed) in files()) {
        let document = read(&file);
        document.blocks.iter().for_each(|block| check(&file, block));
        for (word, place) in placed {
            prop_assert_eq!(found(&document.blocks, word, place), 1, "{} at {} of {:?}", word, place, file);
        }
        prop_assert!(document.blocks.iter().all(|block| !block.text.contains("not prose")));
        prop_assert!(document.blocks.iter().all(|block| !block.text.contains("example.org")));
    }

    #[test]
    fn no_text_is_too_strange(file in any::<String>()) {
        check_all(&file);
    }

    #[test]
    fn no_markup_is_too_strange(parts in vec(prop::sample::select(PARTS), 0..40)) {
        check_all(&parts.concat());
    }

    #[test]
    fn no_front_matter_is_too_strange(parts in vec(prop::sample::select(PARTS), 0..12)) {
        check_all(&format!("---\n{}\n---\n", parts.concat()));
        check_all(&format!("---\ndate: {}\ntitle: {}\n---\n# b", parts.concat(), parts.concat()));
    }
}

/// Bits of Markdown, to be put together without sense.
const PARTS: &[&str] = &[
    "a",
    "5 %",
    "ä",
    "𝟓",
    "\u{a0}",
    "\u{feff}",
    "\0",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "  \n",
    "\\",
    "\\\n",
    "\\|",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "```\n",
    "[",
    "]",
    "](",
    ")",
    "![",
    "](u)",
    "[^1]",
    "[^1]: ",
    "[a]: /u\n",
    "<",
    ">",
    "> ",
    "<b>",
    "</b>",
    "<br>",
    "<!--",
    "-->",
    "<https://x.org>",
    "<div>\n",
    "&amp;",
    "&nvap;",
    "&#0;",
    "&x",
    "|",
    "| a | b |\n|---|---|\n",
    "# ",
    "===\n",
    "---\n",
    "- ",
    "1. ",
    "+ [ ] ",
    ": ",
    "title: ",
    "\"",
    "'",
    "{",
    "}",
    "&a ",
    "*a",
    "$",
    "$$",
    "\u{fffc}",
];

#[test]
fn kinds_of_blocks_are_told_apart() {
    let file =
        "# H\n\np `c` q\nr\n\n- i\n  - j\n\n> k\n\n| a | b |\n|---|---|\n| c | d |\n\n![l](m)\n\nn[^1]\n\n[^1]: o\n";
    let cell = |row, column| BlockKind::Cell { table: 0, row, column, merged: false };
    let blocks: Vec<_> = read(file).blocks.into_iter().map(|block| (block.kind, block.text.into_owned())).collect();
    let expected = [
        (BlockKind::Headline, "H"),
        (BlockKind::Paragraph, "p \u{fffc} q\nr"),
        (BlockKind::ListItem, "i"),
        (BlockKind::ListItem, "j"),
        (BlockKind::Quotation, "k"),
        (cell(0, 0), "a"),
        (cell(0, 1), "b"),
        (cell(1, 0), "c"),
        (cell(1, 1), "d"),
        (BlockKind::Caption, "l"),
        (BlockKind::Paragraph, "n"),
        (BlockKind::Paragraph, "o"),
    ];
    assert_eq!(blocks, expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn tables_are_counted_with_their_rows_and_columns() {
    let file = "a|b\n-|-\n5 \\| 6|**7**\n\n- x|y\n  -|-\n  |8\n\nend";
    let cell = |table, row, column| BlockKind::Cell { table, row, column, merged: false };
    let document = read(file);
    let cells: Vec<_> = document.blocks.iter().map(|block| (block.kind, &*block.text)).collect();
    let expected = [
        (cell(0, 0, 0), "a"),
        (cell(0, 0, 1), "b"),
        (cell(0, 1, 0), "5 | 6"),
        (cell(0, 1, 1), "7"),
        (cell(1, 0, 0), "x"),
        (cell(1, 0, 1), "y"),
        (cell(1, 1, 0), "8"),
        (BlockKind::Paragraph, "end"),
    ];
    assert_eq!(cells, expected);
}
