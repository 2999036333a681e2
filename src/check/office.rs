//! Who somebody is: the facts decide, where they know all offices of that person.

use super::known::{self, called, line};
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::facts::{Entity, Role};
use crate::finding::Label;
use crate::measure::period::Period;

pub(super) const CHECK: Check = Check {
    name: "office",
    about: "who somebody is: the facts decide",
    over: &[Kind::Office],
    slots: &[Slot::Office, Slot::Thing],
    with: &[],
    says: &["held", "name"],
    run,
};

pub(super) const AFFILIATION: Check = Check {
    name: "affiliation",
    about: "where somebody works: the facts decide",
    over: &[Kind::Affiliation],
    slots: &[Slot::Thing, Slot::Of],
    with: &[],
    says: &["expected", "name"],
    run: affiliation,
};

/// The body that somebody is of, against those that the facts know in the days of the article. People work at several, so
/// that only a body of the same kind contradicts: one university is not another.
fn affiliation(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let (Some(person), Some(days), Some(said)) =
        (known::only(scene, claim, Slot::Thing, &["person"]), known::around(scene.published), claim.slot(Slot::Of))
    else {
        return Outcome::Silent;
    };
    let now = person.roles.iter().filter(|role| known::holds(role.from, role.to, days));
    let bodies: Vec<_> = now.filter_map(|role| scene.facts.by_id(&role.of.as_ref()?.value)).collect();
    let kind = |text: &str| KINDS.iter().find(|kind| text.split_whitespace().any(|word| word == **kind));
    if bodies.is_empty() || known::past_knowledge(person, days) {
        return Outcome::Silent;
    }
    let fits = |name: &str| said.text.contains(name) || name.contains(&said.text);
    let named =
        |body: &Entity| body.name.as_deref().is_some_and(fits) || body.aka.iter().any(|alias| fits(&alias.name.value));
    if bodies.iter().any(|body| named(body)) {
        return known::borne_out(scene.facts, &person.src, format!("where {} works", called(person)));
    }
    let alike = bodies.iter().find(|body| kind(&called(body)).is_some_and(|one| kind(&said.text) == Some(one)));
    let Some(body) = alike.filter(|_| bodies.len() == 1) else { return Outcome::Silent };
    let (name, expected) = (called(person), called(body));
    Outcome::Contradicted(Hit {
        labels: vec![(Slot::Of, format!("the facts have {expected}")), (Slot::Thing, String::new())],
        facts: vec![line(scene.facts, person, &format!("{name}: {expected}"))],
        says: vec![("expected", expected), ("name", name)],
        ..Hit::default()
    })
}

/// The word by which a body is told to be one of its kind.
const KINDS: &[&str] =
    &["University", "College", "Institute", "School", "Bank", "Council", "Center", "Centre", "Foundation"];

fn run(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let Some(person) = known::only(scene, claim, Slot::Thing, &["person"]).filter(|person| person.whole) else {
        return Outcome::Silent;
    };
    let (Some(Value::Term(office)), Some(days)) =
        (claim.slot(Slot::Office).map(|part| &part.value), known::around(scene.published))
    else {
        return Outcome::Silent;
    };
    let office = scene.lexicon.term(*office);
    // an office that began later may be an older one that nobody wrote down
    let old = person.roles.iter().all(|role| !known::holds(role.from, None, days));
    if old || known::past_knowledge(person, days) {
        return Outcome::Silent;
    }
    // Britain's chancellor is its finance minister
    let exchequer = |role: &Role| role.title() == "finance minister";
    if office == "chancellor" && person.roles.iter().any(exchequer) {
        return Outcome::Silent;
    }
    let same: Vec<&Role> =
        person.roles.iter().filter(|role| scene.lexicon.term_named(role.title()) == Some(office)).collect();
    let name = called(person);
    if same.is_empty() {
        // what somebody is now, if it is an office that the article might have named instead
        let now = person.roles.iter().rev().find(|role| {
            let of_a_state = role.of.as_ref().is_some_and(|of| scene.facts.by_id(&of.value).is_some());
            of_a_state && known::holds(role.from, role.to, days) && scene.lexicon.term_named(role.title()).is_some()
        });
        let Some(now) = now else { return Outcome::Silent };
        return against(scene, person, Slot::Office, now, name);
    }
    let countries = known::in_slot(scene, claim, Slot::Of, &["country", "group", "organisation"]);
    let Some(countries) = countries else {
        return if claim.slot(Slot::Of).is_none() { supported(scene, person, office) } else { Outcome::Silent };
    };
    let of =
        |role: &&&Role| role.of.as_ref().is_none_or(|of| countries.iter().any(|country| country.id.value == of.value));
    if same.iter().any(|role| of(&role)) {
        return supported(scene, person, office);
    }
    match same.last() {
        Some(held) => against(scene, person, Slot::Of, held, name),
        None => Outcome::Silent,
    }
}

fn supported(scene: &Scene, person: &Entity, office: &str) -> Outcome {
    known::borne_out(scene.facts, &person.src, format!("the offices of {}: {office}", called(person)))
}

fn against(scene: &Scene, person: &Entity, at: Slot, held: &Role, name: String) -> Outcome {
    let of = held.of.as_ref().map(|of| format!(" of {}", known::shown(scene.facts, &of.value)));
    let when = |period: Option<Period>| period.map_or(String::new(), |period| period.to_string());
    let until = held.to.map_or(String::new(), |to| format!(" to {to}"));
    let told = format!("{}{}", held.office.value, of.unwrap_or_default());
    let source = held.src.first().or(person.src.first()).and_then(|src| scene.facts.source(&src.value));
    let source = source.map_or(String::new(), |source| format!(" ({})", source.shown()));
    let text = format!("{told} from {}{until}{source}", when(held.from));
    let fact = Label { span: held.office.span, text };
    Outcome::Contradicted(Hit {
        labels: vec![(at, format!("{name} is {told}"))],
        facts: vec![fact],
        says: vec![("held", told), ("name", name)],
        ..Hit::default()
    })
}
