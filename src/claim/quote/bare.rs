//! Quotations without a verb of saying: alone in a sentence, behind a name and a colon, before a dash and a name.

use super::attribute::Said;
use super::cue::Sentence;
use crate::grammar::row;
use crate::lexicon::{Case, symbol};

/// The most items of a name before a colon or behind a dash.
const NAME: usize = 14;

/// A quotation of a sentence that has no cue.
pub(super) fn bare(sentence: &Sentence) -> Option<Said> {
    named(sentence).or_else(|| signed(sentence)).or_else(|| alone(sentence))
}

/// A sentence that is a quotation and nothing else.
fn alone(sentence: &Sentence) -> Option<Said> {
    let quoted = sentence.opens(sentence.from)?;
    let words = quoted.to - quoted.from;
    (quoted.end >= sentence.to && words > 2).then(|| Said::piece(quoted.open..quoted.end.min(sentence.to)))
}

/// `Ada Quill: "The road is closed."`, and in what was written down word by word `QUILL: The road is closed.`
fn named(sentence: &Sentence) -> Option<Said> {
    let from = sentence.from + usize::from(sentence.row.items.get(sentence.from)?.word == symbol::QUOTE);
    let colon = (from..sentence.to.min(from + NAME)).find(|at| sentence.colon(*at))?;
    let names = (from..colon).all(|at| {
        sentence.capital(at) || !sentence.word(at) || sentence.is(at, &["of", "the", "de", "van", "von", "and"])
    });
    if !names || colon == from || !sentence.capital(from) || sentence.from != 0 {
        return None;
    }
    let upper =
        sentence.row.items[from..colon].iter().all(|item| item.kind != row::Kind::Word || item.case == Case::Upper);
    let single =
        sentence.item(colon + 1).is_some_and(|item| matches!(sentence.row.text(item), "‘" | "'") && item.spaced);
    let quoted = sentence.opens(colon + 1).is_some();
    let long = sentence.item(from).is_some_and(|item| item.end - item.start > 3);
    if !(quoted || single || upper && long) || colon + 2 >= sentence.to {
        return None;
    }
    Some(Said { speaker: Some(from..colon), cue: Some(colon..colon + 1), ..Said::piece(colon + 1..sentence.to) })
}

/// `"The road is closed." – Ada Quill`
fn signed(sentence: &Sentence) -> Option<Said> {
    let quoted = sentence.opens(sentence.from)?;
    let name = quoted.end + 1;
    let signs = sentence.dash(quoted.end) && sentence.capital(name) && sentence.to - name <= NAME;
    (signs && quoted.closed).then(|| Said {
        speaker: Some(name..sentence.to),
        cue: Some(quoted.end..name),
        ..Said::piece(quoted.open..quoted.end)
    })
}
