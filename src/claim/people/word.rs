//! Words of names, and words that are none.

/// A title before a name.
pub(super) fn title(word: &str) -> bool {
    matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Dr"
            | "Prof"
            | "Sir"
            | "Dame"
            | "Lord"
            | "Lady"
            | "Sen"
            | "Rep"
            | "Gov"
            | "Gen"
            | "Col"
            | "Capt"
            | "Sgt"
            | "Lt"
            | "Professor"
            | "President"
            | "Senator"
            | "Minister"
            | "Judge"
            | "Justice"
            | "Prime"
            | "Vice"
            | "Chief"
            | "Foreign"
            | "Chancellor"
            | "King"
            | "Queen"
            | "Prince"
            | "Princess"
            | "Pope"
    )
}

/// A word with a capital that begins sentences and names nobody.
pub(super) fn little(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "He"
            | "She"
            | "It"
            | "They"
            | "We"
            | "I"
            | "You"
            | "Who"
            | "This"
            | "That"
            | "These"
            | "Those"
            | "While"
            | "When"
            | "After"
            | "Before"
            | "As"
            | "If"
            | "Since"
            | "But"
            | "And"
            | "So"
            | "Then"
            | "There"
            | "Here"
            | "What"
            | "Which"
            | "How"
            | "Why"
            | "Where"
            | "Some"
            | "Many"
            | "Most"
            | "Others"
            | "Both"
            | "One"
            | "His"
            | "Her"
            | "Their"
            | "Its"
            | "Our"
            | "My"
            | "Your"
            | "In"
            | "On"
            | "At"
            | "For"
            | "With"
            | "By"
            | "From"
            | "Of"
            | "To"
            | "Also"
            | "Still"
            | "Yet"
            | "However"
            | "Meanwhile"
            | "Later"
            | "Earlier"
            | "Now"
            | "Once"
            | "Such"
            | "No"
            | "Not"
            | "Nor"
            | "Or"
            | "Another"
            | "Each"
            | "All"
            | "Few"
            | "Several"
            | "Everyone"
            | "Nobody"
            | "Officials"
            | "Police"
    )
}

/// A speaker without their title.
pub(super) fn untitled(text: &str) -> &str {
    let rest =
        text.split_once(' ').filter(|(first, _)| title(first.trim_end_matches('.'))).map_or(text, |(_, rest)| rest);
    rest.trim()
}

/// Whether one word is another with one letter changed, put in or left out, and no other form of it.
pub(super) fn slipped(one: &str, other: &str) -> bool {
    let (mut left, mut right) = (one.chars(), other.chars());
    let mut same = 0;
    let (before, behind) = loop {
        let (before, behind) = (left.as_str(), right.as_str());
        match (left.next(), right.next()) {
            (Some(one), Some(other)) if one == other => same += 1,
            // plurals and what is of a country: Smiths, Russian
            (None, _) | (_, None) => return false,
            _ => break (before, behind),
        }
    };
    let (left, right) = (left.as_str(), right.as_str());
    same > 0 && (left == right || before == right || left == behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_changed_put_in_or_left_out() {
        for (one, other) in
            [("Lu", "Liu"), ("Zhou", "Zhu"), ("Brandt", "Brendt"), ("Tanawaki", "Taniwaki"), ("M\u{e9}m", "M\u{fc}m")]
        {
            assert!(slipped(one, other) && slipped(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("Zhu", "Zhu"),
            ("Smith", "Smiths"),
            ("Lu", "Xu"),
            ("Marlow", "Merlaw"),
            ("L", "Lu"),
            ("", "L"),
            ("Brant", "Barnt"),
        ] {
            assert!(!slipped(one, other) && !slipped(other, one), "{one} {other}");
        }
    }
}
