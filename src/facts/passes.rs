//! What was seen of a period's rates, kept: an archive asks for the same years again and again.

use super::rate::Seen;
use super::series::Code;
use crate::measure::period::Period;
use rustc_hash::FxHashMap;
use std::sync::Mutex;

/// The two currencies and the period; all days on record without one.
pub(super) type Question = (Code, Code, Option<Period>);

/// How many answers are kept; then they are forgotten and found anew.
const MOST: usize = 4096;

/// Answers by their question.
#[derive(Debug, Default)]
pub(super) struct Passes(Mutex<FxHashMap<Question, Option<Seen>>>);

impl Passes {
    /// The answer kept, or the one that is found now.
    pub(super) fn or_find(&self, question: Question, find: impl FnOnce() -> Option<Seen>) -> Option<Seen> {
        // a lock that another thread has left broken only costs the answers
        if let Some(known) = self.0.lock().ok().and_then(|known| known.get(&question).cloned()) {
            return known;
        }
        let found = find();
        if let Ok(mut known) = self.0.lock() {
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(question, found.clone());
        }
        found
    }
}

impl Clone for Passes {
    fn clone(&self) -> Self {
        Passes::default()
    }
}
