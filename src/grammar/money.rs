//! Money: a currency before its number, or after it like any unit; and what is money, what a weight.

use super::cents;
use super::number::{self, Written};
use super::quantity::Amount;
use super::row::{Kind, Read, Row};
use crate::lexicon::phrase::Cue;
use crate::lexicon::{Case, Class, Sense, symbol};
use crate::measure::unit::{Dimension, UnitWord};
use rust_decimal::Decimal;

/// `money = currency number [scale] [currency]`
pub(super) fn money(row: Row) -> Read<Amount> {
    let (rest, unit, garbled) = match row.phrase(Class::BEFORE)? {
        (rest, Sense::Before(unit)) => (rest, unit, false),
        (rest, Sense::Garbled(unit)) => (rest, unit, true),
        _ => return row.no(),
    };
    let glued = rest.head().is_some_and(|next| !next.spaced);
    if garbled && !glued {
        return row.no();
    }
    // a single letter is a currency only right before its number: R20
    let letter = row.head().is_some_and(|head| head.kind == Kind::Word && head.end - head.start == 1);
    if letter && row.read_up_to(rest) == 1 && rest.head().is_some_and(|next| next.spaced) {
        return row.no();
    }
    // "A $5 deal" is in no Australian dollars
    if letter && row.cue(Cue::A).is_ok() && row.items.get(1).is_some_and(|sign| sign.spaced) {
        return row.no();
    }
    // $-50.8bn
    let (rest, negative) = match rest.sign(symbol::HYPHEN) {
        Ok((after, hyphen)) if !hyphen.spaced && after.head().is_some_and(|next| !next.spaced) => (after, true),
        _ => (rest, false),
    };
    let (after, written) = number::number_of_money(rest)?;
    let written = if negative { written.negative() } else { written };
    let text = rest.head().map_or("", |head| rest.text(head));
    if shouted(row, after, written) || garbled && !plain_money(text, written) {
        return row.no();
    }
    let (rest, unit) = said_again(after, unit);
    Ok(cents::cents(rest, Amount { written, unit, before: true, joined: false }))
}

/// PS6m and PS21,700 are pounds whose sign was lost on the way, PS5 is a thing to play with.
fn plain_money(text: &str, written: Written) -> bool {
    !written.unscaled() || text.contains([',', '.']) || written.value >= Decimal::TEN
}

/// `ALL 50 STATES`, `TOP 10 SONGS`: a code that is also a word, in a line of capitals.
fn shouted(row: Row, rest: Row, written: Written) -> bool {
    let capitals = |item| matches!(item, Some((Kind::Word, Case::Upper)));
    let look = |row: Row| row.head().map(|head| (head.kind, head.case));
    let small = written.unscaled() && written.value.fract().is_zero() && written.value < Decimal::from(1000);
    small && capitals(look(row)) && capitals(look(rest))
}

/// `$5 million USD`, `$40 Canadian dollars`: the name behind the amount decides which dollars they are.
fn said_again(row: Row, unit: UnitWord) -> (Row, UnitWord) {
    let lexicon = row.page.lexicon;
    let known = lexicon.candidates(unit);
    match row.phrase(Class::UNIT) {
        Ok((rest, Sense::Unit(named))) => {
            let names = lexicon.candidates(named);
            let narrower = names.len() < known.len() && names.iter().all(|name| known.contains(name));
            if narrower { (rest, named) } else { (row, unit) }
        }
        _ => (row, unit),
    }
}

/// The kind of atom an amount is. A word that is both money and a weight ("pounds") is money unless something speaks for
/// the weight: "a 400-pound bomb", "5 pounds of flour", "150 pounds (68 kg)".
pub(super) fn kind(rest: Row, amount: Amount) -> Kind {
    let lexicon = rest.page.lexicon;
    match lexicon.likeliest(amount.unit).map(|unit| unit.dimension) {
        None if amount.unit.rate().is_some() => Kind::Quantity,
        None => Kind::Number,
        Some(Dimension::Share | Dimension::Points) => Kind::Percent,
        Some(Dimension::Money) if !lexicon.measures(amount.unit, Dimension::Mass) => Kind::Money,
        Some(Dimension::Money) => {
            let weight = amount.joined || rest.cue(Cue::Of).is_ok() || weighed_in_brackets(rest);
            if weight && amount.written.unscaled() { Kind::Quantity } else { Kind::Money }
        }
        Some(_) => Kind::Quantity,
    }
}

/// `(68 kg)`: what stands in the brackets is a weight.
fn weighed_in_brackets(row: Row) -> bool {
    let Ok((rest, _)) = row.sign(symbol::OPEN) else { return false };
    let Ok((rest, _)) = number::number(rest) else { return false };
    match rest.phrase(Class::UNIT) {
        Ok((_, Sense::Unit(unit))) => {
            let lexicon = row.page.lexicon;
            lexicon.likeliest(unit).is_some_and(|unit| unit.dimension == Dimension::Mass)
        }
        _ => false,
    }
}

#[cfg(test)]
mod corpus_of_money {
    use super::super::corpus::{atoms, candidates, may_be, no_money, printed, reads, rounded};

    #[test]
    fn one_amount_has_many_spellings() {
        reads(
            "5m USD",
            &[
                "US$5 million",
                "US$5m",
                "$5 million",
                "$5m",
                "5 million dollars",
                "5 million US dollars",
                "USD 5 million",
                "USD5m",
                "5 million USD",
                "U.S.$5 million",
                "US$ 5,000,000",
                "5m dollars",
                "$5-million",
                "$5 million USD",
                "$5M",
                "5 million U.S. dollars",
                "five million dollars",
                "a 5-million-dollar deal",
                "5 Million Dollars",
            ],
        );
        reads(
            "26bn CNY",
            &[
                "26 billion yuan",
                "RMB 26 billion",
                "RMB26bn",
                "26bn yuan",
                "CNY 26 billion",
                "26 billion renminbi",
                "CN¥26bn",
            ],
        );
        reads(
            "5m AUD",
            &["A$5 million", "A$5m", "AU$5m", "5 million Australian dollars", "AUD 5 million", "$5 million AUD"],
        );
        reads(
            "5m CAD",
            &["C$5 million", "CA$5 million", "Can$5 million", "5 million Canadian dollars", "$5 million CAD"],
        );
        reads("5m HKD", &["HK$5 million", "5 million Hong Kong dollars", "HKD 5 million"]);
        reads("5m BRL", &["R$5 million", "R$ 5 million", "5 million Brazilian reais", "BRL 5 million"]);
        reads(
            "5m INR",
            &[
                "₹5 million",
                "₹ 5 million",
                "50 lakh Indian rupees",
                "Rs 5 million",
                "Rs. 50 lakh",
                "Rs.50 lakh",
                "Rs 0.5 cr",
                "Rs 50 lacs",
                "INR 5m",
            ],
        );
        reads("5m JPY", &["¥5 million", "5 million yen", "JPY 5 million", "5 million Japanese yen"]);
        reads("5m KRW", &["₩5 million", "5 million won", "5 million South Korean won"]);
        reads("5m CHF", &["5 million Swiss francs", "SFr 5 million", "SFr5m", "CHF 5 million", "CHF5m", "5m francs"]);
        reads("5m EUR", &["€5 million", "5 million euros", "€5m", "5 million €", "EUR 5 million", "5m euros"]);
        reads(
            "5m GBP",
            &["£5 million", "£5m", "5 million pounds", "GBP 5 million", "5 million pounds sterling", "£5.m"],
        );
        reads("20 EUR", &["20 €", "20€", "€20", "20 euros", "20-euro", "a 20 euro note"]);
        reads("20 ZAR", &["R20", "20 rand", "ZAR 20", "20 South African rand"]);
        reads("50 / 100 USD", &["50 cents", "50¢", "50 cent", "fifty cents", "50 US cents"]);
        reads("50 / 100 GBP", &["50 pence", "50p"]);
        reads("1.44 USD, 1.74 USD", &["from $1.44 to $1.74", "$1.44 and $1.74"]);
        reads("1 USD, 99.7 JPY", &["($1=99.7 yen)", "$1 = 99.7 yen"]);
        reads("-5m USD", &["-$5 million", "minus $5 million", "$-5m", "$-5 million"]);
        reads("6m GBP", &["PS6m", "PS6 million", "£6m"]);
        reads("120m EUR", &["120 MEUR", "MEUR 120", "€120m"]);
        reads("5 AUD", &["5 australian dollars", "aud 5", "A$5"]);
        reads("5 USD", &["A $5 coupon", "an offer. A $5-a-day levy"]);
        reads("0.5 BTC", &["₿0.5", "0.5 BTC", "0.5 bitcoin"]);
        reads("3.14 USD", &["3.14US$", "US$3.14", "us$3.14"]);
        printed("3.695..3.705bn USD", &["$3.70bn", "$3.70 billion"]);
        rounded("3.65..3.75bn USD", &["$3.7bn", "$3,700 million"]);
    }

    #[test]
    fn ambiguous_names_keep_all_their_candidates() {
        may_be("INR PKR LKR NPR MUR SCR", &["5 rupees", "Rs 5", "Rs. 5", "₨5"]);
        may_be("MXN ARS CLP COP PHP UYU DOP CUP CUC MXP BOP", &["5 pesos"]);
        may_be("SEK NOK DKK CZK ISK SKK EEK CSK", &["5 crowns"]);
        may_be("CHF FRF XOF XAF BEF LUF CDF RWF GNF BIF DJF KMF XPF MGF", &["5 francs"]);
        may_be("GBP EGP LBP SYP SDG SSP IEP CYP GIP FKP SHP pound", &["5 pounds"]);
        may_be("USD AUD CAD NZD HKD SGD", &["$5", "$5m"]);
        may_be(
            "USD AUD CAD NZD HKD SGD TWD BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD ZWL ZWD",
            &["5 dollars"],
        );
        may_be("JPY CNY", &["¥5"]);
        may_be("USD", &["US$5", "$5 USD"]);
    }

    #[test]
    fn pounds_are_money_or_a_weight() {
        reads("400 pound", &["a 400-pound bomb", "400 pounds of flour", "400 lbs", "400 lb"]);
        reads("150 pound, 68 kilogram", &["150 pounds (68 kg)"]);
        reads("20 GBP", &["20 pounds", "20 British pounds", "paid 20 pounds for it"]);
        reads("26m GBP", &["26 million pounds", "a 26-million-pound deal", "26m pounds"]);
    }

    #[test]
    fn look_alikes_are_no_money() {
        no_money(&[
            "1080p",
            "at 720p",
            "5 p.m.",
            "5p.m.",
            "ALL 50 STATES",
            "TOP 10 SONGS",
            "Top 10",
            "In 2010 Won",
            "In 1997 Rand said",
        ]);
        no_money(&[
            "in 2008 Sen. Smith",
            "the 20 Sen. Smith named",
            "R 20",
            "Q1 2020",
            "N95",
            "Won 3-0",
            "Euro 2024",
            "the PS5",
            "a PS4 game",
            "a PS4, and",
        ]);
    }

    /// The currencies of the book under their codes and English names, up to the ones withdrawn.
    #[test]
    fn every_active_currency_is_read_by_code_and_by_name() {
        let file = include_str!("../../rules/lexicon/currencies.yaml");
        let known: Vec<(&str, &str)> = file
            .split("- {code: ")
            .skip(1)
            .filter_map(|entry| {
                let (code, rest) = entry.split_once(", name: ")?;
                let end = if let Some(quoted) = rest.strip_prefix('"') {
                    return Some((code, quoted.split('"').next()?));
                } else {
                    rest.find(", words")
                };
                Some((code, rest[..end?].trim()))
            })
            .collect();
        let mut unread = Vec::new();
        for code in ACTIVE.split_whitespace() {
            let Some((_, name)) = known.iter().find(|(known, _)| *known == code) else {
                unread.push(format!("{code} is not in the book"));
                continue;
            };
            for text in [
                format!("{code} 5 million"),
                format!("5 million {code}"),
                format!("5 million {name}"),
                format!("{code}5m"),
            ] {
                let read = atoms(&text);
                let candidates = candidates(&text);
                if !read.starts_with("5m ") || read.contains(',') || !candidates.iter().any(|unit| unit == code) {
                    unread.push(format!("{code}: {text:?} is read as {read:?}, one of {candidates:?}"));
                }
            }
        }
        assert!(unread.is_empty(), "{unread:#?}");
    }

    /// ISO 4217, without funds, precious metals and testing codes.
    const ACTIVE: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF \
        CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR \
        ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU \
        MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD \
        SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG \
        XOF XPF YER ZAR ZMW ZWG";
}
