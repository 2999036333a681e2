//! Which elements are open, and what that makes of the text inside.

use super::elements::{CELL, ELEMENTS, Id, MATH, Role, SVG, TABLE, TABLE_CAPTION};
use crate::markup::document::BlockKind;

/// What text is by the innermost element that says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    /// Nothing was said.
    #[default]
    Paragraph,
    /// The document's title.
    Title,
    /// `<h1>`
    FirstHeadline,
    /// Another heading.
    Headline,
    /// A list's item.
    Item,
    /// A caption.
    Caption,
    /// A table's cell: of the innermost table.
    Cell,
    /// A quotation.
    Quotation,
}

/// An open element.
#[derive(Clone, Copy, Debug)]
struct Open {
    element: Id,
    mode: Mode,
    left_out: bool,
    /// The open element of the same name around it: its place from 1, 0 for none. So an end tag finds its
    /// element at once, however many others are open, and one without an element costs nothing.
    around: u32,
}

/// How far an open table is read.
#[derive(Clone, Copy, Debug, Default)]
struct Rows {
    number: u32,
    rows: u32,
    next_column: u32,
    column: u32,
}

/// The widest cell that HTML knows.
const WIDEST: u32 = 1000;

/// The open elements, outermost first. Inline elements and paragraphs are not among them.
#[derive(Debug)]
pub(super) struct Nest {
    open: Vec<Open>,
    /// The innermost open element of each name: its place from 1, 0 for none.
    innermost: [u32; ELEMENTS.len()],
    left_out: u32,
    tables: Vec<Rows>,
    tables_read: u32,
}

impl Nest {
    /// Nothing is open.
    pub(super) fn new() -> Self {
        Nest { open: Vec::new(), innermost: [0; ELEMENTS.len()], left_out: 0, tables: Vec::new(), tables_read: 0 }
    }

    /// Whether some open element leaves out what it holds. The title is read even inside the head.
    pub(super) fn leaves_out(&self) -> bool {
        self.left_out > 0 && self.open.last().is_none_or(|open| open.left_out || open.mode != Mode::Title)
    }

    /// Whether SVG or MathML is open.
    pub(super) fn is_foreign(&self) -> bool {
        self.innermost[SVG as usize] > 0 || self.innermost[MATH as usize] > 0
    }

    /// Whether the innermost open element is this one.
    pub(super) fn is_inside(&self, element: Id) -> bool {
        self.open.last().is_some_and(|open| open.element == element)
    }

    /// The role of the innermost open element.
    pub(super) fn role(&self) -> Option<Role> {
        self.open.last().map(|open| ELEMENTS[open.element as usize].1)
    }

    /// What text is here.
    pub(super) fn mode(&self) -> Mode {
        self.open.last().map_or(Mode::Paragraph, |open| open.mode)
    }

    /// The same as blocks tell it.
    pub(super) fn kind(&self) -> BlockKind {
        match self.mode() {
            Mode::Paragraph => BlockKind::Paragraph,
            Mode::Title | Mode::FirstHeadline | Mode::Headline => BlockKind::Headline,
            Mode::Item => BlockKind::ListItem,
            Mode::Caption => BlockKind::Caption,
            Mode::Quotation => BlockKind::Quotation,
            Mode::Cell => {
                let table = self.tables.last().copied().unwrap_or_default();
                BlockKind::Cell { table: table.number, row: table.rows.saturating_sub(1), column: table.column }
            }
        }
    }

    /// Opens an element; where it says nothing of its text, the text stays what it was.
    pub(super) fn open(&mut self, element: Id, mode: Option<Mode>, left_out: bool) {
        let mode = mode.unwrap_or_else(|| self.mode());
        let around = self.innermost[element as usize];
        self.open.push(Open { element, mode, left_out, around });
        self.innermost[element as usize] = self.open.len() as u32;
        self.left_out += u32::from(left_out);
    }

    /// Opens a table. Those that are left out are not counted.
    pub(super) fn open_table(&mut self) {
        self.tables.push(Rows { number: self.tables_read, ..Rows::default() });
        if !self.leaves_out() {
            self.tables_read += 1;
        }
        // Text in a table and in none of its cells is in the wrong place; it is nobody's cell or item.
        self.open(TABLE, Some(Mode::Paragraph), false);
    }

    /// A row begins in the innermost table.
    pub(super) fn begin_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.rows += 1;
            table.next_column = 0;
        }
    }

    /// Opens a cell that is so many columns wide. Outside a table it is a block like any other.
    pub(super) fn open_cell(&mut self, width: u32) {
        let mode = self.tables.last_mut().map(|table| {
            table.rows = table.rows.max(1);
            table.column = table.next_column;
            table.next_column = table.column.saturating_add(width.clamp(1, WIDEST));
            Mode::Cell
        });
        self.open(CELL, mode, false);
    }

    /// Closes the innermost open element.
    pub(super) fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.innermost[open.element as usize] = open.around;
            self.left_out -= u32::from(open.left_out);
            if open.element == TABLE {
                self.tables.pop();
            }
        }
    }

    /// Closes all that is open inside the innermost table; false where there is none.
    pub(super) fn close_to_table(&mut self) -> bool {
        let table = self.innermost[TABLE as usize] as usize;
        while table > 0 && self.open.len() > table {
            self.close();
        }
        table > 0
    }

    /// Closes all that the innermost element of that name holds; false where an end tag here ends none. An end tag
    /// in a cell closes nothing around the cell, as in browsers.
    pub(super) fn close_inside(&mut self, element: Id) -> bool {
        let innermost = |id: Id| self.innermost[id as usize];
        let fence = match element {
            TABLE => 0,
            CELL | TABLE_CAPTION => innermost(TABLE),
            _ => innermost(TABLE).max(innermost(CELL)).max(innermost(TABLE_CAPTION)),
        };
        let place = innermost(element);
        while place > fence && self.open.len() > place as usize {
            self.close();
        }
        place > fence
    }

    /// Closes the innermost element of that name and all that it holds.
    pub(super) fn close_element(&mut self, element: Id) {
        if self.close_inside(element) {
            self.close();
        }
    }
}
