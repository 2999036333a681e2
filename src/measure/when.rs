//! A time as words name it, before it is known on which day they were written: "Friday", "last month", "two years ago".

use super::stretch::Grain;

/// A time as its words name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// What is named.
    pub what: What,
    /// The part of it that is meant.
    pub part: Option<Part>,
}

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A stretch of the calendar by itself.
    Frame(Frame),
    /// One unit of a stretch, counted from its beginning (1) or its end (-1): the first Monday of October.
    Nth(i8, Unit, Frame),
    /// So many units of a stretch: the first two weeks of 2021 (2), the last four months of it (-4).
    Several(i8, Grain, Frame),
    /// Two numbers of which either may be the month: the month and the day as in "3 April", and the other way about.
    Either(YearOf, i8, i8),
    /// A day of the week, Monday is 1.
    Weekday(i8, Turn),
    /// A day of a month that is not said: the 27th.
    DayOfMonth(i8),
    /// So much time from a day on: two weeks ago, three days after 12 January.
    Moved(Reach, Origin),
    /// So many units, whenever they are: a full year.
    Lasting(i16, Grain),
    /// So many units up to now (-4) or from now on (4): the past four months.
    Running(i16, Grain),
}

/// A unit that can be counted within a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Days, weeks, months.
    Grain(Grain),
    /// Mondays are 1.
    Weekday(i8),
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A year.
    Year(YearOf),
    /// A month of a year.
    Month(YearOf, i8),
    /// A day of a year: month and day.
    Day(YearOf, i8, i8),
    /// A quarter of a year.
    Quarter(YearOf, i8),
    /// A half of a year.
    Half(YearOf, i8),
    /// Spring, summer, autumn, winter: 1 to 4.
    Season(YearOf, i8),
    /// A week of a year.
    Week(YearOf, i8),
    /// The same weekday of the same week of a month in every year: the fourth Thursday (4) of November.
    Floating(YearOf, Feast),
    /// Ten years from this one.
    Decade(i16),
    /// Ten years by their tens alone: the seventies.
    Tens(i8),
    /// A hundred years from this one.
    Century(i16),
    /// A unit of the calendar, so many from the one that is: 0 for this week, -1 for last month.
    Shift(Grain, i32),
    /// "the quarter", "the period": the one last reported on, or the one that is.
    Reported,
    /// The time to which another is compared: "a year earlier", of a year or of the quarter reported on.
    YearAgo,
}

/// A feast that moves: the nth weekday of a month, and so many days after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feast {
    /// Which of the month's weekdays of that name, from its end when negative.
    pub nth: i8,
    /// Monday is 1.
    pub weekday: i8,
    /// The month.
    pub month: i8,
    /// How many days later it is.
    pub plus: i8,
}

/// Which year a month, a quarter, a day is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearOf {
    /// Not said: the one that brings it nearest.
    Unsaid,
    /// 2023
    Said(i16),
    /// The last two digits: '87.
    Short(i8),
    /// So many from the year that is: -1 for last year.
    Shift(i16),
    /// The last of its name (-1), this year's (0), the next (1): last November.
    Turn(Turn),
}

/// Which of several that follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Not said.
    Unsaid,
    /// last, previous
    Last,
    /// past: of a unit of the calendar, as much time up to now
    Past,
    /// this, current
    This,
    /// next, coming
    Next,
    /// Of a week so many from this one: Tuesday of last week.
    OfWeek(i8),
}

/// How far a time is moved. All of one sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Reach {
    /// Years.
    pub years: i16,
    /// Months.
    pub months: i16,
    /// Weeks.
    pub weeks: i16,
    /// Days.
    pub days: i16,
}

/// From where a time is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The day of publication: two weeks ago.
    Today,
    /// The day of publication, so many days on: two days from tomorrow.
    Near(i8),
    /// The day of publication or a time that was told before: a week later.
    Told,
    /// A weekday.
    Weekday(i8),
    /// A day of the year.
    Day(YearOf, i8, i8),
}

/// A part of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// early, the beginning of
    Early,
    /// mid-, the middle of
    Mid,
    /// late, the end of
    Late,
}

impl When {
    /// All of a stretch.
    #[must_use]
    pub fn all(frame: Frame) -> When {
        When { what: What::Frame(frame), part: None }
    }

    /// Something that is named, all of it.
    #[must_use]
    pub fn of(what: What) -> When {
        When { what, part: None }
    }
}

impl When {
    /// How long it lasts, where the words say that first of all: the past four months, a week later.
    #[must_use]
    pub fn lasts(&self) -> Option<(i16, Grain)> {
        match self.what {
            What::Running(count, grain) | What::Lasting(count, grain) => Some((count.checked_abs()?, grain)),
            What::Moved(reach, Origin::Told) => reach.single(),
            _ => None,
        }
    }

    /// The year it names, where it names one; of a decade the first.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        match self.what {
            What::Frame(frame) | What::Nth(_, _, frame) | What::Several(_, _, frame) => match (frame, frame.year()) {
                (Frame::Decade(year), _) | (_, Some(YearOf::Said(year))) => Some(year),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Frame {
    /// The same in another year; as it is where it is no part of a year.
    #[must_use]
    pub fn in_year(self, year: YearOf) -> Frame {
        match self {
            Frame::Month(_, month) => Frame::Month(year, month),
            Frame::Day(_, month, day) => Frame::Day(year, month, day),
            Frame::Quarter(_, quarter) => Frame::Quarter(year, quarter),
            Frame::Half(_, half) => Frame::Half(year, half),
            Frame::Season(_, season) => Frame::Season(year, season),
            Frame::Week(_, week) => Frame::Week(year, week),
            Frame::Floating(_, feast) => Frame::Floating(year, feast),
            _ => self,
        }
    }

    /// Which year it is of, where it is a part of one.
    #[must_use]
    pub fn year(self) -> Option<YearOf> {
        match self {
            Frame::Year(year)
            | Frame::Month(year, _)
            | Frame::Day(year, ..)
            | Frame::Quarter(year, _)
            | Frame::Half(year, _)
            | Frame::Season(year, _)
            | Frame::Week(year, _)
            | Frame::Floating(year, _) => Some(year),
            _ => None,
        }
    }
}

impl Reach {
    /// So many of a unit; none for a unit that is no fixed number of days or months, or for more than fits.
    #[must_use]
    pub fn of(count: i16, grain: Grain) -> Option<Reach> {
        let nothing = Reach::default();
        Some(match grain {
            Grain::Day => Reach { days: count, ..nothing },
            Grain::Week => Reach { weeks: count, ..nothing },
            Grain::Month => Reach { months: count, ..nothing },
            Grain::Quarter => Reach { months: count.checked_mul(3)?, ..nothing },
            Grain::Half => Reach { months: count.checked_mul(6)?, ..nothing },
            Grain::Year => Reach { years: count, ..nothing },
            Grain::Decade => Reach { years: count.checked_mul(10)?, ..nothing },
            Grain::Century => Reach { years: count.checked_mul(100)?, ..nothing },
            Grain::Weekend | Grain::Season => return None,
        })
    }

    /// Both together; none for more than fits.
    #[must_use]
    pub fn plus(self, other: Reach) -> Option<Reach> {
        Some(Reach {
            years: self.years.checked_add(other.years)?,
            months: self.months.checked_add(other.months)?,
            weeks: self.weeks.checked_add(other.weeks)?,
            days: self.days.checked_add(other.days)?,
        })
    }

    /// The other way.
    #[must_use]
    pub fn back(self) -> Reach {
        Reach { years: -self.years, months: -self.months, weeks: -self.weeks, days: -self.days }
    }

    /// The one unit it counts and how many of them; none where it counts several.
    fn single(self) -> Option<(i16, Grain)> {
        let counted = [
            (self.years, Grain::Year),
            (self.months, Grain::Month),
            (self.weeks, Grain::Week),
            (self.days, Grain::Day),
        ];
        let mut counted = counted.into_iter().filter(|(count, _)| *count != 0);
        let (count, grain) = counted.next()?;
        counted.next().is_none().then_some((count.checked_abs()?, grain))
    }

    /// The smallest unit it counts.
    #[must_use]
    pub fn grain(self) -> Grain {
        match (self.months, self.weeks, self.days) {
            (0, 0, 0) => Grain::Year,
            (_, 0, 0) => Grain::Month,
            (_, _, 0) => Grain::Week,
            _ => Grain::Day,
        }
    }
}
