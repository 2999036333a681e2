//! The words of a message: a claim's own, and amounts written as the writer writes them.

use crate::check::Hit;
use crate::claim::{Claim, Part};
use crate::measure::interval::Interval;
use rust_decimal::{Decimal, RoundingStrategy};

/// What a message can say of a claim and what was found about it.
pub(super) struct Words<'a> {
    pub claim: &'a Claim,
    pub hit: &'a Hit,
}

impl Words<'_> {
    /// The words of that name.
    pub(super) fn say(&self, name: &str) -> Option<String> {
        if let Some((_, text)) = self.hit.says.iter().find(|(known, _)| *known == name) {
            return Some(text.clone());
        }
        if let Some((_, slot, amount)) = self.hit.amounts.iter().find(|(known, ..)| *known == name) {
            return Some(self.claim.slot(*slot).map_or_else(String::new, |part| like(part, amount)));
        }
        let part = self.claim.slots.iter().find(|part| part.slot.name() == name)?;
        Some(shortened(&part.text))
    }
}

/// The longest that a slot's words are quoted.
const LONGEST: usize = 80;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

/// The scale words, with their short forms and how they may be written.
const SCALES: [(i64, &str, &str, &[&str]); 4] = [
    (1_000_000_000_000, "trillion", "tn", &["trillion", "tn", "trn"]),
    (1_000_000_000, "billion", "bn", &["billion", "bn", "bln", "b"]),
    (1_000_000, "million", "m", &["million", "mn", "mln", "m"]),
    (1_000, "thousand", "k", &["thousand", "k"]),
];

/// Scale words that an amount keeps, however large it is.
const OWN_SCALES: [(i64, &str); 4] =
    [(10_000_000, "crore"), (10_000_000, "crores"), (100_000, "lakh"), (100_000, "lakhs")];

/// The words of numbers, but for those that are scales.
const NUMBERS: &str = "a an and half one two three four five six seven eight nine ten eleven twelve thirteen fourteen \
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen";

/// What stands behind the last word of a number, the space or hyphen before it included: " miles" of "twenty-six miles".
fn behind_words(text: &str) -> &str {
    let mut behind = "";
    let mut at = 0;
    for word in text.split_inclusive([' ', '-']) {
        at += word.len();
        let name = word.trim_end_matches([' ', '-']);
        if NUMBERS.split_whitespace().any(|known| known.eq_ignore_ascii_case(name)) {
            behind = &text[at - (word.len() - name.len())..];
        }
    }
    behind
}

/// Writes a range as a slot writes its own amount: its currency sign before or unit after, its scale in words or letters.
fn like(part: &Part, amount: &Interval) -> String {
    let (Some(low), Some(high)) = (amount.lowest(), amount.highest()) else { return String::new() };
    let text = part.text.trim();
    let first = text.find(|c: char| c.is_ascii_digit());
    let last = text.rfind(|c: char| c.is_ascii_digit() || "½¼¾".contains(c));
    let (before, after) = match (first, last) {
        (Some(first), Some(last)) => (
            &text[..first],
            text[last..]
                .trim_start_matches(|c: char| !c.is_alphabetic() && c != '-' && c != ' ' && !"°€£$%".contains(c)),
        ),
        _ => ("", behind_words(text)),
    };
    let before = before.trim_start_matches(['-', '−']).trim_start_matches("minus ");
    let joined = !after.starts_with([' ', '-']);
    let word: String = after.trim_start_matches([' ', '-']).chars().take_while(|c| c.is_alphabetic()).collect();
    let scaled = SCALES.iter().any(|(.., names)| names.iter().any(|name| name.eq_ignore_ascii_case(&word)));
    // a lone m is metres where no currency stands before it
    let scaled = scaled && (word.len() > 1 || !before.is_empty());
    let (short, unit) = if scaled {
        (joined && word.len() < 4, &after[after.find(word.as_str()).unwrap_or(0) + word.len()..])
    } else {
        (false, after)
    };
    let unit = unit.trim_end();
    let scale = SCALES.iter().find(|(scale, ..)| high.abs() >= Decimal::from(*scale) && *scale > 1_000);
    let own = OWN_SCALES.iter().find(|(_, name)| word.eq_ignore_ascii_case(name));
    let (divisor, scale) = match scale.filter(|_| own.is_none()) {
        None if own.is_some() => (own.map_or(Decimal::ONE, |(scale, _)| Decimal::from(*scale)), String::new()),
        Some((scale, _, letters, _)) if short => (Decimal::from(*scale), (*letters).to_owned()),
        Some((scale, name, ..)) => (Decimal::from(*scale), format!(" {name}")),
        None => (Decimal::ONE, String::new()),
    };
    let unit = if unit.is_empty()
        || !unit.starts_with(|c: char| c.is_alphabetic())
        || (joined && !scaled)
        || short && unit.starts_with(' ')
    {
        unit.to_owned()
    } else {
        format!(" {unit}")
    };
    format!("{before}{}{scale}{unit}", span(low / divisor, high / divisor))
}

/// `3.66–3.78`, with as many figures as it takes to tell the ends apart, and as many decimals in either.
fn span(low: Decimal, high: Decimal) -> String {
    let rounded = |value: Decimal, figures| {
        value.round_sf_with_strategy(figures, RoundingStrategy::MidpointAwayFromZero).unwrap_or(value).normalize()
    };
    for figures in 3..6 {
        let (from, to) = (rounded(low, figures), rounded(high, figures));
        if from != to {
            let decimals = from.scale().max(to.scale());
            let to_word = if from.is_sign_negative() { " to " } else { "–" };
            return format!("{}{to_word}{}", grouped(from, decimals), grouped(to, decimals));
        }
    }
    let value = rounded(low, 4);
    grouped(value, value.scale())
}

/// A number with so many decimals, and commas between its thousands.
fn grouped(value: Decimal, decimals: u32) -> String {
    let mut padded = value.abs();
    padded.rescale(decimals);
    let text = padded.to_string();
    let (whole, decimals) = text
        .split_once('.')
        .map_or((text.as_str(), String::new()), |(whole, decimals)| (whole, format!(".{decimals}")));
    let sign = if value.is_sign_negative() { "−" } else { "" };
    format!("{sign}{}{decimals}", thousands(whole))
}

/// Digits with commas between the thousands.
#[must_use]
pub fn thousands(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Slot, Value};
    use crate::source::{SourceId, Span};

    fn written(text: &str, low: &str, high: &str) -> String {
        let number = |text: &str| text.parse().expect("a decimal");
        let part =
            Part { slot: Slot::Right, value: Value::Text, span: Span::new(SourceId::ARTICLE, 0, 0), text: text.into() };
        like(&part, &Interval::closed(number(low), number(high)))
    }

    #[test]
    fn amounts_are_written_as_the_writer_writes_them() {
        assert_eq!(written("$3.7 million", "3660000000", "3780000000"), "$3.66–3.78 billion");
        assert_eq!(written("£484bn", "350100000000", "360000000000"), "£350–360bn");
        assert_eq!(written("3.7 billion pounds", "2950000000", "3050000000"), "2.95–3.05 billion pounds");
        assert_eq!(written("£17.m", "17400000", "17900000"), "£17.4–17.9m");
        assert_eq!(written("19.2 miles", "12.7", "13.4"), "12.7–13.4 miles");
        assert_eq!(written("0.6-mile", "1.24", "1.25"), "1.24–1.25-mile");
        assert_eq!(written("186 square miles", "115.6", "116.1"), "115.6–116.1 square miles");
        assert_eq!(written("30m", "12.7", "13.4"), "12.7–13.4m");
        assert_eq!(written("Rs 7,350 crore", "77000000000", "77300000000"), "Rs 7,700–7,730 crore");
        assert_eq!(written("$484", "1200", "1300"), "$1,200–1,300");
    }
}
