//! A tag as the tokeniser spells it out, bit by bit.

/// The attributes that are read; the others pass unseen.
const ATTRIBUTES: [&str; 6] = ["property", "name", "content", "datetime", "type", "colspan"];
/// The places of their values in a tag.
pub(super) const PROPERTY: usize = 0;
/// See [`PROPERTY`].
pub(super) const NAME: usize = 1;
/// See [`PROPERTY`].
pub(super) const CONTENT: usize = 2;
/// See [`PROPERTY`].
pub(super) const DATETIME: usize = 3;
/// See [`PROPERTY`].
pub(super) const TYPE: usize = 4;
/// See [`PROPERTY`].
pub(super) const COLSPAN: usize = 5;

/// As much of a name of a tag or attribute as is kept: longer than every name that is known.
const NAME_LIMIT: usize = 32;
/// As much of an attribute's value as is kept: dates, properties and numbers are shorter.
const VALUE_LIMIT: usize = 128;

/// A tag in the making.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// Its name in lower case, up to a limit.
    pub(super) name: Vec<u8>,
    /// Whether it is an end tag.
    pub(super) is_end: bool,
    /// Whether it ends in `/>`.
    pub(super) is_empty: bool,
    /// Where it begins in the file.
    pub(super) start: usize,
    values: [Option<Vec<u8>>; ATTRIBUTES.len()],
    attribute: Vec<u8>,
    value: Vec<u8>,
}

impl Tag {
    /// Forgets all but where it begins.
    pub(super) fn begin(&mut self, is_end: bool) {
        self.name.clear();
        self.is_end = is_end;
        self.is_empty = false;
        self.values = Default::default();
        self.attribute.clear();
        self.value.clear();
    }

    /// Keeps the attribute at hand if it is one of those read; of several with the same name the first counts.
    pub(super) fn end_attribute(&mut self) {
        if let Some(at) = ATTRIBUTES.iter().position(|known| known.as_bytes() == self.attribute)
            && self.values[at].is_none()
        {
            self.values[at] = Some(self.value.clone());
        }
        self.attribute.clear();
        self.value.clear();
    }

    /// An attribute's value, up to a limit.
    pub(super) fn value(&self, at: usize) -> Option<&str> {
        let value = self.values[at].as_deref()?;
        // The limit may have cut through a character; what stands before it is still good.
        Some(value.utf8_chunks().next().map_or("", |chunk| chunk.valid()))
    }

    /// Adds to the name.
    pub(super) fn push_name(&mut self, more: &[u8]) {
        extend(&mut self.name, more, NAME_LIMIT);
    }

    /// Adds to the name of the attribute at hand.
    pub(super) fn push_attribute(&mut self, more: &[u8]) {
        extend(&mut self.attribute, more, NAME_LIMIT);
    }

    /// Adds to the value of the attribute at hand.
    pub(super) fn push_value(&mut self, more: &[u8]) {
        extend(&mut self.value, more, VALUE_LIMIT);
    }
}

/// Adds to a buffer up to a limit: a name or a value may be as long as the file.
fn extend(buffer: &mut Vec<u8>, more: &[u8], limit: usize) {
    let room = limit.saturating_sub(buffer.len());
    buffer.extend_from_slice(&more[..more.len().min(room)]);
}
