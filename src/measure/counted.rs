//! Units counted within a stretch: its third week, its last Friday, its first two months.

use super::stretch::{Grain, Stretch, days_on};
use super::when::Unit;
use jiff::civil::{Date, Weekday};

/// One unit of a stretch, by its number from the beginning or, when negative, from the end.
pub(super) fn counted(nth: i8, unit: Unit, within: Stretch) -> Vec<Stretch> {
    let year = within.first.year();
    let found = match unit {
        Unit::Weekday(day) => nth_weekday(nth, day, within).map(Stretch::day),
        Unit::Grain(Grain::Day) => nth_day(nth, within).map(Stretch::day),
        Unit::Grain(Grain::Week) => {
            // the week that holds the first Thursday is the first (ISO 8601); others begin with the first Monday
            let weeks = [4, 1].into_iter().filter_map(|day| nth_weekday(nth, day, within));
            let mut weeks: Vec<_> = weeks.filter_map(|day| Stretch::holding(day, Grain::Week, 0)).collect();
            weeks.dedup();
            return weeks;
        }
        Unit::Grain(Grain::Weekend) => {
            nth_weekday(nth, 6, within).and_then(|day| Stretch::holding(day, Grain::Weekend, 0))
        }
        Unit::Grain(grain) => {
            let count = match grain {
                Grain::Month => 12,
                Grain::Quarter => 4,
                Grain::Half => 2,
                _ => return Vec::new(),
            };
            let number = if nth < 0 { count + 1 + nth } else { nth };
            let made = match grain {
                Grain::Month => Stretch::month(year, number),
                Grain::Quarter => Stretch::quarter(year, number),
                _ => Stretch::half(year, number),
            };
            made.filter(|found| found.first >= within.first && found.last <= within.last)
        }
    };
    found.into_iter().collect()
}

fn nth_day(nth: i8, within: Stretch) -> Option<Date> {
    let from_end = nth < 0;
    let start = if from_end { within.last } else { within.first };
    let steps = i64::from(nth) + if from_end { 1 } else { -1 };
    days_on(start, steps).filter(|day| (within.first..=within.last).contains(day))
}

fn nth_weekday(nth: i8, weekday: i8, within: Stretch) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(weekday).ok()?;
    let edge = if nth < 0 { within.last } else { within.first };
    let off = if nth < 0 { edge.weekday().since(wanted) } else { wanted.since(edge.weekday()) };
    let off = i64::from(off).rem_euclid(7) * if nth < 0 { -1 } else { 1 };
    let steps = i64::from(nth) + if nth < 0 { 1 } else { -1 };
    days_on(edge, off + 7 * steps).filter(|day| (within.first..=within.last).contains(day))
}

pub(super) fn several(count: i8, grain: Grain, within: Stretch) -> Option<Stretch> {
    let nth = |nth| counted(nth, Unit::Grain(grain), within).first().copied();
    let (first, last) = if count < 0 { (nth(count)?, nth(-1)?) } else { (nth(1)?, nth(count)?) };
    Stretch::days(first.first, last.last)
}
