//! Verbs and phrases that tell whose words these are.

/// How a phrase ties words to their speaker; which phrases they are is data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Speech {
    /// said that, he said: before what is said, within it or behind it
    Say,
    /// told reporters that: with those told before what is told
    Tell,
    /// asked whether
    Ask,
    /// called the plan "a mess": with what is called so
    Call,
    /// urged them to
    Urge,
    /// the figures show that: only before "that" and quotation marks
    That,
    /// according to, with its speaker behind it
    According,
    /// was quoted as saying
    Quoted,
}
