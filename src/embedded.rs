//! The files in the box: rules, words and facts, as they stand in the repository.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
