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
    if one.len().abs_diff(other.len()) > 4 {
        return false;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if short == long || long.len() - short.len() > 1 || short.first() != long.first() || short.len() < 2 {
        return false;
    }
    let same = short.iter().zip(long.iter()).take_while(|(one, other)| one == other).count();
    // plurals and what is of a country: Smiths, Russian
    if same == short.len() {
        return false;
    }
    let behind = if short.len() == long.len() { same + 1 } else { same };
    short[behind..] == long[same + 1..]
}
