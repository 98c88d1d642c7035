//! Steps of a longer command: each says what it does and how long it took; together they end in a table.

use std::time::{Duration, Instant};

use crate::{Outcome, Problem};

/// How a step ended.
enum End {
    Passed,
    Failed(String),
    Skipped(&'static str),
}

/// The steps taken so far.
#[derive(Default)]
pub(crate) struct Steps {
    taken: Vec<(&'static str, End, Duration)>,
}

impl Steps {
    /// Does one step. A failure is shown and remembered, and the steps after it still run.
    pub(crate) fn take<T>(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Outcome<T>,
    ) -> Option<T> {
        println!("\n── {name}");
        let start = Instant::now();
        let result = work();
        let elapsed = start.elapsed();
        let (value, end) = match result {
            Ok(value) => {
                println!("── {name}: passed in {}", seconds(elapsed));
                (Some(value), End::Passed)
            }
            Err(Problem(sentence)) => {
                println!("── {name}: FAILED after {}: {sentence}", seconds(elapsed));
                (None, End::Failed(sentence))
            }
        };
        self.taken.push((name, end, elapsed));
        value
    }

    /// Records that a step was not taken, and why.
    pub(crate) fn skip(&mut self, name: &'static str, reason: &'static str) {
        println!("\n── {name}: skipped, {reason}");
        self.taken
            .push((name, End::Skipped(reason), Duration::ZERO));
    }

    /// Prints the table of steps; fails if any step failed.
    pub(crate) fn finish(self) -> Outcome {
        let total: Duration = self.taken.iter().map(|(_, _, elapsed)| *elapsed).sum();
        println!("\n{:<18} {:<8} {:>9}", "step", "result", "time");
        for (name, end, elapsed) in &self.taken {
            match end {
                End::Passed => println!("{name:<18} {:<8} {:>9}", "passed", seconds(*elapsed)),
                End::Failed(_) => println!("{name:<18} {:<8} {:>9}", "FAILED", seconds(*elapsed)),
                End::Skipped(reason) => {
                    println!("{name:<18} {:<8} {:>9}  {reason}", "skipped", "–")
                }
            }
        }
        println!("{:<18} {:<8} {:>9}", "all", "", seconds(total));
        let failed: Vec<String> = self
            .taken
            .iter()
            .filter_map(|(name, end, _)| match end {
                End::Failed(sentence) => Some(format!(
                    "{name}: {}",
                    sentence.lines().next().unwrap_or_default()
                )),
                End::Passed | End::Skipped(_) => None,
            })
            .collect();
        if failed.is_empty() {
            Ok(())
        } else {
            Err(Problem(format!(
                "{} of {} steps failed\n  {}",
                failed.len(),
                self.taken.len(),
                failed.join("\n  ")
            )))
        }
    }
}

/// A duration as it is printed: tenths of a second, and minutes when there are any.
pub(crate) fn seconds(duration: Duration) -> String {
    let tenths = (duration.as_secs_f64() * 10.0).round() / 10.0;
    if tenths < 60.0 {
        return format!("{tenths:.1} s");
    }
    let whole = tenths.round() as u64;
    format!("{} min {:02} s", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_seconds_then_minutes() {
        assert_eq!(seconds(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(seconds(Duration::from_millis(59_990)), "1 min 00 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn one_failed_step_fails_the_whole_but_stops_nothing() {
        let mut steps = Steps::default();
        assert!(
            steps
                .take::<()>("first", || Err(Problem("broke".into())))
                .is_none()
        );
        assert_eq!(steps.take("second", || Ok(7)), Some(7));
        let Err(Problem(sentence)) = steps.finish() else {
            unreachable!()
        };
        assert!(
            sentence.contains("1 of 2 steps failed") && sentence.contains("first: broke"),
            "{sentence}"
        );
    }
}
