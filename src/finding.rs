//! What we tell the writer, as plain data.

use crate::source::Span;

/// How sure a finding is, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth a look.
    Note,
    /// One reading is likely wrong.
    Warning,
    /// No fair reading makes it right.
    Error,
}

impl Level {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// Words at a place; the place may lie in a fact file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What stands there, or what it decides.
    pub text: String,
}

/// A mechanical change, offered and never forced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub replacement: String,
}

/// A contradiction, or a fault in a file that was given to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it: `converted-amount`; for faulty files `faulty-rule`, `faulty-fact` and the like.
    pub rule: String,
    /// How sure it is.
    pub level: Level,
    /// The contradiction, with its arithmetic, in a writer's words.
    pub message: String,
    /// What would be right, or what to look at.
    pub help: Option<String>,
    /// Where: the first is the place of the finding itself.
    pub labels: Vec<Label>,
    /// Changes that would end it.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// The place of the finding itself.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }

    /// A fault in a file we were given: always an error, one label.
    pub fn fault(rule: &str, message: impl Into<String>, span: Span, label: impl Into<String>) -> Finding {
        Finding {
            rule: rule.to_owned(),
            level: Level::Error,
            message: message.into(),
            help: None,
            labels: vec![Label { span, text: label.into() }],
            fixes: Vec::new(),
        }
    }

    /// The same finding with a word on what to do.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }
}

/// Why a run could not be made.
#[derive(Debug)]
pub enum Error {
    /// A file that could not be read: its name and the system's reason.
    Io(String, std::io::Error),
    /// Rule, fact or word files that say something we cannot follow.
    Faulty(Vec<Finding>),
}
