//! What each element means to a reader of prose.

/// What an element does to the text around and inside it. Elements without a role are inline: they neither part
/// blocks nor leave a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Parts blocks and holds nothing: `<br>`, `<body>`.
    Part,
    /// A paragraph. It parts blocks; where it ends is not looked for, since any block ends it.
    Paragraph,
    /// Parts blocks and holds others.
    Block,
    /// `<h1>`, whose words the title may repeat.
    FirstHeading,
    /// `<h2>` to `<h6>`.
    Heading,
    /// The document's title.
    Title,
    /// An item of a list.
    Item,
    /// `<figcaption>`.
    Caption,
    /// A block quotation.
    Quotation,
    /// A table.
    Table,
    /// A table's caption, which only lives in tables.
    TableCaption,
    /// A row of a table.
    Row,
    /// A group of rows.
    Rows,
    /// A cell, of whichever sort.
    Cell,
    /// Left out with all it holds; what stands on both sides belongs to different blocks.
    Left,
    /// Left out with all it holds from within running text.
    LeftInline,
    /// `<script>`: left out, but may hold the date of publication.
    Script,
    /// SVG and MathML, where other rules of reading hold; left out.
    Foreign,
    /// Code in running text: one sign stands for it.
    Code,
    /// The head, of which the title alone is read.
    Head,
    /// Says something of the document.
    Meta,
    /// A date in running text.
    Time,
    /// Belongs into the head and means nothing here.
    Link,
}

use Role::{
    Block, Caption, Cell, Code, FirstHeading, Foreign, Head, Heading, Item, Left, LeftInline, Link, Meta, Paragraph,
    Part, Quotation, Row, Rows, Script, Table, TableCaption, Time, Title,
};

/// Every element with a role, in the order of the alphabet.
pub(super) const ELEMENTS: &[(&str, Role)] = &[
    ("address", Block),
    ("article", Block),
    ("aside", Block),
    ("audio", Left),
    ("base", Link),
    ("basefont", Link),
    ("bgsound", Link),
    ("blockquote", Quotation),
    ("body", Part),
    ("br", Part),
    ("button", LeftInline),
    ("canvas", Left),
    ("caption", TableCaption),
    ("center", Block),
    ("code", Code),
    ("dd", Block),
    ("details", Block),
    ("dialog", Block),
    ("dir", Block),
    ("div", Block),
    ("dl", Block),
    ("dt", Block),
    ("fieldset", Block),
    ("figcaption", Caption),
    ("figure", Block),
    ("footer", Left),
    ("form", Left),
    ("h1", FirstHeading),
    ("h2", Heading),
    ("h3", Heading),
    ("h4", Heading),
    ("h5", Heading),
    ("h6", Heading),
    ("head", Head),
    ("header", Block),
    ("hgroup", Block),
    ("hr", Part),
    ("html", Part),
    ("iframe", Left),
    ("legend", Block),
    ("li", Item),
    ("link", Link),
    ("listing", Left),
    ("main", Block),
    ("math", Foreign),
    ("menu", Block),
    ("meta", Meta),
    ("nav", Left),
    ("noembed", LeftInline),
    ("noframe", LeftInline),
    ("noframes", LeftInline),
    ("noscript", LeftInline),
    ("object", Left),
    ("ol", Block),
    ("optgroup", LeftInline),
    ("option", LeftInline),
    ("p", Paragraph),
    ("plaintext", Block),
    ("pre", Left),
    ("script", Script),
    ("search", Block),
    ("section", Block),
    ("select", LeftInline),
    ("style", LeftInline),
    ("summary", Block),
    ("svg", Foreign),
    ("table", Table),
    ("tbody", Rows),
    ("td", Cell),
    ("template", LeftInline),
    ("textarea", LeftInline),
    ("tfoot", Rows),
    ("th", Cell),
    ("thead", Rows),
    ("time", Time),
    ("title", Title),
    ("tr", Row),
    ("ul", Block),
    ("video", Left),
    ("xmp", Left),
];

/// An element's place among [`ELEMENTS`]. Elements that end each other share one place: `</h2>` ends an `<h1>`.
pub(super) type Id = u8;

/// The place that all headings share.
pub(super) const HEADING: Id = place(b"h1");
/// The place that all cells share.
pub(super) const CELL: Id = place(b"td");
/// The place of tables.
pub(super) const TABLE: Id = place(b"table");
/// The place of the captions of tables.
pub(super) const TABLE_CAPTION: Id = place(b"caption");
/// The place of SVG.
pub(super) const SVG: Id = place(b"svg");
/// The place of MathML.
pub(super) const MATH: Id = place(b"math");

/// Finds an element's place when the program is built.
const fn place(name: &[u8]) -> Id {
    let mut at = 0;
    while at < ELEMENTS.len() {
        let other = ELEMENTS[at].0.as_bytes();
        let mut same = other.len() == name.len();
        let mut byte = 0;
        while same && byte < name.len() {
            same = other[byte] == name[byte];
            byte += 1;
        }
        if same {
            return at as Id;
        }
        at += 1;
    }
    panic!("an element that is named here has a role")
}

/// The place and the role of an element by its name in lower case; none for an inline element.
pub(super) fn element(name: &[u8]) -> Option<(Id, Role)> {
    let at = ELEMENTS.binary_search_by(|(known, _)| known.as_bytes().cmp(name)).ok()?;
    let role = ELEMENTS[at].1;
    let id = match role {
        FirstHeading | Heading => HEADING,
        Cell => CELL,
        _ => at as Id,
    };
    Some((id, role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_is_found() {
        assert!(ELEMENTS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(ELEMENTS.iter().all(|(name, role)| element(name.as_bytes()).is_some_and(|found| found.1 == *role)));
        assert_eq!(element(b"em"), None);
    }
}
