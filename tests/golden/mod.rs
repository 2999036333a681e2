//! The program run in a folder, and its output held against a file beside what it read.
// each test file compiles this for itself, and none needs all of it
#![allow(dead_code)]

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Set to 1, a test writes the files it would compare with.
const UPDATE: &str = "FACTLINT_UPDATE";

/// A file or folder of the repository.
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Whether files are to be written, not compared.
pub fn updating() -> bool {
    std::env::var_os(UPDATE).is_some_and(|value| value == "1")
}

/// The command, in a folder, with nothing of this terminal's wishes.
pub fn factlint(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.current_dir(folder);
    for name in ["COLUMNS", "NO_COLOR", "NO_GRAPHICS", "TERM"] {
        command.env_remove(name);
    }
    command
}

/// Runs the command with arguments, and with a text on standard input.
pub fn run<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>, input: &[u8]) -> Output {
    let mut child = factlint(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("it is a pipe");
    let input = input.to_vec();
    // from a thread, for the command may write before it has read everything
    let writer = std::thread::spawn(move || {
        // it may end before it has read everything, too
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the writer ends");
    output
}

/// What came out, as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// Compares with a file, or rewrites it; the answer is what differs.
pub fn compare(path: &Path, now: &str) -> Option<String> {
    if updating() {
        std::fs::write(path, now).expect("the file is written");
        return None;
    }
    let then = std::fs::read_to_string(path).unwrap_or_default();
    if then == now {
        return None;
    }
    let differ = then.lines().zip(now.lines()).position(|(then, now)| then != now);
    let line = differ.unwrap_or_else(|| then.lines().count().min(now.lines().count()));
    let shown = |text: &str| text.lines().nth(line).unwrap_or("(the end)").to_owned();
    Some(format!(
        "{}, line {}\n  expected: {}\n  now:      {}\n({UPDATE}=1 rewrites the file; then read it as an editor would)\n{now}",
        path.display(),
        line + 1,
        shown(&then),
        shown(now)
    ))
}

/// The files of a folder with one of these endings, by name.
pub fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)))
        .collect();
    files.sort();
    files
}
