//! Messages with places for words: `{left} is {expected}, not {right}`.

/// A message, cut at its places.
#[derive(Debug)]
pub(super) struct Template {
    /// Text and the name of the place behind it, in turn.
    parts: Vec<(String, Option<String>)>,
}

/// Why a message cannot be cut: the byte where, and the reason.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub at: usize,
    pub reason: String,
}

impl Template {
    /// Cuts a message; `known` are the names its places may have.
    pub(super) fn parse(text: &str, known: &[&str]) -> Result<Template, Fault> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let at = text.len() - rest.len() + open;
            let Some(close) = rest[open..].find('}') else {
                return Err(Fault { at, reason: "this brace is never closed".into() });
            };
            let name = rest[open + 1..open + close].trim();
            if !known.contains(&name) {
                let names: Vec<_> = known.iter().map(|name| format!("{{{name}}}")).collect();
                return Err(Fault {
                    at,
                    reason: format!("there is no {{{name}}} here; there are {}", names.join(", ")),
                });
            }
            parts.push((rest[..open].to_owned(), Some(name.to_owned())));
            rest = &rest[open + close + 1..];
        }
        parts.push((rest.to_owned(), None));
        Ok(Template { parts })
    }

    /// Cuts words of our own, in which a place that is not known stays as it is.
    pub(super) fn trusted(text: &str) -> Template {
        let known: Vec<&str> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        Template::parse(text, &known).unwrap_or(Template { parts: vec![(text.to_owned(), None)] })
    }

    /// Puts words into the places.
    pub(super) fn fill(&self, mut say: impl FnMut(&str) -> Option<String>) -> String {
        let mut filled = String::new();
        for (text, name) in &self.parts {
            filled.push_str(text);
            if let Some(name) = name {
                filled.push_str(&say(name).unwrap_or_default());
            }
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_unknown_ones_refused_at_their_byte() {
        let template = Template::parse("{left} is {right}.", &["left", "right"]).expect("both are known");
        assert_eq!(template.fill(|name| Some(name.to_uppercase())), "LEFT is RIGHT.");
        assert_eq!(Template::parse("é {whole}", &["left"]).map_err(|fault| fault.at).err(), Some(3));
        assert!(Template::parse("{left", &["left"]).is_err());
    }
}
