//! The part of a long line that fits the screen, around what is marked in it, cut between words.

use super::plain::{columns, width};
use std::ops::Range;

/// What must be seen of a line, and the room there is for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Columns for the text and its ellipses.
    pub columns: usize,
    /// Columns an ellipsis takes: 1 for `…`, 3 for `...`.
    pub ellipsis: usize,
    /// Columns that must remain from the first mark to the right edge, so that the marks' words have room.
    pub need: usize,
}

/// Columns that a sentence's beginning leaves to the words after the mark.
const AFTER: usize = 12;

/// Cuts a line so that the bytes `inner` of it are seen. It looks at no more of the line than fits the frame.
pub(super) fn cut(text: &str, inner: Range<usize>, frame: Frame) -> Range<usize> {
    let Frame { columns: room, ellipsis, need } = frame;
    let inner = inner.start..forward(text, inner.start, inner.end, room.saturating_sub(2 * ellipsis));
    let hull = width(&text[inner.clone()]);
    let all_before = backward(text, inner.start, room);
    let all_after = forward(text, inner.end, text.len(), room);
    let (before, after) = (width(&text[all_before..inner.start]), width(&text[inner.end..all_after]));

    let whole = all_before == 0 && all_after == text.len() && before + hull + after <= room;
    if whole && before + need <= room {
        return 0..text.len();
    }
    let rest = room.saturating_sub(hull + 2 * ellipsis);
    let most = room.saturating_sub(need.max(hull + ellipsis) + ellipsis);
    let wanted = (rest / 2).max(rest.saturating_sub(after)).min(most);
    let start = match sentence(text, backward(text, inner.start, most), inner.start) {
        // A sentence from its beginning is worth more than words after the mark, as long as a few of those remain.
        Some(start) if width(&text[start..inner.start]) + after.min(AFTER) <= rest => start,
        _ => word_after(text, backward(text, inner.start, wanted), inner.start),
    };
    let lead = if start > 0 { ellipsis } else { 0 };
    let budget = room.saturating_sub(lead + width(&text[start..inner.end]));
    let end = if all_after == text.len() && after <= budget {
        text.len()
    } else {
        word_before(text, inner.end, forward(text, inner.end, text.len(), budget.saturating_sub(ellipsis)))
    };
    start..end
}

/// The end of as much of `from..to` as fits so many columns; marks that combine stay with their letter.
pub(super) fn forward(text: &str, from: usize, to: usize, room: usize) -> usize {
    let mut used = 0;
    for (at, c) in text[from..to].char_indices() {
        used += columns(c);
        if used > room {
            return from + at;
        }
    }
    to
}

/// The start of as much of the text before `to` as fits so many columns.
fn backward(text: &str, to: usize, room: usize) -> usize {
    let (mut used, mut start) = (0, to);
    for (at, c) in text[..to].char_indices().rev() {
        let wide = columns(c);
        used += wide;
        if used > room {
            return start;
        }
        // A mark that combines is nothing without the letter before it.
        if wide > 0 {
            start = at;
        }
    }
    0
}

/// The beginning of the sentence that `limit` lies in, where that is not before `start`.
fn sentence(text: &str, start: usize, limit: usize) -> Option<usize> {
    let part = &text[start..limit];
    let stop = |&(at, c): &(usize, char)| {
        let next = &part[at + c.len_utf8()..];
        let capital = next.trim_start().starts_with(|c: char| !c.is_lowercase());
        c == '。' || (matches!(c, '.' | '!' | '?') && next.starts_with(char::is_whitespace) && capital)
    };
    let Some((at, c)) = part.char_indices().rfind(stop) else { return (start == 0).then_some(0) };
    let next = start + at + c.len_utf8();
    Some(next + text[next..limit].len() - text[next..limit].trim_start().len())
}

/// The first beginning of a word from `start` on; `start` itself where no word ends before `limit`, as in Chinese.
fn word_after(text: &str, start: usize, limit: usize) -> usize {
    if text[..start].ends_with(char::is_whitespace) {
        return start;
    }
    let part = &text[start..limit];
    let Some(space) = part.find(char::is_whitespace) else { return start };
    part[space..].find(|c: char| !c.is_whitespace()).map_or(limit, |word| start + space + word)
}

/// The last end of a word up to `end`; `end` itself where no word ends after `limit`.
fn word_before(text: &str, limit: usize, end: usize) -> usize {
    if text[end..].starts_with(char::is_whitespace) {
        return limit + text[limit..end].trim_end().len();
    }
    text[limit..end].rfind(char::is_whitespace).map_or(end, |space| limit + text[limit..limit + space].trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, inner: &str, columns: usize) -> String {
        let at = text.find(inner).expect("the words are in the text");
        let frame = Frame { columns, ellipsis: 1, need: 0 };
        text[cut(text, at..at + inner.len(), frame)].to_owned()
    }

    #[test]
    fn words_stay_whole() {
        let text = "one two three four five six seven eight nine ten";
        assert_eq!(seen(text, "five", 20), "four five six seven".get(..13).unwrap_or_default());
        assert_eq!(seen(text, "one", 20), "one two three four");
        assert_eq!(seen(text, "ten", 20), "seven eight nine ten".get(6..).unwrap_or_default());
        assert_eq!(seen(text, "five", 80), text);
    }

    #[test]
    fn text_without_spaces_is_cut_between_characters() {
        let text = "一二三四五六七八九十";
        assert_eq!(seen(text, "五", 12), "三四五六七");
    }

    #[test]
    fn what_is_wider_than_the_frame_shows_its_beginning() {
        assert_eq!(seen("abcdefghij", "cdefghi", 6), "cdef");
    }

    #[test]
    fn letters_keep_the_marks_that_combine_with_them() {
        let text = "e\u{301}e\u{301}e\u{301}e\u{301}x e\u{301}e\u{301}e\u{301}e\u{301}";
        for columns in 3..10 {
            let seen = seen(text, "x", columns);
            assert!(!seen.starts_with('\u{301}') && !seen.ends_with('e'), "{seen:?}");
        }
    }
}
