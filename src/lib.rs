//! factlint: a claim-checking and consistency linter for articles.

pub mod embedded;
pub mod finding;
pub mod markup;
pub mod measure;
pub mod report;
pub mod source;
pub mod yaml;
