//! Ids, each with a number, so that what belongs to one is found without going through all.

use crate::lexicon::sums::{self, Sums};

/// How many ids of one sum are compared; past them one has no number. Only a list made for it has so many.
const MOST: usize = 16;

/// Ids by their letters, numbered from 0 in the order they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ids {
    /// For each sum the id that came last.
    sums: Sums,
    /// Where each id ends in the letters, and the one before it with its sum, counted from 1.
    ends: Vec<(u32, u32)>,
    /// The letters of all ids.
    letters: String,
}

impl Ids {
    /// Room for so many.
    pub(super) fn reserve(&mut self, count: usize) {
        self.sums.reserve(count);
        self.ends.reserve(count);
        self.letters.reserve(count.saturating_mul(12));
    }

    /// The number of an id, a new one where it had none.
    pub(super) fn number(&mut self, id: &str) -> Option<u32> {
        let sum = sums::of(id);
        let last = match self.search(sum, id) {
            Ok(known) => return Some(known),
            Err(last) => last?,
        };
        let number = u32::try_from(self.ends.len()).ok()?;
        let end = u32::try_from(self.letters.len() + id.len()).ok()?;
        if !self.sums.set(sum, number) {
            return None;
        }
        self.letters.push_str(id);
        self.ends.push((end, last));
        Some(number)
    }

    /// The number of an id that is known.
    pub(super) fn get(&self, id: &str) -> Option<u32> {
        self.search(sums::of(id), id).ok()
    }

    /// An id by its number.
    pub(super) fn text(&self, number: u32) -> &str {
        self.entry(number).map_or("", |(text, _)| text)
    }

    /// The number of an id; or the last one of its sum, counted from 1, and nothing where there are too many of it.
    fn search(&self, sum: u32, id: &str) -> Result<u32, Option<u32>> {
        let last = self.sums.get(sum).map_or(0, |last| last + 1);
        let mut at = last;
        for _ in 0..MOST {
            let Some(number) = at.checked_sub(1) else { return Err(Some(last)) };
            let Some((text, before)) = self.entry(number) else { return Err(None) };
            if text == id {
                return Ok(number);
            }
            at = before;
        }
        Err(None)
    }

    fn entry(&self, number: u32) -> Option<(&str, u32)> {
        let (end, before) = *self.ends.get(number as usize)?;
        let start = number.checked_sub(1).and_then(|last| self.ends.get(last as usize)).map_or(0, |(end, _)| *end);
        Some((self.letters.get(start as usize..end as usize)?, before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_has_one_number() {
        let mut ids = Ids::default();
        let list: Vec<String> = (0..20_000).map(|n| format!("person-{n}")).collect();
        for (n, id) in list.iter().chain(&list).enumerate() {
            assert_eq!(ids.number(id), Some((n % list.len()) as u32));
        }
        assert_eq!(ids.get("person-19999"), Some(19_999));
        assert_eq!(ids.get("person-20000"), None);
    }
}
