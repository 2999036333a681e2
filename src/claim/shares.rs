//! A table's column of shares of one whole, where no row says what they come to.

use super::grid::{View, figure, runs_to, words};
use super::shape::{Claim, Kind, Part, Slot, Value};
use super::table::Cell;
use rust_decimal::Decimal;

/// A column of shares that has no total: those of a vote or a market, if its head says so. What exceeds all of it by
/// more than a tenth is no column of one whole.
pub(super) fn column(view: View, line: usize) -> Option<Claim> {
    words(view.at(line, 0)?).filter(|head| head.parted && !head.uneven)?;
    let rows: Vec<usize> = (1..view.length()).filter(|row| view.figures(*row)).collect();
    let odd = |row: &usize| {
        let label = view.label(*row);
        label.inside || label.uneven || label.percent || view.at(0, *row).and_then(words).is_none()
    };
    if rows.len() < 3 || rows.iter().any(odd) || view.repeats(&rows) {
        return None;
    }
    let parts: Vec<&Cell> = rows.iter().map(|row| view.at(line, *row)).collect::<Option<_>>()?;
    let mut sum = Decimal::ZERO;
    for cell in &parts {
        let (amount, _) = figure(cell).filter(|(amount, _)| amount.value >= Decimal::ZERO)?;
        sum = sum.checked_add(amount.value).filter(|_| cell.text.ends_with('%'))?;
    }
    let past = sum.checked_sub(Decimal::ONE_HUNDRED)?;
    if past > Decimal::TEN || runs_to(&parts, past) {
        return None;
    }
    let part = |cell: &Cell| {
        Some(Part {
            slot: Slot::Part,
            value: Value::Quantity(figure(cell)?.0),
            span: cell.span,
            text: cell.text.clone(),
        })
    };
    let slots: Vec<Part> = parts.into_iter().filter_map(part).collect();
    let span = slots.first()?.span;
    Some(Claim::new(Kind::Split, span, slots))
}
