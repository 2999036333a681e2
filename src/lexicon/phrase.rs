//! Phrases of one or more words, and what they mean: "Swiss francs", "more than", "km/h", "Nov.".

pub use super::beside::{Age, Name};
use super::scan::{Case, Scanner};
use super::world::{TermId, World};
use super::{speech::Speech, tense::Tense};
use crate::measure::quantity::Hedge;
use crate::measure::stretch::Grain;
use crate::measure::unit::UnitWord;
use crate::measure::when::{Feast, Part, Turn};

/// A set of kinds of meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Class(pub u64);

impl Class {
    /// one, twenty
    pub const CARDINAL: Class = Class(1);
    /// hundred, million, bn
    pub const SCALE: Class = Class(1 << 1);
    /// m, k, b: a scale only where nothing else fits
    pub const SHORT_SCALE: Class = Class(1 << 2);
    /// half, third, quarter
    pub const FRACTION: Class = Class(1 << 3);
    /// what stands after a number: yuan, kilometres
    pub const UNIT: Class = Class(1 << 4);
    /// what stands before a number: US$, £
    pub const BEFORE: Class = Class(1 << 5);
    /// percent, percentage points
    pub const PERCENT: Class = Class(1 << 6);
    /// about, more than
    pub const HEDGE: Class = Class(1 << 7);
    /// January, Jan
    pub const MONTH: Class = Class(1 << 8);
    /// Monday, Mon
    pub const WEEKDAY: Class = Class(1 << 9);
    /// China, Chinese: words that speak for a currency
    pub const PLACE: Class = Class(1 << 10);
    /// Mr, Nov: a point after it ends no sentence
    pub const ABBREVIATION: Class = Class(1 << 11);
    /// worth, equivalent to: words between an amount and the same amount in another unit
    pub const SAME: Class = Class(1 << 12);
    /// words with a part in the grammar of sentences: and, or, in, from …
    pub const CUE: Class = Class(1 << 13);
    /// the cues that an amount can begin with: a million, between 5 and 10, minus 5
    pub const OPENER: Class = Class(1 << 14);
    /// or more, or less: a hedge behind its number
    pub const HEDGE_AFTER: Class = Class(1 << 20);
    /// tens of thousands: a number of which only the size is said
    pub const MAGNITUDE: Class = Class(1 << 21);
    /// twice, threefold, absolute zero: words that are an amount by themselves
    pub const MULTIPLE: Class = Class(1 << 22);
    /// first, twentieth
    pub const ORDINAL: Class = Class(1 << 15);

    /// this, next, today, early, summer, fiscal: words that a time can begin with
    pub const TIME: Class = Class(1 << 16);
    /// rose, fell, doubled: how something changed
    pub const CHANGE: Class = Class(1 << 19);
    /// week, month, year
    pub const GRAIN: Class = Class(1 << 17);
    /// ago, later: what turns so much time into a day
    pub const MOVE: Class = Class(1 << 18);
    /// people, missiles, apiece: what is counted, and how
    pub const SORT: Class = Class(1 << 23);
    /// billion, where it is a million millions
    pub const LONG_SCALE: Class = Class(1 << 24);
    /// S&P, Section: takes the number behind it
    pub const NAME_BEFORE: Class = Class(1 << 25);
    /// o'clock, ZIP code: takes the number before it
    pub const NAME_AFTER: Class = Class(1 << 26);
    /// -speed, -door: a kind of thing with the number before it
    pub const NAME_JOINED: Class = Class(1 << 27);
    /// no one, World War Two: a number that counts nothing
    pub const NAME_WHOLE: Class = Class(1 << 28);
    /// Avenue, Circuit: makes a name of an ordinal
    pub const NAME_ORDERED: Class = Class(1 << 29);
    /// won, vote: a score is near
    pub const SCORE: Class = Class(1 << 30);
    /// aged, years old, in his
    pub const AGE: Class = Class(1 << 31);
    /// north, capital, member: what goes with names
    pub const WORLD: Class = Class(1 << 33);
    /// president, prime minister
    pub const OFFICE: Class = Class(1 << 34);
    /// trade, population
    pub const METRIC: Class = Class(1 << 35);
    /// high, long: of which measure an amount is
    pub const SIZE: Class = Class(1 << 36);
    /// Words that tell whose words these are.
    pub const SPEECH: Class = Class(1 << 37);
    /// will, took place: what ties something that happens to its date
    pub const TENSE: Class = Class(1 << 32);

    /// Whether the sets have something in common.
    #[must_use]
    pub const fn meets(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    #[must_use]
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A number, by its place in the table of numbers.
    Cardinal(u16),
    /// A factor, likewise.
    Scale(u16),
    /// A factor that is only a letter.
    ShortScale(u16),
    /// A factor where a billion is a million millions.
    LongScale(u16),
    /// A part of a whole.
    Fraction(u16),
    /// A place in an order, by its number.
    Ordinal(u16),
    /// So many times.
    Multiple(u16),
    /// A size: from this number to ten times as much.
    Magnitude(u16),
    /// A unit or currency after its number.
    Unit(UnitWord),
    /// A currency before its number.
    Before(UnitWord),
    /// What a lost encoding left of a currency sign before its number.
    Garbled(UnitWord),
    /// A hundredth: percent, or points.
    Percent(UnitWord),
    /// The zero of a scale by its name: absolute zero.
    Zero(UnitWord),
    /// How a number is meant.
    Hedge(Hedge),
    /// How the number before is meant.
    HedgeAfter(Hedge),
    /// A month, 1 to 12.
    Month(i8),
    /// A weekday, Monday is 1.
    Weekday(i8),
    /// A word that speaks for a currency, which is a unit word of one or more units.
    Place(UnitWord),
    /// A word that takes a point.
    Abbreviation,
    /// "equivalent to".
    Same,
    /// A word or phrase that takes a number into a name.
    Name(Name),
    /// A word that a score or a vote goes with.
    Score,
    /// A word that an age goes with.
    Age(Age),
    /// A word that says what is counted, and how.
    Sort(Sort),
    /// A word of sentence grammar.
    Cue(Cue),
    /// A word that goes with a change.
    Change(Change),
    /// A word that goes with names.
    World(World),
    /// An office, by the name that facts call it by.
    Office(TermId),
    /// What facts count and measure, by the name that they call it by.
    Metric(TermId),
    /// A word behind an amount that says which: high, long.
    Size(TermId),
    /// A word that tells whose words these are.
    Speech(Speech),
    /// A word that ties what happens to its date.
    Tense(Tense),
    /// A word that places a time.
    Time(Time),
    /// A unit of the calendar.
    Grain(Grain),
    /// ago, later.
    Move(Move),
}

/// How a word places a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// So many days from the day of publication: yesterday is -1.
    Moment(i8),
    /// last, this, next
    Turn(Turn),
    /// early, mid, late
    Part(Part),
    /// Spring is 1.
    Season(i8),
    /// the seventies: 7
    Tens(i8),
    /// A feast of a fixed date: month and day.
    Fixed(i8, i8),
    /// A feast that moves.
    Feast(Feast),
    /// What stands before a year: fiscal, the year
    Fiscal,
    /// All of a unit: full, whole
    Whole,
}

/// From where so much time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Move {
    /// ago: back from the day of publication
    Back,
    /// from now: on from the day of publication
    On,
    /// later: on from a time that was told
    ToldOn,
    /// earlier: back from a time that was told
    ToldBack,
    /// a year ago, year-earlier
    YearAgo,
}

/// How a word goes with a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// up, higher
    Up,
    /// down, lower
    Down,
    /// rose, an increase
    Rise,
    /// fell, a drop
    Fall,
    /// growth: a noun only
    Growth,
    /// reduction: a noun only
    Reduction,
    /// doubled
    Double,
    /// tripled
    Triple,
    /// quadrupled
    Quadruple,
    /// halved
    Halve,
    /// edged, revised: an "up" behind it is a part of the verb
    Moved,
    /// compared with
    Against,
    /// a low, the offer price: what something may have risen from by another change
    Base,
    /// loss, profit: a value of the other sign
    Side,
    /// at constant currencies, like for like: the change of something else
    Other,
    /// ranked, to the dollar: less may be more
    Inverse,
}

/// Words the grammar of claims asks for by name; which words they are is data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cue {
    /// and
    And,
    /// or
    Or,
    /// to
    To,
    /// between
    Between,
    /// from
    From,
    /// in, since, during: before a year
    In,
    /// of
    Of,
    /// out of: a part of a whole
    OutOf,
    /// point, between a number and its decimals in words
    Point,
    /// a, an
    A,
    /// per
    Per,
    /// thick, long, wide: what a length may be said of
    Across,
    /// minus, negative
    Minus,
    /// below zero, behind a temperature
    BelowZero,
    /// additional, previous: what may stand between a number and its unit of time
    Extra,
    /// including, such as, among them: what follows is not the whole list
    Including,
    /// who, which, that, whose: a clause follows
    Relative,
    /// were, is, has: a finite verb
    Verb,
    /// at the time, in those days: an amount of another time
    Past,
    /// rose, fell, down: the amount behind it is how far, and "to" leads to where
    Changed,
    /// weighs, weighing: the pounds behind it are no money
    Weighs,
}

/// Words that say what is counted, and how; which words they are is data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// difference, gap, split: "between" behind it leads to no range
    Apart,
    /// BC: years that count down
    Era,
    /// from: the words that move a date that was set
    Moved,
    /// people, hostages, workers: those who are counted one by one
    People,
    /// men: who are neither women nor children
    Men,
    /// women: who are not men, and are counted apart from children
    Women,
    /// children
    Children,
    /// elderly people: who are no children
    Elderly,
    /// soldiers, gunmen: who are no civilians
    Fighters,
    /// civilians
    Civilians,
    /// families, teams: what is made of several that are counted
    Groups,
    /// needed, expected: more than all of what is wanted may be there
    Wanted,
    /// gold, silver, bronze: medals, which are of no fourth kind
    Medals,
    /// missiles, drones
    Missiles,
    /// shot down
    Downed,
    /// each, apiece: the price before it is that of one
    Each,
    /// raising, for a total of: the amount behind it is that of all
    Comes,
    /// total, subtotal: a row or column of a table that sums up others
    Sum,
    /// in all, altogether: behind a number that sums up others; by itself a row of a table that does
    Together,
    /// a total of: the number behind it sums up others
    Totals,
    /// thereof, excluding: a row of a table that is counted in another one
    Inside,
    /// average, rate, rank: figures of a table that have no sum
    Uneven,
    /// yes, support, in favor: an answer
    Pro,
    /// no, oppose, against: the other answer to it
    Contra,
    /// approve, agree: what somebody thinks of a thing
    Likes,
    /// disapprove, disagree: the contrary of it
    Dislikes,
    /// do not, were not: the contrary of what was said before
    Negated,
    /// undecided, no opinion: no answer
    Undecided,
    /// of the vote, of the market: a whole of which nobody has a share that another has
    Parted,
    /// the remaining, the other: what is left of a whole
    Remaining,
    /// bought, stake: parts of a whole may have been there before
    Deal,
    /// more than one, both, respectively: percentages that overlap, or are of several wholes
    Several,
    /// visit, deal: what lasts from its first day to its last
    Lasting,
}

impl Sense {
    /// The class the meaning is of.
    #[must_use]
    pub const fn class(self) -> Class {
        match self {
            Sense::Cardinal(_) => Class::CARDINAL,
            Sense::Scale(_) => Class::SCALE,
            Sense::ShortScale(_) => Class::SHORT_SCALE,
            Sense::LongScale(_) => Class::LONG_SCALE,
            Sense::Fraction(_) => Class::FRACTION,
            Sense::Ordinal(_) => Class::ORDINAL,
            Sense::Multiple(_) | Sense::Zero(_) => Class::MULTIPLE,
            Sense::Magnitude(_) => Class::MAGNITUDE,
            Sense::Unit(_) => Class::UNIT,
            Sense::Before(_) | Sense::Garbled(_) => Class::BEFORE,
            Sense::Percent(_) => Class::PERCENT,
            Sense::Hedge(_) => Class::HEDGE,
            Sense::HedgeAfter(_) => Class::HEDGE_AFTER,
            Sense::Month(_) => Class::MONTH,
            Sense::Weekday(_) => Class::WEEKDAY,
            Sense::Place(_) => Class::PLACE,
            Sense::Abbreviation => Class::ABBREVIATION,
            Sense::Same => Class::SAME,
            Sense::Name(Name::Before | Name::Makes) => Class::NAME_BEFORE,
            Sense::Name(Name::After) => Class::NAME_AFTER,
            Sense::Name(Name::Joined) => Class::NAME_JOINED,
            Sense::Name(Name::Whole) => Class::NAME_WHOLE,
            Sense::Name(Name::Ordered | Name::Streets) => Class::NAME_ORDERED,
            Sense::Score => Class::SCORE,
            Sense::Age(_) => Class::AGE,
            Sense::Sort(_) => Class::SORT,
            Sense::Cue(Cue::A | Cue::Between | Cue::Minus) => Class::CUE.or(Class::OPENER),
            Sense::Cue(_) => Class::CUE,
            Sense::Change(_) => Class::CHANGE,
            Sense::World(_) => Class::WORLD,
            Sense::Office(_) => Class::OFFICE,
            Sense::Metric(_) => Class::METRIC,
            Sense::Size(_) => Class::SIZE,
            Sense::Speech(_) => Class::SPEECH,
            Sense::Tense(_) => Class::TENSE,
            Sense::Time(_) => Class::TIME,
            Sense::Grain(_) => Class::GRAIN,
            Sense::Move(_) => Class::MOVE,
        }
    }
}

/// A meaning, and how its first word must be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// What it means.
    pub sense: Sense,
    /// `Lower`: in any case. `Capital`: with a capital at least. `Upper`: in capitals. `Mixed`: in small letters only.
    pub case: Case,
}

/// "Swiss francs": behind a number a name and a small noun can be nothing else, and are read in any case.
pub(super) fn name_and_noun(phrase: &str) -> bool {
    let last = Scanner::new(phrase).last().map(|raw| raw.case);
    phrase.contains(' ')
        && last == Some(Case::Lower)
        && phrase.bytes().last().is_some_and(|byte| byte.is_ascii_lowercase())
}

/// A unit of one small letter is only read as written: 5G is no gram, 5T no tonne; nor is 5 PC a percentage.
pub(super) fn one_letter(word: &str, case: Case, percent: bool) -> Case {
    if (word.len() == 1 || percent && word == "pc") && word.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        Case::Mixed
    } else {
        case
    }
}
