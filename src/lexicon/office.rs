//! Offices as registers name them, and which of them one person holds at a time.

use rustc_hash::{FxHashMap, FxHashSet};

/// What is known of offices beside the titles that stand before names.
#[derive(Debug, Default)]
pub struct Offices {
    /// What a register calls them, in small letters, and what facts call them.
    called: FxHashMap<String, String>,
    sole: FxHashSet<String>,
}

impl Offices {
    pub(super) fn call<'a>(&mut self, office: &'a str, names: impl Iterator<Item = &'a str>) {
        for name in names.chain([office]) {
            self.called.insert(name.to_lowercase(), office.to_owned());
        }
    }

    pub(super) fn hold_alone<'a>(&mut self, offices: impl Iterator<Item = &'a str>) {
        self.sole.extend(offices.map(str::to_owned));
    }

    /// The name that facts call an office by, from that of a register without its country: `minister of foreign affairs`.
    #[must_use]
    pub fn named(&self, text: &str) -> Option<&str> {
        self.called.get(&text.to_lowercase()).map(String::as_str)
    }

    /// Whether one person holds it at a time, by the name that facts call it by.
    #[must_use]
    pub fn is_sole(&self, office: &str) -> bool {
        self.sole.contains(office)
    }
}
