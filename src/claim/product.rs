//! So many at a price, and what they come to: `7 million shares for $9 each, raising $63 million`, `$2 million a year for five
//! years, or $10 million`.

use super::place::{Draft, Place, Reader, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Row};
use crate::lexicon::phrase::{Cue, Sort};
use crate::lexicon::{Class, Sense, symbol};
use crate::measure::quantity::Quantity;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::Product,
    name: "product",
    about: "so many at a price, and what they come to: 20 shares for $5 each, or $100",
    slots: &[Slot::Count, Slot::Price, Slot::Total],
    maybe: &[],
    read: Reader { at: &[row::Kind::Number, row::Kind::Money], read },
};

/// The most words between the count and the price.
const WORDS: usize = 5;

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let head = place.row.head()?;
    let (count, price, rest) =
        if head.kind == row::Kind::Number { priced(place.row, head)? } else { yearly(place.row, head)? };
    let (rest, total) = comes_to(rest)?;
    let [one, other, all] = [count, price, total].map(|item| quantity(place.row, item));
    let (one, other, all) = (one?, other?, all?);
    if other.unit != all.unit {
        return None;
    }
    let slots = vec![
        (Slot::Count, Value::Quantity(one), run(count, count)),
        (Slot::Price, Value::Quantity(other), run(price, price)),
        (Slot::Total, Value::Quantity(all), run(total, total)),
    ];
    drafts.push(Draft::new(Kind::Product, slots, None));
    Some(place.row.read_up_to(rest))
}

/// `N shares [priced] at $P each`
fn priced<'a>(row: Row<'a>, head: &'a Item) -> Option<(&'a Item, &'a Item, Row<'a>)> {
    let mut rest = row.after(1);
    for _ in 0..=WORDS {
        let item = rest.head().filter(|item| item.kind == row::Kind::Word)?;
        let leads = matches!(rest.text(item), "at" | "for");
        if matches!(rest.phrase(Class::CUE), Ok((_, Sense::Cue(Cue::Relative | Cue::And | Cue::Or)))) {
            return None;
        }
        rest = rest.after(1);
        if leads {
            let price = rest.head().filter(|item| item.kind == row::Kind::Money)?;
            let (rest, ()) = rest.after(1).sort(Sort::Each).ok()?;
            return Some((head, price, rest));
        }
    }
    None
}

/// `$2 million a year for five years`, `$5 a share for 20 million shares`
fn yearly<'a>(row: Row<'a>, head: &'a Item) -> Option<(&'a Item, &'a Item, Row<'a>)> {
    let rest = row.after(1);
    let (rest, grain) = match rest.sort(Sort::Each) {
        Ok((rest, ())) => (rest, None),
        Err(_) => {
            let (rest, ()) = rest.cue(Cue::A).or_else(|_| rest.cue(Cue::Per)).ok()?;
            let (rest, Sense::Grain(grain)) = rest.phrase(Class::GRAIN).ok()? else { return None };
            (rest, Some(grain))
        }
    };
    rest.head().filter(|word| matches!(rest.text(word), "for" | "over"))?;
    let rest = rest.after(1);
    let count = rest.head()?;
    let rest = rest.after(1);
    let fits = match grain {
        Some(grain) => {
            let unit = quantity(row, count)?.unit;
            count.kind == row::Kind::Quantity
                && row.page.lexicon.likeliest(unit).is_some_and(|unit| unit.name == grain.name())
        }
        None => count.kind == row::Kind::Number,
    };
    if !fits {
        return None;
    }
    // the word for what is counted
    let rest = if grain.is_none() { rest.after(1) } else { rest };
    Some((count, head, rest))
}

/// `, or about $X`, `, raising $X`, ` and raising about $X`, `, for a total of $X`
fn comes_to<'a>(row: Row<'a>) -> Option<(Row<'a>, &'a Item)> {
    let comma = row.sign(symbol::COMMA).map_or(row, |(rest, _)| rest);
    let or = comma.items.len() < row.items.len();
    let and = comma.cue(Cue::And).map_or(comma, |(rest, ())| rest);
    let (rest, said) = match and.sort(Sort::Comes) {
        Ok((rest, ())) => (rest, true),
        Err(_) if or => (and.cue(Cue::Or).ok()?.0, false),
        Err(_) => return None,
    };
    let rest = rest.past(Class::HEDGE);
    let total = rest.head().filter(|item| item.kind == row::Kind::Money)?;
    let behind = rest.after(1);
    // "or $6 each", "or $1 less than planned"
    let ends =
        |next: &Item| next.kind != row::Kind::Word || matches!(behind.text(next), "worth" | "total" | "altogether");
    let other = if said { behind.sort(Sort::Each).is_ok() } else { !behind.head().is_none_or(ends) };
    (!other).then_some((behind, total))
}

fn quantity(row: Row, item: &Item) -> Option<Quantity> {
    match row.page.atoms.get(item.atom as usize)? {
        Atom::Quantity(quantity) => Some(*quantity),
        _ => None,
    }
}
