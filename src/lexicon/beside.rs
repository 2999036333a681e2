//! How a word goes with the number beside it: into a name, or as an age.

/// How a word takes a number into a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Name {
    /// It stands before the number.
    Before,
    /// It stands before the number, unless what follows is counted.
    Makes,
    /// It stands behind the number.
    After,
    /// A hyphen joins it to the number.
    Joined,
    /// The number is a part of it.
    Whole,
    /// It stands behind an ordinal.
    Ordered,
    /// It stands behind an ordinal, or behind the number of a house and the name of a street.
    Streets,
}

/// How a word goes with an age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Age {
    /// aged, at the age of
    Before,
    /// old, behind a stretch of time
    Behind,
    /// yo, behind a number
    Years,
    /// his, her: before a decade of a life
    Whose,
    /// turned, before a number
    Turned,
    /// early, before a decade of a life
    Early,
    /// mid
    Mid,
    /// late
    Late,
}
