//! What an article says of what facts know: places, groups, offices, meetings and figures, read at the names of them.

pub(super) mod beside;
pub(super) mod located;
pub(super) mod measured;
pub(super) mod meeting;
pub(super) mod member;
pub(super) mod office;
mod sized;
