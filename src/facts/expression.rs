//! A value that follows from others: `(trade-2022 - trade-2021) / trade-2021`.
//!
//! ```text
//! sum     := product (("+" | "-") product)*
//! product := term (("*" | "/") term)*
//! term    := "-" term | "(" sum ")" | number ["%"] | id
//! ```
//! An id may have hyphens, so that of `trade-2022` the whole is looked for first.

use crate::measure::interval::Interval;
use crate::measure::unit::UnitWord;
use rust_decimal::Decimal;
use std::ops::Range;

/// How deep brackets and signs may stand in one another.
const DEEPEST: usize = 32;

/// How long an expression may be, in bytes.
const LONGEST: usize = 1000;

/// Why an expression cannot be followed: which of its bytes, and the reason.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub at: Range<usize>,
    pub reason: String,
}

/// An amount that is reckoned with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Known {
    /// The number itself.
    pub value: Decimal,
    /// Between what it may lie.
    pub range: Interval,
    /// Its unit.
    pub unit: UnitWord,
}

impl Known {
    /// A number without doubt or unit.
    pub(super) fn exactly(value: Decimal) -> Known {
        Known { value, range: Interval::exactly(value), unit: UnitWord::NONE }
    }

    /// It times a number.
    pub(super) fn times(self, factor: Decimal) -> Option<Known> {
        Both::Times.of(self, Known::exactly(factor)).ok()
    }
}

/// An expression, each operator behind what it is of.
#[derive(Debug, PartialEq)]
pub(super) struct Expression(Vec<(Range<usize>, Step)>);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Number(Decimal),
    Id,
    Negative,
    Both(Both),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Both {
    Plus,
    Minus,
    Times,
    Over,
}

impl Expression {
    /// Reads an expression; `known` says which ids there are.
    pub(super) fn parse(text: &str, known: &dyn Fn(&str) -> bool) -> Result<Expression, Fault> {
        if text.len() > LONGEST {
            let reason = format!("an expression has at most {LONGEST} bytes, and this has {}", text.len());
            return Err(Fault { at: 0..text.len(), reason });
        }
        let mut reader = Reader { text, at: 0, known, steps: Vec::new() };
        reader.sum(0)?;
        match reader.next() {
            None => Ok(Expression(reader.steps)),
            Some(')') => Err(reader.fault("this bracket closes nothing")),
            Some(_) => Err(reader.fault("the expression should end here, or go on with + - * /")),
        }
    }

    /// Where the ids in it stand.
    pub(super) fn ids(&self) -> impl Iterator<Item = Range<usize>> {
        self.0.iter().filter(|(_, step)| *step == Step::Id).map(|(at, _)| at.clone())
    }

    /// What it comes to; `of` says what an id at its place stands for.
    pub(super) fn value(&self, of: impl Fn(Range<usize>) -> Option<Known>) -> Result<Known, Fault> {
        let mut stack: Vec<Known> = Vec::new();
        let fault = |at: &Range<usize>, reason: &str| Fault { at: at.clone(), reason: reason.to_owned() };
        for (at, step) in &self.0 {
            let next = match step {
                Step::Number(value) => Known::exactly(*value),
                Step::Id => of(at.clone())
                    .ok_or_else(|| fault(at, "this has no end on one side, and cannot be reckoned with"))?,
                Step::Negative => {
                    let inner = stack.pop().ok_or_else(|| fault(at, "nothing stands here"))?;
                    inner.times(Decimal::NEGATIVE_ONE).ok_or_else(|| fault(at, TOO_LONG))?
                }
                Step::Both(both) => {
                    let other = stack.pop().ok_or_else(|| fault(at, "nothing stands here"))?;
                    let one = stack.pop().ok_or_else(|| fault(at, "nothing stands here"))?;
                    both.of(one, other).map_err(|reason| fault(at, reason))?
                }
            };
            stack.push(next);
        }
        stack.pop().ok_or_else(|| fault(&(0..0), "nothing stands here"))
    }
}

const TOO_LONG: &str = "this comes to more digits than can be reckoned with";

impl Both {
    fn of(self, one: Known, other: Known) -> Result<Known, &'static str> {
        let unit = match self {
            Both::Plus | Both::Minus if one.unit != other.unit => return Err("the two sides are in two units"),
            Both::Plus | Both::Minus => one.unit,
            Both::Times if one.unit == UnitWord::NONE => other.unit,
            Both::Times | Both::Over if other.unit == UnitWord::NONE => one.unit,
            Both::Over if one.unit == other.unit => UnitWord::NONE,
            Both::Times | Both::Over => return Err("the two sides have units that make none together"),
        };
        if self == Both::Over && other.range.contains(Decimal::ZERO) {
            return Err("what is divided by may be nothing");
        }
        let (value, range) = match self {
            Both::Plus => (one.value.checked_add(other.value), one.range.plus(&other.range)),
            Both::Minus => (one.value.checked_sub(other.value), one.range.minus(&other.range)),
            Both::Times => (one.value.checked_mul(other.value), one.range.times(&other.range)),
            Both::Over => (one.value.checked_div(other.value), one.range.over(&other.range)),
        };
        let (value, range) = value.zip(range).ok_or(TOO_LONG)?;
        Ok(Known { value, range, unit })
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    known: &'t dyn Fn(&str) -> bool,
    steps: Vec<(Range<usize>, Step)>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character that is no space; it stays.
    fn next(&mut self) -> Option<char> {
        self.at = self.text.len() - self.rest().trim_start().len();
        self.rest().chars().next()
    }

    /// A fault at the word, number or sign that comes next.
    fn fault(&mut self, reason: &str) -> Fault {
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
        let length = match self.next() {
            None => 0,
            Some(first) if first != '-' && word(first) => self.rest().find(|c| !word(c)).unwrap_or(self.rest().len()),
            Some(first) => first.len_utf8(),
        };
        Fault { at: self.at..self.at + length, reason: reason.to_owned() }
    }

    fn sum(&mut self, depth: usize) -> Result<(), Fault> {
        self.product(depth)?;
        while let Some(both) = match self.next() {
            Some('+') => Some(Both::Plus),
            Some('-') => Some(Both::Minus),
            _ => None,
        } {
            let at = self.at..self.at + 1;
            self.at += 1;
            self.product(depth)?;
            self.steps.push((at, Step::Both(both)));
        }
        Ok(())
    }

    fn product(&mut self, depth: usize) -> Result<(), Fault> {
        self.term(depth)?;
        while let Some(both) = match self.next() {
            Some('*') => Some(Both::Times),
            Some('/') => Some(Both::Over),
            _ => None,
        } {
            let at = self.at..self.at + 1;
            self.at += 1;
            self.term(depth)?;
            self.steps.push((at, Step::Both(both)));
        }
        Ok(())
    }

    fn term(&mut self, depth: usize) -> Result<(), Fault> {
        let next = self.next();
        if depth > DEEPEST {
            return Err(self.fault(&format!("brackets stand in one another more than {DEEPEST} deep")));
        }
        let begin = self.at;
        match next {
            Some('-') => {
                self.at += 1;
                self.term(depth + 1)?;
                self.steps.push((begin..begin + 1, Step::Negative));
                Ok(())
            }
            Some('(') => {
                self.at += 1;
                self.sum(depth + 1)?;
                match self.next() {
                    Some(')') => {
                        self.at += 1;
                        Ok(())
                    }
                    None => Err(Fault { at: begin..begin + 1, reason: "this bracket is never closed".to_owned() }),
                    Some(_) => Err(self.fault("here should stand + - * / or the bracket that closes")),
                }
            }
            Some(first) if first.is_ascii_digit() => self.number(),
            Some(first) if first.is_alphabetic() => self.id(),
            _ => Err(self.fault("here should stand a number, the id of a measure or a bracket")),
        }
    }

    /// `1992` · `0.25` · `5%`
    fn number(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (digits, after) = rest.split_at(end);
        let percent = after.starts_with('%');
        let ends = digits.ends_with('.') || after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let value = Decimal::from_str_exact(digits).ok().filter(|_| !ends);
        let share = |value: Decimal| if percent { value.checked_mul(Decimal::new(1, 2)) } else { Some(value) };
        let Some(value) = value.and_then(share) else {
            return Err(self.fault("this is no number; write 1200, 0.25 or 5%, without a unit"));
        };
        let begin = self.at;
        self.at += end + usize::from(percent);
        self.steps.push((begin..self.at, Step::Number(value)));
        Ok(())
    }

    /// `trade-2022`, and of `a-b` the `a` where there is no `a-b`
    fn id(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(rest.len());
        let whole = rest[..end].trim_end_matches('-');
        let mut id = whole;
        while !(self.known)(id) {
            match id.rfind('-') {
                Some(cut) => id = &id[..cut],
                None => {
                    let at = self.at..self.at + whole.len();
                    return Err(Fault { at, reason: format!("no measure has the id `{whole}`") });
                }
            }
        }
        self.steps.push((self.at..self.at + id.len(), Step::Id));
        self.at += id.len();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Result<(Decimal, Interval), (String, String)> {
        let ids = [("a", 10), ("b", 4), ("trade-2022", 70), ("nil", 0)];
        let find = |id: &str| ids.iter().find(|(known, _)| *known == id).map(|(_, value)| Decimal::from(*value));
        let told = |fault: Fault| (text[fault.at].to_owned(), fault.reason);
        let expression = Expression::parse(text, &|id| find(id).is_some()).map_err(told)?;
        let known = |at: Range<usize>| {
            let value = find(&text[at])?;
            Some(Known { range: Interval::around(value, Decimal::new(5, 1))?, ..Known::exactly(value) })
        };
        expression.value(known).map(|known| (known.value, known.range)).map_err(told)
    }

    #[test]
    fn products_bind_before_sums() {
        let is = |text: &str| value(text).expect(text).0.normalize().to_string();
        assert_eq!(is("2023 - 1992"), "31");
        assert_eq!(is("2 + 3 * 4 - 1"), "13");
        assert_eq!(is("(2 + 3) * -4"), "-20");
        assert_eq!(is("a-b"), "6");
        assert_eq!(is("trade-2022 / a - 1"), "6");
        assert_eq!(is("trade-2022*10%"), "7");
        assert_eq!(is("a - trade-2022"), "-60");
    }

    #[test]
    fn doubt_is_reckoned_with() {
        let (_, range) = value("a + b").expect("right");
        assert_eq!(range, Interval::closed(Decimal::from(13), Decimal::from(15)));
        assert_eq!(value("2023 - 1992").expect("right").1, Interval::exactly(Decimal::from(31)));
    }

    #[test]
    fn faults_are_found_where_they_stand() {
        for (text, at, says) in [
            ("a + trade-2021", "trade-2021", "no measure has the id `trade-2021`"),
            ("a +", "", "a number, the id"),
            ("", "", "a number, the id"),
            ("(a", "(", "never closed"),
            ("a) + b", ")", "closes nothing"),
            ("a b", "b", "should end here"),
            ("a / nil", "/", "may be nothing"),
            ("5km", "5km", "without a unit"),
            ("1.", "1.", "without a unit"),
            ("€", "€", "a number, the id"),
            ("9999999999999999999999999999 * 9999999999", "*", "more digits"),
        ] {
            let (place, reason) = value(text).expect_err(text);
            assert_eq!(place, at, "{text}: {reason}");
            assert!(reason.contains(says), "{text}: {reason}");
        }
        let nested = |count: usize| format!("{}a{}", "(".repeat(count), ")".repeat(count));
        assert!(value(&nested(DEEPEST)).is_ok());
        assert!(value(&nested(DEEPEST + 1)).expect_err("deep").1.contains("deep"));
        assert!(value(&"-".repeat(900)).expect_err("deep").1.contains("deep"));
        assert!(value(&"a+".repeat(600)).expect_err("long").1.contains("at most"));
    }
}
