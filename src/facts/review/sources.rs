//! Sources that nothing comes from.

use super::{Scene, finding};
use crate::finding::{Finding, Level};

/// Sources that no fact names.
pub(super) fn unused(scene: &Scene, findings: &mut Vec<Finding>) {
    for source in scene.base.sources() {
        if !scene.base.used.contains(&source.id.value) {
            let message = format!("no fact comes from the source `{}`", source.id.value);
            let found = finding("unused-source", Level::Warning, message, source.id.span, "this source");
            findings.push(found.with_help("name it under `src`, or leave it out"));
        }
    }
}
