//! What is wrong with a file, in one sentence.

use std::fmt;

/// One fault of one file.
///
/// Prints as a sentence: `events.geojson, feature "x", field "start_date": "1918-13" is not in the calendar.`
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, as `atlas.json` names it.
    pub file: String,
    /// The id of the feature or record; none if the fault is the file's own.
    pub feature: Option<String>,
    /// The field, with the way to it: `waypoints[2].date`.
    pub field: Option<String>,
    /// What is wrong: a clause without a full stop.
    pub problem: String,
}

impl Fault {
    /// A fault of a file as a whole.
    pub(super) fn of_file(file: &str, problem: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            feature: None,
            field: None,
            problem: problem.into(),
        }
    }

    /// A fault of one record.
    pub(super) fn of_record(file: &str, key: &str, problem: impl Into<String>) -> Self {
        Self {
            feature: Some(key.to_owned()),
            ..Self::of_file(file, problem)
        }
    }

    /// A fault of one field of a record.
    pub(super) fn of_field(
        file: &str,
        key: &str,
        field: impl Into<String>,
        problem: impl Into<String>,
    ) -> Self {
        Self {
            field: Some(field.into()),
            ..Self::of_record(file, key, problem)
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(feature) = &self.feature {
            let noun = if self.file.ends_with(".geojson") {
                "feature"
            } else {
                "record"
            };
            write!(f, ", {noun} \"{feature}\"")?;
        }
        if let Some(field) = &self.field {
            write!(f, ", field \"{field}\"")?;
        }
        write!(f, ": {}.", self.problem)
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_reads_as_one_sentence() {
        let fault = Fault::of_field(
            "events.geojson",
            "x",
            "start_date",
            "\"1918-13\" is not a date",
        );
        assert_eq!(
            fault.to_string(),
            "events.geojson, feature \"x\", field \"start_date\": \"1918-13\" is not a date."
        );
        assert_eq!(
            Fault::of_record("formations.json", "x", "it has no name").to_string(),
            "formations.json, record \"x\": it has no name."
        );
        assert_eq!(
            Fault::of_file("events.geojson", "it is empty").to_string(),
            "events.geojson: it is empty."
        );
    }
}
