//! Words that go with the names of places, people and bodies: what facts are told of them.

/// How a word goes with a name; which words they are is data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum World {
    /// north, northern
    North,
    /// northeast, northeastern
    Northeast,
    /// east
    East,
    /// southeast
    Southeast,
    /// south
    South,
    /// southwest
    Southwest,
    /// west
    West,
    /// northwest
    Northwest,
    /// central: the middle, which no end of a country contradicts
    Middle,
    /// in: a place follows
    In,
    /// at, near, from: a place follows
    Near,
    /// city of, town of: a place follows
    CityOf,
    /// the
    The,
    /// capital
    Capital,
    /// member: one who belongs to a group
    Member,
    /// members, member states: those who belong to a group
    Members,
    /// countries, nations: what groups of countries are made of
    Countries,
    /// nation, country: the same, behind a number and a hyphen
    Country,
    /// all: none is left out
    All,
    /// former, would-be, candidate: no member, no holder of an office now
    Other,
    /// founding, fellow: what may stand before "member"
    Fellow,
    /// is, was: what stands between a name and what it is
    Is,
    /// summit
    Summit,
    /// meeting, talks: which may be those of ministers
    Meeting,
    /// leaders, heads of state: those who meet at a summit
    Leaders,
    /// with, between, of: whose trade or population it is
    With,
    /// reached, stood at: a value follows
    Comes,
    /// stands, measures: what a thing does that is so high
    Stands,
    /// project, initiative: what a price is of, before its name
    Project,
}

impl World {
    /// The ends of the compass it names, by their letters, and in a word; no letter for the middle.
    #[must_use]
    pub fn direction(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            World::North => ("n", "north"),
            World::Northeast => ("ne", "northeast"),
            World::East => ("e", "east"),
            World::Southeast => ("se", "southeast"),
            World::South => ("s", "south"),
            World::Southwest => ("sw", "southwest"),
            World::West => ("w", "west"),
            World::Northwest => ("nw", "northwest"),
            World::Middle => ("", "middle"),
            _ => return None,
        })
    }
}

/// An office or a measure by the name that facts call it by; see [`super::Lexicon::term`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId(pub u16);
