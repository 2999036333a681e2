//! Units: what they measure, and how many of the base unit one of them is.

use rust_decimal::Decimal;

/// What a unit measures. Only units of one dimension convert into one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// A plain number: people, missiles, states.
    Number,
    /// Money, in one currency.
    Money,
    /// A part of a hundred: percent.
    Share,
    /// The difference of two percentages: percentage points, basis points.
    Points,
    /// Length; base metre.
    Length,
    /// Area; base square metre.
    Area,
    /// Volume; base litre.
    Volume,
    /// Mass; base kilogram.
    Mass,
    /// Speed; base metre per hour, in which km/h, mph and knots are all exact.
    Speed,
    /// A temperature read off a scale; base a ninth of a kelvin, in which Celsius and Fahrenheit are both exact.
    Temperature,
    /// A difference of temperatures; base a ninth of a kelvin.
    TemperatureDifference,
    /// Energy; base joule.
    Energy,
    /// Power; base watt.
    Power,
    /// Pressure; base pascal.
    Pressure,
    /// Data; base byte.
    Data,
    /// A stretch of time; base second.
    Duration,
    /// Anything else that has a unit; converts into nothing.
    Other,
}

/// A unit: `value × factor + offset` is the amount in the dimension's base unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// The singular English name (CLDR): `kilometre per hour`; for money the ISO 4217 code.
    pub name: String,
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units one of it is; 1 for money, whose rates are facts.
    pub factor: Decimal,
    /// What its zero is in base units: 0 but for temperatures.
    pub offset: Decimal,
}

/// The number of a unit in the lexicon's table of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId(pub u16);

/// The number of a unit *word* in the lexicon: one word may name several units ("ton", "rupees", "dollars"),
/// and all of them are kept until something decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitWord(pub u32);

impl UnitWord {
    /// No unit at all: a plain number.
    pub const NONE: UnitWord = UnitWord(0);

    /// A rate of two words: metres per day. It stands for no unit of the table, so that it is compared with nothing.
    #[must_use]
    pub const fn per(self, below: UnitWord) -> UnitWord {
        UnitWord(self.0 & 0xffff | (below.0 & 0xffff) << 16)
    }

    /// The two words of a rate.
    #[must_use]
    pub const fn rate(self) -> Option<(UnitWord, UnitWord)> {
        if self.0 >> 16 == 0 { None } else { Some((UnitWord(self.0 & 0xffff), UnitWord(self.0 >> 16))) }
    }
}
