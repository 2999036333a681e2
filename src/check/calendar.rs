//! Weekdays and dates: the calendar decides.

use super::say;
use super::scene::{Hit, Outcome, Scene, Settings};
use crate::claim::{Claim, Slot, Value};
use crate::finding::Level;
use crate::measure::period::{Period, month_has_day};
use jiff::civil::Date;

/// So many days before and after its publication, a date without a year is of no other year.
const SURE: i64 = 120;

/// The weekday of a date. A date without a year is the one nearest to the day of publication, or of a year that its
/// sentence names. Where only the year of publication is known, the years before and after it are tried as well.
pub(super) fn weekday(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let (Some(Value::Weekday(said)), Some(Value::Date(date))) =
        (claim.slot(Slot::Weekday).map(|slot| &slot.value), claim.slot(Slot::Date).map(|slot| &slot.value))
    else {
        return Outcome::Silent;
    };
    let (Some(month), Some(day)) = (date.month, date.day) else { return Outcome::Silent };
    let on = |year: i16| Date::new(year, month, day).ok();
    let (days, ceiling) = match (date.year, scene.published) {
        (Some(year), _) => (on(year).into_iter().collect(), None),
        (None, Some(published)) => {
            let Some((first, last)) = published.days() else { return Outcome::Silent };
            let mut days: Vec<Date> = if first == last {
                near(last, on)
            } else {
                ((first.year() - 1)..=(last.year() + 1)).filter_map(on).collect()
            };
            if let Some((from, to)) = claim.years.filter(|(from, to)| to - from <= 5) {
                days.extend((from..=to).filter_map(on));
            }
            (days, Some(Level::Warning))
        }
        _ => return Outcome::Silent,
    };
    let right = |date: &&Date| date.weekday().to_monday_one_offset() == *said;
    if let Some(fits) = days.iter().find(right) {
        return Outcome::Supported(format!("the calendar: {} is a {}", say::day(*fits), say::weekday(*said)));
    }
    // Russia and Greece counted by the old calendar into the twentieth century
    let old = |date: &&Date| date.year() < 1924 && julian(**date) == Some(*said);
    if let Some(fits) = days.iter().find(old) {
        let what = format!("{} of the Julian calendar is a {}", say::day(*fits), say::weekday(*said));
        return Outcome::Supported(format!("the calendar: {what}"));
    }
    // archives are dated by when they were filed: a year of publication alone bears a weekday out and never contradicts it
    let dated = date.year.is_some() || matches!(scene.published, Some(Period::Day(_)));
    let Some(shown) = days.first().filter(|_| dated) else { return Outcome::Silent };
    let right = say::weekday(shown.weekday().to_monday_one_offset());
    Outcome::Contradicted(Hit {
        ceiling,
        says: vec![("expected", right.into()), ("basis", say::day(*shown))],
        labels: vec![(Slot::Weekday, format!("a {right}")), (Slot::Date, say::day(*shown))],
        fix: ceiling.is_none().then(|| (Slot::Weekday, right.to_owned())),
        ..Hit::default()
    })
}

/// The days of these years that may be meant: the one nearest to today; and where that is some months off, the next
/// as well, for in June a 22 December is as well the coming as the last.
fn near(today: Date, on: impl Fn(i16) -> Option<Date>) -> Vec<Date> {
    let far = |date: &Date| (date.duration_since(today).as_hours()).abs();
    let mut days: Vec<Date> = [today.year() - 1, today.year(), today.year() + 1].into_iter().filter_map(on).collect();
    days.sort_by_key(far);
    let unsure = days.first().is_some_and(|first| far(first) > 24 * SURE);
    days.truncate(if unsure { 2 } else { 1 });
    // programmes look ahead
    days.sort_by_key(|day| std::cmp::Reverse(*day));
    days
}

/// The weekday that the day of this name has in the Julian calendar, whose leap years fall in every century.
fn julian(date: Date) -> Option<i8> {
    let year = if date.month() <= 2 { date.year() - 1 } else { date.year() };
    let behind = i64::from(year / 100 - year / 400 - 2);
    let same_day = date.checked_add(jiff::SignedDuration::from_hours(24 * behind)).ok()?;
    Some(same_day.weekday().to_monday_one_offset())
}

/// A month has so many days.
pub(super) fn day_exists(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let Some(Value::Date(date)) = claim.slot(Slot::Date).map(|slot| &slot.value) else { return Outcome::Silent };
    let (Some(month), Some(day)) = (date.month, date.day) else { return Outcome::Silent };
    let exists = match date.year {
        Some(year) => Date::new(year, month, day).is_ok(),
        None => month_has_day(month, day),
    };
    // 29 February 1900 was a day in Russia and Greece, which kept the Julian calendar until 1918 and 1923
    let julian = (month, day) == (2, 29) && date.year.is_some_and(|year| year < 1924 && year % 4 == 0);
    if exists || julian {
        return Outcome::Silent;
    }
    let first = Date::new(date.year.unwrap_or(2024), month, 1).ok();
    let Some(days) = first.map(Date::days_in_month) else { return Outcome::Silent };
    let name = match (date.year, month) {
        (Some(year), 2) => format!("{} {year}", say::month(month)),
        _ => say::month(month).to_owned(),
    };
    Outcome::Contradicted(Hit {
        says: vec![("month", name), ("days", days.to_string())],
        labels: vec![(Slot::Date, "no calendar has this day".into())],
        ..Hit::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_of_the_old_calendar() {
        for (year, month, day, weekday) in
            [(1917, 10, 25, 3), (1582, 10, 4, 4), (1752, 9, 2, 3), (1732, 2, 11, 5), (1900, 2, 1, 2), (1900, 3, 1, 3)]
        {
            let date = Date::new(year, month, day).expect("it exists");
            assert_eq!(julian(date), Some(weekday), "{date}");
        }
        assert_eq!(julian(Date::MIN), julian(Date::MIN), "no panic at the ends of time");
    }
}
