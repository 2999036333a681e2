//! factlint: a claim-checking and consistency linter for articles.

pub mod embedded;
pub mod claim;
pub mod finding;
pub mod grammar;
pub mod lexicon;
pub mod markup;
pub mod measure;
pub mod source;
pub mod yaml;
