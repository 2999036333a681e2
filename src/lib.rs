//! factlint: a claim-checking and consistency linter for articles.

pub mod check;
pub mod embedded;
pub mod facts;
pub mod claim;
pub mod finding;
pub mod grammar;
pub mod lexicon;
pub mod lint;
pub mod markup;
pub mod measure;
pub mod rule;
pub mod source;
pub mod yaml;
