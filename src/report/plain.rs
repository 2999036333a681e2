//! Text as a terminal may have it: nothing in it moves the cursor, changes a colour or turns the reading direction.

use unicode_width::UnicodeWidthChar;

/// What is drawn for a character, one for one; nothing for a byte-order mark.
pub(super) fn shown(c: char, unicode: bool) -> Option<char> {
    let picture = |picture: char| Some(if unicode { picture } else { '?' });
    match c {
        '\u{feff}' => None,
        '\t' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\0'..='\u{1f}' => picture(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
        '\u{7f}' => picture('\u{2421}'),
        // C1 controls, and the marks that could show one figure in the place of another (CVE-2021-42574).
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => picture('\u{fffd}'),
        _ => Some(c),
    }
}

/// How many columns a character takes, one character at a time.
pub(super) fn columns(c: char) -> usize {
    shown(c, true).and_then(UnicodeWidthChar::width).unwrap_or(0)
}

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// A piece of a line as it is drawn.
pub(super) fn line(text: &str, unicode: bool) -> String {
    text.chars().filter_map(|c| shown(c, unicode)).collect()
}

/// Words of ours that may quote an article: on one line, whatever the quoted text was broken into.
pub(super) fn words(text: &str, unicode: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split(['\r', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(part.chars().filter_map(|c| shown(c, unicode)));
    }
    out
}

/// Broken between words into lines of at most `columns`, as far as its words allow.
pub(super) fn wrapped(text: &str, columns: usize) -> String {
    let (mut out, mut used) = (String::with_capacity(text.len() + 4), 0);
    for word in text.split(' ') {
        let wide = width(word);
        if used > 0 && used + 1 + wide > columns {
            out.push('\n');
            used = 0;
        } else if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += wide;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_as_a_command() {
        assert_eq!(line("\u{feff}a\tb\0\x1b[31m\u{202e}c\r\u{9b}", true), "a b␀␛[31m\u{fffd}c␍\u{fffd}");
        assert_eq!(line("a\0\u{9b}é", false), "a??é");
        assert_eq!(words("$2.1\r\n  billion\n", true), "$2.1 billion");
    }

    #[test]
    fn lines_break_between_words_only() {
        assert_eq!(wrapped("one two three", 8), "one two\nthree");
        assert_eq!(wrapped("internationalisation is long", 8), "internationalisation\nis long");
    }
}
