//! Verbs that tie what happens to its date, and the words that come between the two.

/// How a word ties what happens to its date; which words they are is data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tense {
    /// will, is due to: what lies ahead
    Ahead,
    /// plans to: the same, where it is no noun
    Plans,
    /// would: what somebody said lay ahead
    Told,
    /// agreed to: what somebody set their mind on
    Agreed,
    /// said: "would" behind it is what was said
    Says,
    /// is scheduled for: the date comes right behind it
    Set,
    /// also, aim to: what may stand between "will" and its verb
    Link,
    /// meet, open: what happens on its date
    Happens,
    /// grow, reach: what comes to an amount
    Grows,
    /// took place, died: what happened
    Past,
    /// held, built: behind "was" and "be"
    Done,
    /// wore, had: a verb that takes the date behind it for its own
    Verb,
    /// against, which: what takes the date behind it away from the verb
    Breaks,
    /// originally, if: another time than the one that is told
    Then,
    /// novel, game: what is made up
    Story,
    /// marks, celebrates: an anniversary of this year
    Marks,
}
