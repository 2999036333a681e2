//! For people: each finding drawn into the lines it stands in.

use super::excerpt::{self, Excerpt, Layout, Mark, Row};
use super::format::{Format, Style, Tally};
use super::place::{Place, Ruler};
use super::{narrated, plain};
use crate::finding::{Finding, Level};
use crate::source::Sources;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceSpan};
use miette::{MietteError, MietteSpanContents, SourceCode, SpanContents, ThemeCharacters, ThemeStyles};
use std::fmt;
use std::io::{self, Write};

/// Drawn into the text, for people.
pub(super) const FORMAT: Format = Format {
    name: "human",
    about: "Each finding drawn into the text it stands in, for people; the default.",
    start: |_| Ok(()),
    separator: "\n",
    document,
    finish,
};

/// Narrower than this, there is no room for words under the text.
const NARROWEST: usize = 40;

fn document(
    out: &mut dyn Write,
    format: &Format,
    findings: &[Finding],
    sources: Sources<'_>,
    style: &Style,
) -> io::Result<()> {
    let style = Style { width: style.width.max(NARROWEST), ..*style };
    let pen = Pen::new(style);
    let mut ruler = Ruler::default();
    for (at, finding) in findings.iter().enumerate() {
        if at > 0 {
            out.write_all(format.separator.as_bytes())?;
        }
        let text = if style.narrated {
            narrated::finding(finding, sources, &style, &mut ruler)
        } else {
            pen.draw(finding, sources, &mut ruler)
        };
        out.write_all(text.as_bytes())?;
    }
    Ok(())
}

/// The words of the message, with the document's name where no label says it.
pub(super) fn message(finding: &Finding, sources: Sources<'_>, style: &Style) -> String {
    let name = if finding.labels.is_empty() { sources.article.name() } else { "" };
    let colon = if name.is_empty() { "" } else { ": " };
    plain::words(&format!("{name}{colon}{}", finding.message), style.unicode)
}

/// The help, and under it what each fix would do.
pub(super) fn help(finding: &Finding, sources: Sources<'_>, style: &Style) -> Vec<String> {
    let quoted = |text: &str| {
        let text = plain::words(text, style.unicode);
        if style.unicode { format!("“{text}”") } else { format!("\"{text}\"") }
    };
    let fixes = finding.fixes.iter().map(|fix| {
        let old = sources.get(fix.span.source).slice(fix.span);
        match (old, fix.replacement.as_str()) {
            ("", new) => format!("perhaps add {}", quoted(new)),
            (old, "") => format!("perhaps leave out {}", quoted(old)),
            (old, new) => format!("perhaps {} instead of {}", quoted(new), quoted(old)),
        }
    });
    finding.help.iter().map(|help| plain::words(help, style.unicode)).chain(fixes).collect()
}

/// miette's drawing, set up once a document.
struct Pen {
    style: Style,
    layout: Layout,
    theme: GraphicalTheme,
    handler: GraphicalReportHandler,
}

impl Pen {
    fn new(style: Style) -> Pen {
        let characters = if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
        let styles = if style.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        let theme = GraphicalTheme { characters, styles };
        let handler = GraphicalReportHandler::new_themed(theme.clone())
            .with_width(style.width)
            .with_links(false)
            .without_syntax_highlighting()
            // What is shown is decided in `excerpt`. Asking for context lines lets `read_span` tell a request for
            // the text (1) from one for a label's line and column (0).
            .with_context_lines(1);
        let layout = Layout { width: style.width, unicode: style.unicode, drawn: true, last: 1 };
        Pen { style, layout, theme, handler }
    }

    fn draw(&self, finding: &Finding, sources: Sources<'_>, ruler: &mut Ruler) -> String {
        let pages = Pages::new(excerpt::excerpts(finding, sources, self.layout, ruler));
        let labels = pages.labels(self.layout);
        let help = help(finding, sources, &self.style);
        let drawing = Drawing {
            level: finding.level,
            code: format!("{}[{}]", finding.level.name(), plain::words(&finding.rule, self.style.unicode)),
            message: message(finding, sources, &self.style),
            help: (!help.is_empty()).then(|| help.join("\n")),
            pages,
            labels,
        };
        let mut text = String::new();
        // The place of the finding has the colour of its level, what it is compared with another.
        let mut theme = self.theme.clone();
        let styles = &mut theme.styles;
        let level = match finding.level {
            Level::Error => styles.error,
            Level::Warning => styles.warning,
            Level::Note => styles.advice,
        };
        let other = if finding.level == Level::Note { styles.warning } else { styles.advice };
        styles.highlights = drawing.labels.iter().map(|label| if label.primary() { level } else { other }).collect();
        if styles.highlights.is_empty() {
            styles.highlights.push(level);
        }
        if self.handler.clone().with_theme(theme).render_report(&mut text, &drawing).is_err() {
            // A string never refuses; this is what would be left to say.
            return format!("{}: {}\n", drawing.code, drawing.message);
        }
        // miette leaves a space after the bar of an empty line.
        text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
    }
}

/// A finding as miette takes it.
#[derive(Debug)]
struct Drawing {
    level: Level,
    code: String,
    message: String,
    help: Option<String>,
    pages: Pages,
    labels: Vec<LabeledSpan>,
}

impl fmt::Display for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawing {}

impl Diagnostic for Drawing {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<Severity> {
        Some(match self.level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Note => Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.pages)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty()).then(|| Box::new(self.labels.iter().cloned()) as Box<dyn Iterator<Item = _>>)
    }
}

/// The excerpts one after another, as one text that miette may ask spans of. It is all that miette sees: files are
/// never scanned, and excerpts of several files are drawn in one diagnostic, each under its own name.
#[derive(Debug)]
struct Pages {
    text: String,
    pages: Vec<Page>,
}

#[derive(Debug)]
struct Page {
    excerpt: Excerpt,
    start: usize,
    end: usize,
}

impl Pages {
    fn new(excerpts: Vec<Excerpt>) -> Pages {
        let mut text = String::new();
        let pages = excerpts.into_iter().map(|excerpt| {
            let start = text.len();
            for row in &excerpt.rows {
                text.push_str(&row.text);
                // miette draws a label at the very end of a line only where a line break follows.
                text.push('\n');
            }
            Page { excerpt, start, end: text.len() }
        });
        let pages = pages.collect();
        Pages { text, pages }
    }

    /// Every mark with its page and row, and the byte at which the row begins.
    fn marks(&self) -> impl Iterator<Item = (&Page, &Row, &Mark, usize)> {
        self.pages.iter().flat_map(|page| {
            let mut next = page.start;
            page.excerpt.rows.iter().flat_map(move |row| {
                let start = next;
                next += row.text.len() + 1;
                row.marks.iter().map(move |mark| (page, row, mark, start))
            })
        })
    }

    /// The labels in the order of the text, their words broken to the room on their right.
    fn labels(&self, layout: Layout) -> Vec<LabeledSpan> {
        let labels = self.marks().map(|(page, row, mark, start)| {
            let span = SourceSpan::new((start + mark.bytes.start).into(), mark.bytes.len());
            let to = |byte: usize| row.text.get(..byte).map_or(0, plain::width);
            let stem = (to(mark.bytes.start) + to(mark.bytes.end)) / 2 + excerpt::STEM;
            let last = page.excerpt.rows.last().map_or(1, |row| row.line);
            let room = Layout { last, ..layout }.room().saturating_sub(stem).max(excerpt::WORDS / 2);
            let words = mark.words.as_deref().map(|words| plain::wrapped(words, room));
            if mark.primary {
                LabeledSpan::new_primary_with_span(words, span)
            } else {
                LabeledSpan::new_with_span(words, span)
            }
        });
        labels.collect()
    }
}

impl SourceCode for Pages {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_before: usize,
        _context_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        // A span over two pages is refused: so miette leaves them apart.
        let page = self.pages.iter().find(|page| page.start <= start && start < page.end && end <= page.end);
        let page = page.ok_or(MietteError::OutOfBounds)?;
        let first = page.excerpt.rows.first();
        let place = if context_before > 0 {
            first.map(|row| Place { line: row.line, column: row.column })
        } else {
            self.marks().find(|(.., mark, row)| row + mark.bytes.start == start).map(|(.., mark, _)| mark.place)
        };
        let Place { line, column } = place.unwrap_or(Place { line: 1, column: 1 });
        let data = &self.text.as_bytes()[page.start..page.end];
        let whole = SourceSpan::new(page.start.into(), page.end - page.start);
        Ok(Box::new(MietteSpanContents::new_named(
            page.excerpt.name.clone(),
            data,
            whole,
            line.saturating_sub(1),
            column.saturating_sub(1),
            page.excerpt.rows.len(),
        )))
    }
}

/// The last line: what was found, in how many files.
fn finish(out: &mut dyn Write, tally: &Tally, style: &Style) -> io::Result<()> {
    let Tally { documents, flagged, errors, warnings, notes } = *tally;
    let files = |count: usize| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
    if tally.findings() == 0 {
        return if style.quiet { Ok(()) } else { writeln!(out, "Nothing found in {}", files(documents)) };
    }
    let count = |count: usize, word: &str, color: &str| {
        let text = format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        let text = if style.color { format!("\u{1b}[{color}m{text}\u{1b}[0m") } else { text };
        (count > 0).then_some(text)
    };
    let counts = [count(errors, "error", "31"), count(warnings, "warning", "33"), count(notes, "note", "36")];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let of = if flagged < documents { format!("{flagged} of {}", files(documents)) } else { files(documents) };
    writeln!(out, "\n{} in {of}", counts.join(", "))
}
