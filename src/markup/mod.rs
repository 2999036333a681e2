//! A file becomes blocks of prose, each with a way back to the file's bytes.

pub mod document;
mod front_matter;
mod html;
mod markdown;
mod text;
mod weave;

pub use document::{Block, BlockKind, Document, Piece, Pieces};

/// A way of writing articles down, and how to read it.
#[derive(Clone, Copy, Debug)]
pub struct Markup {
    /// Its name in `--documents` and on the command line.
    pub name: &'static str,
    /// The endings of its files.
    pub extensions: &'static [&'static str],
    read: for<'a> fn(&'a str) -> Document<'a>,
}

/// Every markup that is read; the first is what an unknown ending is taken for.
pub const MARKUPS: &[Markup] = &[
    Markup { name: "text", extensions: &["txt", "text"], read: text::read },
    Markup { name: "markdown", extensions: &["md", "markdown", "mdx"], read: markdown::read },
    Markup { name: "html", extensions: &["html", "htm", "xhtml"], read: html::read },
];

impl Markup {
    /// The markup of that name (`text`, `markdown`, `html`).
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Markup> {
        MARKUPS.iter().find(|markup| markup.name == name)
    }

    /// The markup of a file by the ending of its name, in either case; none when the ending is not known.
    #[must_use]
    pub fn of_file(name: &str) -> Option<&'static Markup> {
        let (_, ending) = name.rsplit_once('.')?;
        MARKUPS.iter().find(|markup| markup.extensions.iter().any(|known| known.eq_ignore_ascii_case(ending)))
    }

    /// Reads a file's whole text. A byte-order mark at its head is skipped, and spans still count from the file's first byte.
    #[must_use]
    pub fn read<'a>(&self, text: &'a str) -> Document<'a> {
        (self.read)(text)
    }
}
