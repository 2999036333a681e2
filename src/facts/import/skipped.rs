//! What was left out of an import, and why.

/// So many things of one reason are named.
const NAMED: usize = 60;

/// Lines that were left out, by reason.
#[derive(Debug, Default)]
pub(super) struct Skipped {
    reasons: Vec<Reason>,
}

#[derive(Debug)]
struct Reason {
    why: &'static str,
    lines: Vec<usize>,
    /// What it was, and how often; in the order of the file.
    what: Vec<(String, usize)>,
}

impl Skipped {
    /// Leaves out a line; `what` is named beside the reason.
    pub(super) fn line(&mut self, line: usize, why: &'static str, what: &str) {
        let at = self.reasons.iter().position(|reason| reason.why == why).unwrap_or_else(|| {
            self.reasons.push(Reason { why, lines: Vec::new(), what: Vec::new() });
            self.reasons.len() - 1
        });
        let Some(reason) = self.reasons.get_mut(at) else { return };
        reason.lines.push(line);
        let what = &*super::shown(what);
        // a hostile file has as many as it has lines
        let room = !what.is_empty() && reason.what.len() < NAMED;
        match reason.what.iter_mut().find(|(known, _)| known == what) {
            Some((_, count)) => *count += 1,
            None if room => reason.what.push((what.to_owned(), 1)),
            None => {}
        }
    }

    /// What was left out, one sentence a reason.
    pub(super) fn told(&self) -> impl Iterator<Item = String> {
        self.reasons.iter().map(|Reason { why, lines, what }| {
            let count = match lines.len() {
                1 => "skipped 1 line".to_owned(),
                count => format!("skipped {count} lines"),
            };
            let times = |(what, count): &(String, usize)| match count {
                1 => format!("`{what}`"),
                count => format!("`{what}` ({count} times)"),
            };
            let mut shown: Vec<_> = what.iter().map(times).collect();
            if shown.is_empty() {
                shown = ranges(lines);
                let word = if lines.len() == 1 { "line" } else { "lines" };
                if let Some(first) = shown.first_mut() {
                    first.insert_str(0, &format!("{word} "));
                }
            } else if what.iter().map(|(_, count)| count).sum::<usize>() < lines.len() {
                shown.push("and others".to_owned());
            }
            format!("{count}: {why}: {}", shown.join(", "))
        })
    }
}

/// Numbers of lines, those that follow one another as `4–9`.
fn ranges(lines: &[usize]) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &line in lines {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => runs.push((line, line)),
        }
    }
    let more = runs.len() > NAMED;
    let mut shown: Vec<_> = runs
        .into_iter()
        .take(NAMED)
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") })
        .collect();
    shown.extend(more.then(|| "and others".to_owned()));
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_told_once_with_all_that_they_are_for() {
        let mut skipped = Skipped::default();
        for line in [3, 4, 5, 9] {
            skipped.line(line, "they have no date", "");
        }
        for (line, what) in [(1, "AFE"), (2, "WLD"), (7, "WLD")] {
            skipped.line(line, "no country has this code", what);
        }
        skipped.line(8, "it is empty", "");
        let told: Vec<_> = skipped.told().collect();
        assert_eq!(
            told,
            [
                "skipped 4 lines: they have no date: lines 3–5, 9",
                "skipped 3 lines: no country has this code: `AFE`, `WLD` (2 times)",
                "skipped 1 line: it is empty: line 8",
            ]
        );
    }
}
