//! What a time comes to, seen from the day it was published on: the stretches it may mean, the likeliest first.

use super::counted::{counted, several};
use super::period::Period;
use super::stretch::{Grain, Stretch, days_on, season_code};
use super::when::{Feast, Frame, Origin, Part, Reach, Turn, Unit, What, When, YearOf};
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// In so many years each day of the calendar has come up, 29 February too.
const LEAP: i16 = 8;

impl When {
    /// The stretches it may mean. Where only a period of publication is known, those that are the same seen from each of its ends.
    #[must_use]
    pub fn stretches(&self, published: Option<Period>) -> Vec<Stretch> {
        match published.and_then(Period::days) {
            None => self.from(None),
            Some((first, last)) => {
                let mut readings = self.from(Some(last));
                if first != last {
                    let others = self.from(Some(first));
                    readings.retain(|reading| others.contains(reading));
                }
                readings
            }
        }
    }

    /// The forms of the machine interface that it may have: what it comes to, the likeliest first, and what was written.
    #[must_use]
    pub fn readings(&self, published: Option<Period>) -> Vec<String> {
        let stretches = self.stretches(published);
        let mut told: Vec<String> = Vec::new();
        let names = stretches.iter().map(Stretch::to_string);
        let others = stretches.iter().flat_map(|stretch| [stretch.otherwise(), stretch.leading_digits()]).flatten();
        for reading in names.chain(others).chain(self.as_written(stretches.is_empty())) {
            if !told.contains(&reading) {
                told.push(reading);
            }
        }
        told
    }

    /// What was written, with an X for each digit that was not; for a day that no calendar has, the day itself.
    fn as_written(&self, unknown: bool) -> Option<String> {
        let What::Frame(frame) = self.what else {
            return match self.what {
                What::Weekday(day, Turn::Unsaid) => Some(format!("XXXX-WXX-{day}")),
                What::DayOfMonth(day) => Some(format!("XXXX-XX-{day:02}")),
                _ => None,
            };
        };
        let year = match frame.year() {
            None | Some(YearOf::Unsaid) => "XXXX".to_owned(),
            Some(YearOf::Short(year)) => format!("XX{year:02}"),
            Some(YearOf::Said(year)) if unknown => format!("{year:04}"),
            Some(_) => return None,
        };
        Some(match frame {
            Frame::Month(_, month) => format!("{year}-{month:02}"),
            Frame::Day(_, month, day) => format!("{year}-{month:02}-{day:02}"),
            Frame::Quarter(_, quarter) => format!("{year}-Q{quarter}"),
            Frame::Half(_, half) => format!("{year}-H{half}"),
            Frame::Season(_, season) => format!("{year}-{}", season_code(season)),
            Frame::Week(_, week) => format!("{year}-W{week:02}"),
            Frame::Tens(tens) if unknown => format!("XX{tens}X"),
            _ => return None,
        })
    }

    fn from(&self, today: Option<Date>) -> Vec<Stretch> {
        let all = match self.what {
            What::Frame(frame) => frames(frame, today),
            What::Nth(nth, unit, frame) => {
                frames(frame, today).iter().flat_map(|stretch| counted(nth, unit, *stretch)).collect()
            }
            What::Several(count, grain, frame) => {
                frames(frame, today).iter().filter_map(|stretch| several(count, grain, *stretch)).collect()
            }
            What::Either(year, month, day) => [Frame::Day(year, month, day), Frame::Day(year, day, month)]
                .into_iter()
                .flat_map(|frame| frames(frame, today))
                .collect(),
            What::Weekday(day, turn) => weekdays(day, turn, today).into_iter().map(Stretch::day).collect(),
            What::DayOfMonth(day) => today.map_or(Vec::new(), |today| days_of_month(day, today)),
            What::Moved(reach, origin) => moved(reach, origin, today),
            What::Lasting(..) => Vec::new(),
            What::Running(count, grain) => today.map_or(Vec::new(), |today| running(count, grain, today)),
        };
        match self.part {
            None => all,
            Some(part) => {
                let parts: Vec<_> = all.iter().filter_map(|stretch| part_of(part, stretch)).collect();
                all.into_iter().chain(parts).collect()
            }
        }
    }
}

/// The forms of the machine interface that the stretch from one time to another may have: `2014..2016`.
#[must_use]
pub fn span(from: &When, to: &When, published: Option<Period>) -> Vec<String> {
    let (begins, ends) = (from.stretches(published), to.stretches(published));
    let mut told: Vec<String> = Vec::new();
    // a part of a year has no name that could stand at an end; its first or last day can
    for begin in begins.iter().filter(|begin| begin.is_named()) {
        // of several ends, the first that comes after the beginning
        let end = ends.iter().filter(|end| end.is_named() && end.last >= begin.first).min_by_key(|end| end.last);
        if let Some(end) = end {
            told.push(format!("{begin}..{end}"));
        }
    }
    if let (Some(begin), Some(end)) = (begins.last(), ends.last())
        && !(begin.is_named() && end.is_named())
        && begin.first <= end.last
    {
        told.push(format!("{}..{}", begin.first, end.last));
    }
    if let (Some(begin), Some(end)) = (written(from, &begins), written(to, &ends)) {
        told.push(format!("{begin}..{end}"));
    }
    let mut once: Vec<String> = Vec::new();
    told.into_iter().for_each(|reading| {
        if !once.contains(&reading) {
            once.push(reading);
        }
    });
    once
}

/// One end of a stretch as it was written, or what it comes to where nothing is left open.
fn written(when: &When, stretches: &[Stretch]) -> Option<String> {
    when.as_written(stretches.is_empty()).or_else(|| stretches.first().map(Stretch::to_string))
}

fn frames(frame: Frame, today: Option<Date>) -> Vec<Stretch> {
    let shift = |grain, further| today.and_then(|today| Stretch::holding(today, grain, further));
    match frame {
        Frame::Year(year) => in_years(year, today, Stretch::year),
        Frame::Month(year, month) => in_years(year, today, |year| Stretch::month(year, month)),
        Frame::Day(year, month, day) => {
            in_years(year, today, |year| Date::new(year, month, day).ok().map(Stretch::day))
        }
        Frame::Quarter(year, quarter) => in_years(year, today, |year| Stretch::quarter(year, quarter)),
        Frame::Half(year, half) => in_years(year, today, |year| Stretch::half(year, half)),
        Frame::Season(year, season) => in_years(year, today, |year| Stretch::season(year, season)),
        Frame::Week(year, week) => in_years(year, today, |year| Stretch::week(year, week)),
        Frame::Floating(year, feast) => in_years(year, today, |year| floating(feast, year)),
        Frame::Decade(from) => Stretch::years(from, 10).into_iter().collect(),
        Frame::Century(from) => Stretch::years(from, 100).into_iter().collect(),
        Frame::Tens(tens) => {
            // the last one that has begun
            let years = today.map(|today| (today.year() - i16::from(tens) * 10).div_euclid(100) * 100);
            years.and_then(|century| Stretch::years(century + i16::from(tens) * 10, 10)).into_iter().collect()
        }
        Frame::Shift(Grain::Weekend, 0) => {
            // after a weekend has passed "the weekend" may still be that one
            [0, -1].into_iter().filter_map(|further| shift(Grain::Weekend, further)).collect()
        }
        Frame::Shift(grain, further) => shift(grain, further).into_iter().collect(),
        Frame::Reported => [-1, 0].into_iter().filter_map(|further| shift(Grain::Quarter, further)).collect(),
        // the year before, the same month or day of it, or the same quarter as the one last reported on
        Frame::YearAgo => [
            shift(Grain::Year, -1),
            shift(Grain::Month, -12),
            shift(Grain::Quarter, -5),
            today.and_then(|today| Date::new(today.year() - 1, today.month(), today.day()).ok()).map(Stretch::day),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}

/// What recurs every year, in the year that is meant.
fn in_years(year: YearOf, today: Option<Date>, make: impl Fn(i16) -> Option<Stretch>) -> Vec<Stretch> {
    let one = |found: Option<Stretch>| found.into_iter().collect::<Vec<_>>();
    let Some(today) = today else {
        return match year {
            YearOf::Said(year) => one(make(year)),
            _ => Vec::new(),
        };
    };
    let around = |reach: i16| (today.year() - reach..=today.year() + reach).filter_map(&make);
    match year {
        YearOf::Said(year) => one(make(year)),
        YearOf::Shift(further) => one(today.year().checked_add(further).and_then(make)),
        YearOf::Short(year) => {
            let mut both: Vec<_> = [1900, 2000].iter().filter_map(|century| make(century + i16::from(year))).collect();
            both.sort_by_key(|stretch| away(stretch, today));
            both
        }
        YearOf::Unsaid => {
            let past = around(1).filter(|stretch| stretch.first <= today).last();
            let past = past.or_else(|| around(LEAP).filter(|stretch| stretch.first <= today).last());
            let future = around(1).find(|stretch| stretch.first > today);
            let future = future.or_else(|| around(LEAP).find(|stretch| stretch.first > today));
            let mut both: Vec<_> = [past, future].into_iter().flatten().collect();
            both.sort_by_key(|stretch| away(stretch, today));
            both
        }
        YearOf::Turn(Turn::Last | Turn::Past) => one(around(1).filter(|stretch| stretch.last < today).last()),
        YearOf::Turn(Turn::Next) => {
            let next = around(1).find(|stretch| stretch.first > today);
            let of_next_year = today.year().checked_add(1).and_then(&make).filter(|found| Some(*found) != next);
            next.into_iter().chain(of_next_year).collect()
        }
        YearOf::Turn(_) => one(make(today.year())),
    }
}

/// How many days lie between a day and a stretch.
fn away(stretch: &Stretch, today: Date) -> i32 {
    let days = |from: Date, to: Date| (to - from).get_days();
    if stretch.first > today { days(today, stretch.first) } else { days(stretch.last, today).max(0) }
}

fn floating(feast: Feast, year: i16) -> Option<Stretch> {
    let month = Stretch::month(year, feast.month)?;
    let day = counted(feast.nth, Unit::Weekday(feast.weekday), month).first()?.first;
    days_on(day, i64::from(feast.plus)).map(Stretch::day)
}

/// The days of that name which may be meant.
fn weekdays(day: i8, turn: Turn, today: Option<Date>) -> Vec<Date> {
    let (Some(today), Ok(wanted)) = (today, Weekday::from_monday_one_offset(day)) else { return Vec::new() };
    let on = |days: i64| days_on(today, days);
    let back = i64::from(today.weekday().since(wanted)).rem_euclid(7);
    let of_week = |week: i64| on(i64::from(day) - i64::from(today.weekday().to_monday_one_offset()) + 7 * week);
    let before = on(if back == 0 { -7 } else { -back });
    let after = on(7 - back);
    let found = match turn {
        Turn::Unsaid => [on(-back), after],
        Turn::Last | Turn::Past => [before, of_week(-1)],
        Turn::This => [of_week(0), after],
        Turn::Next => [of_week(1), after],
        Turn::OfWeek(week) => [of_week(i64::from(week)), None],
    };
    let mut days: Vec<_> = found.into_iter().flatten().collect();
    days.dedup();
    days
}

/// The last such day of a month, and the next.
fn days_of_month(day: i8, today: Date) -> Vec<Stretch> {
    let in_month = |further: i32| {
        let month = Stretch::holding(today, Grain::Month, further)?.first;
        Date::new(month.year(), month.month(), day).ok()
    };
    let past = [0, -1, -2].into_iter().filter_map(in_month).find(|found| *found <= today);
    let future = [0, 1, 2].into_iter().filter_map(in_month).find(|found| *found > today);
    past.into_iter().chain(future).map(Stretch::day).collect()
}

/// Two weeks ago, three days after 12 January. The wider the unit, the less the day is meant.
fn moved(reach: Reach, origin: Origin, today: Option<Date>) -> Vec<Stretch> {
    let starts: Vec<Date> = match origin {
        Origin::Today | Origin::Told => today.into_iter().collect(),
        Origin::Near(days) => today.and_then(|today| days_on(today, i64::from(days))).into_iter().collect(),
        Origin::Weekday(day) => {
            // from the next on, and back from the last
            let ahead = reach.years >= 0 && reach.months >= 0 && reach.weeks >= 0 && reach.days >= 0;
            let mut days = weekdays(day, Turn::Unsaid, today);
            if ahead {
                days.reverse();
            }
            days
        }
        Origin::Day(year, month, day) => {
            frames(Frame::Day(year, month, day), today).iter().map(|stretch| stretch.first).collect()
        }
    };
    let span = Span::new()
        .try_years(reach.years)
        .and_then(|span| span.try_months(reach.months))
        .and_then(|span| span.try_weeks(reach.weeks))
        .and_then(|span| span.try_days(reach.days));
    let Ok(span) = span else { return Vec::new() };
    let near = matches!(origin, Origin::Today | Origin::Told);
    let readings = |day: Date| {
        let holding = |grain| Stretch::holding(day, grain, 0);
        let day = Some(Stretch::day(day));
        match reach.grain() {
            _ if !near => [day, None, None],
            Grain::Year => [holding(Grain::Year), holding(Grain::Month), day],
            Grain::Month => [holding(Grain::Month), day, None],
            Grain::Week => [day, holding(Grain::Week), None],
            _ => [day, None, None],
        }
    };
    starts.iter().filter_map(|start| start.checked_add(span).ok()).flat_map(readings).flatten().collect()
}

/// So many units up to today, or from tomorrow on; and the same in whole units of the calendar.
fn running(count: i16, grain: Grain, today: Date) -> Vec<Stretch> {
    let whole = |one: i32, other: i32| {
        let (one, other) = (Stretch::holding(today, grain, one)?, Stretch::holding(today, grain, other)?);
        Stretch::days(one.first.min(other.first), one.last.max(other.last))
    };
    let sign = i32::from(count.signum());
    let calendar = if count.abs() == 1 { Stretch::holding(today, grain, sign) } else { whole(sign, i32::from(count)) };
    let day = moved(Reach::of(count, grain).unwrap_or_default(), Origin::Near(0), Some(today));
    let rolling = day.first().and_then(|there| match (count < 0, today.tomorrow()) {
        (true, _) => Stretch::days(there.first, today),
        (false, Ok(tomorrow)) => Stretch::days(tomorrow, there.first),
        _ => None,
    });
    rolling.into_iter().chain(calendar).collect()
}

/// A part of a stretch, as Duckling and Recognizers-Text divide them: months by the tens of their days, weeks before
/// Thursday and from Friday on, years with April, August and September as the bounds. No part of any other stretch.
fn part_of(part: Part, whole: &Stretch) -> Option<Stretch> {
    let Stretch { first, last, .. } = *whole;
    let on = |days: i64| days_on(first, days);
    let month = |month: i8| Date::new(first.year(), month, 1).ok();
    let length = (last - first).get_days() + 1;
    match (part, length) {
        (Part::Early, 7) => Stretch::days(first, on(2)?),
        (Part::Mid, 7) => Stretch::days(on(1)?, on(3)?),
        (Part::Late, 7) => Stretch::days(on(4)?, last),
        (Part::Early, 28..=31) => Stretch::days(first, on(9)?),
        (Part::Mid, 28..=31) => Stretch::days(on(10)?, on(19)?),
        (Part::Late, 28..=31) => Stretch::days(on(20)?, last),
        (Part::Early, 365..=366) => Stretch::days(first, month(3)?.last_of_month()),
        (Part::Mid, 365..=366) => Stretch::days(month(5)?, month(8)?.last_of_month()),
        (Part::Late, 365..=366) => Stretch::days(month(9)?, last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Friday.
    const TODAY: &str = "2023-05-19";

    fn reads(what: What, readings: &[&str]) {
        assert_eq!(When::of(what).readings(Period::parse(TODAY)), readings, "{what:?}");
    }

    #[test]
    fn weekdays_are_the_last_or_the_next() {
        reads(What::Weekday(5, Turn::Unsaid), &["2023-05-19", "2023-05-26", "XXXX-WXX-5"]);
        reads(What::Weekday(3, Turn::Unsaid), &["2023-05-17", "2023-05-24", "XXXX-WXX-3"]);
        reads(What::Weekday(5, Turn::Last), &["2023-05-12"]);
        reads(What::Weekday(1, Turn::Last), &["2023-05-15", "2023-05-08"]);
        reads(What::Weekday(7, Turn::Next), &["2023-05-28", "2023-05-21"]);
        reads(What::Weekday(2, Turn::OfWeek(-1)), &["2023-05-09"]);
    }

    #[test]
    fn what_recurs_every_year_is_the_nearest() {
        let unsaid = YearOf::Unsaid;
        reads(What::Frame(Frame::Month(unsaid, 4)), &["2023-04", "2024-04", "XXXX-04"]);
        reads(What::Frame(Frame::Month(unsaid, 12)), &["2022-12", "2023-12", "XXXX-12"]);
        reads(What::Frame(Frame::Day(unsaid, 2, 29)), &["2024-02-29", "2020-02-29", "XXXX-02-29"]);
        reads(What::Frame(Frame::Month(YearOf::Turn(Turn::Last), 5)), &["2022-05"]);
        reads(What::Frame(Frame::Month(YearOf::Shift(-1), 6)), &["2022-06"]);
        reads(What::Frame(Frame::Year(YearOf::Short(87))), &["1987", "2087"]);
        let thanksgiving = Feast { nth: 4, weekday: 4, month: 11, plus: 0 };
        reads(What::Frame(Frame::Floating(YearOf::Said(2022), thanksgiving)), &["2022-11-24"]);
    }

    #[test]
    fn units_are_counted_from_either_end() {
        let october = Frame::Month(YearOf::Said(2014), 10);
        reads(What::Nth(1, Unit::Weekday(2), october), &["2014-10-07"]);
        reads(What::Nth(-1, Unit::Weekday(5), october), &["2014-10-31"]);
        reads(What::Nth(-5, Unit::Grain(Grain::Day), october), &["2014-10-27"]);
        reads(What::Nth(1, Unit::Grain(Grain::Week), october), &["2014-W40", "2014-W41"]);
        let year = Frame::Year(YearOf::Said(2021));
        reads(What::Several(-4, Grain::Month, year), &["2021-09-01..2021-12-31"]);
        reads(What::Nth(3, Unit::Grain(Grain::Quarter), year), &["2021-Q3", "2021-07..2021-09"]);
        reads(What::Nth(6, Unit::Weekday(2), october), &[]);
    }

    #[test]
    fn times_are_moved_by_months_as_well_as_days() {
        let reach = |count, grain| Reach::of(count, grain).expect("it fits");
        reads(What::Moved(reach(-2, Grain::Week), Origin::Today), &["2023-05-05", "2023-W18"]);
        reads(What::Moved(reach(-2, Grain::Year), Origin::Today), &["2021", "2021-05", "2021-05-19"]);
        reads(What::Moved(reach(3, Grain::Day), Origin::Day(YearOf::Said(2017), 1, 12)), &["2017-01-15"]);
        reads(What::Moved(reach(i16::MIN + 1, Grain::Year), Origin::Today), &[]);
        reads(What::Running(-4, Grain::Month), &["2023-01-19..2023-05-19", "2023-01-01..2023-04-30"]);
    }

    #[test]
    fn without_a_day_of_publication_only_the_calendar_speaks() {
        let alone = |what| When::of(what).readings(None);
        assert_eq!(alone(What::Weekday(5, Turn::Unsaid)), ["XXXX-WXX-5"]);
        assert_eq!(alone(What::Frame(Frame::Year(YearOf::Said(2023)))), ["2023"]);
        assert_eq!(alone(What::Frame(Frame::Day(YearOf::Said(2023), 2, 30))), ["2023-02-30"]);
        assert!(alone(What::Frame(Frame::Shift(Grain::Month, -1))).is_empty());
        let of_2023 = Period::parse("2023");
        assert_eq!(When::all(Frame::Shift(Grain::Year, -1)).readings(of_2023), ["2022"]);
        assert!(When::all(Frame::Shift(Grain::Month, -1)).readings(of_2023).is_empty());
    }

    #[test]
    fn a_span_ends_after_it_begins() {
        let day = |month, day| When::all(Frame::Day(YearOf::Unsaid, month, day));
        let told = span(&day(10, 25), &day(1, 25), Period::parse(TODAY));
        assert_eq!(told, ["2023-10-25..2024-01-25", "2022-10-25..2023-01-25", "XXXX-10-25..XXXX-01-25"]);
    }
}
