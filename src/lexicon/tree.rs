//! The tree of phrases: it grows while word files are read, and is packed before anything is looked up in it.

use super::phrase::{Class, Cue, Meaning, Sense};
use super::scan::Case;
use super::table::WordId;

/// A tree of words while it grows: each path from the root that has meanings is a phrase.
#[derive(Debug, Default)]
pub(super) struct Growing {
    /// For each word the node its phrases begin at; 0 is none.
    first: Vec<u32>,
    /// The nodes; the one with the number 0 stands for none.
    nodes: Vec<Branch>,
    /// For each word the cues that begin with it.
    cues: Vec<Cues>,
}

/// A set of cues: a bit for each.
type Cues = u32;

/// The bit of a cue.
const fn bit(cue: Cue) -> Cues {
    1 << cue as u32
}

/// A node of the growing tree.
#[derive(Debug, Default)]
struct Branch {
    /// What the phrase that ends here means.
    meanings: Vec<Meaning>,
    /// The classes of this phrase and of all longer ones.
    reach: Class,
    /// The steps from here by a further word, in the order of the words' numbers.
    steps: Vec<(u16, u32)>,
}

impl Growing {
    /// Gives a phrase a meaning, after those it has.
    pub(super) fn add(&mut self, words: &[WordId], meaning: Meaning) {
        let Some((first, others)) = words.split_first() else { return };
        let class = meaning.sense.class();
        let begin = first.0 as usize;
        if self.first.len() <= begin {
            self.first.resize(begin + 1, 0);
            self.cues.resize(begin + 1, 0);
        }
        if let Sense::Cue(cue) = meaning.sense {
            self.cues[begin] |= bit(cue);
        }
        if self.nodes.is_empty() {
            self.nodes.push(Branch::default());
        }
        if self.first[begin] == 0 {
            self.first[begin] = self.nodes.len() as u32;
            self.nodes.push(Branch::default());
        }
        let mut at = self.first[begin];
        for word in others {
            let next = self.nodes.len() as u32;
            let node = &mut self.nodes[at as usize];
            node.reach = node.reach.or(class);
            at = match node.steps.binary_search_by_key(&word.0, |(known, _)| *known) {
                Ok(place) => node.steps[place].1,
                Err(place) => {
                    node.steps.insert(place, (word.0, next));
                    self.nodes.push(Branch::default());
                    next
                }
            };
        }
        let node = &mut self.nodes[at as usize];
        node.reach = node.reach.or(class);
        if !node.meanings.contains(&meaning) {
            node.meanings.push(meaning);
        }
    }

    /// The tree in a few flat tables, so that a look at it stays in the cache.
    pub(super) fn packed(self) -> Phrases {
        let mut packed = Phrases { first: self.first, cues: self.cues, ..Phrases::default() };
        let reach = |at: &u32| self.nodes.get(*at as usize).map_or(Class::default(), |node| node.reach);
        packed.begins = packed.first.iter().map(reach).collect();
        for node in self.nodes {
            packed.nodes.push(Node {
                reach: node.reach,
                meanings: packed.meanings.len() as u32,
                steps: packed.steps.len() as u32,
                meant: node.meanings.len() as u16,
                stepped: node.steps.len() as u16,
            });
            packed.meanings.extend(node.meanings.into_iter().map(|meaning| (meaning.sense.class(), meaning)));
            packed.steps.extend(node.steps);
        }
        packed
    }
}

/// A tree of words, to look phrases up in.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// For each word the classes of the phrases that begin with it.
    begins: Vec<Class>,
    /// For each word the cues that begin with it.
    cues: Vec<Cues>,
    /// For each word the node its phrases begin at; 0 is none.
    first: Vec<u32>,
    nodes: Vec<Node>,
    /// The meanings of all nodes, with their classes.
    meanings: Vec<(Class, Meaning)>,
    /// The steps of all nodes.
    steps: Vec<(u16, u32)>,
}

/// A node: 24 bytes.
#[derive(Debug)]
struct Node {
    /// The classes of this phrase and of all longer ones.
    reach: Class,
    /// Where its meanings begin.
    meanings: u32,
    /// Where its steps begin.
    steps: u32,
    /// How many meanings it has.
    meant: u16,
    /// How many steps.
    stepped: u16,
}

impl Phrases {
    /// The classes of the phrases that begin with a word.
    #[inline]
    pub(super) fn begins(&self, word: WordId) -> Class {
        self.begins.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// Whether a cue may begin with a word: of the many cues that are asked for behind a number few do.
    #[inline]
    pub(super) fn begins_cue(&self, word: WordId, cue: Cue) -> bool {
        self.cues.get(word.0 as usize).is_some_and(|cues| cues & bit(cue) != 0)
    }

    /// The longest phrase of one of the classes at the head of a row of words, its meaning and its length in words.
    pub(super) fn longest(&self, row: impl Iterator<Item = (WordId, Case)>, class: Class) -> Option<(Sense, usize)> {
        let mut found = None;
        let mut row = row.enumerate();
        let (_, (word, first)) = row.next()?;
        let mut at = self.first.get(word.0 as usize).copied().filter(|&at| at != 0)?;
        let mut depth = 0;
        loop {
            let node = &self.nodes[at as usize];
            if !node.reach.meets(class) {
                return found;
            }
            let fits = |(of, meaning): &&(Class, Meaning)| {
                of.meets(class)
                    && match meaning.case {
                        Case::Lower => true,
                        Case::Mixed => first == Case::Lower,
                        Case::Capital => first != Case::Lower,
                        Case::Upper => first == Case::Upper,
                    }
            };
            let meanings = self.meanings.get(node.meanings as usize..).unwrap_or_default();
            if let Some((_, meaning)) = meanings.iter().take(node.meant.into()).find(fits) {
                found = Some((meaning.sense, depth + 1));
            }
            if node.stepped == 0 {
                return found;
            }
            let Some((further, (word, _))) = row.next() else { return found };
            let from = node.steps as usize;
            let steps = self.steps.get(from..from + usize::from(node.stepped)).unwrap_or_default();
            let Ok(place) = steps.binary_search_by_key(&word.0, |(known, _)| *known) else { return found };
            (at, depth) = (steps[place].1, further);
        }
    }
}
