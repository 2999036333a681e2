//! Rates by date: a CSV that stays text, searched by halving, so that it costs nothing until it is asked.
//!
//! The header is `date,USD,JPY,…`; each line a day, `2023-05-19,1.0808,149.1,…`, days ascending, each day once. A
//! cell is how many of its currency are one of the base currency; empty or `N/A` where there was no rate.

use crate::finding::Finding;
use crate::source::{SourceId, Span, Spanned};
use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::ops::Range;

/// How many days back a rate still holds: the longest run of holidays is five days, and then a few more.
pub(super) const REACH: i32 = 10;

/// The rule that faults of rate files are reported under.
pub(super) const FAULT: &str = "faulty-rates";

/// How many faults of one file are worth reading.
const FAULTS: usize = 20;

/// A currency by its three capital letters (ISO 4217).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code([u8; 3]);

impl Code {
    /// Reads it; none for anything but three capital letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Code> {
        let code: [u8; 3] = text.as_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(Code(code))
    }

    /// The three letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a currency stands in a line.
#[derive(Clone, Copy)]
enum Column {
    /// It is the base: always 1.
    Base,
    /// The nth cell after the date, from 0.
    Cell(usize),
}

/// The rate of one day between two currencies.
#[derive(Clone, Debug)]
pub(super) struct Fix {
    /// The day.
    pub date: Date,
    /// How many of the second currency are one of the first.
    pub rate: Decimal,
    /// The line, in bytes of the file.
    pub line: Range<usize>,
}

/// A series of daily rates.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name.
    pub name: Spanned<String>,
    /// The currency that one is taken of.
    pub base: Code,
    /// How far from the day's rate a rate in an article may be, as a share of it.
    pub slack: Decimal,
    /// Who publishes it.
    pub src: super::fact::Src,
    /// The name of its source to show.
    pub shown: String,
    /// The file of the rates.
    pub file: SourceId,
    pub(super) table: Table,
    pub(super) passes: super::passes::Passes,
}

/// The text and its header.
#[derive(Clone, Debug)]
pub(super) struct Table {
    text: Cow<'static, str>,
    body: usize,
    columns: Vec<Code>,
}

impl Series {
    /// The currencies it has rates for, without its base.
    #[must_use]
    pub fn currencies(&self) -> &[Code] {
        &self.table.columns
    }

    /// The first day and the last; none of an empty file.
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        let text = self.table.text();
        let last = self.table.line_before(text.len())?;
        Some((text.get(self.table.body..)?.get(..10)?.parse().ok()?, text.get(last)?.get(..10)?.parse().ok()?))
    }

    /// The fix of a day or the last before it, then up to `more` before that, none more than ten days before the
    /// day: weekends and holidays have none.
    pub(super) fn fixes_before(&self, from: Code, to: Code, day: Date, more: usize) -> Vec<Fix> {
        let mut fixes = Vec::with_capacity(more + 1);
        let (Some((from, to)), Ok(oldest)) = (self.columns(from, to), day.checked_sub(REACH.days())) else {
            return fixes;
        };
        let mut at = day.tomorrow().map_or(self.table.text.len(), |next| self.table.first_from(next));
        while fixes.len() <= more
            && let Some(line) = self.table.line_before(at)
        {
            at = line.start;
            let fix = self.table.fix(line.clone(), from, to);
            let date = fix.as_ref().map(|fix| fix.date).or_else(|| self.table.date(&line));
            if date.is_none_or(|date| date < oldest) {
                break;
            }
            fixes.extend(fix);
        }
        fixes
    }

    /// Every fix from one day to another, both included, in the order of time.
    pub(super) fn fixes(&self, from: Code, to: Code, days: Option<(Date, Date)>) -> impl Iterator<Item = Fix> {
        let (start, end) = match days {
            Some((first, last)) => {
                let end = last.tomorrow().map_or(self.table.text.len(), |next| self.table.first_from(next));
                (self.table.first_from(first), end)
            }
            None => (self.table.body, self.table.text.len()),
        };
        let columns = self.columns(from, to);
        let end = if columns.is_some() { end } else { start };
        let mut at = start;
        std::iter::from_fn(move || {
            while at < end {
                let line = self.table.line_from(at);
                at = line.end + 1;
                if let Some(fix) = columns.and_then(|(from, to)| self.table.fix(line, from, to)) {
                    return Some(fix);
                }
            }
            None
        })
    }

    fn columns(&self, from: Code, to: Code) -> Option<(Column, Column)> {
        let column = |code: Code| {
            if code == self.base {
                return Some(Column::Base);
            }
            self.table.columns.iter().position(|&known| known == code).map(Column::Cell)
        };
        (from != to).then_some((column(from)?, column(to)?))
    }
}

impl Table {
    /// Takes in the text of a rate file. Only its header is read.
    ///
    /// # Errors
    /// A header that is not `date,USD,JPY,…`.
    pub(super) fn open(text: Cow<'static, str>, file: SourceId) -> Result<Table, Vec<Finding>> {
        let fault = |message: String, place: Range<usize>| {
            let help = "the first line of a rate file is `date,USD,JPY,…`: the days, then a column a currency";
            let place = Span::new(file, place.start, place.end);
            vec![Finding::fault(FAULT, message, place, "in the header").with_help(help)]
        };
        let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(&text).len();
        let end = memchr::memchr(b'\n', text.as_bytes()).unwrap_or(text.len());
        let mut columns = Vec::new();
        let mut at = start;
        let header = text.get(start..end).unwrap_or_default().trim_end_matches('\r');
        let header = header.strip_suffix(',').unwrap_or(header);
        for (n, cell) in header.split(',').enumerate() {
            let place = at..at + cell.len();
            at = place.end + 1;
            if n == 0 {
                if !cell.trim().eq_ignore_ascii_case("date") {
                    return Err(fault(format!("the first column should be `date`, not `{cell}`"), place));
                }
                continue;
            }
            let Some(code) = Code::parse(cell.trim()) else {
                return Err(fault(format!("`{cell}` is no currency code; a code has three capital letters"), place));
            };
            if columns.contains(&code) {
                return Err(fault(format!("`{code}` has two columns"), place));
            }
            columns.push(code);
        }
        let body = (end + 1).min(text.len());
        Ok(Table { text, body, columns })
    }

    fn text(&self) -> &str {
        &self.text
    }

    /// Reads every line, as a file we did not make ourselves needs. None of its lines is used when one is broken.
    ///
    /// # Errors
    /// The first faults: a day that is none or not after the one above, a cell too many or too few, a rate that is
    /// no positive number.
    pub(super) fn prove(&self, file: SourceId) -> Result<(), Vec<Finding>> {
        let mut faults = Vec::new();
        let mut last: Option<Date> = None;
        let mut at = self.body;
        while at < self.text.len() && faults.len() < FAULTS {
            let line = self.line_from(at);
            at = line.end + 1;
            let written = self.slice(&line);
            if written.trim().is_empty() && self.text.get(at..).is_none_or(|rest| rest.trim().is_empty()) {
                break;
            }
            let mut fault = |message: String, place: Range<usize>, label: &str| {
                faults.push(Finding::fault(FAULT, message, Span::new(file, place.start, place.end), label));
            };
            let mut cells = cells(written, line.start);
            let day = cells.next().unwrap_or_default();
            // Other ways to write a day would not be found by halving.
            match day.1.parse::<Date>().ok().filter(|date| date.to_string() == day.1) {
                None => fault(format!("`{}` is no day; write 2023-05-19", day.1), day.0, "no day"),
                Some(date) => {
                    if let Some(last) = last.filter(|last| *last >= date) {
                        fault(format!("the days must ascend, and {date} comes after {last}"), day.0, "out of order");
                    }
                    last = Some(date);
                }
            }
            let mut count = 0;
            for (place, cell) in cells {
                count += 1;
                if count > self.columns.len() && cell.is_empty() && place.end >= line.start + written.trim_end().len() {
                    count -= 1;
                } else if !is_gap(cell) && rate(cell).is_none() {
                    fault(format!("`{cell}` is no rate; write a number above zero, or nothing"), place, "no rate");
                }
            }
            let needed = self.columns.len();
            if count != needed {
                fault(format!("rates in this line: {count}; currencies in the header: {needed}"), line, "wrong number");
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn slice(&self, line: &Range<usize>) -> &str {
        self.text.get(line.clone()).unwrap_or_default()
    }

    /// The line that begins at a byte, without its end.
    fn line_from(&self, start: usize) -> Range<usize> {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        start..memchr::memchr(b'\n', rest).map_or(self.text.len(), |len| start + len)
    }

    /// The last line that ends at or before a byte, blank ones skipped.
    fn line_before(&self, mut end: usize) -> Option<Range<usize>> {
        loop {
            if end <= self.body {
                return None;
            }
            let before = self.text.as_bytes().get(self.body..end - 1)?;
            let start = memchr::memrchr(b'\n', before).map_or(self.body, |at| self.body + at + 1);
            if !self.slice(&(start..end)).trim().is_empty() {
                return Some(start..end);
            }
            end = start;
        }
    }

    /// Where the first line of that day or a later one begins. Days compare as their letters do.
    fn first_from(&self, day: Date) -> usize {
        if day.year() < 0 {
            return self.body;
        }
        let day = day.to_string();
        let (mut low, mut high) = (self.body, self.text.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let before = self.text.as_bytes().get(low..middle).unwrap_or_default();
            let start = memchr::memrchr(b'\n', before).map_or(low, |at| low + at + 1);
            let line = self.line_from(start);
            let earlier = self.text.as_bytes().get(start..start + 10).is_some_and(|date| date < day.as_bytes());
            if earlier {
                low = (line.end + 1).min(self.text.len());
            } else {
                high = start;
            }
        }
        low
    }

    fn date(&self, line: &Range<usize>) -> Option<Date> {
        day(self.text.as_bytes().get(line.start..line.start + 10)?)
    }

    /// The rate a line gives; none where either currency has none that day.
    fn fix(&self, line: Range<usize>, from: Column, to: Column) -> Option<Fix> {
        let written = self.slice(&line);
        let rate_in = |column| match column {
            Column::Base => Some(Decimal::ONE),
            Column::Cell(number) => rate(cell(written, number)?.trim_ascii()),
        };
        let (one, other) = (rate_in(from)?, rate_in(to)?);
        let rate = quotient(other, one)?;
        let end = line.start + written.trim_ascii_end().len();
        Some(Fix { date: self.date(&line)?, rate, line: line.start..end })
    }
}

/// A day as rate files write it: 2023-05-19. A year has some 250 of them, and no other form of a day is to be told from it.
fn day(written: &[u8]) -> Option<Date> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = written else { return None };
    let digit = |byte: u8| byte.checked_sub(b'0').filter(|digit| *digit < 10);
    let two = |tens: u8, ones: u8| Some(i16::from(digit(tens)?) * 10 + i16::from(digit(ones)?));
    Date::new(two(a, b)? * 100 + two(c, d)?, two(e, f)? as i8, two(g, h)? as i8).ok()
}

/// The decimals of a rate. Two currencies may be a million apart (old lira to euro): still it has 14 digits, where sources
/// print six and eight are shown.
const DECIMALS: u32 = 20;

/// One rate by another, both above zero, and the decimals after those dropped. Numbers of equal scale are compared and
/// summed up in a few steps, and those that a division makes as long as they can be are not.
fn quotient(other: Decimal, one: Decimal) -> Option<Decimal> {
    let short = || {
        let scaled = 10_u128.checked_pow((DECIMALS + one.scale()).checked_sub(other.scale())?)?;
        let number = other.mantissa().unsigned_abs().checked_mul(scaled)?.checked_div(one.mantissa().unsigned_abs())?;
        Decimal::try_from_i128_with_scale(i128::try_from(number).ok()?, DECIMALS).ok()
    };
    short().or_else(|| other.checked_div(one))
}

/// How many bytes of a line are told at once.
const BLOCK: usize = 32;

/// The nth cell of a line after its date, from 0. A line has some forty short cells, so that commas are counted by the block.
fn cell(line: &str, number: usize) -> Option<&str> {
    let (mut at, mut left) = (0, number);
    for block in line.as_bytes().chunks_exact(BLOCK) {
        let commas: u8 = block.iter().map(|byte| u8::from(*byte == b',')).sum();
        let Some(further) = left.checked_sub(commas.into()) else { break };
        (at, left) = (at + BLOCK, further);
    }
    // few bytes are left: a search by the block would cost more than it saves
    let bytes = line.as_bytes();
    while left > 0 || *bytes.get(at)? != b',' {
        left -= usize::from(*bytes.get(at)? == b',');
        at += 1;
    }
    let rest = line.get(at + 1..)?;
    rest.get(..rest.bytes().position(|byte| byte == b',').unwrap_or(rest.len()))
}

/// The cells of a line, each with its place, spaces trimmed.
fn cells(line: &str, start: usize) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = start;
    line.trim_end_matches('\r').split(',').map(move |cell| {
        let from = at + (cell.len() - cell.trim_start().len());
        at += cell.len() + 1;
        let cell = cell.trim();
        (from..from + cell.len(), cell)
    })
}

/// Whether a cell says that there was no rate.
fn is_gap(cell: &str) -> bool {
    cell.is_empty() || cell == "N/A"
}

/// The most digits of a number that surely is an `i64`.
const SHORT: usize = 18;

/// A rate: a number above zero. A pass reads thousands, most of six digits.
pub(super) fn rate(cell: &str) -> Option<Decimal> {
    let (mut value, mut scale, mut decimals) = (0_i64, 0, false);
    for byte in cell.bytes() {
        match byte {
            b'0'..=b'9' if cell.len() <= SHORT => {
                value = value * 10 + i64::from(byte - b'0');
                scale += u32::from(decimals);
            }
            b'0'..=b'9' => {}
            b'.' if !decimals => decimals = true,
            _ => return None,
        }
    }
    let rate = if cell.len() <= SHORT { Decimal::try_new(value, scale) } else { Decimal::from_str_exact(cell) };
    rate.ok().filter(|rate| *rate > Decimal::ZERO)
}
