//! What each element is to a reader: a part that begins a new block, a cell, or no prose at all.

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Parts blocks and holds them; its kind is that of what is around it.
    Block,
    /// Parts blocks and holds nothing, or is never missed when its end is not written.
    Break,
    /// The title of the page.
    Title,
    /// A heading of some level.
    Heading,
    /// An item of a list.
    Item,
    /// A block quotation.
    Quotation,
    /// Words over a table or under a picture.
    Caption,
    /// A table, a row of it, a cell.
    Table,
    /// See [`Role::Table`].
    Row,
    /// See [`Role::Table`].
    Cell,
    /// Left out with all that is in it.
    Silent,
    /// Left out, but see [`super::read`].
    Form,
    /// `<sup>`: digits in it are raised.
    Raised,
    /// `<q>`: its tags stand for quotation marks.
    Quote,
}

use Role::{Block, Break, Caption, Cell, Form, Heading, Item, Quotation, Quote, Raised, Row, Silent, Table, Title};

/// The elements that are not just words in a line, by name.
pub(super) const ELEMENTS: &[(&str, Role)] = &[
    ("address", Block),
    ("article", Block),
    ("aside", Block),
    ("audio", Silent),
    ("blockquote", Quotation),
    ("body", Block),
    ("br", Break),
    ("button", Silent),
    ("canvas", Silent),
    ("caption", Caption),
    ("center", Block),
    ("code", Silent),
    ("datalist", Silent),
    ("dd", Block),
    ("details", Block),
    ("dialog", Block),
    ("div", Block),
    ("dl", Block),
    ("dt", Block),
    ("fieldset", Block),
    ("figcaption", Caption),
    ("figure", Block),
    ("footer", Silent),
    ("form", Form),
    ("h1", Heading),
    ("h2", Heading),
    ("h3", Heading),
    ("h4", Heading),
    ("h5", Heading),
    ("h6", Heading),
    ("head", Block),
    ("header", Block),
    ("hgroup", Block),
    ("hr", Break),
    ("html", Block),
    ("iframe", Silent),
    ("kbd", Silent),
    ("legend", Block),
    ("li", Item),
    ("listing", Silent),
    ("main", Block),
    ("math", Silent),
    ("menu", Block),
    ("nav", Silent),
    ("noembed", Silent),
    ("noscript", Silent),
    ("object", Silent),
    ("ol", Block),
    ("optgroup", Break),
    ("option", Break),
    ("output", Block),
    ("p", Break),
    ("plaintext", Silent),
    ("pre", Silent),
    ("q", Quote),
    ("samp", Silent),
    ("script", Silent),
    ("search", Block),
    ("section", Block),
    ("select", Silent),
    ("style", Silent),
    ("summary", Block),
    ("sup", Raised),
    ("svg", Silent),
    ("table", Table),
    ("tbody", Block),
    ("td", Cell),
    ("template", Silent),
    ("textarea", Silent),
    ("tfoot", Block),
    ("th", Cell),
    ("thead", Block),
    ("title", Title),
    ("tr", Row),
    ("ul", Block),
    ("video", Silent),
    ("xmp", Silent),
];

/// An element's place in the table, by its name in small letters; all headings have one, since the end of one level
/// ends another. None for words in a line and what we do not know.
pub(super) fn find(name: &[u8]) -> Option<usize> {
    let at = ELEMENTS.binary_search_by(|(known, _)| known.as_bytes().cmp(name)).ok()?;
    let (_, role) = ELEMENTS[at];
    if role == Heading { ELEMENTS.iter().position(|(_, role)| *role == Heading) } else { Some(at) }
}

/// Whether an element that was not ended ends where the next one begins beside it.
pub(super) fn ends(open: usize, next: usize) -> bool {
    let ((name, role), (next, after)) = (ELEMENTS[open], ELEMENTS[next]);
    match after {
        Heading | Item => role == after,
        Cell => role == Cell,
        Row => matches!(role, Cell | Row),
        _ => match next {
            "dd" | "dt" => matches!(name, "dd" | "dt"),
            "thead" | "tbody" | "tfoot" => matches!(role, Cell | Row) || matches!(name, "thead" | "tbody" | "tfoot"),
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_order() {
        assert!(ELEMENTS.is_sorted_by(|(one, _), (next, _)| one < next));
        assert_eq!(find(b"h6"), find(b"h1"));
        assert_eq!(find(b"span"), None);
    }
}
