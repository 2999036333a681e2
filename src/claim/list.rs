//! A count with its list: `three evils: separatism, terrorism and extremism`, `the five states — A, B, C, D and E —`.
//! A list that can be read in more ways than its "and"s allow (clauses, appositions, ages) is no claim.

use super::place::{Draft, Place, Reader, run};
use super::shape::{Kind, Shape, Slot, Value};
use crate::grammar::atom::Atom;
use crate::grammar::row::{self, Item, Read, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::source::{SourceId, Span};
use rust_decimal::prelude::ToPrimitive;

pub(super) const SHAPE: Shape = Shape {
    kind: Kind::List,
    name: "list",
    about: "a count with its list: three evils: separatism, terrorism and extremism",
    slots: &[Slot::Count, Slot::Items],
    maybe: &[],
    read: Reader { at: &[row::Kind::Number], read },
};

/// The most words between the count and its list.
const HEAD: usize = 9;
/// The most words in one thing of the list.
const THING: usize = 9;
/// The most items of the row that a list runs over.
const LIST: usize = 160;

/// What ends the list: its sentence, or the dash that answers the one before it.
#[derive(Clone, Copy, PartialEq)]
enum Opening {
    Colon,
    Dash,
}

fn read(place: Place, drafts: &mut Vec<Draft>) -> Option<usize> {
    let row = place.row;
    let head = row.head()?;
    let Atom::Quantity(count) = row.page.atoms.get(head.atom as usize)? else { return None };
    let whole = count.value.to_usize().filter(|count| (2..=20).contains(count))?;
    // "two or three things", "at least two", "page 2 of"
    let number = place.before(2).is_some_and(|before| matches!(before.kind, row::Kind::Number | row::Kind::Digits));
    let joined = place.before(1).is_some_and(|before| match row.text(before) {
        "or" | "to" => number,
        "than" => true,
        _ => false,
    });
    if count.value != whole.into() || count.hedge.is_some() || joined || part_of_count(place) {
        return None;
    }
    let (rest, opening) = counted(row.after(1)).ok()?;
    // in "the visit – the two leaders of the bloc – met with applause" the second dash closes what the first opened
    if opening == Opening::Dash && inside_dashes(place) {
        return None;
    }
    let things = list(rest, opening)?;
    let (first, last) = (things.row.first()?, things.row.last()?);
    let value = Value::List { least: things.least, most: things.most, items: things.items };
    let slots = vec![(Slot::Count, Value::Quantity(*count), run(head, head)), (Slot::Items, value, run(first, last))];
    drafts.push(Draft::new(Kind::List, slots, None));
    Some(row.read_up_to(rest))
}

/// `two of the three suspects: A and B`: the list is of the two.
fn part_of_count(place: Place) -> bool {
    let word = |count: usize| place.before(count).map_or("", |before| place.row.text(before));
    let of = if word(1) == "the" || word(1) == "its" { 2 } else { 1 };
    word(of) == "of" && place.before(of + 1).is_some_and(|before| before.kind == row::Kind::Number)
}

/// Whether a dash stands before the place in its sentence, so that the next one may answer it.
fn inside_dashes(place: Place) -> bool {
    let before = (1..=HEAD * 2).map_while(|count| place.before(count));
    before.take_while(|item| item.kind != row::Kind::Stop).any(|item| {
        item.kind == row::Kind::Sign && (item.word == symbol::DASH || item.word == symbol::HYPHEN && item.spaced)
    })
}

/// The words that say what is counted, up to the colon or dash: at least one, no verb, no further figure.
fn counted(row: Row) -> Read<Opening> {
    let mut rest = row;
    let mut words = 0;
    for _ in 0..HEAD + 4 {
        if words > 0 {
            if let Ok((after, colon)) = rest.sign(symbol::COLON) {
                return if colon.spaced { row.no() } else { Ok((after, Opening::Colon)) };
            }
            if let Some(after) = dash(rest) {
                return Ok((after, Opening::Dash));
            }
        }
        let Some(head) = rest.head() else { return row.no() };
        match head.kind {
            // "four banks as well"
            row::Kind::Word if as_well(rest) => rest = rest.after(1),
            row::Kind::Word if clause(rest) => return row.no(),
            row::Kind::Word | row::Kind::Ordinal if words < HEAD => words += 1,
            row::Kind::Sign if matches!(head.word, symbol::QUOTE | symbol::APOSTROPHE) => {}
            row::Kind::Sign if head.word == symbol::HYPHEN && !head.spaced => {}
            _ => return row.no(),
        }
        rest = rest.after(1);
    }
    row.no()
}

/// `as well`, but not `as well as`
fn as_well(row: Row) -> bool {
    let word = |at: usize| row.items.get(at).map_or("", |item| row.text(item));
    word(0) == "as" && word(1) == "well" && word(2) != "as"
}

/// `—`, `--`, or a hyphen between spaces
fn dash(row: Row) -> Option<Row> {
    let head = row.head().filter(|head| head.kind == row::Kind::Sign)?;
    let next = row.items.get(1);
    match head.word {
        symbol::DASH => Some(row.after(1)),
        symbol::HYPHEN if next.is_some_and(|next| next.word == symbol::HYPHEN && !next.spaced) => Some(row.after(2)),
        symbol::HYPHEN if head.spaced && next.is_some_and(|next| next.spaced) => Some(row.after(1)),
        _ => None,
    }
}

/// Whether a word begins a clause, gives examples or is a finite verb: the list is then more than names of things.
fn clause(row: Row) -> bool {
    matches!(row.phrase(Class::CUE), Ok((_, Sense::Cue(Cue::Including | Cue::Relative | Cue::Verb))))
}

/// A list that was read.
struct Things<'a> {
    row: &'a [Item],
    least: usize,
    most: usize,
    items: Vec<Span>,
}

fn list(row: Row<'_>, opening: Opening) -> Option<Things<'_>> {
    let length = (0..row.items.len().min(LIST)).find(|&at| {
        let rest = row.after(at);
        rest.items[0].kind == row::Kind::Stop || dash(rest).is_some()
    });
    let length = match length {
        Some(length) => length,
        None if row.items.len() <= LIST => row.items.len(),
        None => return None,
    };
    // a colon's list that a dash breaks off goes on in words we have not read
    if opening == Opening::Colon && dash(row.after(length)).is_some() {
        return None;
    }
    let things = Row { items: &row.items[..length], page: row.page };
    let mut parts: Vec<Row> = Vec::new();
    let separator =
        if things.items.iter().any(|item| item.word == symbol::SEMICOLON) { symbol::SEMICOLON } else { symbol::COMMA };
    for part in things.items.split(|item| item.kind == row::Kind::Sign && item.word == separator) {
        parts.push(Row { items: part, page: row.page });
    }
    let (last, others) = parts.split_last()?;
    // semicolons part things that have commas and clauses of their own, the last behind "and"
    if separator == symbol::SEMICOLON && others.len() >= 2 {
        let (last, ()) = last.cue(Cue::And).or_else(|_| last.cue(Cue::Or)).ok()?;
        let things_of: Vec<&[Item]> = others.iter().chain([&last]).map(|part| part.items).collect();
        let sound =
            things_of.iter().all(|piece| piece.iter().any(named) && titled(piece, row) == titled(things_of[0], row));
        let count = things_of.len();
        return sound.then(|| Things { row: things.items, least: count, most: count, items: spans(&things_of) });
    }
    let (mut least, mut most) = (others.len(), others.len());
    let mut items = Vec::new();
    for part in others {
        let pieces = pieces(*part, false)?;
        most += pieces.len() - 1;
        items.extend(pieces);
    }
    // the last comma's part is `and Z`, or `Y and Z`
    let begins = last.cue(Cue::And).or_else(|_| last.cue(Cue::Or)).ok();
    let ending = pieces(begins.map_or(*last, |(rest, ())| rest), true)?;
    let joined = ending.len() > 1;
    // "temporary ones, used in floods or storms": two that "or" parts are no two things
    let or = |row: &Row| (0..row.items.len()).any(|at| row.after(at).cue(Cue::Or).is_ok());
    if begins.is_none() && !joined || others.is_empty() && or(last) {
        return None;
    }
    least += if begins.is_some() || separator == symbol::SEMICOLON { 1 } else { 2 };
    most += ending.len();
    items.extend(ending);
    alike(&items, things).then_some(())?;
    Some(Things { row: things.items, least, most, items: spans(&items) })
}

/// Where each thing stands.
fn spans(pieces: &[&[Item]]) -> Vec<Span> {
    let place = |piece: &&[Item]| Some((piece.first()?.start, piece.last()?.end));
    let places = pieces.iter().filter_map(place);
    places.map(|(start, end)| Span { source: SourceId::ARTICLE, start, end }).collect()
}

/// Whether a thing is named by an article.
fn titled(piece: &[Item], row: Row) -> bool {
    piece.iter().find(|item| named(item)).is_some_and(|first| matches!(row.text(first), "the" | "a" | "an"))
}

/// The things of one part of a list, parted at each "and"; none when it holds more than names of things.
fn pieces<'a>(part: Row<'a>, last: bool) -> Option<Vec<&'a [Item]>> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    for at in 0..part.items.len() {
        let rest = part.after(at);
        let item = &rest.items[0];
        let fits = match item.kind {
            row::Kind::Word => !clause(rest),
            row::Kind::Sign => {
                matches!(item.word, symbol::QUOTE | symbol::APOSTROPHE | symbol::HYPHEN | symbol::POINT)
                    || rest.text(item) == "&"
            }
            row::Kind::Digits | row::Kind::Ordinal => true,
            // Kestrel 3; "a 60W lamp"
            row::Kind::Number => at > begin && named_by(&part.items[at - 1]),
            row::Kind::Quantity => {
                let article = at > begin && matches!(rest.text(&part.items[at - 1]), "a" | "an");
                article && rest.items.get(1).is_some_and(|next| next.kind == row::Kind::Word)
            }
            // ages, dates and amounts stand in appositions
            _ => false,
        };
        if !fits {
            return None;
        }
        let joins = item.kind == row::Kind::Word && (rest.cue(Cue::And).is_ok() || last && rest.cue(Cue::Or).is_ok());
        if joins {
            pieces.push(&part.items[begin..at]);
            begin = at + 1;
        }
    }
    pieces.push(&part.items[begin..]);
    let sound = |piece: &&[Item]| !piece.is_empty() && piece.len() <= THING + 6 && piece.iter().any(named);
    pieces.iter().all(sound).then_some(pieces)
}

/// Whether a number behind the item belongs to a name.
fn named_by(item: &Item) -> bool {
    item.kind == row::Kind::Word && item.case != Case::Lower
}

/// Whether an item is a word of a thing's name; an ordinal is one as well.
fn named(item: &Item) -> bool {
    matches!(item.kind, row::Kind::Word | row::Kind::Ordinal)
}

/// Whether the things are named alike: all with capitals, or none; all with an article, or none. Where they are not, a
/// name and its apposition look like two things.
fn alike(items: &[&[Item]], row: Row) -> bool {
    let pieces: Vec<Named> = items.iter().filter_map(|piece| Named::of(piece, row)).collect();
    let all = |holds: fn(&Named) -> bool| pieces.iter().all(holds);
    let any = |holds: fn(&Named) -> bool| pieces.iter().any(holds);
    // "Italy, Mexico and the US": the article belongs to a name; "iframes and JavaScript" are alike for all that
    let cased = all(|piece| piece.case != Case::Capital) || all(|piece| piece.case != Case::Lower);
    if cased
        && (all(|piece| piece.led)
            || !any(|piece| piece.led)
            || all(|piece| piece.case != Case::Lower && !piece.led || piece.proper))
    {
        return true;
    }
    // "former mayor Ivo Brandt, Amara Diallo and Jun Okafor"
    !any(|piece| piece.led) && all(|piece| piece.case == Case::Capital || piece.ends == Case::Capital && !piece.joined)
        // "the cockpit, cabin, tail and wings": one article for all
        || cased && pieces.len() > 3 && pieces[0].the && all(|piece| !piece.joined && piece.words < 5)
            && pieces[1..].iter().all(|piece| !piece.led)
}

/// How a thing is named.
struct Named {
    /// The case of its first word, articles left out.
    case: Case,
    /// The case of its last.
    ends: Case,
    /// Whether an article or a preposition leads to it.
    led: bool,
    /// Whether "the" does.
    the: bool,
    /// Whether "the" leads to a word with a capital: the US.
    proper: bool,
    /// Whether a preposition stands in it.
    joined: bool,
    /// How many words it has.
    words: usize,
}

/// Words that lead to a thing's name.
const LEADS: [&str; 20] = [
    "the", "a", "an", "his", "her", "its", "their", "one", "of", "in", "on", "at", "to", "for", "with", "by", "from",
    "our", "my", "your",
];

impl Named {
    fn of(piece: &[Item], row: Row) -> Option<Named> {
        let words = || piece.iter().filter(|item| named(item));
        // "in Gaza and now in Lebanon"
        let led = words().find(|item| !matches!(row.text(item), "now" | "then" | "later" | "also"))?;
        let the = row.text(led) == "the";
        let second = words().find(|item| item.start > led.start);
        let first = if the { second.unwrap_or(led) } else { led };
        let joins = |item: &Item| LEADS.contains(&row.text(item));
        Some(Named {
            case: if joins(led) && !the { led.case } else { first.case },
            ends: words().next_back()?.case,
            led: joins(led),
            the,
            proper: the && first.case != Case::Lower,
            joined: words().any(|item| item.start > first.start && joins(item)),
            words: words().count(),
        })
    }
}
