//! Claims as slots, so that a rule can name a slot and be checked against the claim's shape when it is loaded.

mod slot;

pub use slot::Slot;

use crate::grammar::atom::Date;
use crate::lexicon::NameId;
use crate::lexicon::world::{TermId, World};
use crate::measure::quantity::Quantity;
use crate::measure::stretch::Grain;
use crate::measure::unit::UnitWord;
use crate::measure::when::When;
use crate::source::Span;

/// What kind of thing a claim says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// One atom by itself.
    Figure,
    /// One amount in two units: 26 billion yuan ($3.7 billion).
    Pair,
    /// A rate the article states: $1 = 6.83 yuan.
    Rate,
    /// A weekday with its date: Friday, May 19, 2023.
    Weekday,
    /// A date.
    Date,
    /// A change and its two values: rose 22 percent to $70 billion from $57 billion.
    Change,
    /// A change told as an amount and in percent, and what it came to: rose $3, or 5 percent, to $63.
    Step,
    /// A count with its list: three evils: separatism, terrorism and extremism.
    List,
    /// From one amount to another: between 5 and 7 percent.
    Range,
    /// From one time to another: from 2005 to 2010.
    Span,
    /// A whole and what is counted of it: 14 people, including 8 women.
    Part,
    /// A whole and all its parts: 15 seats: 3 for staff and 12 for guests.
    Total,
    /// Two counts and the share they make: 30 of 40, or 75 percent.
    Share,
    /// A total in a table and the figures it sums up.
    Table,
    /// Percentages of one whole that exclude one another: 45 percent said yes and 38 percent no.
    Split,
    /// Percentages of one whole and its rest: 60 percent and the remaining 40 percent.
    Rest,
    /// So many at a price, and what they come to: 20 shares for $5 each, or $100.
    Product,
    /// One pace by two times: $2 million a day, or $730 million a year.
    Pace,
    /// So long ago, and the year: ten years ago, in 2009.
    Ago,
    /// A figure with a hole in it: £17.m.
    Residue,
    /// A figure tied to what it measures: a turnout of 61 percent.
    Gauge,
    /// What lies ahead, and its date: the leaders will meet in 2025.
    Plan,
    /// What happened, and its date: the fair was held in 2019.
    Event,
    /// Somebody's age and when they were born: Anna Brandt, 52, was born in 1961.
    Life,
    /// How long something lasts, and from when to when: a five-day visit from May 18 to 22.
    Lasting,
    /// An anniversary and the year of what is remembered.
    Anniversary,
    /// A headline's figure and the article's, of one thing.
    Headline,
    /// Two amounts with the same digits and another scale.
    Repeat,
    /// Where a place lies: Xi'an in northern China.
    Located,
    /// What a city is the capital of.
    Capital,
    /// Who belongs to a group: NATO member Turkey.
    Member,
    /// How many belong to a group: the 27-nation EU.
    Size,
    /// So many countries, as the article has told of: the six countries.
    Those,
    /// Where somebody works: Zhiqun Zhu, a professor at Bucknell University.
    Affiliation,
    /// Countries in a row, which a group may be made of.
    Countries,
    /// What somebody is: Chinese President Xi Jinping.
    Office,
    /// Where a group meets: the G7 in Hiroshima.
    Meeting,
    /// What somebody says: "The road is closed," Ada Quill said.
    Quote,
    /// A quotation mark without another.
    Mark,
    /// One quotation in two wordings.
    Wording,
    /// A speaker who is never introduced, and a name that is nearly the same.
    Stranger,
    /// One person's name in two spellings.
    Spelling,
    /// Two ages of one person.
    Ages,
    /// What facts count or measure: trade with Central Asia reached $70 billion in 2022.
    Measured,
}

/// What a formula can reckon with in a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// One amount.
    Amount,
    /// Amounts in a row, which can be summed up and counted.
    Amounts,
    /// Things in a row, which can be counted.
    Things,
    /// Nothing: a time, or words.
    Nothing,
}

/// What stands in a slot.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// An amount.
    Quantity(Quantity),
    /// From one amount to another.
    Range(Quantity, Quantity),
    /// A place in an order.
    Ordinal(Quantity),
    /// How old somebody is.
    Age(Quantity),
    /// The two sides of a score or a vote.
    Score(Quantity, Quantity),
    /// A date as written.
    Date(Date),
    /// Another time by its name.
    When(When),
    /// From one time to another.
    Span(When, When),
    /// A day of the week, Monday is 1.
    Weekday(i8),
    /// Which way something changed.
    Way(Way),
    /// A name that facts know.
    Named(NameId),
    /// An office or a measure, by the name that facts call it by.
    Term(TermId),
    /// An end of the compass.
    Compass(World),
    /// A unit of the calendar: a day.
    Grain(Grain),
    /// What a figure measures, by its number in the lexicon.
    Metric(u16),
    /// How a verb stands to the time of writing.
    Sight(Sight),
    /// What somebody says.
    Said(Form),
    /// Words.
    Text,
    /// Things in a row, and how many there may be: a nested "and" may join two things or be part of one's name.
    List {
        /// The least number of things it can be read as.
        least: usize,
        /// The greatest.
        most: usize,
        /// Where each thing stands, read as the greatest number.
        items: Vec<Span>,
    },
}

/// Which way something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It rose.
    Up,
    /// It fell.
    Down,
    /// It doubled, tripled, quadrupled.
    Times(u8),
    /// It was halved.
    Halved,
}

/// How a verb stands to the time of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// It lies ahead: will meet.
    Ahead,
    /// It lies ahead, and is a figure, of a time that may be over while nobody has reckoned it up: is expected to grow.
    Reckoned,
    /// It lay ahead of somebody who spoke of it: said they would meet.
    Told,
    /// It lies behind: was held.
    Behind,
}

/// How words are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// All of them in quotation marks.
    Direct,
    /// In other words.
    Indirect,
    /// Some of them in quotation marks.
    Mixed,
}

impl Form {
    /// Its name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Form::Direct => "direct",
            Form::Indirect => "indirect",
            Form::Mixed => "mixed",
        }
    }
}

/// Whose words a claim is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The article's own.
    Article,
    /// Somebody's, inside quotation marks.
    Quoted,
}

/// A filled slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Which.
    pub slot: Slot,
    /// What stands in it.
    pub value: Value,
    /// Where.
    pub span: Span,
    /// Its words, freed of markup, for messages; of a figure by itself, which no rule has a message for, none.
    pub text: String,
}

/// What an article says at a place, in slots.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// What kind of thing it says.
    pub kind: Kind,
    /// Its parts, in order.
    pub slots: Vec<Part>,
    /// All of it.
    pub span: Span,
    /// Whose it is.
    pub voice: Voice,
    /// The years its sentence names, first and last, which may be the years it speaks of.
    pub years: Option<(i16, i16)>,
    /// The currencies that words of its sentence speak for.
    pub spoken: Vec<UnitWord>,
}

impl Claim {
    /// A claim of the article's own, whose sentence names no years and speaks for no currency.
    pub(super) fn new(kind: Kind, span: Span, slots: Vec<Part>) -> Claim {
        Claim { kind, slots, span, voice: Voice::Article, years: None, spoken: Vec::new() }
    }

    /// What stands in a slot.
    #[must_use]
    pub fn slot(&self, slot: Slot) -> Option<&Part> {
        self.slots.iter().find(|part| part.slot == slot)
    }

    /// The amount in a slot, where one amount stands in it.
    #[must_use]
    pub fn quantity(&self, slot: Slot) -> Option<Quantity> {
        match self.slot(slot)?.value {
            Value::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }
}

/// A kind of claim: its name, the slots it has, and the parser that reads it.
#[derive(Clone, Copy)]
pub struct Shape {
    /// The kind.
    pub kind: Kind,
    /// Its name in rules (`over:`) and in output.
    pub name: &'static str,
    /// One sentence on what it is.
    pub about: &'static str,
    /// The slots it always has.
    pub slots: &'static [Slot],
    /// The slots it may have.
    pub maybe: &'static [Slot],
    /// Reads the claims that begin at the head of a row.
    pub(super) read: super::place::Reader,
}

impl Shape {
    /// What a formula can reckon with in a slot.
    #[must_use]
    pub fn holds(&self, slot: Slot) -> Holds {
        match (slot, self.kind) {
            (
                Slot::Thing
                | Slot::Place
                | Slot::Direction
                | Slot::Group
                | Slot::Office
                | Slot::Of
                | Slot::Metric
                | Slot::When,
                _,
            )
            | (Slot::Items, Kind::Countries) => Holds::Nothing,
            (Slot::Items, _) => Holds::Things,
            (Slot::Qualifier | Slot::Weekday | Slot::Date | Slot::Way | Slot::Rival | Slot::Each | Slot::Verb, _) => {
                Holds::Nothing
            }
            (Slot::Content | Slot::Speaker | Slot::Cue | Slot::Recipient, _) => Holds::Nothing,
            (Slot::Age | Slot::Born | Slot::Died | Slot::Nth | Slot::At, _)
            | (Slot::From | Slot::To, Kind::Span | Kind::Lasting) => Holds::Nothing,
            (Slot::Part, Kind::Part | Kind::Total | Kind::Table | Kind::Split | Kind::Rest)
            | (Slot::Whole, Kind::Part)
            | (Slot::Beside, _) => Holds::Amounts,
            _ => Holds::Amount,
        }
    }
}

impl std::fmt::Debug for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shape").field("name", &self.name).finish_non_exhaustive()
    }
}
