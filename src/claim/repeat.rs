//! The same thing told twice: the figure of a headline, standfirst or caption and the article's, and amounts with the same digits and another scale.
//!
//! Figures are gathered while blocks are read; what repeats is looked for when the article is at its end.

use super::place::folded;
use super::shape::{Claim, Kind, Part, Shape, Slot, Value};
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::{Case, Class, WordId};
use crate::markup::{Block, BlockKind};
use crate::measure::quantity::Quantity;
use crate::measure::unit::UnitId;
use crate::source::{SourceId, Span};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

pub(super) const HEADLINE: Shape = Shape {
    kind: Kind::Headline,
    name: "headline",
    about: "the figure of a headline, standfirst, caption or table and the article's, of one thing: “37 dead”, and below it “39 dead”",
    slots: &[Slot::Body],
    maybe: &[Slot::Headline, Slot::Standfirst, Slot::Caption, Slot::Cell],
    read: super::place::Reader::NOWHERE,
};

pub(super) const REPEAT: Shape = Shape {
    kind: Kind::Repeat,
    name: "repeat",
    about: "two amounts of one unit with the same digits, a thousand or a million times apart: $3.62 billion, $3.62 million",
    slots: &[Slot::Left, Slot::Right],
    maybe: &[],
    read: super::place::Reader::NOWHERE,
};

/// How many figures of headlines and the like are held against an article's, so that a text of nothing but headings costs
/// no more.
const HEADLINES: usize = 64;
/// The least count in a caption that is held against the article's: smaller ones count what the picture shows.
const PICTURED: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// The kinds of figure that are compared.
const FIGURES: &[row::Kind] = &[row::Kind::Number, row::Kind::Money, row::Kind::Percent, row::Kind::Quantity];

/// The figures of an article, in order.
#[derive(Debug, Default)]
pub struct Mentions {
    list: Vec<Mention>,
}

/// A figure and what it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub(super) quantity: Quantity,
    /// The likeliest unit.
    unit: Option<UnitId>,
    pub(super) span: Span,
    /// Whether it stands in a table.
    cell: bool,
    /// Which part of the article it stands in, if not in its text.
    above: Option<Slot>,
    /// The word behind it, without its plural; 0 where nothing is named.
    pub(super) thing: u64,
}

impl Mention {
    /// Whether it stands in the running text.
    pub(super) fn is_text(&self) -> bool {
        !self.cell && self.above.is_none()
    }
}

impl Mentions {
    /// Keeps the figure that an item is.
    pub(super) fn keep(&mut self, row: Row, item: &Item, block: &Block, start: usize) {
        if !FIGURES.contains(&item.kind) {
            return;
        }
        let Some(Atom::Quantity(quantity)) = row.page.atoms.get(item.atom as usize) else { return };
        let bytes = block.source_range(start + item.start as usize, start + item.end as usize);
        self.list.push(Mention {
            quantity: *quantity,
            unit: row.page.lexicon.candidates(quantity.unit).first().copied(),
            span: Span::new(SourceId::ARTICLE, bytes.start, bytes.end),
            cell: matches!(block.kind, BlockKind::Cell { .. }),
            above: above(block.kind),
            thing: thing(row),
        });
    }

    /// All of them.
    pub(super) fn list(&self) -> &[Mention] {
        &self.list
    }

    /// What repeats.
    #[must_use]
    pub fn claims(&self, article: &str) -> Vec<Claim> {
        let mut claims = Vec::new();
        let pair = |kind, first: (Slot, &Mention), second: (Slot, &Mention)| {
            let part = |(slot, mention): (Slot, &Mention)| Part {
                slot,
                value: Value::Quantity(mention.quantity),
                span: mention.span,
                text: folded(article.get(mention.span.start as usize..mention.span.end as usize).unwrap_or_default()),
            };
            // the claim stands where its first figure does: two blocks are no one place
            Claim::new(kind, first.1.span, vec![part(first), part(second)])
        };
        let above = self.list.iter().filter_map(|mention| Some((mention.above?, mention)));
        for (slot, headline) in above.take(HEADLINES) {
            let pictured = slot == Slot::Caption && headline.quantity.value < PICTURED;
            if let Some(body) = self.contradicting(headline).filter(|_| !pictured) {
                claims.push(pair(Kind::Headline, (slot, headline), (Slot::Body, body)));
            }
        }
        let headlines = claims.len();
        let mut seen: FxHashMap<(i64, Option<UnitId>), &Mention> = FxHashMap::default();
        for mention in &self.list {
            let Some(digits) = digits(mention.quantity.value) else { continue };
            let first = *seen.entry((digits, mention.unit)).or_insert(mention);
            if first.quantity.value == mention.quantity.value {
                continue;
            }
            // what a headline has told needs no second telling
            let told =
                |claim: &Claim| [first, mention].iter().all(|one| claim.slots.iter().any(|p| p.span == one.span));
            if thousands_apart(first.quantity.value, mention.quantity.value) && !claims[..headlines].iter().any(told) {
                claims.push(pair(Kind::Repeat, (Slot::Left, first), (Slot::Right, mention)));
            }
        }
        claims
    }

    /// The one figure below that tells another number of what a headline counts, where no figure bears the headline out.
    fn contradicting(&self, headline: &Mention) -> Option<&Mention> {
        let body = || self.list.iter().filter(|mention| mention.above.is_none() && mention.unit == headline.unit);
        if headline.thing == 0 {
            return None;
        }
        let mut same = body().filter(|mention| mention.thing == headline.thing);
        let first = same.next()?;
        // where several numbers of one thing are told, the headline may count another part of it: unless its digits are one's
        let scaled = |mention: &&Mention| digits(mention.quantity.value) == digits(headline.quantity.value);
        let found = match same.all(|mention| mention.quantity.value == first.quantity.value) {
            true => Some(first),
            false => body()
                .filter(|mention| mention.thing == headline.thing)
                .find(scaled)
                .filter(|_| digits(headline.quantity.value).is_some()),
        }?;
        let stretch = headline.quantity.as_claimed();
        (!body().any(|mention| mention.quantity.as_claimed().overlaps(&stretch))).then_some(found)
    }
}

/// The slot of a figure that stands above the text or beside it.
fn above(kind: BlockKind) -> Option<Slot> {
    match kind {
        BlockKind::Headline => Some(Slot::Headline),
        BlockKind::Standfirst => Some(Slot::Standfirst),
        BlockKind::Caption => Some(Slot::Caption),
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Cell { .. } | BlockKind::Quotation => None,
    }
}

/// The word behind a figure, in small letters and without its plural: what is counted.
fn thing(row: Row) -> u64 {
    let Some(next) = row.items.get(1).filter(|next| next.kind == row::Kind::Word && next.spaced) else { return 0 };
    let text = row.text(next);
    // little words and names of other figures count nothing
    let known = next.word != WordId::UNKNOWN
        && row.page.lexicon.begins(next.word).meets(Class::CUE.or(Class::HEDGE).or(Class::SAME).or(Class::TIME));
    if known || next.case != Case::Lower {
        return 0;
    }
    counted(text)
}

/// A sum over a word without its plural; 0 for a word that is too short to be sure of.
pub(super) fn counted(word: &str) -> u64 {
    if word.len() < 4 {
        return 0;
    }
    let mut hasher = FxHasher::default();
    hasher.write(word.strip_suffix('s').unwrap_or(word).as_bytes());
    hasher.finish()
}

/// A number's digits without its scale; none for fewer than three, which two different amounts share too often, and for
/// more than any amount has.
fn digits(value: Decimal) -> Option<i64> {
    let mut mantissa = i64::try_from(value.mantissa()).ok()?;
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
    }
    (mantissa.unsigned_abs() >= 100).then_some(mantissa)
}

/// Whether one is a thousand or a million times the other: the factor of a word for a word. A thousand million is also
/// that of profits and of profits a share.
fn thousands_apart(one: Decimal, other: Decimal) -> bool {
    let Some(ratio) = one.max(other).checked_div(one.min(other)) else { return false };
    ratio == Decimal::ONE_THOUSAND || ratio == Decimal::from(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_told_without_their_scale() {
        let number = |text: &str| text.parse::<Decimal>().expect("a number");
        assert_eq!(digits(number("3620000")), digits(number("3.62")));
        assert_eq!(digits(number("37000")), None);
        assert_eq!(digits(Decimal::ZERO), None);
        assert!(thousands_apart(number("3620000000"), number("3620000")));
        assert!(!thousands_apart(number("36.2"), number("3.62")) && !thousands_apart(number("3.62"), Decimal::ZERO));
    }
}
