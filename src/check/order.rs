//! A range runs from its smaller end to its larger, and years run forward.

use super::say;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use super::slip::SCALES;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::finding::Level;
use crate::measure::interval::Interval;
use rust_decimal::Decimal;

pub(super) const RANGE: Check = Check {
    name: "upward",
    about: "the two ends of a range: the first must be the smaller",
    over: &[Kind::Range],
    slots: &[Slot::From, Slot::To],
    with: &[],
    says: &["slip", "expected"],
    run: range,
};

pub(super) const SPAN: Check = Check {
    name: "forward",
    about: "the two ends of a span of years: the first must be the earlier",
    over: &[Kind::Span],
    slots: &[Slot::From, Slot::To],
    with: &[],
    says: &["years"],
    run: span,
};

fn range(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let (Some(from), Some(to)) = (claim.quantity(Slot::From), claim.quantity(Slot::To)) else {
        return Outcome::Silent;
    };
    if from.value <= to.value {
        return Outcome::Silent;
    }
    // three noughts more, and the range would run upward by less than ten times
    let slip = SCALES.into_iter().find_map(|(_, scale)| {
        let factor = Decimal::from(scale);
        let right = to.value.checked_mul(factor)?;
        (right > from.value && right.checked_div(Decimal::TEN)? < from.value).then_some(factor)
    });
    let (slip, amounts, label) = match slip {
        Some(factor) => {
            let expected = Interval::exactly(to.value.saturating_mul(factor));
            let slip = format!("with {} times as much at its end it would run upward", say::count(factor));
            (slip, vec![("expected", Slot::To, expected)], "{expected} would fit")
        }
        None => (
            "a range runs from the smaller to the larger; the two have changed places, or one of them is wrong".into(),
            vec![],
            "the smaller",
        ),
    };
    Outcome::Contradicted(Hit {
        says: vec![("slip", slip)],
        amounts,
        labels: vec![(Slot::To, label.into()), (Slot::From, "the larger".into())],
        ..Hit::default()
    })
}

fn span(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let (Some(Value::Date(from)), Some(Value::Date(to))) =
        (claim.slot(Slot::From).map(|slot| &slot.value), claim.slot(Slot::To).map(|slot| &slot.value))
    else {
        return Outcome::Silent;
    };
    let (Some(first), Some(last)) = (from.year, to.year) else { return Outcome::Silent };
    let later = first > last || first == last && matches!((from.month, to.month), (Some(from), Some(to)) if from > to);
    if !later {
        return Outcome::Silent;
    }
    // what lies ahead is a plan, and plans are moved
    let ahead =
        scene.published.and_then(|published| published.days()).is_some_and(|(_, day)| first.max(last) > day.year());
    Outcome::Contradicted(Hit {
        ceiling: ahead.then_some(Level::Warning),
        says: vec![("years", format!("{} years before", first - last))],
        labels: vec![(Slot::To, "the earlier".into()), (Slot::From, "the later".into())],
        ..Hit::default()
    })
}
