//! The parts of claims by name.

/// A part of a claim that a rule can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// The amount that stands first.
    Left,
    /// The amount that stands second.
    Right,
    /// Words that tie an amount to a time or a condition: "at the time", "in 2010".
    Qualifier,
    /// The weekday.
    Weekday,
    /// The date.
    Date,
    /// The count.
    Count,
    /// The things counted.
    Items,
    /// A figure in a headline.
    Headline,
    /// A figure in a standfirst.
    Standfirst,
    /// A figure in a caption.
    Caption,
    /// A figure in a table.
    Cell,
    /// The figure of the text.
    Body,
    /// The word for a change: rose, down, doubled.
    Way,
    /// How much something changed.
    By,
    /// What it was before, or where a range or a span begins.
    From,
    /// What it came to, or where it ends.
    To,
    /// Another amount of the sentence, which may be what something came to.
    Rival,
    /// What is counted of a whole; there may be several.
    Part,
    /// The share of the part in the whole.
    Share,
    /// The price of one.
    Price,
    /// What all come to.
    Total,
    /// Another total of a table, which is the sum of its own figures.
    Beside,
    /// What is left of a whole.
    Rest,
    /// How often: a day, a year. A pace has one for each of its amounts.
    Each,
    /// How long ago.
    Ago,
    /// The words for what happens: will meet, was held.
    Verb,
    /// How long something lasts.
    Duration,
    /// The how manyth anniversary.
    Nth,
    /// The year something is seen from.
    At,
    /// Somebody's age.
    Age,
    /// When they were born.
    Born,
    /// When they died.
    Died,
    /// The figure of a figure claim.
    Value,
    /// What lies somewhere, belongs to something, or is somebody.
    Thing,
    /// Where it lies.
    Place,
    /// At which end of it.
    Direction,
    /// What it belongs to.
    Group,
    /// What somebody is.
    Office,
    /// Of what somebody is it.
    Of,
    /// What is counted or measured.
    Metric,
    /// For when.
    When,
    /// What somebody says; in pieces where other words stand between.
    Content,
    /// Who says it.
    Speaker,
    /// The words that tell so: said, according to.
    Cue,
    /// Those who are told.
    Recipient,
    /// The how manieth of a series.
    Edition,
    /// The range that a figure may be an end of: the 5 and the 7 of "from 5 to 7"; and what parts are counted of.
    Whole,
}

impl Slot {
    /// Its name in rules and in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Slot::Left => "left",
            Slot::Right => "right",
            Slot::Qualifier => "qualifier",
            Slot::Weekday => "weekday",
            Slot::Date => "date",
            Slot::Count => "count",
            Slot::Items => "items",
            Slot::Headline => "headline",
            Slot::Standfirst => "standfirst",
            Slot::Caption => "caption",
            Slot::Cell => "cell",
            Slot::Body => "body",
            Slot::Way => "way",
            Slot::By => "by",
            Slot::From => "from",
            Slot::To => "to",
            Slot::Rival => "rival",
            Slot::Part => "part",
            Slot::Share => "share",
            Slot::Price => "price",
            Slot::Total => "total",
            Slot::Beside => "beside",
            Slot::Rest => "rest",
            Slot::Each => "each",
            Slot::Ago => "ago",
            Slot::Verb => "verb",
            Slot::Duration => "duration",
            Slot::Nth => "nth",
            Slot::At => "at",
            Slot::Age => "age",
            Slot::Born => "born",
            Slot::Died => "died",
            Slot::Value => "value",
            Slot::Thing => "thing",
            Slot::Place => "place",
            Slot::Direction => "direction",
            Slot::Group => "group",
            Slot::Office => "office",
            Slot::Of => "of",
            Slot::Metric => "metric",
            Slot::When => "when",
            Slot::Content => "content",
            Slot::Speaker => "speaker",
            Slot::Cue => "cue",
            Slot::Recipient => "recipient",
            Slot::Edition => "edition",
            Slot::Whole => "whole",
        }
    }
}
