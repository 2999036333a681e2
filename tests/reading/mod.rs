//! Rust files read as text: what is code in them, and which paths it names.

use std::path::Path as File;

/// A path as it stands in the code, braces unfolded: `crate`, `source`, `Span`.
pub type Path = Vec<String>;

/// A file under `src`.
pub struct Source {
    /// Its path from `src` on, with `/`.
    pub name: String,
    /// Its text without comments and strings.
    pub code: String,
    /// How long it is.
    pub lines: usize,
}

impl Source {
    /// The module it is, from the crate on: `report/human.rs` is `report`, `human`.
    fn module(&self) -> Vec<&str> {
        let name = self.name.trim_end_matches(".rs");
        name.strip_suffix("/mod").unwrap_or(name).split('/').collect()
    }

    /// The room it lies in: the first name.
    pub fn room(&self) -> &str {
        self.module()[0]
    }

    /// Whether it is one of those files, or lies in one of those folders.
    pub fn is_one_of(&self, places: &[&str]) -> bool {
        let module = self.module().join("/");
        places
            .iter()
            .any(|place| module.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }

    /// The part of a path that lies in the crate, from its room on; none when it leads elsewhere, or stays in this
    /// file's own room. Modules inside a file (`mod tests`) are not counted as deeper than the file, so that one `super`
    /// too many is asked about and none too few.
    pub fn inside<'a>(&self, path: &'a Path) -> Option<&'a [String]> {
        let ups = path.iter().take_while(|part| *part == "super").count();
        let inner = match path.first()?.as_str() {
            "crate" | "factlint" => &path[1..],
            "super" if ups >= self.module().len() => &path[ups..],
            _ => return None,
        };
        inner.first().is_some_and(|room| is_module(room)).then_some(inner)
    }
}

/// Whether a name is a module's and not a type's or a macro's.
fn is_module(name: &str) -> bool {
    let src = File::new(env!("CARGO_MANIFEST_DIR")).join("src");
    name.starts_with(char::is_lowercase) && (src.join(name).is_dir() || src.join(format!("{name}.rs")).is_file())
}

/// Every file under `src`.
pub fn sources() -> Vec<Source> {
    let src = File::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut found) = (vec![src.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).expect("source files are UTF-8");
                let name = path.strip_prefix(&src).expect("it lies under src").to_string_lossy().replace('\\', "/");
                found.push(Source { name, lines: text.lines().count(), code: code(&text) });
            }
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

/// The text without comments, strings and characters; a space stands for each.
pub fn code(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |index: usize| chars.get(index).copied().unwrap_or('\0');
    let (mut out, mut i) = (String::with_capacity(text.len()), 0);
    while i < chars.len() {
        let word = i > 0 && (at(i - 1).is_alphanumeric() || at(i - 1) == '_');
        let start = i;
        match at(i) {
            '/' if at(i + 1) == '/' => i += chars[i..].iter().take_while(|&&c| c != '\n').count(),
            '/' if at(i + 1) == '*' => {
                let mut deep = 0;
                while i < chars.len() {
                    match (at(i), at(i + 1)) {
                        ('/', '*') => (deep, i) = (deep + 1, i + 2),
                        ('*', '/') => (deep, i) = (deep - 1, i + 2),
                        _ => i += 1,
                    }
                    if deep == 0 {
                        break;
                    }
                }
            }
            '"' => i = quoted(&chars, i, '"'),
            'r' | 'b' | 'c' if !word => {
                let raw = i + 1 + usize::from(at(i) != 'r' && at(i + 1) == 'r');
                let is_raw = at(i) == 'r' || at(i + 1) == 'r';
                let hashes = chars[raw.min(chars.len())..].iter().take_while(|&&c| c == '#').count();
                if is_raw && at(raw + hashes) == '"' {
                    i = raw_end(&chars, raw + hashes + 1, hashes);
                } else if at(i) != 'r' && at(i + 1) == '"' {
                    i = quoted(&chars, i + 1, '"');
                } else if at(i) == 'b' && at(i + 1) == '\'' {
                    i = quoted(&chars, i + 1, '\'');
                }
            }
            // A character, and not a lifetime or the name of a loop.
            '\'' if at(i + 1) == '\\' || at(i + 2) == '\'' => i = quoted(&chars, i, '\''),
            _ => {}
        }
        if i == start {
            out.push(at(i));
            i += 1;
        } else {
            out.push(' ');
        }
    }
    out
}

/// The index after a string or character that begins at `start`.
fn quoted(chars: &[char], start: usize, mark: char) -> usize {
    let mut i = start + 1;
    while i < chars.len() && chars[i] != mark {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

/// The index after a raw string whose text begins at `start`.
fn raw_end(chars: &[char], start: usize, hashes: usize) -> usize {
    let closes =
        |i: usize| chars[i] == '"' && chars[i + 1..].iter().take(hashes).filter(|&&c| c == '#').count() == hashes;
    (start..chars.len()).find(|&i| closes(i)).map_or(chars.len(), |i| i + 1 + hashes)
}

/// Every path of two names or more, and every name that a `use` or `extern crate` brings in alone.
pub fn paths(code: &str) -> Vec<Path> {
    let words = words(code);
    let (mut found, mut i) = (Vec::new(), 0);
    while i < words.len() {
        let brought =
            i > 0 && (words[i - 1] == "use" || (words[i - 1] == "crate" && i > 1 && words[i - 2] == "extern"));
        let absolute = words[i] == "::" && !(i > 0 && (words[i - 1] == ">" || is_name(&words[i - 1])));
        if absolute {
            i += 1;
        }
        if words.get(i).is_some_and(|word| is_name(word) || (brought && word == "{")) {
            let before = found.len();
            i = tree(&words, i, &Vec::new(), &mut found);
            if !brought && !absolute {
                let paths = found.split_off(before);
                found.extend(paths.into_iter().filter(|path| path.len() > 1));
            }
        } else {
            i += 1;
        }
    }
    found
}

/// Reads a path that begins at a word, and what its braces hold; gives the index after it.
fn tree(words: &[String], mut i: usize, stem: &Path, found: &mut Vec<Path>) -> usize {
    let mut path = stem.clone();
    loop {
        match words.get(i).map(String::as_str) {
            Some("{") => {
                i += 1;
                while words.get(i).is_some_and(|word| word != "}") {
                    i = match words[i].as_str() {
                        "as" => i + 2,
                        word if is_name(word) || word == "{" => tree(words, i, &path, found),
                        _ => i + 1,
                    };
                }
                return i + 1;
            }
            Some(word) if is_name(word) => {
                if word != "self" || path.is_empty() {
                    path.push(word.to_owned());
                }
                i += 1;
            }
            _ => i += 1, // `*`
        }
        let goes_on = words.get(i).is_some_and(|word| word == "::")
            && words.get(i + 1).is_some_and(|word| is_name(word) || word == "{" || word == "*");
        if !goes_on {
            found.push(path);
            return i;
        }
        i += 1;
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_') && word != "as"
}

/// Names, `::`, and every other sign by itself.
fn words(code: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let len = if first.is_alphanumeric() || first == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        words.push(rest[..len].to_owned());
        rest = rest[len..].trim_start();
    }
    words
}
