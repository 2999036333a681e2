//! factlint: a claim-checking and consistency linter for articles.

pub mod embedded;
pub mod facts;
pub mod finding;
pub mod markup;
pub mod measure;
pub mod source;
pub mod yaml;
