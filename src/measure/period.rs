//! Stretches of time as the press names them: a day, a month, a quarter, a year, or from one to another.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A stretch of days, both ends included, and how it was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// 19 May 2023
    Day(Date),
    /// May 2023
    Month(i16, i8),
    /// The first quarter of 2023
    Quarter(i16, i8),
    /// 2023
    Year(i16),
    /// 2004/2005: from the first day of one year to the last of another.
    Years(i16, i16),
    /// 19 May, of a year that is not said: month and day.
    DayOfYear(i8, i8),
}

impl Period {
    /// Reads the forms of the machine interface: `2023-05-19`, `2023-05`, `2023-Q1`, `2023`, `2004/2005`, and a
    /// day with a time after it (`2023-05-19T08:00:00Z`). None for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Period> {
        let text = text.trim();
        if let Some((from, to)) = text.split_once('/') {
            let (from, to) = (year(from)?, year(to)?);
            return (from <= to).then_some(Period::Years(from, to));
        }
        // a time behind a whole day says no more of the day
        let day = match text.split_once(['T', 't', ' ']) {
            Some((day, time)) if day.matches('-').count() == 2 && time.starts_with(|c: char| c.is_ascii_digit()) => day,
            Some(_) => return None,
            None => text,
        };
        let mut parts = day.split('-');
        let (first, second, third) = (year(parts.next()?)?, parts.next(), parts.next());
        if parts.next().is_some() {
            return None;
        }
        match (second, third) {
            (None, None) => Some(Period::Year(first)),
            (Some(part), None) => match part.strip_prefix(['Q', 'q']) {
                Some(quarter) => small(quarter).filter(|n| (1..=4).contains(n)).map(|n| Period::Quarter(first, n)),
                None => small(part).filter(|n| (1..=12).contains(n)).map(|n| Period::Month(first, n)),
            },
            (Some(month), Some(day)) => Date::new(first, small(month)?, small(day)?).ok().map(Period::Day),
            (None, Some(_)) => None,
        }
    }

    /// The first day and the last; none for a day without a year.
    #[must_use]
    pub fn days(self) -> Option<(Date, Date)> {
        Some(match self {
            Period::Day(day) => (day, day),
            Period::Month(year, month) => {
                let first = Date::new(year, month, 1).ok()?;
                (first, first.last_of_month())
            }
            Period::Quarter(year, quarter) => {
                let first = Date::new(year, quarter.checked_mul(3)?.checked_sub(2)?, 1).ok()?;
                (first, first.checked_add(2.months()).ok()?.last_of_month())
            }
            Period::Year(year) => (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?),
            Period::Years(from, to) => (Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?),
            Period::DayOfYear(..) => return None,
        })
    }

    /// The years it touches, first and last; none for a day without a year.
    #[must_use]
    pub fn years(self) -> Option<(i16, i16)> {
        self.days().map(|(first, last)| (first.year(), last.year()))
    }
}

impl std::fmt::Display for Period {
    /// The form of the machine interface, which [`Period::parse`] reads back; `XXXX-05-19` for a day without a year.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Period::Day(day) => write!(f, "{day}"),
            Period::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Period::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Period::Year(year) => write!(f, "{year:04}"),
            Period::Years(from, to) => write!(f, "{from:04}/{to:04}"),
            Period::DayOfYear(month, day) => write!(f, "XXXX-{month:02}-{day:02}"),
        }
    }
}

/// Whether a month has such a day in some year: 29 February does, 31 June does not.
#[must_use]
pub fn month_has_day(month: i8, day: i8) -> bool {
    (1..=12).contains(&month) && day >= 1 && day <= date(2024, month, 1).days_in_month()
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn small(text: &str) -> Option<i8> {
    ((1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_back_as_it_is_written() {
        for text in ["2023-05-19", "2023-05", "2023-Q1", "2023", "2004/2005"] {
            assert_eq!(Period::parse(text).map(|period| period.to_string()).as_deref(), Some(text));
        }
        assert_eq!(Period::parse("2023-05-19T08:00:00+02:00"), Some(Period::Day(date(2023, 5, 19))));
    }

    #[test]
    fn what_no_calendar_has_is_none() {
        for text in [
            "2023-13",
            "2023-02-29",
            "2023-Q5",
            "yesterday",
            "",
            "19.05.2023",
            "2023-05-19-01",
            "2005/2004",
            "2023 April 5",
            "2023-Q+1",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
        assert!(month_has_day(2, 29) && !month_has_day(6, 31) && !month_has_day(13, 1));
    }

    #[test]
    fn a_quarter_is_three_months() {
        let days = Period::Quarter(2023, 4).days();
        assert_eq!(days, Some((date(2023, 10, 1), date(2023, 12, 31))));
    }
}
