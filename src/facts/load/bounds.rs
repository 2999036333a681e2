//! The `bounds` of a fact file: between what a figure can lie.

use super::{Batch, FAULT, ReadValue};
use crate::facts::fact::Bound;
use crate::facts::schema::{self, Text};
use crate::finding::{Finding, Level};
use crate::measure::quantity::Quantity;
use crate::source::Spanned;

impl Batch<'_> {
    /// One entry of `bounds`: at least one end, and both of one kind.
    pub(super) fn bound(&mut self, bound: schema::Bound, read_value: ReadValue<'_>) {
        let metric = self.text(bound.metric);
        let src = self.src(Some(bound.src));
        let low = bound.low.map(|low| self.amount(low, read_value));
        let high = bound.high.map(|high| self.amount(high, read_value));
        let (low, high) = match (low, high) {
            (None, None) => {
                let message = format!("a bound of `{}` needs `low` or `high`", metric.value);
                return self.fault(message, metric.span, "of this metric");
            }
            // an end that cannot be read was told
            (Some(None), _) | (_, Some(None)) => return,
            (low, high) => (low.flatten(), high.flatten()),
        };
        if let (Some(low), Some(high)) = (&low, &high)
            && (low.value.unit != high.value.unit || low.value.value >= high.value.value)
        {
            let message = format!("the `low` of `{}` should be less than its `high`, in the same unit", metric.value);
            return self.fault(message, low.span, "not less");
        }
        let level = match bound.level.as_ref().map(|level| level.value.as_str()) {
            None | Some("error") => Level::Error,
            Some("warning") => Level::Warning,
            Some("note") => Level::Note,
            Some(other) => {
                let message = format!("`{other}` is no level");
                let span = bound.level.as_ref().map_or(metric.span, |level| self.place(level));
                let fault = Finding::fault(FAULT, message, span, "here");
                self.faults.push(fault.with_help("levels are error, warning and note"));
                return;
            }
        };
        self.new.bounds.push(Bound { metric, name: bound.name, low, high, level, why: bound.why, src });
    }

    fn amount(&mut self, text: Text, read_value: ReadValue<'_>) -> Option<Spanned<Quantity>> {
        let written = self.text(text);
        let value = read_value(&written.value);
        if value.is_none() {
            self.unreadable(&written);
        }
        value.map(|value| Spanned::new(value, written.span))
    }
}
