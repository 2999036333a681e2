//! A comparison that a rule writes down itself: `to ~ from * (1 + by)`.

use super::amount::{self, Amount, Meaning, Reading};
use super::convert::{Nearest, nearer};
use super::parameter::{DISTANCES, FORMULA};
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Part, Slot, Value, Way};
use crate::measure::interval::Interval;
use rust_decimal::Decimal;
use std::fmt;

pub(super) const CHECK: Check = Check {
    name: "formula",
    about: "a comparison that the rule writes down itself, over the slots of its claim",
    over: &[],
    slots: &[],
    with: &[FORMULA[0], FORMULA[1], DISTANCES[0], DISTANCES[1], DISTANCES[2]],
    says: &["expected", "working", "terms", "sum"],
    run,
};

/// The most amounts of one slot that are shown.
const SHOWN: usize = 8;

/// Two expressions, and how they must stand to each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// The one side.
    pub left: Expression,
    /// How it must stand to the other.
    pub sign: Sign,
    /// The other side.
    pub right: Expression,
    /// As it is written in the rule.
    pub text: String,
}

/// How two amounts must stand to each other. A claim is contradicted when no numbers that may be meant do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `~`: their ranges overlap.
    About,
    /// `=`: they are the same to the last digit, the numbers taken as they stand.
    Equal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// A side of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number.
    Number(Decimal),
    /// So many hundredths: `5%`.
    Percent(Decimal),
    /// The amount in a slot.
    Slot(Slot),
    /// The sum of the amounts in a slot.
    Sum(Slot),
    /// How many amounts or things stand in a slot.
    Count(Slot),
    /// Less than nothing.
    Minus(Box<Expression>),
    /// Two of them.
    Both(Box<Expression>, Operator, Box<Expression>),
}

/// What is done with two amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

impl Formula {
    /// The slot that stands alone on one side, and the expression it must come to.
    #[must_use]
    pub fn reckoned(&self) -> Option<(Slot, &Expression)> {
        match (&self.left, &self.right) {
            (Expression::Slot(slot), other) | (other, Expression::Slot(slot)) => Some((*slot, other)),
            _ => None,
        }
    }

    /// The first slot of a sum that stands on the left against a number of the rule's.
    #[must_use]
    pub fn summed(&self) -> Option<Slot> {
        let mut sums = matches!(self.right, Expression::Number(_) | Expression::Percent(_));
        self.left.walk(&mut |part| {
            sums &= match part {
                Expression::Slot(_) | Expression::Sum(_) | Expression::Minus(_) => true,
                Expression::Both(_, operator, _) => matches!(operator, Operator::Plus | Operator::Minus),
                _ => false,
            };
        });
        self.slots().first().copied().filter(|_| sums)
    }

    /// The slots it names, as they come.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot> {
        let mut slots = Vec::new();
        self.left.walk(&mut |part| slots.extend(part.slot()));
        self.right.walk(&mut |part| slots.extend(part.slot()));
        slots
    }

    /// Products and ratios are compared as rounded, counts and sums as printed.
    fn reading(&self, settings: &Settings) -> Reading {
        let mut product = false;
        let mut seen = |part: &Expression| {
            product |= matches!(part, Expression::Both(_, Operator::Times | Operator::Over, _));
        };
        self.left.walk(&mut seen);
        self.right.walk(&mut seen);
        match (self.sign, settings.word("reading")) {
            (Sign::Equal, _) => Reading::Exact,
            (_, Some("printed")) => Reading::Printed,
            (_, Some("rounded")) => Reading::Rounded,
            (_, Some("counted")) => Reading::Counted,
            _ if product => Reading::Rounded,
            _ => Reading::Printed,
        }
    }
}

impl Expression {
    fn slot(&self) -> Option<Slot> {
        match self {
            Expression::Slot(slot) | Expression::Sum(slot) | Expression::Count(slot) => Some(*slot),
            _ => None,
        }
    }

    fn walk(&self, visit: &mut impl FnMut(&Expression)) {
        visit(self);
        match self {
            Expression::Minus(inner) => inner.walk(visit),
            Expression::Both(one, _, two) => {
                one.walk(visit);
                two.walk(visit);
            }
            _ => {}
        }
    }

    /// What it comes to; none where something is missing, does not fit, may be a division by zero, or is too large.
    fn value(&self, ground: &Ground) -> Option<Amount> {
        let inside = |side: &Expression| side.value(ground);
        let amount = |part| amount::of(ground.scene, part, ground.reading, ground.meaning);
        let claim = ground.claim;
        match self {
            Expression::Number(value) => Some(Amount::number(*value)),
            Expression::Percent(value) => Amount::percent(*value),
            // of one amount only
            Expression::Slot(slot) if parts(claim, *slot).count() > 1 => None,
            Expression::Slot(slot) => {
                let amount = amount(claim.slot(*slot)?)?;
                if *slot == Slot::By && falls(claim) { amount.turned() } else { Some(amount) }
            }
            Expression::Sum(slot) => {
                let mut amounts = parts(claim, *slot).map(amount);
                let first = amounts.next()??;
                amounts.try_fold(first, |sum, next| sum.plus(&next?))
            }
            Expression::Count(slot) => {
                let (least, most) = match claim.slot(*slot).map(|part| &part.value)? {
                    Value::List { least, most, .. } => (*least, *most),
                    _ => (parts(claim, *slot).count(), parts(claim, *slot).count()),
                };
                let range = Interval::closed(Decimal::from(least), Decimal::from(most));
                Some(Amount { range, of: amount::Measure::Number })
            }
            Expression::Minus(inner) => inside(inner)?.turned(),
            Expression::Both(one, operator, two) => {
                let (one, two) = (inside(one)?, inside(two)?);
                match operator {
                    Operator::Plus => one.plus(&two),
                    Operator::Minus => one.minus(&two),
                    Operator::Times => one.times(&two),
                    Operator::Over => one.over(&two),
                }
            }
        }
    }

    /// Its words in a claim: `$57 billion × (1 + 22 percent)`.
    fn working(&self, claim: &Claim) -> String {
        let words = |slot: Slot, between: &str| {
            let texts: Vec<_> = parts(claim, slot).map(|part| part.text.as_str()).collect();
            texts.join(between)
        };
        match self {
            Expression::Slot(slot) => words(*slot, " "),
            Expression::Sum(slot) => words(*slot, " + "),
            Expression::Count(slot) => format!("the number of {}", slot.name()),
            Expression::Minus(inner) => format!("−{}", inner.working(claim)),
            Expression::Both(one, operator, two) => {
                let inner = |side: &Expression, tight: bool| {
                    let sum = matches!(side, Expression::Both(_, Operator::Plus | Operator::Minus, _))
                        || matches!(side, Expression::Sum(slot) if parts(claim, *slot).count() > 1);
                    let quotient = matches!(side, Expression::Both(..)) && tight;
                    let text = side.working(claim);
                    let product = matches!(operator, Operator::Times | Operator::Over);
                    if sum && (product || tight) || quotient && product { format!("({text})") } else { text }
                };
                let operator = match (operator, &**two) {
                    (Operator::Plus, Expression::Slot(Slot::By)) if falls(claim) => &Operator::Minus,
                    (Operator::Minus, Expression::Slot(Slot::By)) if falls(claim) => &Operator::Plus,
                    _ => operator,
                };
                let tight = matches!(operator, Operator::Minus | Operator::Over);
                format!("{} {} {}", inner(one, false), operator.shown(), inner(two, tight))
            }
            number => number.to_string(),
        }
    }
}

/// Whether what a claim says changed became less, so that what it changed by is less than nothing.
fn falls(claim: &Claim) -> bool {
    claim.slot(Slot::Way).is_some_and(|part| part.value == Value::Way(Way::Down))
}

/// All that stands in a slot.
fn parts(claim: &Claim, slot: Slot) -> impl Iterator<Item = &Part> {
    claim.slots.iter().filter(move |part| part.slot == slot)
}

impl Operator {
    fn shown(self) -> &'static str {
        match self {
            Operator::Plus => "+",
            Operator::Minus => "−",
            Operator::Times => "×",
            Operator::Over => "÷",
        }
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expression::Number(value) => write!(f, "{value}"),
            Expression::Percent(value) => write!(f, "{value}%"),
            Expression::Slot(slot) => f.write_str(slot.name()),
            Expression::Sum(slot) => write!(f, "sum({})", slot.name()),
            Expression::Count(slot) => write!(f, "count({})", slot.name()),
            Expression::Minus(inner) => write!(f, "-{inner}"),
            Expression::Both(one, operator, two) => write!(f, "({one} {} {two})", operator.shown()),
        }
    }
}

/// Compares the sides of a rule's formula. Every way to take the unit words is tried, and one that fits is enough.
fn run(scene: &Scene, claim: &Claim, settings: &Settings) -> Outcome {
    let Some(formula) = settings.formula("formula") else { return Outcome::Silent };
    // "at the time", "at constant currencies": a condition we cannot weigh
    if claim.slot(Slot::Qualifier).is_some() {
        return Outcome::Silent;
    }
    let slots = formula.slots();
    let words = claim.slots.iter().filter(|part| slots.contains(&part.slot)).filter_map(amount::unit);
    let Some(meanings) = amount::meanings(scene, words) else { return Outcome::Silent };
    let reading = formula.reading(settings);
    let mut best: Option<Nearest> = None;
    for meaning in &meanings {
        match compare(formula, &Ground { scene, claim, reading, meaning }) {
            Some(Outcome::Contradicted(hit)) => best = nearer(best, Nearest { apart: hit.apart, hit }),
            Some(other) => return other,
            None => {}
        }
    }
    best.map_or(Outcome::Silent, |nearest| Outcome::Contradicted(nearest.hit))
}

/// What a formula is reckoned over, and how.
#[derive(Clone, Copy)]
struct Ground<'a> {
    scene: &'a Scene<'a>,
    claim: &'a Claim,
    reading: Reading,
    meaning: &'a Meaning,
}

fn compare(formula: &Formula, ground: &Ground) -> Option<Outcome> {
    let Ground { scene, claim, reading, meaning } = *ground;
    let (left, right) = (formula.left.value(ground)?, formula.right.value(ground)?);
    left.of.with(&right.of)?;
    let (one, two) = (&left.range, &right.range);
    let stands = match formula.sign {
        Sign::About | Sign::Equal => one.overlaps(two),
        Sign::Less => one.may_be_less(two),
        Sign::AtMost => one.may_be_at_most(two),
        Sign::More => two.may_be_less(one),
        Sign::AtLeast => two.may_be_at_most(one),
    };
    if stands {
        return Some(Outcome::Supported(format!("the article's own figures: {}", formula.text)));
    }
    let mut hit = Hit { apart: one.apart(two), ..Hit::default() };
    let mut others = formula.slots();
    if let Some((slot, side)) = formula.reckoned() {
        // what is told is reckoned from what is printed
        let told = if reading == Reading::Rounded { Reading::Printed } else { reading };
        let scale = amount::scale(scene, amount::unit(claim.slot(slot)?)?, meaning)?;
        let per_unit = Decimal::ONE.checked_div(scale.factor)?;
        let expected = side.value(&Ground { reading: told, ..*ground })?.range.scaled(per_unit, Decimal::ZERO)?;
        hit.amounts.push(("expected", slot, expected));
        hit.says.push(("working", side.working(claim)));
        let would_be = match formula.sign {
            Sign::About | Sign::Equal => "would be {expected}",
            Sign::Less => "must be less than {expected}",
            Sign::AtMost => "can be no more than {expected}",
            Sign::More => "must be more than {expected}",
            Sign::AtLeast => "can be no less than {expected}",
        };
        let turned = matches!(formula.left, Expression::Slot(left) if left == slot);
        let would_be = match formula.sign {
            _ if turned => would_be,
            Sign::Less => "must be more than {expected}",
            Sign::AtMost => "can be no less than {expected}",
            Sign::More => "must be less than {expected}",
            Sign::AtLeast => "can be no more than {expected}",
            _ => would_be,
        };
        hit.labels.push((slot, would_be.to_owned()));
        others.retain(|other| *other != slot);
    } else {
        let sides = [&formula.left, &formula.right].map(|side| side.working(claim));
        hit.says.push(("working", sides.join(&format!(" {} ", formula.sign.not()))));
        if let Some(slot) = formula.summed() {
            let [terms, _] = sides;
            hit.says.push(("terms", terms));
            hit.amounts.push(("sum", slot, sum(formula, slot, ground)?));
        }
    }
    for slot in others {
        if !hit.labels.iter().any(|(known, _)| *known == slot) {
            let shown = parts(claim, slot).count().min(SHOWN);
            hit.labels.extend((0..shown).map(|_| (slot, String::new())));
        }
    }
    Some(Outcome::Contradicted(hit))
}

/// What the left side comes to, its figures taken as they stand, in the unit of a slot.
fn sum(formula: &Formula, slot: Slot, ground: &Ground) -> Option<Interval> {
    let scale = amount::scale(ground.scene, amount::unit(ground.claim.slot(slot)?)?, ground.meaning)?;
    let exact = formula.left.value(&Ground { reading: Reading::Exact, ..*ground })?;
    (exact.of == scale.of).then_some(())?;
    exact.range.scaled(Decimal::ONE.checked_div(scale.factor)?, Decimal::ZERO)
}

impl Sign {
    /// How two sides stand to each other that do not stand as they should.
    fn not(self) -> &'static str {
        match self {
            Sign::About | Sign::Equal => "≠",
            Sign::Less => "≥",
            Sign::AtMost => ">",
            Sign::More => "≤",
            Sign::AtLeast => "<",
        }
    }
}
