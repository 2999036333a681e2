//! What an article says, read over the row of its atoms. Whether it is true is no question here.

mod ago;
mod altogether;
mod anniversary;
mod begin;
mod change;
mod clause;
mod date;
mod extract;
mod figure;
mod gauge;
mod grid;
mod known;
mod lasting;
mod life;
mod list;
mod pace;
mod pair;
mod part;
mod parts;
mod people;
mod place;
mod product;
mod quote;
mod range;
mod rate;
mod repeat;
mod residue;
pub mod shape;
mod share;
mod shares;
mod split;
mod step;
mod table;
mod tabled;
mod tense;
mod total;

pub use extract::extract;
pub use quote::{Marks, Quotes, Wordings};
pub use shape::{Claim, Form, Holds, Kind, Part, Shape, Sight, Slot, Value, Voice, Way};
pub use {people::People, repeat::Mentions, table::Tables};

/// Every kind of claim. A parser is started at each item of the kinds it names.
pub const CLAIMS: &[Shape] = &[
    pair::SHAPE,
    rate::SHAPE,
    date::WEEKDAY,
    date::DATE,
    list::SHAPE,
    change::SHAPE,
    step::SHAPE,
    range::RANGE,
    range::SPAN,
    part::SHAPE,
    total::SHAPE,
    share::SHAPE,
    table::SHAPE,
    split::SPLIT,
    split::REST,
    product::SHAPE,
    pace::SHAPE,
    ago::SHAPE,
    known::located::LOCATED,
    known::located::CAPITAL,
    known::member::MEMBER,
    known::member::SIZE,
    known::member::COUNTRIES,
    known::member::THOSE,
    known::office::SHAPE,
    known::office::AFFILIATION,
    known::measured::SHAPE,
    known::meeting::SHAPE,
    residue::SHAPE,
    gauge::SHAPE,
    tense::PLAN,
    tense::EVENT,
    life::SHAPE,
    lasting::SHAPE,
    anniversary::SHAPE,
    repeat::HEADLINE,
    repeat::REPEAT,
    quote::SHAPE,
    people::STRANGER,
    people::SPELLING,
    people::AGES,
    quote::MARK,
    quote::WORDING,
    figure::SHAPE,
];
