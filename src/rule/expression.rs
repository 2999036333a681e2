//! The formula of a rule, read against the slots of the claim it runs over: `to ~ from * (1 + by)`.
//!
//! ```text
//! formula := sum ("~" | "=" | "<" | "<=" | ">" | ">=") sum
//! sum     := product (("+" | "-") product)*
//! product := term (("*" | "/") term)*
//! term    := "-" term | "(" sum ")" | number ["%"] | slot | ("sum" | "count") "(" slot ")"
//! ```

use crate::check::{Expression, Formula, Operator, Sign};
use crate::claim::{Holds, Shape, Slot};
use crate::yaml;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1, multispace0};
use nom::combinator::{opt, recognize};
use nom::error::{ErrorKind, ParseError};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

/// How deep brackets and signs may stand in one another.
const DEEPEST: usize = 32;

/// How long a formula may be, in bytes.
const LONGEST: usize = 1000;

/// Why a formula cannot be followed: which of its bytes, and the reason.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub at: usize,
    pub length: usize,
    pub reason: String,
}

/// A fault while it is still a part of the text.
#[derive(Debug)]
struct Stop<'a> {
    at: &'a str,
    reason: String,
}

impl<'a> ParseError<&'a str> for Stop<'a> {
    fn from_error_kind(at: &'a str, _: ErrorKind) -> Stop<'a> {
        Stop { at, reason: String::new() }
    }

    fn append(_: &'a str, _: ErrorKind, other: Stop<'a>) -> Stop<'a> {
        other
    }
}

type Read<'a, T> = IResult<&'a str, T, Stop<'a>>;

/// Reads a formula over claims of a shape.
pub(super) fn formula(text: &str, over: &Shape) -> Result<Formula, Fault> {
    if text.len() > LONGEST {
        let reason = format!("a formula has at most {LONGEST} bytes, and this has {}", text.len());
        return Err(Fault { at: 0, length: text.len(), reason });
    }
    let slots = Slots { over };
    match slots.formula(text) {
        Ok((_, formula)) => Ok(formula),
        Err(nom::Err::Error(stop) | nom::Err::Failure(stop)) => {
            let at = text.len() - stop.at.len();
            Err(Fault { at, length: token(stop.at), reason: stop.reason })
        }
        Err(nom::Err::Incomplete(_)) => {
            Err(Fault { at: text.len(), length: 0, reason: "the formula ends here".into() })
        }
    }
}

/// How many bytes of a text are one thing: a word, a number, a sign.
fn token(text: &str) -> usize {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    match text.chars().next() {
        None => 0,
        Some(first) if word(first) => text.find(|c: char| !word(c) && c != '-').unwrap_or(text.len()),
        Some(first) => first.len_utf8(),
    }
}

/// The slots that a formula may name.
#[derive(Clone, Copy)]
struct Slots<'s> {
    over: &'s Shape,
}

impl Slots<'_> {
    fn formula<'a>(self, text: &'a str) -> Read<'a, Formula> {
        let (rest, left) = self.sum(text, 0)?;
        let (after, sign) = sign(rest)?;
        let (rest, right) = self.sum(after, 0)?;
        if !rest.is_empty() {
            let reason = match sign_of(rest) {
                Ok(_) => "a formula compares two sides, not three",
                Err(_) if rest.starts_with(')') => "this bracket closes nothing",
                Err(_) => "the formula should end here, or go on with + - * /",
            };
            return stop(rest, reason.to_owned());
        }
        let formula = Formula { left, sign, right, text: text.trim().to_owned() };
        if formula.slots().is_empty() {
            return stop(text, format!("this formula names no slot; a {} has {}", self.over.name, self.known()));
        }
        Ok((rest, formula))
    }

    fn sum<'a>(self, text: &'a str, depth: usize) -> Read<'a, Expression> {
        let operator = |text: &'a str| -> Read<'a, Operator> {
            let plus = char('+').map(|_| Operator::Plus);
            sign_after(alt((plus, char('-').map(|_| Operator::Minus))), text)
        };
        chain(text, |text| self.product(text, depth), operator)
    }

    fn product<'a>(self, text: &'a str, depth: usize) -> Read<'a, Expression> {
        let operator = |text: &'a str| -> Read<'a, Operator> {
            let times = char('*').map(|_| Operator::Times);
            sign_after(alt((times, char('/').map(|_| Operator::Over))), text)
        };
        chain(text, |text| self.term(text, depth), operator)
    }

    fn term<'a>(self, text: &'a str, depth: usize) -> Read<'a, Expression> {
        let (text, _) = multispace0(text)?;
        if depth > DEEPEST {
            return stop(text, format!("brackets stand in one another more than {DEEPEST} deep"));
        }
        match text.chars().next() {
            Some('-') => {
                let (rest, inner) = self.term(&text[1..], depth + 1)?;
                Ok((rest, Expression::Minus(Box::new(inner))))
            }
            Some('(') => {
                let (rest, inner) = self.sum(&text[1..], depth + 1)?;
                match rest.strip_prefix(')') {
                    Some(rest) => Ok((rest.trim_start(), inner)),
                    None if rest.is_empty() => stop(text, "this bracket is never closed".to_owned()),
                    None => stop(rest, "here should stand + - * / or the bracket that closes".to_owned()),
                }
            }
            Some(first) if first.is_ascii_digit() => number(text),
            Some(first) if first.is_alphabetic() => self.named(text),
            _ => stop(text, "here should stand a number, a slot or a bracket".to_owned()),
        }
    }

    /// `from` · `sum(parts)` · `count(items)`
    fn named<'a>(self, text: &'a str) -> Read<'a, Expression> {
        let mut name =
            terminated(take_while1(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_')), multispace0::<_, Stop>);
        // `to-from` is a difference, unless there is a slot of that name
        let whole = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).next().unwrap_or(text);
        let word = match self.find(whole) {
            None => whole.split('-').next().unwrap_or(whole),
            Some(_) => whole,
        };
        let rest = text[word.len()..].trim_start();
        let Some(inside) = rest.strip_prefix('(') else {
            let slot = self.slot(text, word)?;
            return match self.over.holds(slot) {
                Holds::Amount => Ok((rest, Expression::Slot(slot))),
                Holds::Amounts => {
                    stop(text, format!("`{word}` holds several amounts; say sum({word}) or count({word})"))
                }
                Holds::Things => stop(text, format!("`{word}` holds things; say count({word})")),
                Holds::Nothing => stop(text, format!("`{word}` holds no amount, and a formula reckons with amounts")),
            };
        };
        let sum = match word {
            "sum" => true,
            "count" => false,
            _ => return stop(text, format!("there is no {word}(…); there are sum(…) and count(…)")),
        };
        let inside = inside.trim_start();
        let Ok((after, inner)) = name.parse(inside) else {
            return stop(inside, format!("here should stand the slot to {}", if sum { "sum up" } else { "count" }));
        };
        let slot = self.slot(inside, inner)?;
        let fits = match self.over.holds(slot) {
            Holds::Amounts => true,
            Holds::Things => !sum,
            Holds::Amount | Holds::Nothing => false,
        };
        if !fits {
            let what = if sum { "sum up" } else { "count" };
            return stop(
                inside,
                format!("`{inner}` does not hold several amounts, so that there is nothing to {what}"),
            );
        }
        match after.strip_prefix(')') {
            Some(after) => Ok((after.trim_start(), if sum { Expression::Sum(slot) } else { Expression::Count(slot) })),
            None => stop(after, format!("here should stand the bracket that ends {word}(…)")),
        }
    }

    fn slot<'a>(self, text: &'a str, word: &str) -> Result<Slot, nom::Err<Stop<'a>>> {
        self.find(word).ok_or_else(|| {
            let near = yaml::nearest(word, self.all().map(Slot::name));
            let guess = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            let reason = format!("a {} has no slot `{word}`{guess} (it has {})", self.over.name, self.known());
            nom::Err::Failure(Stop { at: text, reason })
        })
    }

    fn all(self) -> impl Iterator<Item = Slot> {
        self.over.slots.iter().chain(self.over.maybe).copied()
    }

    fn find(self, word: &str) -> Option<Slot> {
        self.all().find(|slot| slot.name() == word)
    }

    fn known(self) -> String {
        self.all().map(Slot::name).collect::<Vec<_>>().join(", ")
    }
}

fn stop<T>(at: &str, reason: String) -> Read<'_, T> {
    Err(nom::Err::Failure(Stop { at, reason }))
}

/// One or more of something with operators between them, the first two taken together first.
fn chain<'a>(
    text: &'a str,
    part: impl Fn(&'a str) -> Read<'a, Expression>,
    operator: impl Fn(&'a str) -> Read<'a, Operator>,
) -> Read<'a, Expression> {
    let (mut rest, mut all) = part(text)?;
    while let Ok((after, operator)) = operator(rest) {
        let (after, next) = part(after)?;
        all = Expression::Both(Box::new(all), operator, Box::new(next));
        rest = after;
    }
    Ok((rest, all))
}

/// A sign with the white space around it.
fn sign_after<'a, T>(sign: impl Parser<&'a str, Output = T, Error = Stop<'a>>, text: &'a str) -> Read<'a, T> {
    preceded(multispace0, terminated(sign, multispace0)).parse(text)
}

fn sign_of(text: &str) -> Read<'_, Sign> {
    let two = |written, sign| tag(written).map(move |_| sign);
    let signs = alt((
        two("<=", Sign::AtMost),
        two(">=", Sign::AtLeast),
        two("~", Sign::About),
        two("=", Sign::Equal),
        two("<", Sign::Less),
        two(">", Sign::More),
    ));
    sign_after(signs, text)
}

/// The sign between the two sides.
fn sign(text: &str) -> Read<'_, Sign> {
    sign_of(text).or_else(|_| {
        let reason = if text.is_empty() {
            "the formula compares nothing yet; say how the two sides stand: ~ = < <= > >="
        } else if text.starts_with(')') {
            "this bracket closes nothing"
        } else {
            "here should stand one of ~ = < <= > >= + - * /"
        };
        stop(text, reason.to_owned())
    })
}

/// `1` · `0.25` · `5%`
fn number(text: &str) -> Read<'_, Expression> {
    let (rest, digits) = recognize((digit1, opt((char('.'), digit1)))).parse(text)?;
    let Ok(value) = Decimal::from_str_exact(digits) else {
        return stop(text, "this number has more digits than can be reckoned with".to_owned());
    };
    let (rest, percent) = preceded(multispace0, opt(char('%'))).parse(rest)?;
    if rest.starts_with(|next: char| next.is_alphanumeric() || next == '.') {
        return stop(text, "this is no number; write 1200, 0.25 or 5%, without a unit".to_owned());
    }
    let (rest, _) = multispace0(rest)?;
    Ok((rest, if percent.is_some() { Expression::Percent(value) } else { Expression::Number(value) }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::CLAIMS;

    fn shape(name: &str) -> &'static Shape {
        CLAIMS.iter().find(|shape| shape.name == name).expect("there is such a claim")
    }

    fn read(text: &str) -> String {
        let formula = formula(text, shape("pair")).expect(text);
        format!("{} {:?} {}", formula.left, formula.sign, formula.right)
    }

    #[test]
    fn products_bind_before_sums_and_the_first_before_the_next() {
        assert_eq!(read("left ~ right * (1 + 5%)"), "left About (right × (1 + 5%))");
        assert_eq!(read("left + right * 2 - 1 = 0.50"), "((left + (right × 2)) − 1) Equal 0.50");
        assert_eq!(read(" left/right/2>=-right "), "((left ÷ right) ÷ 2) AtLeast -right");
        assert_eq!(read("left-right<1"), "(left − right) Less 1");
    }

    fn fault(text: &str, over: &str) -> (String, String) {
        let fault = formula(text, shape(over)).expect_err(text);
        (text[fault.at..fault.at + fault.length].to_owned(), fault.reason)
    }

    #[test]
    fn faults_are_found_where_they_stand() {
        for (over, text, at, says) in [
            ("pair", "left ~ rihgt", "rihgt", "did you mean `right`?"),
            ("pair", "left ~ right 5", "5", "should end here"),
            ("pair", "left right", "right", "one of ~ ="),
            ("pair", "left", "", "compares nothing yet"),
            ("pair", "", "", "a number, a slot or a bracket"),
            ("pair", "left ~", "", "a number, a slot or a bracket"),
            ("pair", "left ~ (right", "(", "never closed"),
            ("pair", "left ~ (1 + 5% km)", "km", "or the bracket that closes"),
            ("pair", "left) ~ right", ")", "closes nothing"),
            ("pair", "left ~ right ~ 1", "~", "two sides, not three"),
            ("pair", "left ~ 5km", "5km", "without a unit"),
            ("pair", "left ~ 1.", "1.", "without a unit"),
            ("pair", "1 ~ 2", "1", "names no slot"),
            ("pair", "left ~ average(right)", "average", "no average(…)"),
            ("pair", "left ~ sum(right)", "right", "nothing to sum up"),
            ("pair", "left ~ qualifier", "qualifier", "holds no amount"),
            ("part", "part <= whole", "part", "say sum(part) or count(part)"),
            ("span", "from <= to", "from", "holds no amount"),
            ("list", "count = items", "items", "say count(items)"),
            ("list", "count = sum(items)", "items", "nothing to sum up"),
            ("list", "count = count(items", "", "the bracket that ends"),
            ("pair", "left ~ 99999999999999999999999999999999", "99999999999999999999999999999999", "more digits"),
            ("pair", "left ~ é", "é", "no slot `é`"),
            ("pair", "left ~ €", "€", "a number, a slot"),
        ] {
            let (place, reason) = fault(text, over);
            assert_eq!(place, at, "{text}: {reason}");
            assert!(reason.contains(says), "{text}: {reason}");
        }
    }

    #[test]
    fn depth_and_length_have_bounds() {
        let nested = |count: usize| format!("left ~ {}right{}", "(".repeat(count), ")".repeat(count));
        assert!(formula(&nested(DEEPEST), shape("pair")).is_ok());
        assert!(fault(&nested(DEEPEST + 1), "pair").1.contains("deep"));
        assert!(fault(&format!("left ~ {}right", "-".repeat(900)), "pair").1.contains("deep"));
        assert!(fault(&format!("left ~ right{}", " + right".repeat(200)), "pair").1.contains("at most"));
    }
}
