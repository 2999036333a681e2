//! What one currency was worth in another, on a day or over a stretch of days.

use super::fact::Pin;
use super::series::{Code, Fix, REACH, Series};
use crate::measure::interval::Interval;
use crate::measure::period::Period;
use crate::source::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// How many digits of a rate are shown: sources print five or six.
const DIGITS: u32 = 8;

/// An exchange rate and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// What one unit of the first currency may have been worth, in units of the second, slack included.
    pub range: Interval,
    /// The rate to show, in units of the second currency for one of the first.
    pub rate: Decimal,
    /// Which days it is of.
    pub basis: Basis,
    /// Where it stands: the day's line in the series (of many days the first), or the pin's value.
    pub span: Span,
    /// The name of its source to show: "ECB".
    pub source: String,
}

/// Which days a rate is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The fix of a day.
    Day(Date),
    /// The mean of a period's fixes.
    Mean(Period),
    /// Lowest to highest from one fix to another.
    Span(Date, Date),
    /// Set by hand for that day or period.
    Pin(Period),
}

impl Series {
    /// The rate of a day: its fix and the three before it, since a report may use yesterday's.
    pub(super) fn on(&self, from: Code, to: Code, day: Date) -> Option<Quote> {
        let fixes = self.fixes_before(from, to, day, 3);
        let shown = fixes.first()?;
        let range = hull(&fixes)?;
        self.quote(range, shown.rate, Basis::Day(shown.date), shown)
    }

    /// Lowest to highest of a period, or of all days on record. None where the record does not cover the period:
    /// the days that are missing may have had any rate.
    pub(super) fn over(&self, from: Code, to: Code, period: Option<Period>) -> Option<Quote> {
        let seen = self.seen(from, to, period)?;
        let basis = Basis::Span(seen.first.date, seen.last);
        self.quote(Interval::closed(seen.low, seen.high), seen.mean()?, basis, &seen.first)
    }

    /// The mean of a period's fixes. None where the record does not cover it.
    pub(super) fn mean(&self, from: Code, to: Code, period: Period) -> Option<Quote> {
        let seen = self.seen(from, to, Some(period))?;
        let mean = seen.mean()?;
        self.quote(Interval::exactly(mean), mean, Basis::Mean(period), &seen.first)
    }

    fn quote(&self, range: Interval, rate: Decimal, basis: Basis, fix: &Fix) -> Option<Quote> {
        Some(Quote {
            range: range.widened(self.slack)?,
            rate: shown(rate)?,
            basis,
            span: Span::new(self.file, fix.line.start, fix.line.end),
            source: self.shown.clone(),
        })
    }

    /// What a pass over the fixes of a period sees.
    fn seen(&self, from: Code, to: Code, period: Option<Period>) -> Option<Seen> {
        self.passes.or_find((from, to, period), || self.pass(from, to, period))
    }

    /// One pass over the fixes of a period.
    fn pass(&self, from: Code, to: Code, period: Option<Period>) -> Option<Seen> {
        let days = match period {
            Some(period) => Some(period.days()?),
            None => None,
        };
        let mut fixes = self.fixes(from, to, days);
        let first = fixes.next()?;
        let far = |earlier: Date, later: Date| (later - earlier).get_days() > REACH;
        if days.is_some_and(|(start, _)| far(start, first.date)) {
            return None;
        }
        let (low, last) = (first.rate, first.date);
        let mut seen = Seen { low, high: low, sum: low, count: 1, last, first };
        for fix in fixes {
            if days.is_some() && far(seen.last, fix.date) {
                return None;
            }
            seen.low = seen.low.min(fix.rate);
            seen.high = seen.high.max(fix.rate);
            seen.sum = seen.sum.checked_add(fix.rate)?;
            seen.count += 1;
            seen.last = fix.date;
        }
        (!days.is_some_and(|(_, end)| far(seen.last, end))).then_some(seen)
    }
}

/// What a pass over fixes saw.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    low: Decimal,
    high: Decimal,
    sum: Decimal,
    count: u32,
    first: Fix,
    last: Date,
}

impl Seen {
    fn mean(&self) -> Option<Decimal> {
        self.sum.checked_div(Decimal::from(self.count))
    }
}

impl Pin {
    /// What the pin says of two currencies, in whichever order they are asked for.
    pub(super) fn quote(&self, from: Code, to: Code) -> Option<Quote> {
        let rate = if (from, to) == (self.one, self.counted) {
            self.value
        } else if (from, to) == (self.counted, self.one) {
            Decimal::ONE.checked_div(self.value)?
        } else {
            return None;
        };
        // The pin was rounded to its last digit.
        let half = Decimal::try_new(5, self.value.scale() + 1).unwrap_or_default().checked_div(self.value)?;
        Some(Quote {
            range: Interval::exactly(rate).widened(self.slack.checked_add(half)?)?,
            rate: shown(rate)?,
            basis: Basis::Pin(self.date),
            span: self.span,
            source: self.shown.clone(),
        })
    }
}

fn hull(fixes: &[Fix]) -> Option<Interval> {
    let rates = || fixes.iter().map(|fix| fix.rate);
    Some(Interval::closed(rates().min()?, rates().max()?))
}

fn shown(rate: Decimal) -> Option<Decimal> {
    Some(rate.round_sf(DIGITS)?.normalize())
}
