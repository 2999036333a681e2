//! Formulas of rules, reckoned over what articles say.

mod desk;

use desk::{BOXED, desk};
use factlint::lint::Desk;
use factlint::markup::MARKUPS;
use factlint::rule;
use factlint::source::{Source, SourceMap};

/// What a formula says of an article: each finding's message, label at the place and help, and none when it is silent.
fn said(over: &str, with: &str, article: &str) -> Vec<String> {
    let says = if with.contains("~ right") || with.contains("left >") || with.contains("count ") {
        "message: \"not {expected}\"\nhelp: \"{working}\""
    } else {
        "message: \"{working}\""
    };
    let yaml = format!(
        "id: own\ncheck: formula\nover: {over}\nlevel: warning\nwith: {with}\ntitle: It fits\nwhy: It should.\n{says}\n"
    );
    let mut map = SourceMap::default();
    let rules = rule::load(&mut map, vec![Source::new("own.yaml", yaml)]).expect(with);
    let desk = Desk { rules: &rules, only: Some("own"), ..desk() };
    let article = Source::new("a.txt", article.to_owned());
    let findings = desk.read(&article, &MARKUPS[0], None, false).findings();
    let said = findings.into_iter().map(|finding| {
        let help = finding.help.map_or(String::new(), |help| format!(" | {help}"));
        format!("{}: {} [{}]{help}", finding.level.name(), finding.message, finding.labels[0].text)
    });
    said.collect()
}

fn silent(over: &str, with: &str, article: &str) {
    assert_eq!(said(over, with, article), [""; 0], "{with} over “{article}”");
}

#[test]
fn ranges_that_overlap_are_about_the_same_whatever_their_units() {
    let with = "{formula: \"left ~ right\"}";
    silent("pair", with, "The road is 5 km (3 miles) long.");
    assert_eq!(
        said("pair", with, "The road is 5 km (30 miles) long."),
        ["warning: not 47.5–49.1 km [would be 47.5–49.1 km] | 30 miles"]
    );
}

#[test]
fn rounding_follows_the_formula_unless_the_rule_says_otherwise() {
    // 40 is 35 to 45 in a product and 39.5 to 40.5 in a sum
    let article = "The road is 40 km (27 miles) long.";
    silent("pair", "{formula: \"left * 1 ~ right\"}", article);
    let printed = "{formula: \"left * 1 ~ right\", reading: printed}";
    assert_eq!(said("pair", printed, article).len(), 1);
    assert_eq!(said("pair", "{formula: \"left ~ right\"}", article).len(), 1);
    silent("pair", "{formula: \"left ~ right\", reading: rounded}", article);
}

#[test]
fn distance_decides_the_level() {
    let with = "{formula: \"left ~ right\", note: 1%, warning: 100%}";
    assert!(said("pair", with, "It is 50 km (35 miles) off.")[0].starts_with("note"));
    assert!(said("pair", with, "It is 50 km (90 miles) off.")[0].starts_with("warning"));
}

#[test]
fn orders_are_broken_when_no_numbers_that_may_be_meant_keep_them() {
    let article = "Two things: the one and the other.";
    // printed, two is one and a half to two and a half
    silent("list", "{formula: \"count > 2\"}", article);
    let counted = |formula: &str| format!("{{formula: \"{formula}\", reading: counted}}");
    silent("list", "{formula: \"count <= 2\"}", article);
    silent("list", "{formula: \"count >= 2\"}", article);
    silent("list", "{formula: \"count = 2\"}", article);
    assert_eq!(said("list", &counted("count > 2"), article), ["warning: not 2 [must be more than 2] | 2"]);
    assert_eq!(said("list", &counted("5 < count"), article), ["warning: 5 [must be more than 5]"]);
    assert_eq!(said("list", "{formula: \"count = 3\"}", article).len(), 1);
    assert_eq!(said("list", "{formula: \"count(items) >= 3\"}", article), ["warning: the number of items < 3 []"]);
    silent("list", "{formula: \"count(items) = 2\"}", article);
    // "more than two" may be three
    silent("list", &counted("count > 2"), "More than two things: the one and the other.");
}

#[test]
fn percentages_are_hundredths() {
    let article = "The lap is 4 km (4,000 m) long.";
    silent("pair", "{formula: \"left / right ~ 100%\"}", article);
    silent("pair", "{formula: \"left / right - 50% = 0.5\"}", article);
    assert_eq!(
        said("pair", "{formula: \"left / right - 1 >= 50%\"}", article),
        ["warning: 4 km ÷ 4,000 m − 1 < 50% []"]
    );
    assert_eq!(
        said("pair", "{formula: \"left - (right - 0) * 2 = 0\"}", article),
        ["warning: 4 km − (4,000 m − 0) × 2 ≠ 0 []"]
    );
}

/// What something fell by is less than nothing.
#[test]
fn a_change_by_an_amount_or_a_share_has_its_sign() {
    let with = "{formula: \"to ~ from * (1 + by)\"}";
    silent("change", with, "Turnover rose 22 percent to $70 billion from $57 billion.");
    silent("change", with, "Turnover fell 20 percent to $45.6 billion from $57.0 billion.");
    assert_eq!(
        said("change", with, "Turnover fell 20 percent to $68.4 billion from $57.0 billion."),
        ["warning: $57.0 billion × (1 − 20 percent) [would be $45.3–45.9 billion]"]
    );
    let with = "{formula: \"to ~ from + by\"}";
    silent("change", with, "Turnover fell $2 billion to $55 billion from $57 billion.");
    silent("change", with, "The rate fell 25 basis points to 4.25 percent from 4.5 percent.");
    assert_eq!(said("change", with, "Turnover fell $2 billion to $59 billion from $57 billion.").len(), 1);
    // percent of percent, and on a condition
    silent("change", with, "The rate rose 5 percent to 21 percent from 20 percent.");
    silent("change", with, "Sales fell $1 billion at constant currencies to $44 billion from $42 billion.");
    // what two amounts are to each other is a share
    silent("change", "{formula: \"to / from - 1 ~ by\"}", "Turnover rose 22 percent to $70 billion from $57 billion.");
    let turned = "Turnover rose 72 percent to $70 billion from $57 billion.";
    assert_eq!(said("change", "{formula: \"to / from - 1 ~ by\"}", turned).len(), 1);
}

#[test]
fn a_slot_with_several_amounts_is_summed_up_and_counted() {
    let (fits, not) = (
        "The fire killed 14 people, including 8 women and 6 men.",
        "The fire killed 14 people, including 8 women and 7 men.",
    );
    let sum = "{formula: \"sum(part) <= sum(whole)\", reading: counted}";
    silent("part", sum, fits);
    assert_eq!(said("part", sum, not), ["warning: 8 + 7 > 14 []"]);
    silent("part", "{formula: \"count(part) = 2\"}", fits);
    assert_eq!(said("part", "{formula: \"count(part) < 2\"}", fits).len(), 1);
}

#[test]
fn what_does_not_fit_or_cannot_be_reckoned_is_silence() {
    // kilometres and kilograms; two currencies; a plain number; readings of thermometers
    silent("pair", "{formula: \"left ~ right\"}", "It is 5 km (30 kg) off.");
    silent("pair", "{formula: \"left ~ right\"}", "It cost 5 euros ($900).");
    silent("pair", "{formula: \"left + 1 ~ 3\"}", "It is 5 km (3 miles) off.");
    silent("pair", "{formula: \"left * right ~ left\"}", "It is 5 km (3 miles) off.");
    silent("pair", "{formula: \"left ~ right\"}", "It was 5 C (90 F).");
    // a division by what may be nothing
    silent("pair", "{formula: \"1 / (left - right) < 0\"}", "It is 5 km (3 miles) off.");
    silent("pair", "{formula: \"left / 0 ~ right\"}", "It is 5 km (30 miles) off.");
    // more than a decimal holds
    let huge = "left * 9999999999999999999999999999 * 9999999999999999999999999999 < 0";
    silent("pair", &format!("{{formula: \"{huge}\"}}"), "It is 5 km (3 miles) off.");
}

/// Words stand for several units: one that fits is enough.
#[test]
fn every_unit_that_a_word_may_mean_is_tried() {
    assert!(BOXED.lexicon.unit_word("tons").is_some_and(|word| BOXED.lexicon.candidates(word).len() > 1));
    silent("pair", "{formula: \"left ~ right\"}", "It weighs 500 tons (454 tonnes).");
    silent("pair", "{formula: \"left ~ right\"}", "It weighs 500 tons (508 tonnes).");
    assert_eq!(said("pair", "{formula: \"left ~ right\"}", "It weighs 500 tons (900 kg).").len(), 1);
}
