//! Stretches of days under the names that calendars have for them: a week, a season, a decade.

use super::period::Period;
use jiff::Span;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use std::fmt;

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grain {
    /// From midnight to midnight.
    Day,
    /// Monday to Sunday (ISO 8601).
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// A month of the year.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// Three months that begin with March, June, September or December.
    Season,
    /// A year.
    Year,
    /// Ten years, from one that ends in nought.
    Decade,
    /// A hundred years, as the press counts them: from one that ends in two noughts.
    Century,
}

impl Grain {
    /// The singular English name (CLDR).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Grain::Day => "day",
            Grain::Week => "week",
            Grain::Weekend => "weekend",
            Grain::Month => "month",
            Grain::Quarter => "quarter",
            Grain::Half => "half-year",
            Grain::Season => "season",
            Grain::Year => "year",
            Grain::Decade => "decade",
            Grain::Century => "century",
        }
    }
}

/// A stretch of days and how it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    name: Name,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Period(Period),
    Week(i16, i8),
    Weekend(i16, i8),
    Half(i16, i8),
    Season(i16, i8),
    Decade,
    Century,
    /// No name but its days.
    Days,
}

impl Stretch {
    fn of(period: Period) -> Option<Stretch> {
        let (first, last) = period.days()?;
        Some(Stretch { first, last, name: Name::Period(period) })
    }

    /// One day.
    #[must_use]
    pub fn day(day: Date) -> Stretch {
        Stretch { first: day, last: day, name: Name::Period(Period::Day(day)) }
    }

    /// From one day to another; none when the second comes before the first.
    #[must_use]
    pub fn days(first: Date, last: Date) -> Option<Stretch> {
        (first <= last).then_some(Stretch { first, last, name: Name::Days })
    }

    /// Whether calendars have a name for it, so that it can be told without its first and last days.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.name != Name::Days
    }

    /// A year.
    #[must_use]
    pub fn year(year: i16) -> Option<Stretch> {
        Stretch::of(Period::Year(year))
    }

    /// A month of a year.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Stretch> {
        Stretch::of(Period::Month(year, month))
    }

    /// A quarter of a year.
    #[must_use]
    pub fn quarter(year: i16, quarter: i8) -> Option<Stretch> {
        Stretch::of(Period::Quarter(year, quarter))
    }

    /// The first or the second half of a year.
    #[must_use]
    pub fn half(year: i16, half: i8) -> Option<Stretch> {
        let from = Date::new(year, half.checked_mul(6)?.checked_sub(5)?, 1).ok()?;
        Some(Stretch { first: from, last: months_on(from, 5)?, name: Name::Half(year, half) })
    }

    /// Spring, summer, autumn and winter are 1 to 4: three months each, as meteorology counts them in the north. Winter
    /// begins in December and is named by that year.
    #[must_use]
    pub fn season(year: i16, season: i8) -> Option<Stretch> {
        let from = Date::new(year, season.checked_mul(3)?, 1).ok()?;
        Some(Stretch { first: from, last: months_on(from, 2)?, name: Name::Season(year, season) })
    }

    /// Ten years from this one, or a hundred.
    #[must_use]
    pub fn years(from: i16, count: i16) -> Option<Stretch> {
        let last = Date::new(from.checked_add(count)?.checked_sub(1)?, 12, 31).ok()?;
        let name = match count {
            10 => Name::Decade,
            100 => Name::Century,
            _ => Name::Days,
        };
        Some(Stretch { first: Date::new(from, 1, 1).ok()?, last, name })
    }

    /// The unit of the calendar that a day lies in, or one so many further on.
    #[must_use]
    pub fn holding(day: Date, grain: Grain, further: i32) -> Option<Stretch> {
        let months = |count: i32| {
            let all = (i32::from(day.year()) * 12 + i32::from(day.month()) - 1).checked_add(count)?;
            Some((i16::try_from(all.div_euclid(12)).ok()?, i8::try_from(all.rem_euclid(12)).ok()? + 1))
        };
        let further_years = |count: i32| i16::try_from(i32::from(day.year()).checked_add(count)?).ok();
        match grain {
            Grain::Day => days_on(day, i64::from(further)).map(Stretch::day),
            Grain::Week | Grain::Weekend => {
                let there = days_on(day, i64::from(further) * 7)?.iso_week_date();
                if grain == Grain::Week {
                    Stretch::week(there.year(), there.week())
                } else {
                    Stretch::weekend(there.year(), there.week())
                }
            }
            Grain::Month => months(further).and_then(|(year, month)| Stretch::month(year, month)),
            Grain::Quarter => {
                let (year, month) = months(further.checked_mul(3)?)?;
                Stretch::quarter(year, (month + 2) / 3)
            }
            Grain::Half => {
                let (year, month) = months(further.checked_mul(6)?)?;
                Stretch::half(year, (month + 5) / 6)
            }
            Grain::Season => {
                let (year, month) = months(further.checked_mul(3)?)?;
                // January and February lie in the winter that began the year before
                if month < 3 { Stretch::season(year.checked_sub(1)?, 4) } else { Stretch::season(year, month / 3) }
            }
            Grain::Year => further_years(further).and_then(Stretch::year),
            Grain::Decade => {
                Stretch::years(further_years(further.checked_mul(10)?)?.div_euclid(10).checked_mul(10)?, 10)
            }
            Grain::Century => {
                Stretch::years(further_years(further.checked_mul(100)?)?.div_euclid(100).checked_mul(100)?, 100)
            }
        }
    }

    /// A week of ISO 8601.
    #[must_use]
    pub fn week(year: i16, week: i8) -> Option<Stretch> {
        let first = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
        Some(Stretch { first, last: days_on(first, 6)?, name: Name::Week(year, week) })
    }

    fn weekend(year: i16, week: i8) -> Option<Stretch> {
        let first = ISOWeekDate::new(year, week, Weekday::Saturday).ok()?.date();
        Some(Stretch { first, last: first.tomorrow().ok()?, name: Name::Weekend(year, week) })
    }

    /// The same stretch under the names of its first and last parts, where it has a name of its own that not all would use.
    #[must_use]
    pub fn otherwise(&self) -> Option<String> {
        let year = self.first.year();
        match self.name {
            Name::Period(Period::Quarter(..)) | Name::Half(..) => {
                Some(format!("{year:04}-{:02}..{year:04}-{:02}", self.first.month(), self.last.month()))
            }
            Name::Decade | Name::Century => Some(format!("{year:04}..{:04}", self.last.year())),
            _ => None,
        }
    }

    /// The short form that ISO 8601 has for decades and centuries: the leading digits of their years.
    #[must_use]
    pub fn leading_digits(&self) -> Option<String> {
        match self.name {
            Name::Decade => Some(format!("{:03}", self.first.year() / 10)),
            Name::Century => Some(format!("{:02}", self.first.year() / 100)),
            _ => None,
        }
    }
}

/// The last day of the month that comes so many months later.
fn months_on(first: Date, count: i32) -> Option<Date> {
    Some(first.checked_add(Span::new().try_months(count).ok()?).ok()?.last_of_month())
}

/// So many days later, or earlier; none beyond the calendar.
pub(super) fn days_on(day: Date, count: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(count).ok()?).ok()
}

impl fmt::Display for Stretch {
    /// ISO 8601 and its extension (EDTF): `2023-05-19`, `2023-W20`, `2023-H1`, `197X`, `19XX`; seasons as TimeML writes them,
    /// `2023-SU`; weekends too, `2023-W20-WE`; `2023-05-19..2023-05-21` for what has no name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name {
            Name::Period(period) => write!(f, "{period}"),
            Name::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Name::Weekend(year, week) => write!(f, "{year:04}-W{week:02}-WE"),
            Name::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Name::Season(year, season) => write!(f, "{year:04}-{}", season_code(season)),
            Name::Decade => write!(f, "{:03}X", self.first.year() / 10),
            Name::Century => write!(f, "{:02}XX", self.first.year() / 100),
            Name::Days => write!(f, "{}..{}", self.first, self.last),
        }
    }
}

/// TimeML's letters for a season.
#[must_use]
pub fn season_code(season: i8) -> &'static str {
    match season {
        1 => "SP",
        2 => "SU",
        3 => "FA",
        _ => "WI",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn holding(day: Date, grain: Grain, further: i32) -> String {
        Stretch::holding(day, grain, further).map_or("none".into(), |stretch| stretch.to_string())
    }

    #[test]
    fn every_unit_is_found_around_a_day() {
        let day = date(2023, 5, 19);
        assert_eq!(holding(day, Grain::Week, 0), "2023-W20");
        assert_eq!(holding(day, Grain::Weekend, -1), "2023-W19-WE");
        assert_eq!(holding(day, Grain::Month, -5), "2022-12");
        assert_eq!(holding(day, Grain::Quarter, -1), "2023-Q1");
        assert_eq!(holding(day, Grain::Half, 1), "2023-H2");
        assert_eq!(holding(day, Grain::Season, -1), "2022-WI");
        assert_eq!(holding(date(2023, 1, 1), Grain::Season, 0), "2022-WI");
        assert_eq!(holding(day, Grain::Decade, -1), "201X");
        assert_eq!(holding(day, Grain::Century, 0), "20XX");
        assert_eq!(holding(day, Grain::Year, i32::MAX), "none");
    }

    #[test]
    fn the_week_of_new_year_is_that_of_iso_8601() {
        assert_eq!(holding(date(2026, 1, 1), Grain::Week, 0), "2026-W01");
        assert_eq!(holding(date(2016, 1, 3), Grain::Week, 0), "2015-W53");
    }

    #[test]
    fn winter_ends_in_the_year_after() {
        let winter = Stretch::season(2023, 4).expect("there is one");
        assert_eq!((winter.first, winter.last), (date(2023, 12, 1), date(2024, 2, 29)));
    }
}
