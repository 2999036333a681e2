//! Rules: which claims a check runs over, with which tolerances, at which level, and in which words. They are data.

mod definition;
mod expression;
mod judge;
mod load;
mod set;
mod template;
mod wording;

pub use definition::{Example, Measured, Rule};
pub use judge::{Judgement, Verdict, judge};
pub use load::load;
pub use set::RuleSet;
pub use wording::thousands;
