//! How a language writes dates and numbers: which of day and month comes first, what the decimal point looks like, and how
//! much a billion is.

/// How an article writes its figures. The default is international English: a point before decimals, a billion of a
/// thousand millions, and no order of day and month that could be relied on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    /// Whether 03/04/2023 is a day of April; none where either may be meant.
    pub day_first: Option<bool>,
    /// Whether decimals stand behind a comma: `1.234,5`.
    pub comma: bool,
    /// Whether a billion is a million millions.
    pub long_billion: bool,
}

/// What a desk has set for all its articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Custom {
    /// How its language writes, for articles that name no language of their own.
    pub language: Option<Locale>,
    /// Set by itself: comes before any language's.
    pub day_first: Option<bool>,
    /// Likewise.
    pub comma: Option<bool>,
    /// Likewise.
    pub long_billion: Option<bool>,
}

impl Custom {
    /// How an article writes, whose own language writes so, if it names one.
    #[must_use]
    pub fn of(self, article: Option<Locale>) -> Locale {
        let language = article.or(self.language).unwrap_or_default();
        Locale {
            day_first: self.day_first.or(language.day_first),
            comma: self.comma.unwrap_or(language.comma),
            long_billion: self.long_billion.unwrap_or(language.long_billion),
        }
    }
}

/// Languages with a decimal comma (CLDR 48.2.0, cldr-numbers-full, symbols-numberSystem-latn).
const COMMA: &[&str] = &[
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr", "gl", "hr", "hu",
    "hy", "id", "is", "it", "ka", "kk", "lb", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk",
    "sl", "sq", "sr", "sv", "tr", "uk", "uz", "vi",
];

/// Regions where one of these languages, or English, writes its decimals the other way about (CLDR 48.2.0).
const POINT: &[&str] = &[
    "es-419", "es-cr", "es-do", "es-gt", "es-hn", "es-mx", "es-ni", "es-pa", "es-pe", "es-pr", "es-sv", "es-us",
    "de-ch", "de-li", "it-ch",
];

/// Languages whose billion, in any spelling, is a million millions (CLDR 48.2.0, decimalFormats-long). Those that have a
/// word for it but no billion are left out.
const LONG: &[&str] = &[
    "ca", "cs", "da", "de", "es", "eu", "fi", "fr", "gl", "hr", "hu", "is", "lb", "nb", "nl", "nn", "no", "pl",
    "pt-pt", "sk", "sl", "sr", "sv",
];

/// Languages that write the year or the month first (CLDR 48.2.0, cldr-dates-full, dateFormats short).
const MONTH_FIRST: &[&str] = &["eu", "hu", "ja", "ko", "lt", "mn", "si", "zh"];

/// Where English is read month first, and where day first. Canada, and English by itself, may be either.
const ENGLISH_MONTH: &[&str] = &["us", "ph", "pr", "gu", "as", "mp", "vi"];
const ENGLISH_EITHER: &[&str] = &["ca", "001", "world"];

impl Locale {
    /// How a language writes, by its tag (BCP 47): `de`, `en-GB`, `pt_BR`. None for what is no tag.
    #[must_use]
    pub fn of(tag: &str) -> Option<Locale> {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        let language = parts.next().filter(|part| matches!(part.len(), 2 | 3))?;
        if !language.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        // a script may stand between language and region: zh-Hans-CN
        let region =
            parts.find(|part| part.len() == 2 || part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()));
        let whole = region.map_or(language.to_owned(), |region| format!("{language}-{region}"));
        let day_first = match (language, region) {
            ("en", None) => None,
            ("en", Some(region)) if ENGLISH_EITHER.contains(&region) => None,
            ("en", Some(region)) => Some(!ENGLISH_MONTH.contains(&region)),
            ("es", Some("us" | "pr")) => None,
            (language, _) => Some(!MONTH_FIRST.contains(&language)),
        };
        Some(Locale {
            day_first,
            comma: COMMA.contains(&language) && !POINT.contains(&whole.as_str()),
            long_billion: LONG.contains(&language) || LONG.contains(&whole.as_str()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(day_first: Option<bool>, comma: bool, long_billion: bool) -> Option<Locale> {
        Some(Locale { day_first, comma, long_billion })
    }

    #[test]
    fn a_language_says_how_it_writes() {
        assert_eq!(Locale::of("en"), locale(None, false, false));
        assert_eq!(Locale::of("en-GB"), locale(Some(true), false, false));
        assert_eq!(Locale::of("en_US"), locale(Some(false), false, false));
        assert_eq!(Locale::of("en-CA"), locale(None, false, false));
        assert_eq!(Locale::of("de"), locale(Some(true), true, true));
        assert_eq!(Locale::of("pt-BR"), locale(Some(true), true, false));
        assert_eq!(Locale::of("es-MX"), locale(Some(true), false, true));
        assert_eq!(Locale::of("zh-Hans-CN"), locale(Some(false), false, false));
        for nothing in ["", "english", "-", "e", "42", "é"] {
            assert_eq!(Locale::of(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn what_is_set_by_itself_comes_first_then_the_article_then_the_desk() {
        let custom = Custom { language: Locale::of("de"), comma: Some(false), ..Custom::default() };
        assert_eq!(custom.of(None), Locale { day_first: Some(true), comma: false, long_billion: true });
        assert_eq!(custom.of(Locale::of("en-US")), Locale { day_first: Some(false), ..Locale::default() });
        assert_eq!(Custom::default().of(None), Locale::default());
    }
}
