//! Measures that follow from others, taken in once all others are: a chain of them in its order, a circle as a fault.

use super::{Batch, FAULT, ReadValue};
use crate::facts::expression::{Expression, Fault, Known};
use crate::facts::fact::Measure;
use crate::finding::{Finding, Label};
use crate::measure::quantity::Quantity;
use crate::measure::unit::UnitWord;
use crate::source::{Span, Spanned};
use crate::yaml;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A measure whose value is reckoned.
pub(super) struct Pending {
    /// All of it but the value; where one was written as well, that one.
    pub measure: Measure,
    /// Whether a value was written as well, so that the two must agree.
    pub written: bool,
    /// From what it follows.
    pub derive: Spanned<String>,
    /// The unit of the number that it comes to.
    pub unit: Option<Spanned<String>>,
}

impl Pending {
    /// The bytes of a part of its expression. Where quotation marks or escapes make them others, all of it.
    fn place(&self, at: &Range<usize>) -> Span {
        let whole = self.derive.span;
        let written = whole.range().len();
        let shift = match written.checked_sub(self.derive.value.len()) {
            Some(0) => 0,
            Some(2) => 1,
            _ => return whole,
        };
        let begin = whole.range().start + shift;
        Span::new(whole.source, begin + at.start, begin + at.end)
    }
}

impl Batch<'_> {
    /// Takes in the measures that follow from others.
    pub(super) fn derive(&mut self, read_value: ReadValue<'_>) {
        let pending = std::mem::take(&mut self.pending);
        let mut ids = self.ids(&pending);
        if pending.is_empty() {
            return;
        }
        let mut expressions = Vec::new();
        for one in &pending {
            match Expression::parse(&one.derive.value, &|id| ids.contains_key(id)) {
                Ok(expression) => expressions.push(Some(expression)),
                Err(fault) => {
                    let known = pending.iter().map(|one| &one.measure).chain(&self.old.measures);
                    let known = known.chain(&self.new.measures).filter_map(|one| Some(one.id.as_ref()?.value.as_str()));
                    let word = one.derive.value.get(fault.at.clone()).unwrap_or_default();
                    let near = yaml::nearest(word, known).filter(|_| fault.reason.starts_with("no measure"));
                    let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
                    self.reckoning(one, &Fault { reason: fault.reason + &near, ..fault });
                    expressions.push(None);
                }
            }
        }
        // which follow from which, and how many of those each waits for
        let mut after: Vec<Vec<usize>> = vec![Vec::new(); pending.len()];
        let mut waits = vec![0_usize; pending.len()];
        for (n, expression) in expressions.iter().enumerate() {
            for at in expression.iter().flat_map(Expression::ids) {
                if let Some(Place::Pending(other)) = pending[n].derive.value.get(at).and_then(|id| ids.get(id)) {
                    after[*other].push(n);
                    waits[n] += 1;
                }
            }
        }
        let mut ready: Vec<usize> = (0..pending.len()).filter(|n| waits[*n] == 0).rev().collect();
        let mut pending: Vec<_> = pending.into_iter().map(Some).collect();
        while let Some(n) = ready.pop() {
            for next in &after[n] {
                waits[*next] -= 1;
                if waits[*next] == 0 {
                    ready.push(*next);
                }
            }
            let (Some(one), Some(expression)) = (pending[n].take(), &expressions[n]) else { continue };
            let id = one.measure.id.as_ref().map(|id| id.value.clone());
            if let Some(measure) = self.reckoned(one, expression, &ids, read_value) {
                if let Some(id) = id {
                    ids.insert(id, Place::New(self.new.measures.len()));
                }
                self.new.measures.push(measure);
            }
        }
        // what is left is a circle, or follows from one, of which it is enough to tell the circle
        let mut open: Vec<bool> = pending.iter().map(Option::is_some).collect();
        let mut needed: Vec<usize> = after.iter().map(|after| after.iter().filter(|n| open[**n]).count()).collect();
        let mut ends: Vec<usize> = (0..open.len()).filter(|n| open[*n] && needed[*n] == 0).collect();
        while let Some(n) = ends.pop() {
            open[n] = false;
            let Some((one, expression)) = pending[n].as_ref().zip(expressions[n].as_ref()) else { continue };
            for at in expression.ids() {
                if let Some(Place::Pending(other)) = one.derive.value.get(at).and_then(|id| ids.get(id)) {
                    needed[*other] = needed[*other].saturating_sub(1);
                    if needed[*other] == 0 && open[*other] {
                        ends.push(*other);
                    }
                }
            }
        }
        for (n, one) in pending.iter().enumerate().filter(|(n, _)| open[*n]) {
            let (Some(one), Some(expression)) = (one, &expressions[n]) else { continue };
            let waited = |at: &Range<usize>| {
                let id = one.derive.value.get(at.clone());
                matches!(id.and_then(|id| ids.get(id)), Some(Place::Pending(other)) if open[*other])
            };
            let at = expression.ids().find(waited).unwrap_or(0..one.derive.value.len());
            self.reckoning(one, &Fault { at, reason: "this value follows from itself".to_owned() });
        }
    }

    fn reckoning(&mut self, one: &Pending, fault: &Fault) {
        let span = one.place(&fault.at);
        self.faults.push(Finding::fault(FAULT, fault.reason.clone(), span, "here"));
    }

    /// The ids of all measures; a second one is a fault.
    fn ids(&mut self, pending: &[Pending]) -> FxHashMap<String, Place> {
        let mut ids = FxHashMap::default();
        let old = self.old.measures.iter().enumerate().map(|(n, one)| (one, Place::Old(n)));
        let new = self.new.measures.iter().enumerate().map(|(n, one)| (one, Place::New(n)));
        let pending = pending.iter().enumerate().map(|(n, one)| (&one.measure, Place::Pending(n)));
        let mut firsts: FxHashMap<&str, Span> = FxHashMap::default();
        let mut twice = Vec::new();
        for (measure, place) in old.chain(new).chain(pending) {
            let Some(id) = &measure.id else { continue };
            match firsts.get(id.value.as_str()) {
                Some(first) => twice.push((id.clone(), *first)),
                None => {
                    firsts.insert(&id.value, id.span);
                    ids.insert(id.value.clone(), place);
                }
            }
        }
        for (id, first) in twice {
            self.twice("measure", &id, first);
        }
        ids
    }

    /// A measure with the value that its expression comes to.
    fn reckoned(
        &mut self,
        one: Pending,
        expression: &Expression,
        ids: &FxHashMap<String, Place>,
        read_value: ReadValue<'_>,
    ) -> Option<Measure> {
        let percent = read_value("1%").map(|one| one.unit);
        let find = |at: Range<usize>| match ids.get(one.derive.value.get(at)?)? {
            Place::Old(n) => self.old.measures.get(*n),
            Place::New(n) => self.new.measures.get(*n),
            Place::Pending(_) => None,
        };
        let known = |at: Range<usize>| {
            let measure = find(at)?;
            let Quantity { value, unit, .. } = measure.value.value;
            let range = measure.range()?;
            range.lowest().zip(range.highest())?;
            let known = Known { value, range, unit };
            // a share is reckoned with as one: 22% is 0.22
            if Some(unit) == percent {
                Known { unit: UnitWord::NONE, ..known }.times(Decimal::new(1, 2))
            } else {
                Some(known)
            }
        };
        // one that is made of what was faulty is not told again
        if expression.ids().any(|at| find(at).is_none()) {
            return None;
        }
        let fault = match expression.value(known) {
            Ok(known) => match self.in_unit(&one, known, percent, read_value) {
                Ok(known) => {
                    let words = expression
                        .ids()
                        .filter_map(find)
                        .find_map(|from| unit_of(&from.written, known.unit, read_value));
                    return self.with_value(one, known, words, percent);
                }
                Err(fault) => fault,
            },
            Err(fault) => fault,
        };
        self.reckoning(&one, &fault);
        None
    }

    /// What it comes to in the unit that is wanted: that of the value beside it, the one that is named, or percent for a growth.
    fn in_unit(
        &self,
        one: &Pending,
        known: Known,
        percent: Option<UnitWord>,
        read_value: ReadValue<'_>,
    ) -> Result<Known, Fault> {
        let whole = 0..one.derive.value.len();
        let fault = |reason: &str| Fault { at: whole.clone(), reason: reason.to_owned() };
        let one_of = |unit: UnitWord, value: Decimal| {
            known
                .times(value)
                .map(|known| Known { unit, ..known })
                .ok_or_else(|| fault("this comes to more digits than can be reckoned with"))
        };
        let wanted = match &one.unit {
            Some(unit) => Some(read_value(&format!("1 {}", unit.value)).ok_or_else(|| fault("the `unit` is none"))?),
            None => None,
        };
        let growth = one.measure.metric.value.ends_with(" growth");
        match wanted {
            _ if known.unit != UnitWord::NONE && one.unit.is_some() => Err(fault("this has a unit already")),
            _ if known.unit != UnitWord::NONE => Ok(known),
            Some(wanted) if Some(wanted.unit) == percent => one_of(wanted.unit, Decimal::ONE_HUNDRED),
            Some(wanted) => one_of(wanted.unit, wanted.value),
            None if one.written => {
                let unit = one.measure.value.value.unit;
                one_of(unit, if Some(unit) == percent { Decimal::ONE_HUNDRED } else { Decimal::ONE })
            }
            None => match percent.filter(|_| growth) {
                Some(percent) => one_of(percent, Decimal::ONE_HUNDRED),
                None => Ok(known),
            },
        }
    }

    /// The measure with its value, or held against the value that was written.
    fn with_value(
        &mut self,
        one: Pending,
        known: Known,
        words: Option<String>,
        percent: Option<UnitWord>,
    ) -> Option<Measure> {
        let unit = match (&one.unit, words) {
            _ if Some(known.unit) == percent => "%".to_owned(),
            (Some(unit), _) => format!(" {}", unit.value),
            (None, Some(words)) => format!(" {words}"),
            (None, None) => String::new(),
        };
        let shown = format!("{}{unit}", shown(known.value));
        if one.written {
            let agree = one.measure.range().is_some_and(|range| range.overlaps(&known.range));
            if one.measure.value.value.unit != known.unit || !agree {
                let message = format!("`{}` comes to {shown}, not {}", one.derive.value, one.measure.written);
                let mut fault = Finding::fault(FAULT, message, one.measure.value.span, "this value");
                fault.labels.push(Label { span: one.derive.span, text: shown });
                self.faults.push(fault);
                return None;
            }
            return Some(one.measure);
        }
        let doubt = known.range.lowest().zip(known.range.highest());
        let doubt =
            doubt.and_then(|(low, high)| Some(known.value.checked_sub(low)?.max(high.checked_sub(known.value)?)));
        let doubt = doubt.unwrap_or_default();
        let value = Quantity { value: known.value, printed: doubt, rounded: doubt, unit: known.unit, hedge: None };
        Some(Measure { value: Spanned::new(value, one.derive.span), written: shown, ..one.measure })
    }
}

/// Where a measure stands.
#[derive(Clone, Copy)]
enum Place {
    Old(usize),
    New(usize),
    Pending(usize),
}

/// The words of a unit in a value that was written: the USD of "70.2 billion USD".
fn unit_of(written: &str, unit: UnitWord, read_value: ReadValue<'_>) -> Option<String> {
    let word = written.split_whitespace().next_back()?;
    (unit != UnitWord::NONE && read_value(&format!("1 {word}"))?.unit == unit).then(|| word.to_owned())
}

/// A number for people: four digits that count, and a word for its size.
fn shown(value: Decimal) -> String {
    let size = [(12, " trillion"), (9, " billion"), (6, " million")];
    let (scale, word) = size
        .into_iter()
        .map(|(zeros, word)| (Decimal::from(10_i64.pow(zeros)), word))
        .find(|(scale, _)| value.abs() >= *scale)
        .unwrap_or((Decimal::ONE, ""));
    let number = value.checked_div(scale).unwrap_or(value);
    format!("{}{word}", number.round_sf(4).unwrap_or(number).normalize())
}
