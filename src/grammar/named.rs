//! Names of what facts know, where they stand in a row. They stay words to every other reader.

use super::row::{Item, Kind};
use crate::lexicon::{Case, NameId, Names};

/// A name and the items it is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: NameId,
    /// Its first byte in the block's text.
    pub start: u32,
    /// Its first item.
    pub from: u32,
    /// The item after its last.
    pub to: u32,
}

/// Finds the names of a row, none inside another, and tells the first word of each which it is.
pub(super) fn find(text: &str, items: &mut [Item], names: &Names, found: &mut Vec<Named>) {
    found.clear();
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let begins = item.kind == Kind::Word && item.case != Case::Lower;
        let name = begins.then(|| names.find(text, item.start as usize)).flatten();
        let ends = name.and_then(|(name, end)| {
            let beyond = items[at..].iter().position(|next| next.start as usize >= end);
            let to = beyond.map_or(items.len(), |count| at + count);
            // the point of "U.S." may end the sentence as well; an atom is not cut in two
            (items[to - 1].end as usize == end).then_some((name, to))
        });
        match ends {
            Some((name, to)) => {
                let item = &mut items[at];
                item.atom = found.len() as u32;
                found.push(Named { name, start: item.start, from: at as u32, to: to as u32 });
                at = to;
            }
            None => at += 1,
        }
    }
}

#[cfg(test)]
mod corpus {
    use super::super::Reader;
    use super::*;
    use crate::lexicon::tests::boxed;

    /// The names of a text.
    fn named(text: &str) -> Vec<String> {
        let mut names = Names::default();
        for name in ["China", "Xi'an", "U.S.", "South Korea", "May", "G7", "Saint-Denis", "Réunion"] {
            names.add(name, 0);
        }
        let mut reader = Reader::new(boxed()).knowing(&names);
        let reading = reader.read(text);
        let row = reading.row();
        let run = |named: &Named| {
            let (first, last) = (row.items[named.from as usize], row.items[named.to as usize - 1]);
            text[first.start as usize..last.end as usize].to_owned()
        };
        row.page.names.iter().map(run).collect()
    }

    #[test]
    fn names_are_found_where_they_stand() {
        for (text, found) in [
            ("Leaders met in Xi’an, China.", &["Xi’an", "China"][..]),
            ("China's exports to the U.S. and South\nKorea", &["China", "U.S.", "South\nKorea"]),
            ("The G7 met in Saint-Denis, Réunion", &["G7", "Saint-Denis", "Réunion"]),
            ("XI'AN (AP)", &["XI'AN"]),
        ] {
            assert_eq!(named(text), found, "{text}");
        }
    }

    #[test]
    fn what_is_read_as_something_else_is_no_name() {
        for text in ["On May 5 it rained.", "china cups", "Chinatown"] {
            assert_eq!(named(text), [""; 0], "{text}");
        }
    }
}
