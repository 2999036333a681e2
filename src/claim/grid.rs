//! What the totals of a table sum up: a row for totals the rows above it, a column for totals the columns before it.

use super::shape::{Claim, Kind, Part, Slot, Value};
use super::shares;
use super::table::{Cell, Content, Label};
use crate::measure::interval::Interval;
use crate::measure::quantity::Quantity;
use crate::measure::unit::UnitWord;
use rust_decimal::Decimal;

/// The most places of a table for each of its cells, so that cells far out ask for no memory.
const PLACES: usize = 16;
/// The most rows for totals that are read, and columns.
const TOTALS: usize = 24;
/// The most columns that a column for totals is tried over.
const REACH: usize = 12;
/// The most totals told beside one.
const BESIDE: usize = 8;

/// A table's cells by their place.
pub(super) struct Grid {
    cells: Vec<Cell>,
    rows: usize,
    columns: usize,
    /// For each place the number of its cell, from 1; 0 where it is blank.
    places: Vec<u16>,
}

/// A grid seen along its rows or along its columns.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    grid: &'a Grid,
    /// Whether totals stand in columns.
    turned: bool,
}

/// A total and what it sums up, in one line of the table.
struct Sum<'a> {
    whole: &'a Cell,
    parts: Vec<&'a Cell>,
    /// All of it is a hundred percent.
    percent: bool,
    fit: Fit,
}

/// How a total stands to the sum of its parts.
#[derive(Clone, Copy, PartialEq)]
enum Fit {
    /// It is the sum.
    Exact,
    /// It may be, as the figures are rounded.
    Near,
    /// It is not.
    Off,
}

impl Grid {
    /// None where there is nothing to sum up, or the table is no grid.
    pub(super) fn of(cells: Vec<Cell>) -> Option<Grid> {
        let most = |of: fn(&Cell) -> u32| cells.iter().map(of).max().and_then(|most| usize::try_from(most).ok());
        let (rows, columns) = (most(|cell| cell.row)?.checked_add(1)?, most(|cell| cell.column)?.checked_add(1)?);
        let total = |cell: &Cell| words(cell).is_some_and(|label| label.total || label.parted);
        let count = rows.checked_mul(columns)?;
        if !cells.iter().any(total) || count > cells.len() * PLACES {
            return None;
        }
        let mut places = vec![0_u16; count];
        for (at, cell) in cells.iter().enumerate() {
            places[cell.row as usize * columns + cell.column as usize] = u16::try_from(at + 1).ok()?;
        }
        Some(Grid { cells, rows, columns, places })
    }

    /// The claims of all its totals.
    pub(super) fn totals(&self, claims: &mut Vec<Claim>) {
        for turned in [false, true] {
            let view = View { grid: self, turned };
            let totals: Vec<usize> = (0..view.length()).filter(|at| view.totals_at(*at)).take(TOTALS).collect();
            for at in 0..totals.len() {
                view.tell(&view.sums(&totals[..=at]), claims);
            }
            if !turned && totals.is_empty() {
                claims.extend((1..view.lines()).filter_map(|line| shares::column(view, line)));
            }
        }
    }

    fn at(&self, row: usize, column: usize) -> Option<&Cell> {
        let place = self.places.get(row.checked_mul(self.columns)? + column).filter(|_| column < self.columns)?;
        self.cells.get(usize::from(*place).checked_sub(1)?)
    }
}

impl<'a> View<'a> {
    /// The cell of a line at a place along it: of a column at a row, or of a row at a column.
    pub(super) fn at(self, line: usize, along: usize) -> Option<&'a Cell> {
        if self.turned { self.grid.at(line, along) } else { self.grid.at(along, line) }
    }

    fn lines(self) -> usize {
        if self.turned { self.grid.rows } else { self.grid.columns }
    }

    pub(super) fn length(self) -> usize {
        if self.turned { self.grid.columns } else { self.grid.rows }
    }

    /// What the words at a place along the lines say: those of its row, or the head of its column.
    pub(super) fn label(self, along: usize) -> Label {
        let labels = (0..if self.turned { 1 } else { self.lines() }).filter_map(|line| words(self.at(line, along)?));
        labels.fold(Label::default(), |all, one| Label {
            total: all.total || one.total,
            inside: all.inside || one.inside,
            uneven: all.uneven || one.uneven,
            percent: all.percent || one.percent,
            parted: all.parted || one.parted,
        })
    }

    fn totals_at(self, along: usize) -> bool {
        let label = self.label(along);
        along > 0 && label.total && !label.inside && !label.uneven
    }

    pub(super) fn figures(self, along: usize) -> bool {
        (1..self.lines())
            .any(|line| self.at(line, along).is_some_and(|cell| matches!(cell.content, Content::Figure(..))))
    }

    /// What the last of these totals sums up, in each line where that can be told.
    fn sums(self, totals: &[usize]) -> Vec<Sum<'a>> {
        let Some((&at, before)) = totals.split_last() else { return Vec::new() };
        let first = before.last().map_or(0, |last| last + 1);
        if self.turned {
            return self.reaching(at, first.max(1));
        }
        // a row of headings has no figures; nor has one that names a section
        let rows = |from: usize| (from..at).filter(|row| self.figures(*row));
        let plain: Vec<usize> = rows(0).filter(|row| !before.contains(row)).filter(|row| !self.heads(*row)).collect();
        let new: Vec<usize> = plain.iter().copied().filter(|row| *row >= first).collect();
        // it may go on from totals before it, or sum up all rows
        let going_on = (0..before.len()).map(|from| before[from..].iter().chain(&new).copied().collect::<Vec<_>>());
        let parts = if new.is_empty() { before.to_vec() } else { new.clone() };
        if parts.iter().any(|row| self.label(*row).inside || self.label(*row).uneven) || self.repeats(&new) {
            return Vec::new();
        }
        let others: Vec<Vec<usize>> = going_on.chain([plain]).filter(|rows| *rows != parts).collect();
        let fits = |line: usize, parts: &[usize]| self.sum(line, at, parts).is_some_and(|sum| sum.fit != Fit::Off);
        let lines = (1..self.lines()).filter(|line| {
            let off = self.sum(*line, at, &parts).is_some_and(|sum| sum.fit == Fit::Off);
            !off || !others.iter().any(|parts| fits(*line, parts))
        });
        lines.filter_map(|line| self.sum(line, at, &parts)).collect()
    }

    /// Whether two rows are called the same: under each of several they are counted in it.
    pub(super) fn repeats(self, rows: &[usize]) -> bool {
        let mut names: Vec<&str> = rows.iter().filter_map(|row| Some(self.at(0, *row)?.text.as_str())).collect();
        names.sort_unstable();
        names.windows(2).any(|pair| pair[0] == pair[1])
    }

    /// Whether a row is that of the headings: the first, where its figures can only be years.
    fn heads(self, row: usize) -> bool {
        let figures = (0..self.lines()).filter_map(|line| match self.at(line, row)?.content {
            Content::Figure(_, year) => Some(year),
            _ => None,
        });
        row == 0 && figures.into_iter().all(|year| year)
    }

    /// What a column for totals sums up: the columns before it from the one on that makes most rows come out; nothing where
    /// it does so in fewer than two rows, or not in most of them.
    fn reaching(self, at: usize, first: usize) -> Vec<Sum<'a>> {
        let nearest = at.saturating_sub(REACH).max(first);
        let tried = (nearest..at.saturating_sub(1)).map(|from| {
            let parts: Vec<usize> = (from..at).collect();
            let lines = (1..self.lines()).filter(|line| {
                let label = self.at(*line, 0).and_then(words).unwrap_or_default();
                !label.uneven
            });
            lines.filter_map(|line| self.sum(line, at, &parts)).collect::<Vec<_>>()
        });
        let exact = |sums: &[Sum]| sums.iter().filter(|sum| sum.fit == Fit::Exact).count();
        let best = tried.max_by_key(|sums| exact(sums)).unwrap_or_default();
        let found = exact(&best);
        if found >= 2 && found > best.iter().filter(|sum| sum.fit == Fit::Off).count() { best } else { Vec::new() }
    }

    /// A total and its parts in a line; none where they cannot be read, or are nothing to sum up.
    fn sum(self, line: usize, at: usize, parts: &[usize]) -> Option<Sum<'a>> {
        let head = if self.turned { None } else { self.at(line, 0).and_then(words) };
        let percent_head = head.is_some_and(|head| head.percent);
        let whole = self.at(line, at)?;
        let (all, _) = figure(whole)?;
        let parts: Vec<&Cell> = parts.iter().map(|part| self.at(line, *part)).collect::<Option<_>>()?;
        let figures: Vec<(Quantity, bool)> = parts.iter().map(|part| figure(part)).collect::<Option<_>>()?;
        let amounts = || figures.iter().map(|(amount, _)| amount);
        // "$12, 14, 9 and $35" are of one unit; of "$1m, 2 and $3m" nobody knows
        let bare = amounts().chain([&all]).any(|amount| amount.unit == UnitWord::NONE);
        let even = amounts().all(|amount| amount.printed == all.printed);
        let mut units = amounts().chain([&all]).map(|amount| amount.unit).filter(|unit| *unit != UnitWord::NONE);
        let unit = units.next();
        if parts.len() < 2 || units.any(|other| Some(other) != unit) || bare && unit.is_some() && !even {
            return None;
        }
        let hundred = all.value == Decimal::ONE_HUNDRED;
        let percent = percent_head || parts.iter().any(|part| part.text.contains('%'));
        let uneven = head.is_some_and(|head| head.uneven) || figures.iter().all(|(_, year)| *year);
        let ranks = !self.turned
            && parts.len() > 2
            && amounts().zip(1_u32..).all(|(amount, rank)| amount.value == Decimal::from(rank));
        // a whole that is less than a part is an average
        let least = |amount: &Quantity| amount.value < Decimal::ZERO || amount.value > all.value;
        if percent && !hundred || !percent && (uneven || ranks) || amounts().any(least) {
            return None;
        }
        // a hundred percent is all there is, and not rounded
        let range = if percent { Interval::exactly(all.value) } else { all.as_printed() };
        let mut sum = Interval::exactly(Decimal::ZERO);
        let mut value = Decimal::ZERO;
        for amount in amounts() {
            sum = sum.plus(&amount.as_printed())?;
            value = value.checked_add(amount.value)?;
        }
        let some = amounts().filter(|amount| !amount.value.is_zero()).count() > 1;
        let fit = match (value == all.value && some, sum.overlaps(&range)) {
            (true, _) => Fit::Exact,
            (_, true) => Fit::Near,
            _ => Fit::Off,
        };
        Some(Sum { whole, parts, percent, fit })
    }

    /// Makes claims of sums that stand beside one another.
    fn tell(self, sums: &[Sum], claims: &mut Vec<Claim>) {
        for (at, sum) in sums.iter().enumerate() {
            let beside = sums.iter().enumerate().filter(|(other, one)| *other != at && one.fit == Fit::Exact);
            let beside: Vec<&Cell> = beside.map(|(_, one)| one.whole).take(BESIDE).collect();
            if sum.fit == Fit::Off && beside.is_empty() && nested(sum) {
                continue;
            }
            let part = |slot: Slot, cell: &Cell| {
                let (mut amount, _) = figure(cell)?;
                if sum.percent && slot == Slot::Whole {
                    amount.printed = Decimal::ZERO;
                }
                Some(Part { slot, value: Value::Quantity(amount), span: cell.span, text: cell.text.clone() })
            };
            let parts = sum.parts.iter().map(|cell| part(Slot::Part, cell));
            let beside = beside.into_iter().map(|cell| part(Slot::Beside, cell));
            let slots: Vec<Part> =
                [part(Slot::Whole, sum.whole)].into_iter().chain(parts).chain(beside).flatten().collect();
            // cells are no one stretch of text: the claim stands where the total does
            claims.push(Claim::new(Kind::Table, sum.whole.span, slots));
        }
    }
}

/// Whether a total falls short of its parts by some of them that follow one another: these may be counted in the one
/// before them, or be a sum of their own that no word tells.
fn nested(sum: &Sum) -> bool {
    let all = sum.parts.iter().try_fold(Decimal::ZERO, |all, part| all.checked_add(value(part)));
    all.and_then(|all| all.checked_sub(value(sum.whole))).is_some_and(|gap| runs_to(&sum.parts, gap))
}

/// Whether some of the figures that follow one another come to a number above zero.
pub(super) fn runs_to(parts: &[&Cell], gap: Decimal) -> bool {
    let (mut run, mut first) = (Decimal::ZERO, 0);
    gap > Decimal::ZERO
        && parts.iter().any(|part| {
            run = run.saturating_add(value(part));
            while run > gap && first < parts.len() {
                run = run.saturating_sub(value(parts[first]));
                first += 1;
            }
            run == gap
        })
}

fn value(cell: &Cell) -> Decimal {
    figure(cell).map_or(Decimal::ZERO, |(amount, _)| amount.value)
}

pub(super) fn figure(cell: &Cell) -> Option<(Quantity, bool)> {
    match cell.content {
        Content::Figure(amount, year) => Some((amount, year)),
        _ => None,
    }
}

pub(super) fn words(cell: &Cell) -> Option<Label> {
    match cell.content {
        Content::Words(label) => Some(label),
        _ => None,
    }
}

#[cfg(test)]
mod corpus {
    use crate::claim::{Claim, Slot, Tables};
    use crate::grammar::Reader;
    use crate::lexicon::tests::boxed;
    use crate::markup::Markup;

    fn claims(name: &str, text: &str) -> Vec<Claim> {
        let markup = Markup::named(name).expect("it is known");
        let mut reader = Reader::new(boxed());
        let mut tables = Tables::default();
        for block in &markup.read(text).blocks {
            tables.keep(&reader.read(&block.text), block, text);
        }
        tables.claims(&crate::claim::Mentions::default(), "")
    }

    /// The totals of a Markdown table, each with its parts and, in brackets, the totals beside it.
    fn sums(rows: &str) -> Vec<String> {
        let mut lines = rows.lines().map(|line| format!("|{}|\n", line.trim().replace(' ', "|").replace('_', " ")));
        let head = lines.next().unwrap_or_default();
        let rule = format!("|{}\n", "-|".repeat(head.matches('|').count() - 1));
        told(&claims("markdown", &format!("{head}{rule}{}", lines.collect::<String>())))
    }

    fn told(claims: &[Claim]) -> Vec<String> {
        let all = |claim: &Claim, slot: Slot| -> Vec<String> {
            claim.slots.iter().filter(|part| part.slot == slot).map(|part| part.text.clone()).collect()
        };
        let sum = |claim: &Claim| {
            let beside = all(claim, Slot::Beside);
            let beside = if beside.is_empty() { String::new() } else { format!(" ({})", beside.join(" ")) };
            format!("{} = {}{beside}", all(claim, Slot::Whole).join(" "), all(claim, Slot::Part).join(" + "))
        };
        claims.iter().map(sum).collect()
    }

    #[test]
    fn a_row_sums_up_the_rows_above_it() {
        assert_eq!(sums("a b\nx 5\ny 12\nTotal 18"), ["18 = 5 + 12"]);
        assert_eq!(sums("a b c\nx 5 $1m\ny 12 2\nGrand_total: 17 $3m"), ["17 = 5 + 12"]);
        assert_eq!(sums("a b c\nx 5 1\ny 12 2\nTotal_votes 17 4"), ["17 = 5 + 12", "4 = 1 + 2 (17)"]);
    }

    #[test]
    fn a_row_sums_up_no_more_than_the_rows_since_the_last_one() {
        let sections = "a b\nx 5\ny 12\nSubtotal 17\nz 4\nv 9\nSubtotal 13\nTotal 31";
        assert_eq!(sums(sections), ["17 = 5 + 12", "13 = 4 + 9", "31 = 17 + 13"]);
        let balance = "a b\nx 5\nTotal_assets 5\ny 2\nz 1\nTotal_debts 3\nv 2\nTotal_debts_and_shares 5";
        assert_eq!(sums(balance), ["3 = 2 + 1"]);
        // a total that goes on from the one before
        assert_eq!(sums("a b\nx 5\ny 12\nSubtotal 17\nz 4\nv 9\nTotal 30"), ["17 = 5 + 12"]);
    }

    #[test]
    fn a_column_sums_up_the_columns_that_most_rows_say() {
        let medals = "rank team gold silver total\n1 x 5 2 7\n2 y 3 3 6\n3 z 1 2 8";
        assert_eq!(sums(medals), ["7 = 5 + 2 (6)", "6 = 3 + 3 (7)", "8 = 1 + 2 (7 6)"]);
        assert_eq!(sums("team won lost total\nx 5 2 7\ny 3 3 9"), [""; 0]);
    }

    #[test]
    fn shares_of_one_vote_need_no_total() {
        let of = |head: &str, rows: &str| sums(&format!("a {head}\n{rows}"));
        let rows = "x 52.1%\ny 40.2%\nz 8.9%";
        assert_eq!(of("Share_of_vote", rows), [" = 52.1% + 40.2% + 8.9%"]);
        assert_eq!(of("%_of_total", rows), [" = 52.1% + 40.2% + 8.9%"]);
        assert_eq!(of("Share_of_women", rows), [""; 0]);
        // years, a row within another, and far too much
        assert_eq!(of("Share_of_vote", "2019 52.1%\n2020 40.2%\n2021 8.9%"), [""; 0]);
        assert_eq!(of("Share_of_vote", "x 52%\ny 8%\nz 48%"), [""; 0]);
        assert_eq!(of("Share_of_vote", "x 52%\ny 60%\nz 48%"), [""; 0]);
    }

    #[test]
    fn what_has_no_sum_is_left_alone() {
        for table in [
            // a gap, a footnote, a single part
            "a b\nx 5\ny –\nTotal 18",
            "a b\nx 5\ny 12*\nTotal 18",
            "a b\nx 5\nTotal 18",
            // averages, ranks, years, percentages of something else
            "a average\nx 5\ny 12\nTotal 18",
            "a b\nx 5\ny 12\nTotal 9",
            "a b\nx 1\ny 2\nz 3\nTotal 18",
            "a b\nx 2019\ny 2020\nTotal 9000",
            "a b\nx 5%\ny 12%\nTotal 18%",
            // other units
            "a b\nx $5\ny €12\nTotal $18",
            // rows within rows
            "a b\nx 5\nof_which_y 12\nTotal 18",
            "a b\nx 15\n&nbsp;y 12\nTotal 18",
            "a b\nx 15\ny 12\nTotal 15",
            "a b\nx 15\nmen 7\ny 12\nmen 8\nTotal 27",
        ] {
            assert_eq!(sums(table), [""; 0], "{table}");
        }
    }

    #[test]
    fn tables_that_are_no_grid_are_left_alone() {
        let of = |text: &str| told(&claims("html", text));
        let rows = "<tr><td>x<td>5<tr><td>y<td>12<tr><td>Total<td>18";
        assert_eq!(of(&format!("<table>{rows}</table>")), ["18 = 5 + 12"]);
        assert_eq!(of(&format!("<table><tr><td colspan=2>Head{rows}</table>")), [""; 0]);
        assert_eq!(of(&format!("<table>{}</table>", rows.replace("12", "12<br>9"))), [""; 0]);
        let inner = "<tr><td>z<td><table><tr><td>1</table>";
        assert_eq!(of(&format!("<table>{inner}{rows}</table>")), [""; 0]);
        assert_eq!(of(&format!("<table>{rows}</table><table>{rows}</table>")), ["18 = 5 + 12"; 2]);
    }

    #[test]
    fn large_tables_and_large_numbers_are_no_trouble() {
        let row = |cell: &str| format!("<tr>{}", format!("<td>{cell}").repeat(60));
        let most = "79228162514264337593543950335";
        let text = format!("<table>{}{}</table>", row(most).repeat(8), row("Total").repeat(8));
        claims("html", &text.repeat(4));
        claims(
            "html",
            &format!("<table>{}<tr><td>Total{}</table>", row(most).repeat(2), format!("<td>{most}").repeat(59)),
        );
        claims("html", &format!("<table>{}</table>", "<tr><td>Total<td>5".repeat(1_500)));
    }
}
