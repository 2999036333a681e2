//! What the tokeniser says, handed on to the reading of the article.

use super::events::Reading;
use html5gum::{Emitter, Error, State};
use std::convert::Infallible;

/// Hears the tokeniser. An own listener rather than the one that comes with it: that one joins strings, and where
/// a decoded character came from is lost.
pub(super) struct Events<'r, 'a>(pub(super) &'r mut Reading<'a>);

impl Emitter for Events<'_, '_> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, last_start_tag: Option<&[u8]>) {
        self.0.last_start_tag.clear();
        self.0.last_start_tag.extend(last_start_tag.unwrap_or_default());
    }

    fn emit_eof(&mut self) {}

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, text: &[u8]) {
        self.0.text(text);
    }

    fn init_start_tag(&mut self) {
        self.0.tag.begin(false);
    }

    fn init_end_tag(&mut self) {
        self.0.tag.begin(true);
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.0.tag_ends()
    }

    fn emit_current_comment(&mut self) {
        self.0.cursor = self.0.position;
    }

    fn emit_current_doctype(&mut self) {
        self.0.cursor = self.0.position;
    }

    fn set_self_closing(&mut self) {
        self.0.tag.is_empty = true;
    }

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, name: &[u8]) {
        self.0.tag.push_name(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        self.0.tag.end_attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.0.tag.push_attribute(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.0.tag.push_value(value);
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn start_open_tag(&mut self) {
        self.0.tag.start = self.0.position.saturating_sub(1);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        let tag = &self.0.tag;
        tag.is_end && !tag.name.is_empty() && tag.name == self.0.last_start_tag
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.0.is_xml || self.0.nest.is_foreign()
    }

    fn move_position(&mut self, offset: isize) {
        self.0.position = self.0.position.saturating_add_signed(offset);
    }
}
