//! What a format is, and a run of documents written in one.

use crate::finding::{Finding, Level};
use crate::source::Sources;
use std::io::{self, Write};

/// Writes the findings of one document, in the format that is handed to it.
pub type Document = fn(&mut dyn Write, &Format, &[Finding], Sources<'_>, &Style) -> io::Result<()>;

/// A way of writing findings down.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for, in one sentence.
    pub about: &'static str,
    /// Writes what stands before the first finding.
    pub start: fn(&mut dyn Write) -> io::Result<()>,
    /// Stands between two findings.
    pub separator: &'static str,
    /// Writes one document's findings, separated. It keeps nothing from one document to the next, so that several can
    /// be written at once, each into its own buffer; [`Run::append`] puts them together.
    pub document: Document,
    /// Writes what stands after the last finding.
    pub finish: fn(&mut dyn Write, &Tally, &Style) -> io::Result<()>,
}

/// How a person wants it. Formats for machines heed none of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// With colours; without, not one escape byte is written.
    pub color: bool,
    /// Drawn with box characters and `…`; without, with ASCII. The article's own words stay as they are.
    pub unicode: bool,
    /// Columns of the screen; under 40 it is taken for 40.
    pub width: usize,
    /// In sentences instead of drawings, for screen readers.
    pub narrated: bool,
    /// Without a word where nothing was found.
    pub quiet: bool,
}

impl Default for Style {
    /// Plain and 80 columns wide.
    fn default() -> Style {
        Style { color: false, unicode: true, width: 80, narrated: false, quiet: false }
    }
}

/// What was found, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Documents that were checked.
    pub documents: usize,
    /// Those of them in which something was found.
    pub flagged: usize,
    /// Findings of the level error.
    pub errors: usize,
    /// Findings of the level warning.
    pub warnings: usize,
    /// Findings of the level note.
    pub notes: usize,
}

impl Tally {
    /// The count of one document.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Tally {
        let count = |level| findings.iter().filter(|finding| finding.level == level).count();
        Tally {
            documents: 1,
            flagged: usize::from(!findings.is_empty()),
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            notes: count(Level::Note),
        }
    }

    /// Findings of every level.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.errors + self.warnings + self.notes
    }

    /// The highest level that was found.
    #[must_use]
    pub fn worst(&self) -> Option<Level> {
        match self {
            Tally { errors: 1.., .. } => Some(Level::Error),
            Tally { warnings: 1.., .. } => Some(Level::Warning),
            Tally { notes: 1.., .. } => Some(Level::Note),
            _ => None,
        }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.documents += other.documents;
        self.flagged += other.flagged;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
    }
}

/// Documents written one after another in one format. Nothing of a document is kept but its counts.
#[derive(Debug)]
pub struct Run {
    format: &'static Format,
    style: Style,
    tally: Tally,
}

impl Run {
    /// Begins the output.
    ///
    /// # Errors
    /// What the writer says.
    pub fn start(format: &'static Format, style: Style, out: &mut dyn Write) -> io::Result<Run> {
        (format.start)(out)?;
        Ok(Run { format, style, tally: Tally::default() })
    }

    /// Writes one document's findings.
    ///
    /// # Errors
    /// What the writer says.
    pub fn document(&mut self, out: &mut dyn Write, findings: &[Finding], sources: Sources<'_>) -> io::Result<()> {
        self.separate(out, !findings.is_empty())?;
        self.tally += Tally::of(findings);
        (self.format.document)(out, self.format, findings, sources, &self.style)
    }

    /// Writes one document that [`Format::document`] rendered elsewhere, and its count.
    ///
    /// # Errors
    /// What the writer says.
    pub fn append(&mut self, out: &mut dyn Write, rendered: &[u8], tally: Tally) -> io::Result<()> {
        self.separate(out, tally.findings() > 0)?;
        self.tally += tally;
        out.write_all(rendered)
    }

    /// Ends the output and says what was found.
    ///
    /// # Errors
    /// What the writer says.
    pub fn finish(self, out: &mut dyn Write) -> io::Result<Tally> {
        (self.format.finish)(out, &self.tally, &self.style)?;
        Ok(self.tally)
    }

    fn separate(&self, out: &mut dyn Write, more: bool) -> io::Result<()> {
        if more && self.tally.findings() > 0 {
            out.write_all(self.format.separator.as_bytes())?;
        }
        Ok(())
    }
}
