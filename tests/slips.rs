//! What kind of slip a wrong conversion looks like, told where one explanation fits and no other.

mod desk;

use desk::desk;
use factlint::markup::MARKUPS;
use factlint::measure::period::Period;
use factlint::source::Source;

/// What the help of the one finding says of the slip; none where nothing is found.
fn slip(article: &str) -> Option<String> {
    let source = Source::new("a.txt", format!("{article}\n"));
    let findings = desk().read(&source, &MARKUPS[0], Period::parse("2024-06-03"), false).findings();
    assert!(findings.len() < 2, "{article}: {findings:?}");
    let help = findings.first()?.help.clone().expect("a conversion is told with its working");
    Some(help.split_once("; ").map_or(String::new(), |(_, slip)| slip.to_owned()))
}

#[test]
fn money() {
    for (article, says) in [
        ("It cost 26 billion yuan ($3.6 million).", "the two are a thousand times apart, as million is from billion"),
        ("It cost $6.3 (£4.94m).", "the two are a million times apart: “million” is missing behind $6.3"),
        ("It cost £4.94m ($6.3).", "the two are a million times apart: “million” is missing behind $6.3"),
        ("It cost 180 million euros ($19.5 million).", "the two are ten times apart: a nought too many or too few"),
        ("It cost 440 million euros ($375 million).", "they fit at the rate of GBP, not of USD"),
        ("It cost 350 million pounds ($380 million).", "they fit at the rate of EUR, not of GBP"),
        (
            "It cost 600 million yuan ($4.34 billion).",
            "they fit with the rate upside down, or if the two figures have changed places",
        ),
        ("It cost 350 million euros ($739 million).", "$379 million would fit: two digits have changed places"),
        // a slip that nothing explains, and one that is too coarse to speak for anything
        ("It cost 251 million euros ($999 million).", ""),
        ("It cost 2 million euros ($5 million).", ""),
    ] {
        assert_eq!(slip(article).as_deref(), Some(says), "{article}");
    }
}

#[test]
fn measures() {
    let lengths = "they fit at the factor of lengths, 1 mile = 1.609 kilometres";
    let upside = "they fit with the factor upside down, or if the two figures have changed places";
    for (article, says) in [
        ("The park has 300 sq km (186 sq miles).", lengths),
        ("The lake holds 300 cubic km (186 cubic miles).", lengths),
        ("The road is 46 km (74 miles) long.", upside),
        ("It is 175 miles (282 m) off.", "they fit if kilometres are meant, not metres"),
        ("It covers 2,200 square km (850 square feet).", "they fit if square miles are meant, not square feet"),
        (
            "It sold 283 million tonnes (311.9 billion tons).",
            "the two are a thousand times apart, as billion is from million",
        ),
        ("It sold 82,653 tonnes (1.1023 tons).", "the second is the factor itself, what one tonne comes to"),
        ("The road is 410 km (525 miles) long.", "255 miles would fit: two digits have changed places"),
        ("A 500-pound (227 pounds) plane crashed.", "they fit if kilograms are meant, not pounds"),
        ("It was 40 degrees Celsius (129.6 degrees Fahrenheit).", "they fit if the 32 is reckoned in at the wrong end"),
        (
            "It was 86 degrees Fahrenheit (97 degrees Celsius).",
            "they fit with the factor between the degrees upside down",
        ),
        ("The road is 46 km (17 miles) long.", ""),
    ] {
        assert_eq!(slip(article).as_deref(), Some(says), "{article}");
    }
}

/// Explanations explain; what fits, or may fit, is left alone.
#[test]
fn no_slip_is_looked_for_where_the_figures_fit() {
    for article in [
        "The road is 10 km (6.2 miles) long.",
        "The road is 10 km (6 miles) long.",
        "The road is 1,000 km (600 miles) long.",
        "The road is 60 miles (95 km) long.",
        "A 5-mile (8-mile round trip) walk.",
        "The first 100 metres (200 metres) were hard.",
        "It cost $1 billion (£780 million).",
        "The meeting is at 1800 GMT; it cost 45.5 billion euros ($49.3 billion).",
    ] {
        assert_eq!(slip(article), None, "{article}");
    }
}

/// Who converts to three digits has not rounded to one before.
#[test]
fn a_round_figure_does_not_swallow_a_slip_in_a_sharper_one() {
    for article in [
        "The road is 10 km (9.1 miles) long.",
        "It flew 1,000 km (720 miles) off.",
        "The 100-mile (261-km) route opened.",
        "It cost 40 billion euros ($63 billion).",
        "Bids are due by 1800 GMT Monday and cost 45.5 billion euros ($49.3 million).",
    ] {
        assert!(slip(article).is_some(), "{article}");
    }
}
