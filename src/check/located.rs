//! Where places lie and which cities are capitals, as the facts have it.

use super::known::{borne_out, called, in_slot, line, shown};
use super::scene::{Hit, Outcome, Scene, Settings};
use super::shape::Check;
use crate::claim::{Claim, Kind, Slot, Value};
use crate::facts::Entity;

pub(super) const PLACE: Check = Check {
    name: "place",
    about: "where a place lies: the facts decide",
    over: &[Kind::Located],
    slots: &[Slot::Thing, Slot::Place],
    with: &[],
    says: &["where", "said"],
    run: place,
};

pub(super) const CAPITAL: Check = Check {
    name: "capital",
    about: "what a city is the capital of: the facts decide",
    over: &[Kind::Capital],
    slots: &[Slot::Thing, Slot::Place],
    with: &[],
    says: &["capital", "country"],
    run: capital,
};

fn place(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let things = in_slot(scene, claim, Slot::Thing, &["city"]);
    let places = in_slot(scene, claim, Slot::Place, &["country", "state", "region", "group"]);
    let (Some(things), Some(places)) = (things, places) else { return Outcome::Silent };
    let lies = |thing: &Entity, place: &Entity| {
        let id = place.id.value.as_str();
        let held = |country: &str| {
            country == id || place.members.iter().flat_map(|member| &member.of).any(|member| member.value == country)
        };
        thing.within.iter().any(|within| held(&within.value)) || thing.also.iter().any(|also| held(also))
    };
    let fitting: Vec<_> = things.iter().filter(|thing| places.iter().any(|place| lies(thing, place))).collect();
    let [first, ..] = things.as_slice() else { return Outcome::Silent };
    let country = first.within.last().map(|within| shown(scene.facts, &within.value)).unwrap_or_default();
    let facts = vec![line(scene.facts, first, &format!("{} is in {country}", called(first)))];
    if fitting.is_empty() {
        let wheres: Vec<_> = things.iter().filter_map(|thing| thing.within.last()).collect();
        let Some(country) = wheres.first().map(|within| shown(scene.facts, &within.value)) else {
            return Outcome::Silent;
        };
        // what lies in a part of a country that we do not know the parts of
        if places.iter().any(|place| place.kind != "country") {
            return Outcome::Silent;
        }
        let where_ = format!("in {country}");
        return Outcome::Contradicted(Hit {
            says: vec![
                ("where", where_.clone()),
                ("said", claim.slot(Slot::Place).map_or(String::new(), |part| part.text.clone())),
            ],
            labels: vec![(Slot::Place, "here".into()), (Slot::Thing, where_)],
            facts,
            ..Hit::default()
        });
    }
    let Some(Value::Compass(said)) = claim.slot(Slot::Direction).map(|part| &part.value) else {
        return borne_out(scene.facts, &first.src, format!("{} is there", called(first)));
    };
    let ends: Vec<_> = fitting.iter().filter_map(|thing| thing.place.as_deref()).collect();
    let Some((said, word)) = said.direction().filter(|_| ends.len() == fitting.len()) else { return Outcome::Silent };
    if !ends.iter().all(|end| opposite(end, said)) {
        return Outcome::Silent;
    }
    let where_ = format!("in the {} of {country}", in_words(ends[0]));
    Outcome::Contradicted(Hit {
        says: vec![("where", where_.clone()), ("said", format!("the {word}"))],
        labels: vec![(Slot::Direction, "here".into()), (Slot::Thing, where_)],
        facts,
        ..Hit::default()
    })
}

/// Whether one end of a country is at the other side from another: they share no side, and have two that no place has both
/// of. One letter leaves the other axis open.
fn opposite(one: &str, other: &str) -> bool {
    let both = |first: char, second: char| one.contains(first) && other.contains(second);
    let against = both('n', 's') || both('s', 'n') || both('e', 'w') || both('w', 'e');
    against && !one.chars().any(|side| other.contains(side))
}

/// The end of a country that its letters name.
fn in_words(end: &str) -> String {
    let word = |letter| match letter {
        'n' => "north",
        's' => "south",
        'e' => "east",
        _ => "west",
    };
    end.chars().map(word).collect()
}

fn capital(scene: &Scene, claim: &Claim, _: &Settings) -> Outcome {
    let things = in_slot(scene, claim, Slot::Thing, &["city"]);
    let places = in_slot(scene, claim, Slot::Place, &["country", "state"]);
    let (Some(things), Some(places)) = (things, places) else { return Outcome::Silent };
    let named = |thing: &Entity, capital: &String| {
        thing.name.as_ref() == Some(capital) || thing.aka.iter().any(|alias| alias.name.value == *capital)
    };
    // a city that lies elsewhere is the capital of something else of that name
    let inside =
        |thing: &&Entity| places.iter().any(|place| thing.within.iter().any(|within| within.value == place.id.value));
    let known = things.iter().any(inside) && places.iter().all(|place| !place.capitals.is_empty());
    let is = places
        .iter()
        .any(|place| place.capitals.iter().any(|capital| things.iter().any(|thing| named(thing, capital))));
    let [country, ..] = places.as_slice() else { return Outcome::Silent };
    let country_name = country.name.clone().unwrap_or_default();
    match country.capitals.first() {
        Some(capital) if is => {
            borne_out(scene.facts, &country.src, format!("{capital} is the capital of {country_name}"))
        }
        Some(capital) if known => Outcome::Contradicted(Hit {
            says: vec![("capital", capital.clone()), ("country", country_name.clone())],
            labels: vec![(Slot::Thing, "not the capital".into()), (Slot::Place, format!("its capital is {capital}"))],
            facts: vec![line(scene.facts, country, &format!("{country_name}: {}", country.capitals.join(", ")))],
            ..Hit::default()
        }),
        _ => Outcome::Silent,
    }
}
