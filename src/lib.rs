//! factlint: a claim-checking and consistency linter for articles.
//!
//! It reads articles, understands the figures in them, checks those against each other and against a fact base,
//! and shows each contradiction where it stands, with the arithmetic and the fact that decided it. The road of an
//! article is [`lint`]; from the ground up:
//!
//! - [`source`]: every byte has an address; [`measure`]: what a written number stands for.
//! - [`markup`]: a file becomes blocks of prose.
//! - [`lexicon`]: words are data; [`grammar`]: a block becomes a row of atoms.
//! - [`claim`]: what the article says. [`facts`]: what is known. Neither knows of the other.
//! - [`check`]: ways of comparing; [`rule`]: which of them, how strictly, in which words.
//! - [`report`], [`ledger`], [`manual`], [`cli`]: how it is shown.

pub mod check;
pub mod claim;
pub mod cli;
pub mod config;
pub mod embedded;
pub mod facts;
pub mod finding;
pub mod grammar;
pub mod ledger;
pub mod lexicon;
pub mod lint;
pub mod manual;
pub mod markup;
pub mod measure;
pub mod report;
pub mod rule;
pub mod source;
pub mod yaml;
