//! Who held which office, as query.wikidata.org gives it out in tabs: a line a term, with the columns `person`, `personLabel`,
//! `positionLabel`, `country` (or `of`; an id of the base, or a name), `start` and `end`, and perhaps `startPrecision`,
//! `endPrecision` and `aliases`. Both of its forms are read, plain and verbose.

use super::FAULT;
use super::delimited::{self, Dialect, Row, Rows};
use super::draft::{Draft, Entry, Provenance};
use super::skipped::Skipped;
use crate::facts::{Called, Entity, FactBase};
use crate::finding::Finding;
use crate::lexicon::Offices;
use crate::measure::period::Period;
use crate::source::{SourceId, Span};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What a register is read with.
#[derive(Clone, Copy, Debug)]
pub struct Register<'a> {
    /// Countries, bodies and persons that are known.
    pub base: &'a FactBase,
    /// What offices are called.
    pub offices: &'a Offices,
    /// Up to when it is known: the day it was fetched.
    pub known_to: Option<Date>,
    /// Whether it lists all offices of its kinds that each of its persons held.
    pub whole: bool,
}

/// The columns of a header.
struct Columns {
    person: Option<usize>,
    name: usize,
    position: usize,
    of: Vec<usize>,
    start: usize,
    end: usize,
    precision: [Option<usize>; 2],
    aliases: Option<usize>,
    others: Vec<String>,
}

/// A term in an office.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Term {
    office: String,
    of: String,
    from: Period,
    to: Option<Period>,
}

/// Somebody, and all terms.
#[derive(Default)]
struct Person {
    name: String,
    aliases: BTreeSet<String>,
    terms: BTreeSet<Term>,
}

/// When something began or ended, as a cell says it.
enum When {
    Open,
    Unknown,
    At(Period),
}

/// Turns the register into a table of offices.
///
/// # Errors
/// A header without the columns that are needed, a line that is torn, and open terms in a register of which it is not said
/// when it was fetched.
pub fn wikidata(text: &str, file: SourceId, register: Register) -> Result<Draft, Vec<Finding>> {
    let mut rows = Rows::of(text, file, Dialect::TSV)?;
    let Some(header) = rows.next()? else {
        return Err(vec![Finding::fault(FAULT, "there is nothing in this file", Span::new(file, 0, 0), "empty")]);
    };
    delimited::columns(&header, file)?;
    let columns = Columns::of(&header, file)?;
    let (mut skipped, mut persons) = (Skipped::default(), BTreeMap::new());
    let mut open = None;
    while let Some(row) = rows.next()? {
        delimited::as_wide(&row, header.cells.len(), file)?;
        match register.term(&row, &columns) {
            Ok((id, name, aliases, term)) => {
                if term.to.is_none() {
                    open.get_or_insert(Span::new(file, row.place.start, row.place.end));
                }
                let person: &mut Person = persons.entry(id).or_default();
                // of several spellings the first by the alphabet, whatever the order of the lines
                if person.name.is_empty() || name < person.name {
                    person.name = name;
                }
                person.aliases.extend(aliases);
                person.terms.insert(term);
            }
            Err((why, what)) => skipped.line(row.line, why, &what),
        }
    }
    if persons.is_empty() {
        let place = Span::new(file, header.place.start, header.place.end);
        let mut fault = Finding::fault(FAULT, "no line below this header tells of an office", place, "the header");
        let told: Vec<_> = skipped.told().collect();
        fault.help = (!told.is_empty()).then(|| told.join("; "));
        return Err(vec![fault]);
    }
    if let Some(place) = open.filter(|_| register.known_to.is_none()) {
        let message = "this term is open, and nobody says up to when that is known";
        let fault = Finding::fault(FAULT, message, place, "still held");
        return Err(vec![fault.with_help("--retrieved 2023-05-19 says when the register was fetched")]);
    }
    Ok(register.draft(persons, &columns, skipped))
}

impl Columns {
    fn of(header: &Row, file: SourceId) -> Result<Columns, Vec<Finding>> {
        let named = |cell: &str| cell.trim_start_matches('?').to_owned();
        let at = |name: &str| header.cells.iter().position(|cell| named(&cell.text) == name);
        let needed = |names: &[&str]| {
            names.iter().find_map(|name| at(name)).ok_or_else(|| {
                let place = Span::new(file, header.place.start, header.place.end);
                let message = format!("no column is called `{}`", names.join("` or `"));
                let help = "the columns are person, personLabel, positionLabel, country, start and end";
                vec![Finding::fault(FAULT, message, place, "the header").with_help(help)]
            })
        };
        let of = ["of", "country", "ofLabel", "countryLabel"];
        needed(&of)?;
        let columns = Columns {
            person: at("person"),
            name: needed(&["personLabel"])?,
            position: needed(&["positionLabel", "office"])?,
            of: of.iter().filter_map(|name| at(name)).collect(),
            start: needed(&["start"])?,
            end: needed(&["end"])?,
            precision: [at("startPrecision"), at("endPrecision")],
            aliases: at("aliases"),
            others: Vec::new(),
        };
        let known = ["person", "personLabel", "position", "positionLabel", "office", "start", "end", "aliases"];
        let known = |name: &str| known.contains(&name) || of.contains(&name) || name.ends_with("Precision");
        let others = header.cells.iter().map(|cell| named(&cell.text)).filter(|name| !known(name) && !name.is_empty());
        Ok(Columns { others: others.collect(), ..columns })
    }
}

/// Whose term, by which names.
type Told = (String, String, Vec<String>, Term);

/// Why a line is left out, and what it is that we do not know.
type Left = (&'static str, String);

impl Register<'_> {
    fn term(&self, row: &Row, columns: &Columns) -> Result<Told, Left> {
        let none = String::new;
        let cell = |at: usize| value(row.text(at));
        let name = words(cell(columns.name));
        let uri = columns.person.map(cell).unwrap_or_default();
        let item = uri.rsplit('/').next().unwrap_or_default().to_owned();
        let unnamed = |name: &str| name.starts_with('Q') && name[1..].bytes().all(|byte| byte.is_ascii_digit());
        if name.is_empty() || unnamed(&name) {
            return Err(("the person has no name in this language", if name.is_empty() { item } else { name }));
        }
        if name.contains([',', '|']) {
            return Err(("a name with a comma or a bar cannot stand in a table of ours", name));
        }
        let of = columns.of.iter().map(|at| cell(*at)).filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let Some(body) = of.iter().find_map(|text| self.body(text)) else {
            let shown = of.into_iter().next_back().unwrap_or_default();
            return Err(("the fact base has no such country or body", shown));
        };
        let position = words(cell(columns.position));
        let Some(office) = self.office(&position, body) else {
            return Err(("no office of ours is called so", position));
        };
        let from = when(&cell(columns.start), columns.precision[0].map(cell));
        let to = when(&cell(columns.end), columns.precision[1].map(cell));
        let from = match from {
            Ok(When::At(from)) => from,
            Ok(When::Open | When::Unknown) => return Err(("nobody knows when the term began", none())),
            Err(text) => return Err(("the term begins on what is no date of our calendar", text)),
        };
        let to = match to {
            Ok(When::At(to)) => Some(to),
            Ok(When::Open) => None,
            Ok(When::Unknown) => return Err(("the term has ended, and nobody knows when", none())),
            Err(text) => return Err(("the term ends on what is no date of our calendar", text)),
        };
        let backwards = to.and_then(Period::days).zip(from.days()).is_some_and(|(to, from)| to.1 < from.0);
        if backwards {
            return Err(("the term ends before it begins", none()));
        }
        let aliases = columns.aliases.map(cell).unwrap_or_default();
        let aliases = aliases.split('|').map(words).filter(|alias| !alias.is_empty() && !alias.contains(','));
        let aliases: Vec<_> = aliases.filter(|alias| *alias != name).collect();
        let id = self.person(&name).unwrap_or_else(|| id(&item, &name));
        Ok((id, name, aliases, Term { office, of: body.id.value.clone(), from, to }))
    }

    /// The country or body of an id, or the only one of a name.
    fn body(&self, text: &str) -> Option<&Entity> {
        let kinds = |entity: &Entity| matches!(entity.kind.as_str(), "country" | "organisation" | "group");
        if let Some(entity) = self.base.by_id(text) {
            return Some(entity).filter(|entity| kinds(entity));
        }
        self.only(text, kinds)
    }

    /// The id of the only person of the base with a name: then both tell of one.
    fn person(&self, name: &str) -> Option<String> {
        self.only(name, |entity| entity.kind == "person").map(|entity| entity.id.value.clone())
    }

    /// The only one who bears a name, if it is such a one.
    fn only(&self, name: &str, wanted: impl Fn(&Entity) -> bool) -> Option<&Entity> {
        let (found, _) = self.base.names().find(name, 0).filter(|(_, end)| *end == name.len())?;
        let mut bearers = self.base.bearers(found);
        bearers.retain(|(_, called)| *called == Called::Name);
        let (one, _) = bearers.pop()?;
        (bearers.is_empty() && wanted(one) && !one.id.value.is_empty()).then_some(one)
    }

    /// The office that a position is: `Minister of Foreign Affairs of Norway`, `Norwegian foreign minister`. A position of
    /// anything else, such as a senate, is none.
    fn office(&self, position: &str, of: &Entity) -> Option<String> {
        if let Some(office) = self.offices.named(position) {
            return Some(office.to_owned());
        }
        let lower = position.to_lowercase();
        let names = of.name.iter().map(String::as_str).chain(of.aka.iter().map(|alias| alias.name.value.as_str()));
        let named = |text: &str| self.offices.named(text.trim()).map(str::to_owned);
        for name in names.map(str::to_lowercase) {
            let bare = name.strip_prefix("the ").unwrap_or(&name);
            let rest = lower.strip_suffix(bare).map(|rest| rest.trim_end());
            let rest = rest.map(|rest| rest.strip_suffix(" the").unwrap_or(rest));
            if let Some(office) = rest.and_then(|rest| rest.strip_suffix(" of")).and_then(named) {
                return Some(office);
            }
            if let Some(office) = lower.strip_prefix(bare).and_then(|rest| rest.strip_prefix(' ')).and_then(named) {
                return Some(office);
            }
        }
        let adjectives = of.adjectives.iter().map(|adjective| adjective.to_lowercase());
        adjectives.filter_map(|adjective| named(lower.strip_prefix(&adjective)?.strip_prefix(' ')?)).next()
    }

    fn draft(&self, persons: BTreeMap<String, Person>, columns: &Columns, skipped: Skipped) -> Draft {
        let mut table = String::from("id,name,aka,office,of,from,to,whole,known_to\n");
        let (mut terms, mut merged) = (0, 0);
        let count = persons.len();
        let whole = if self.whole { "1" } else { "" };
        for (id, person) in persons {
            let before = person.terms.len();
            let own = without_breaks(person.terms);
            merged += before - own.len();
            terms += own.len();
            let aliases: Vec<_> = person.aliases.into_iter().collect();
            for Term { office, of, from, to } in own {
                let to = to.map_or(String::new(), |to| to.to_string());
                let cells = [&id, &person.name, &aliases.join("|"), &office, &of, &from.to_string(), &to, whole, ""];
                table.push_str(&cells.join(","));
                table.push('\n');
            }
        }
        let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        let mut notes = Vec::new();
        if merged > 0 {
            let terms = plural(merged, "term");
            notes.push(format!("merged {terms} into others of the same person that they follow without a break"));
        }
        if columns.precision[0].is_none() {
            notes.push(
                "no column `startPrecision` says how exact a date is: a first of January stands for its year, and a first \
                 of a month for its month"
                    .into(),
            );
        }
        if !columns.others.is_empty() {
            notes.push(format!("skipped columns: {}", columns.others.join(", ")));
        }
        Draft {
            name: "office-holders".into(),
            kind: "wikidata",
            found: format!("{} of {}", plural(terms, "term"), plural(count, "person")),
            table,
            entry: Entry::Table {
                kind: "person".into(),
                known_to: self.known_to.map(Period::Day),
                measures: Vec::new(),
            },
            provenance: Provenance {
                short: Some("Wikidata".into()),
                title: "Wikidata, office-holders".into(),
                licence: Some("CC0 1.0".into()),
                url: Some("https://query.wikidata.org/".into()),
                date: None,
            },
            notes,
            skipped,
        }
    }
}

/// Terms of one office that follow on one another, or overlap, are one: a re-election is no break.
fn without_breaks(terms: BTreeSet<Term>) -> Vec<Term> {
    let mut terms: Vec<_> = terms.into_iter().collect();
    terms.sort_by(|one, other| {
        let key = |term: &Term| (term.from.days(), term.to.and_then(Period::days));
        (&one.office, &one.of, key(one)).cmp(&(&other.office, &other.of, key(other)))
    });
    let mut merged: Vec<Term> = Vec::new();
    for term in terms {
        let last = merged.last_mut().filter(|last| last.office == term.office && last.of == term.of);
        let Some(last) = last else {
            merged.push(term);
            continue;
        };
        let day = |period: Option<Period>| period.and_then(Period::days).map(|(_, last)| last);
        let next = day(last.to).and_then(|day| day.checked_add(1.day()).ok());
        let follows = last.to.is_none() || term.from.days().map(|days| days.0) <= next;
        if !follows {
            merged.push(term);
        } else if last.to.is_some() && (term.to.is_none() || day(term.to) > day(last.to)) {
            last.to = term.to;
        }
    }
    merged.sort_by_key(|term| term.from.days());
    merged
}

/// What a cell says, in either form of the query service: `<http://…>`, `"Label"@en`, `"2001-01-01T00:00:00Z"^^<…>`, or as it is.
fn value(cell: &str) -> String {
    if let Some(uri) = cell.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        return uri.to_owned();
    }
    // a name may begin with a quotation mark of its own
    let quoted = cell.strip_prefix('"').and_then(|rest| rest.rsplit_once('"'));
    let quoted = quoted.filter(|(_, rest)| rest.is_empty() || rest.starts_with('@') || rest.starts_with("^^"));
    let Some((text, _)) = quoted else { return cell.to_owned() };
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('t' | 'n' | 'r') => plain.push(' '),
                other => plain.extend(other),
            },
            letter => plain.push(letter),
        }
    }
    plain
}

/// A text with single spaces, and nothing that is none.
fn words(text: impl AsRef<str>) -> String {
    let words = text.as_ref().split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A date, cut to what is known of it.
fn when(cell: &str, precision: Option<String>) -> Result<When, String> {
    if cell.is_empty() {
        return Ok(When::Open);
    }
    // a value that is known to be there, and not which
    if cell.starts_with("_:") || cell.starts_with('t') || cell.contains("genid") {
        return Ok(When::Unknown);
    }
    let date = cell.strip_prefix('+').unwrap_or(cell);
    let date = date.split('T').next().unwrap_or(date);
    let mut parts = date.splitn(3, '-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let precision = precision.filter(|precision| !precision.is_empty());
    let grain = match (precision.as_deref(), month, day) {
        // Wikidata's own scale: 11 is a day, 10 a month, 9 a year
        (Some("11"), ..) => 3,
        (Some("10"), ..) => 2,
        (Some("9"), ..) => 1,
        (Some(_), ..) => return Ok(When::Unknown),
        (None, None | Some("00"), _) | (None, Some("01"), Some("01")) => 1,
        (None, Some(_), None | Some("00" | "01")) => 2,
        (None, Some(_), Some(_)) => 3,
    };
    let text = match (grain, month, day) {
        (3, Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        (2 | 3, Some(month), _) => format!("{year}-{month}"),
        _ => year.to_owned(),
    };
    Period::parse(&text).map(When::At).ok_or_else(|| cell.to_owned())
}

/// The id of somebody whom the base does not have: that of the register, or the letters of the name.
fn id(item: &str, name: &str) -> String {
    if !item.is_empty() && item.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return item.to_ascii_lowercase();
    }
    let letters = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    letters.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
