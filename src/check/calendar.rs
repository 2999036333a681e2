//! Weekdays and dates: the calendar decides.

use super::say;
use super::scene::{Hit, Outcome, Scene, Settings};
use crate::claim::{Claim, Slot, Value};
use crate::measure::period::{Period, month_has_day};
use jiff::civil::Date;

/// The weekday of a date. A date without a year is the one nearest to the day of publication; where only the year of
/// publication is known, the years before and after it are tried as well. A sentence that names another year may
/// speak of that one.
pub(super) fn weekday(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let (Some(Value::Weekday(said)), Some(Value::Date(date))) =
        (claim.slot(Slot::Weekday).map(|slot| &slot.value), claim.slot(Slot::Date).map(|slot| &slot.value))
    else {
        return Outcome::Silent;
    };
    let (Some(month), Some(day)) = (date.month, date.day) else { return Outcome::Silent };
    let on = |year: i16| Date::new(year, month, day).ok();
    let (days, sure): (Vec<Date>, bool) = match (date.year, claim.years, scene.published) {
        (Some(year), _, _) => (on(year).into_iter().collect(), true),
        // the sentence names years: any of them may be meant, or the one nearest to publication
        (None, Some((first, last)), published) if last - first <= 5 => {
            let near = published.and_then(Period::days).and_then(|(_, last)| nearest(last, on));
            ((first..=last).filter_map(on).chain(near).collect(), false)
        }
        (None, None, Some(Period::Day(today))) => (nearest(today, on).into_iter().collect(), false),
        (None, None, Some(period)) => match period.years() {
            Some((first, last)) => (((first - 1)..=(last + 1)).filter_map(on).collect(), false),
            None => return Outcome::Silent,
        },
        _ => return Outcome::Silent,
    };
    let Some(&first) = days.first() else { return Outcome::Silent };
    if let Some(fits) = days.iter().find(|date| date.weekday().to_monday_one_offset() == *said) {
        return Outcome::Supported(format!("the calendar: {} is a {}", say::day(*fits), say::weekday(*said)));
    }
    if days.len() > 1 {
        // the same day of several years: none fits, but we cannot say which is meant
        let shown = days[days.len() / 2];
        return contradicted(shown, false);
    }
    contradicted(first, sure)
}

fn contradicted(date: Date, sure: bool) -> Outcome {
    let right = say::weekday(date.weekday().to_monday_one_offset());
    Outcome::Contradicted(Hit {
        doubtful: !sure,
        says: vec![("expected", right.into()), ("basis", say::day(date))],
        labels: vec![(Slot::Weekday, format!("a {right}")), (Slot::Date, say::day(date))],
        fix: sure.then(|| (Slot::Weekday, right.to_owned())),
        ..Hit::default()
    })
}

/// The year's day nearest to today.
fn nearest(today: Date, on: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let far = |date: &Date| (date.duration_since(today).as_hours()).abs();
    [today.year() - 1, today.year(), today.year() + 1].into_iter().filter_map(on).min_by_key(far)
}

/// A month has so many days.
pub(super) fn day_exists(_: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let Some(Value::Date(date)) = claim.slot(Slot::Date).map(|slot| &slot.value) else { return Outcome::Silent };
    let (Some(month), Some(day)) = (date.month, date.day) else { return Outcome::Silent };
    let exists = match date.year {
        Some(year) => Date::new(year, month, day).is_ok(),
        None => month_has_day(month, day),
    };
    if exists {
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
