//! A change told as an amount and in percent: the one must be the other of what something was before.

use super::parameter::DISTANCES;
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use super::sides::{factor, roughly, stated};
use super::slip::{SCALES, exchanged};
use crate::claim::{Claim, Kind, Slot, Value, Way};
use crate::finding::Level;
use crate::measure::interval::Interval;
use crate::measure::quantity::{Hedge, Quantity};
use crate::measure::unit::{Dimension, UnitWord};
use rust_decimal::Decimal;
use std::ops::Bound;

pub(super) const CHECK: Check = Check {
    name: "step",
    about: "a change as an amount and in percent, and a value: what something was is told by two of them, and the third must fit",
    over: &[Kind::Step],
    slots: &[Slot::Way, Slot::By, Slot::Share],
    with: &[DISTANCES[0], DISTANCES[1], DISTANCES[2]],
    says: &["change", "expected", "amount", "slip"],
    run,
};

/// A change told twice and one value, in the unit of the value.
#[derive(Clone, Copy)]
struct Step {
    up: bool,
    by: Interval,
    share: Quantity,
    value: Interval,
    /// Whether the value is what it came to, and not what it was.
    after: bool,
}

fn run(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    // "at constant currencies", "to the dollar": conditions that we cannot weigh
    if claim.slot(Slot::Qualifier).is_some() {
        return Outcome::Silent;
    }
    compared(scene, claim).unwrap_or(Outcome::Silent)
}

fn compared(scene: &Scene, claim: &Claim) -> Option<Outcome> {
    let Value::Way(way) = claim.slot(Slot::Way)?.value else { return None };
    let (by, share) = (claim.quantity(Slot::By)?, claim.quantity(Slot::Share)?);
    let after = claim.slot(Slot::From).is_none();
    let slot = if after { Slot::To } else { Slot::From };
    let value = claim.quantity(slot)?;
    // "as much as $3": at some time of the day, and not at its end
    let fleeting = |quantity: Quantity| matches!(quantity.hedge, Some(Hedge::AtMost | Hedge::AtLeast));
    if [by, share, value].into_iter().any(fleeting) {
        return None;
    }
    let factor = of_one_unit(scene, by.unit, value.unit)?;
    let step = |value: Quantity| {
        let by = by.widened(roughly(by)?).scaled(factor, Decimal::ZERO)?;
        Some(Step { up: way == Way::Up, by, share, value: value.widened(roughly(value)?), after })
    };
    let (written, said) = (step(value)?, stated(share)?);
    let expected = written.percent()?;
    let words = |slot| claim.slot(slot).map(|part| part.text.as_str());
    let (sign, link) = (if written.up { "up" } else { "down" }, if after { "to" } else { "from" });
    let change = format!("{sign} {} {link} {}", words(Slot::By)?, words(slot)?);
    if expected.overlaps(&said) {
        return Some(Outcome::Supported(change));
    }
    let others = claim.slots.iter().filter(|part| part.slot == Slot::Rival);
    let fits = |step: Option<Step>| step.and_then(|step| step.percent()).is_some_and(|real| real.overlaps(&said));
    let mut others = others.filter_map(|part| if let Value::Quantity(rival) = part.value { Some(rival) } else { None });
    if others.any(|rival| fits(step(rival))) {
        return None;
    }
    let (slip, ceiling) = written.slip(&said);
    // what differs by thousands without a scale word to explain it is no value of the same thing
    let apart = expected.apart(&said).filter(|apart| *apart < Decimal::ONE_THOUSAND || !slip.is_empty())?;
    let printed = Step { by: by.as_printed().scaled(factor, Decimal::ZERO)?, value: value.as_printed(), ..written };
    let per_unit = Decimal::ONE.checked_div(factor)?;
    let amount = printed.amount().and_then(|amount| amount.scaled(per_unit, Decimal::ZERO));
    let amount = amount.map(|amount| ("amount", Slot::By, amount));
    Some(Outcome::Contradicted(Hit {
        apart: Some(apart),
        ceiling,
        says: vec![("change", change), ("slip", slip)],
        amounts: [Some(("expected", Slot::Share, printed.percent()?)), amount].into_iter().flatten().collect(),
        labels: vec![
            (Slot::Share, "would be {expected}".into()),
            (Slot::By, String::new()),
            (slot, if after { "then" } else { "before" }.into()),
        ],
        ..Hit::default()
    }))
}

/// How many of the value's unit one of the change's is; a percentage changes by points.
fn of_one_unit(scene: &Scene, by: UnitWord, value: UnitWord) -> Option<Decimal> {
    let points = scene.lexicon.measures(by, Dimension::Points) && scene.lexicon.measures(value, Dimension::Share);
    if points { scene.lexicon.likeliest(by).map(|unit| unit.factor) } else { factor(scene, by, value) }
}

impl Step {
    /// The amount in percent of what it was.
    fn percent(&self) -> Option<Interval> {
        let (least, low) = (self.by.lowest()?, self.value.lowest()?);
        let part = |by: Decimal, value: Decimal| {
            let whole = match (self.after, self.up) {
                (true, true) => value.checked_sub(by)?,
                (true, false) => value.checked_add(by)?,
                (false, _) => value,
            };
            if whole <= Decimal::ZERO { None } else { by.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole) }
        };
        // "more than $3", "to more than $60" are open above
        let low_end =
            self.value.highest().map_or(Some(Bound::Unbounded), |high| part(least, high).map(Bound::Included))?;
        let high_end = self.by.highest().map_or(Some(Bound::Unbounded), |most| part(most, low).map(Bound::Included))?;
        Some(Interval { low: low_end, high: high_end })
    }

    /// What the percentage makes of the value.
    fn amount(&self) -> Option<Interval> {
        let share = self.share.as_printed().scaled(Decimal::new(1, 2), Decimal::ZERO)?;
        let sign = if self.up { Decimal::ONE } else { Decimal::NEGATIVE_ONE };
        let one = Interval::exactly(Decimal::ONE);
        let grown = if self.after { one.plus(&share.scaled(sign, Decimal::ZERO)?)? } else { one };
        (grown.lowest()? > Decimal::ZERO).then(|| self.value.times(&share)?.over(&grown)).flatten()
    }

    /// The slip that it looks like, when one explanation fits and others do not; and the highest level for it.
    fn slip(&self, said: &Interval) -> (String, Option<Level>) {
        let mut found: Vec<(String, Option<Level>)> = Vec::new();
        let fits = |step: Step| step.percent().is_some_and(|real| real.overlaps(said));
        let by = |factor: Decimal| self.by.scaled(factor, Decimal::ZERO);
        for (name, factor) in SCALES {
            let factor = Decimal::from(factor);
            if by(factor).is_some_and(|by| fits(Step { by, ..*self })) {
                found.push((format!("it fits when the amount is a {name} times as much"), None));
            }
            let value = self.value.scaled(factor, Decimal::ZERO);
            if value.is_some_and(|value| fits(Step { value, ..*self })) {
                found.push((format!("it fits when the amount is a {name} times less"), None));
            }
        }
        let hundredth = by(Decimal::new(1, 2)).is_some_and(|by| fits(Step { by, ..*self }));
        if hundredth || by(Decimal::ONE_HUNDRED).is_some_and(|by| fits(Step { by, ..*self })) {
            found.push((
                "it fits when the amount has two noughts more or less, as dollars have against cents".into(),
                None,
            ));
        }
        let tenth = [Decimal::TEN, Decimal::new(1, 1)].into_iter().any(|factor| {
            let share = self.share.as_printed().scaled(factor, Decimal::ZERO);
            share.zip(self.percent()).is_some_and(|(share, real)| real.overlaps(&share))
        });
        if tenth {
            found.push(("the percentage is ten times too much or too little".into(), None));
        }
        let digits = exchanged(self.share)
            .filter(|other| stated(*other).zip(self.percent()).is_some_and(|(other, real)| real.overlaps(&other)));
        if let Some(other) = digits {
            found.push((format!("it fits when the digits are changed over: {}", other.value.normalize()), None));
        }
        if fits(Step { up: !self.up, ..*self }) {
            found.push(("the figures fit a change the other way".into(), Some(Level::Warning)));
        } else if fits(Step { after: false, ..*self }) {
            let words = "it is the amount in percent of what it came to, not of what it was";
            found.push((words.into(), Some(Level::Warning)));
        }
        match found.as_slice() {
            [(only, level)] => (format!("; {only}"), *level),
            _ => (String::new(), None),
        }
    }
}
