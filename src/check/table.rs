//! A total in a table is the sum of the figures that stand above it, or before it.

use super::say;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use super::total::{one_digit, swapped};
use crate::claim::{Claim, Kind, Part, Slot, Value};
use crate::finding::Level;
use crate::measure::interval::Interval;
use crate::measure::quantity::Quantity;
use crate::measure::unit::UnitWord;
use rust_decimal::Decimal;

pub(super) const CHECK: Check = Check {
    name: "table",
    about: "a total in a table: it is the sum of the figures above it, or before it",
    over: &[Kind::Table],
    slots: &[Slot::Whole, Slot::Part],
    with: &[],
    says: &["sum", "working", "gap", "beside"],
    run,
};

/// So many totals that are exact to the last digit say that figures were counted, and not rounded: three rounded figures
/// come out exactly two times in three, and eight times in a row once in twenty-five.
const COUNTED: usize = 8;
/// The most figures that are shown, and whose sum is written out.
const SHOWN: usize = 6;
/// How much of a total a slip of one digit is at most: past that, a small number has no digit to spare.
const SLIP: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

fn run(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    reckon(claim).unwrap_or(Outcome::Silent)
}

fn reckon(claim: &Claim) -> Option<Outcome> {
    let whole = claim.quantity(Slot::Whole)?;
    let all = |slot: Slot| claim.slots.iter().filter(move |part| part.slot == slot);
    let (mut value, mut range) = (Decimal::ZERO, Interval::exactly(Decimal::ZERO));
    for part in all(Slot::Part) {
        let amount = amount(part)?;
        (value, range) = (value.checked_add(amount.value)?, range.plus(&amount.as_printed())?);
    }
    let beside = all(Slot::Beside).count();
    let counts = all(Slot::Part).all(|part| amount(part).is_some_and(|amount| whole_number(&amount)));
    let counted = beside >= COUNTED && counts && whole_number(&whole);
    if value == whole.value || !counted && range.overlaps(&whole.as_printed()) {
        return Some(Outcome::Supported("the figures it sums up".into()));
    }
    let gap = value.checked_sub(whole.value)?.abs();
    // a table may leave rows out and count others twice: only what looks like a slip is told for certain
    let slip = one_digit(gap) && gap <= whole.value.checked_mul(SLIP)? || swapped(value, whole.value);
    if beside == 0 && !slip && whole.value > value {
        return Some(Outcome::Silent);
    }
    let text = claim.slot(Slot::Whole).map_or("", |part| part.text.as_str());
    let written = |sum: Decimal| say::like(text, whole.value, sum);
    let texts: Vec<&str> = all(Slot::Part).map(|part| part.text.as_str()).collect();
    let working = match texts.len() {
        ..=SHOWN => texts.join(" + "),
        many => format!("the {many} figures"),
    };
    let beside = match beside {
        0 => String::new(),
        1 => "; the total beside it is the sum of its own".to_owned(),
        _ => "; the totals beside it are the sums of theirs".to_owned(),
    };
    let mut labels = vec![(Slot::Whole, "the figures come to {sum}".to_owned())];
    labels.extend(all(Slot::Part).take(SHOWN).map(|_| (Slot::Part, String::new())));
    Some(Outcome::Contradicted(Hit {
        ceiling: (beside.is_empty() && !slip).then_some(Level::Note),
        says: vec![("sum", written(value)), ("working", working), ("gap", written(gap)), ("beside", beside)],
        labels,
        ..Hit::default()
    }))
}

fn amount(part: &Part) -> Option<Quantity> {
    match part.value {
        Value::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

fn whole_number(quantity: &Quantity) -> bool {
    quantity.unit == UnitWord::NONE && quantity.value.fract().is_zero()
}
