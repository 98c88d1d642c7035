//! One record, read field by field.
//!
//! Every reading method takes its field out of the record, reports what is wrong with it, and returns what it could
//! make of it; [`Fields::finish`] reports what nobody took. A decoder first reads all its fields and only then gives
//! up, so that one run reports every fault.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::ops::RangeInclusive;

use geojson::GeometryValue;
use serde_json::{Map, Value};

use super::fault::Fault;
use super::file::Record;
use super::register::{Found, Keys, Register};
use super::words::Word;
use crate::model::{Citation, SourceId, Text};
use crate::time::{Day, Edtf, Precision};

/// What a kind of record is called, for the sentences that count them.
#[derive(Clone, Copy)]
pub(super) struct Noun {
    pub one: &'static str,
    pub many: &'static str,
}

impl Noun {
    fn counted(self, count: usize, verb_one: &str, verb_many: &str) -> String {
        match count {
            1 => format!("1 {} {verb_one}", self.one),
            _ => format!("{count} {} {verb_many}", self.many),
        }
    }
}

/// One record that is being read.
pub(super) struct Fields<'a> {
    file: &'a str,
    /// The record's id; none for what is not a record, such as `atlas.json`.
    key: Option<&'a str>,
    /// The way from the record to this object, with a dot at its end; empty for the record itself.
    path: String,
    object: Map<String, Value>,
    /// The geometry, until it is taken.
    pub geometry: Option<GeometryValue>,
    faults: &'a mut Vec<Fault>,
    /// Files that could not be read and that this record refers to.
    unread: &'a mut BTreeSet<String>,
}

/// Decodes the records of a file in turn, giving each its id, and reports those that repeat one.
///
/// `records` is none if the file could not be read, which its own fault has said. A reference into such a file is not a
/// fault of every record that makes it: those records are counted, and told of once.
pub(super) fn decode<T>(
    file: &str,
    noun: Noun,
    records: Option<Vec<Record>>,
    faults: &mut Vec<Fault>,
    mut read: impl FnMut(&mut Fields) -> Option<T>,
) -> (Vec<T>, Keys) {
    let Some(records) = records else {
        return (Vec::new(), None);
    };
    let mut decoded = Vec::with_capacity(records.len());
    let mut keys: BTreeMap<String, Option<u32>> = BTreeMap::new();
    let mut casualties = Casualties::default();
    for record in records {
        let Some(key) = checked_key(file, noun, &record, &keys, faults) else {
            continue;
        };
        let mut unread = BTreeSet::new();
        let mut fields = Fields::of_record(file, &key, record, faults, &mut unread);
        let value = read(&mut fields);
        fields.finish();
        casualties.count(&unread, value.is_some());
        let index = value.map(|value| {
            decoded.push(value);
            (decoded.len() - 1) as u32
        });
        keys.insert(key, index);
    }
    casualties.report(file, noun, faults);
    (decoded, Some(keys))
}

/// The id of a record, if it is one and is not taken.
fn checked_key(
    file: &str,
    noun: Noun,
    record: &Record,
    keys: &BTreeMap<String, Option<u32>>,
    faults: &mut Vec<Fault>,
) -> Option<String> {
    let Some(key) = record.key() else {
        let problem = format!("the {} on line {} has no id", noun.one, record.line);
        faults.push(Fault::of_file(file, problem));
        return None;
    };
    if keys.contains_key(key) {
        faults.push(Fault::of_field(
            file,
            key,
            "id",
            format!("the {} on line {} repeats an id", noun.one, record.line),
        ));
        return None;
    }
    if !is_key(key) {
        faults.push(Fault::of_field(
            file,
            key,
            "id",
            "an id is made of lower-case letters a–z, digits and hyphens",
        ));
    }
    Some(key.to_owned())
}

/// Whether a text has the form of an id.
pub(super) fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Records that suffered from another file's absence, by that file: not shown at all, or shown without it.
#[derive(Default)]
struct Casualties {
    lost: BTreeMap<String, usize>,
    hurt: BTreeMap<String, usize>,
}

impl Casualties {
    fn count(&mut self, unread: &BTreeSet<String>, alive: bool) {
        let counts = if alive {
            &mut self.hurt
        } else {
            &mut self.lost
        };
        for file in unread {
            *counts.entry(file.clone()).or_default() += 1;
        }
    }

    fn report(self, file: &str, noun: Noun, faults: &mut Vec<Fault>) {
        for (cause, count) in self.lost {
            let counted = noun.counted(count, "is not shown", "are not shown");
            faults.push(Fault::of_file(
                file,
                format!("{counted} because {cause} could not be read"),
            ));
        }
        for (cause, count) in self.hurt {
            let counted = noun.counted(count, "is", "are");
            let problem =
                format!("{counted} shown without what {cause} says, which could not be read");
            faults.push(Fault::of_file(file, problem));
        }
    }
}

impl<'a> Fields<'a> {
    /// A record of a file.
    pub fn of_record(
        file: &'a str,
        key: &'a str,
        record: Record,
        faults: &'a mut Vec<Fault>,
        unread: &'a mut BTreeSet<String>,
    ) -> Self {
        let mut fields = Self::of_object(file, record.object, faults, unread);
        fields.object.remove("id");
        fields.key = Some(key);
        fields.geometry = record.geometry;
        fields
    }

    /// A file that is one object.
    pub fn of_object(
        file: &'a str,
        object: Map<String, Value>,
        faults: &'a mut Vec<Fault>,
        unread: &'a mut BTreeSet<String>,
    ) -> Self {
        Self {
            file,
            key: None,
            path: String::new(),
            object,
            geometry: None,
            faults,
            unread,
        }
    }

    /// The record's id.
    pub fn key(&self) -> String {
        self.key.unwrap_or_default().to_owned()
    }

    /// Reports a fault of a field of this object.
    pub fn fault(&mut self, field: &str, problem: impl Into<String>) {
        self.faults.push(Fault {
            file: self.file.to_owned(),
            feature: self.key.map(str::to_owned),
            field: Some(format!("{}{field}", self.path)),
            problem: problem.into(),
        });
    }

    /// Reports that the record refers into a file that could not be read.
    pub fn miss(&mut self, file: &str) {
        self.unread.insert(file.to_owned());
    }

    /// Reports every field that was not read.
    pub fn finish(&mut self) {
        for field in std::mem::take(&mut self.object).keys() {
            self.fault(field, "there is no such field");
        }
    }

    /// Takes a field that must be there, null or not.
    fn take(&mut self, field: &str) -> Option<Value> {
        let value = self.object.remove(field);
        if value.is_none() {
            self.fault(field, "it is missing; what is not known is written null");
        }
        value
    }

    /// Takes a field that must be there and not null.
    fn required(&mut self, field: &str) -> Option<Value> {
        let value = self.take(field)?;
        if value.is_null() {
            self.fault(field, "it must not be null");
            return None;
        }
        Some(value)
    }

    /// Takes a field that must be there but may be null.
    fn nullable(&mut self, field: &str) -> Option<Value> {
        self.take(field).filter(|value| !value.is_null())
    }

    fn wrong_kind(&mut self, field: &str, expected: &str, value: &Value) {
        self.fault(field, format!("{} is not {expected}", shown(value)));
    }

    /// A text that says something.
    fn as_text(&mut self, field: &str, value: Value) -> Option<String> {
        match value {
            Value::String(text) if text.trim().is_empty() => {
                self.fault(field, "it is empty; what is not known is written null");
                None
            }
            Value::String(text) => Some(text),
            other => {
                self.wrong_kind(field, "a text", &other);
                None
            }
        }
    }

    /// A text.
    pub fn text(&mut self, field: &str) -> Option<String> {
        let value = self.required(field)?;
        self.as_text(field, value)
    }

    /// A text or null.
    pub fn maybe_text(&mut self, field: &str) -> Option<String> {
        let value = self.nullable(field)?;
        self.as_text(field, value)
    }

    /// A text that may be null or left out, as the formats of others allow.
    pub fn spare_text(&mut self, field: &str) -> Option<String> {
        let value = self.spare(field)?;
        self.as_text(field, value)
    }

    /// A value that may be null or left out, as the formats of others allow.
    pub fn spare(&mut self, field: &str) -> Option<Value> {
        self.object.remove(field).filter(|value| !value.is_null())
    }

    /// Lets the fields that were not read say what they like.
    pub fn ignore_the_rest(&mut self) {
        self.object.clear();
    }

    /// A text or a number, as a text.
    pub fn text_or_number(&mut self, field: &str) -> Option<String> {
        match self.required(field)? {
            Value::Number(number) => Some(number.to_string()),
            other => self.as_text(field, other),
        }
    }

    /// A list of texts.
    pub fn texts(&mut self, field: &str) -> Vec<String> {
        self.list(field)
            .into_iter()
            .enumerate()
            .filter_map(|(index, value)| self.as_text(&format!("{field}[{index}]"), value))
            .collect()
    }

    /// A word of a vocabulary.
    pub fn word<T: Word>(&mut self, field: &str) -> Option<T> {
        let value = self.required(field)?;
        self.as_word(field, value)
    }

    /// A list of words of a vocabulary; none if one of them is not.
    pub fn words<T: Word>(&mut self, field: &str) -> Option<Vec<T>> {
        self.list(field)
            .into_iter()
            .enumerate()
            .map(|(index, value)| self.as_word(&format!("{field}[{index}]"), value))
            .collect()
    }

    fn as_word<T: Word>(&mut self, field: &str, value: Value) -> Option<T> {
        let word = self.as_text(field, value)?;
        let value = T::from_word(&word);
        if value.is_none() {
            let known: Vec<&str> = T::ALL.iter().map(|value| value.word()).collect();
            let problem = format!(
                "\"{word}\" is no {}; the words are {}",
                T::VOCABULARY,
                known.join(", ")
            );
            self.fault(field, problem);
        }
        value
    }

    /// A date.
    pub fn date(&mut self, field: &str) -> Option<Edtf> {
        let text = self.text(field)?;
        self.parsed(field, Edtf::parse(&text))
    }

    /// A date or null.
    pub fn maybe_date(&mut self, field: &str) -> Option<Edtf> {
        let text = self.maybe_text(field)?;
        self.parsed(field, Edtf::parse(&text))
    }

    /// A plain day.
    pub fn day(&mut self, field: &str) -> Option<Day> {
        let date = self.date(field)?;
        if date.precision != Precision::Day || !date.is_exact() {
            self.fault(field, format!("\"{date}\" does not name one day"));
            return None;
        }
        Some(date.earliest)
    }

    fn parsed<T, E: Display>(&mut self, field: &str, result: Result<T, E>) -> Option<T> {
        result
            .map_err(|error| self.fault(field, error.to_string()))
            .ok()
    }

    /// A number.
    pub fn number(&mut self, field: &str) -> Option<f64> {
        let value = self.required(field)?;
        self.as_number(field, &value)
    }

    /// A number or null.
    pub fn maybe_number(&mut self, field: &str) -> Option<f64> {
        let value = self.nullable(field)?;
        self.as_number(field, &value)
    }

    fn as_number(&mut self, field: &str, value: &Value) -> Option<f64> {
        let number = value.as_f64();
        if number.is_none() {
            self.wrong_kind(field, "a number", value);
        }
        number
    }

    /// A whole number within bounds.
    pub fn whole(&mut self, field: &str, within: RangeInclusive<u32>) -> Option<u32> {
        let value = self.required(field)?;
        self.as_whole(field, &value, within)
    }

    /// A whole number within bounds, or null.
    pub fn maybe_whole(&mut self, field: &str, within: RangeInclusive<u32>) -> Option<u32> {
        let value = self.nullable(field)?;
        self.as_whole(field, &value, within)
    }

    fn as_whole(&mut self, field: &str, value: &Value, within: RangeInclusive<u32>) -> Option<u32> {
        let number = value
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
            .filter(|number| within.contains(number));
        if number.is_none() {
            let expected = format!("a whole number from {} to {}", within.start(), within.end());
            self.wrong_kind(field, &expected, value);
        }
        number
    }

    /// True or false.
    pub fn flag(&mut self, field: &str) -> Option<bool> {
        let value = self.required(field)?;
        let flag = value.as_bool();
        if flag.is_none() {
            self.wrong_kind(field, "true or false", &value);
        }
        flag
    }

    /// A list, empty if it is not one.
    fn list(&mut self, field: &str) -> Vec<Value> {
        match self.required(field) {
            Some(Value::Array(values)) => values,
            Some(other) => {
                self.wrong_kind(field, "a list", &other);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// An object within this one.
    pub fn object<T>(
        &mut self,
        field: &str,
        read: impl FnOnce(&mut Fields) -> Option<T>,
    ) -> Option<T> {
        let value = self.required(field)?;
        self.nested(field, value, read)
    }

    /// An object within this one, or null.
    pub fn maybe_object<T>(
        &mut self,
        field: &str,
        read: impl FnOnce(&mut Fields) -> Option<T>,
    ) -> Option<T> {
        let value = self.nullable(field)?;
        self.nested(field, value, read)
    }

    /// A list of objects; none in the place of one that could not be read.
    pub fn objects<T>(
        &mut self,
        field: &str,
        mut read: impl FnMut(&mut Fields) -> Option<T>,
    ) -> Vec<Option<T>> {
        self.list(field)
            .into_iter()
            .enumerate()
            .map(|(index, value)| self.nested(&format!("{field}[{index}]"), value, &mut read))
            .collect()
    }

    fn nested<T>(
        &mut self,
        field: &str,
        value: Value,
        read: impl FnOnce(&mut Fields) -> Option<T>,
    ) -> Option<T> {
        let Value::Object(object) = value else {
            self.wrong_kind(field, "an object", &value);
            return None;
        };
        let mut inner = Fields {
            file: self.file,
            key: self.key,
            path: format!("{}{field}.", self.path),
            object,
            geometry: None,
            faults: &mut *self.faults,
            unread: &mut *self.unread,
        };
        let value = read(&mut inner);
        inner.finish();
        value
    }

    /// The name: `name_en` and, where they are known, `name_ru` and `name_ja`.
    pub fn name(&mut self) -> Option<Text> {
        let (en, ru, ja) = (
            self.text("name_en"),
            self.maybe_text("name_ru"),
            self.maybe_text("name_ja"),
        );
        Some(Text { en: en?, ja, ru })
    }

    /// The name of a thing that may go without one.
    pub fn maybe_name(&mut self) -> Option<Text> {
        let (en, ru, ja) = (
            self.maybe_text("name_en"),
            self.maybe_text("name_ru"),
            self.maybe_text("name_ja"),
        );
        Some(Text { en: en?, ja, ru })
    }

    /// What is known of the record, in English.
    pub fn summary(&mut self) -> Text {
        Text::english(self.maybe_text("summary_en").unwrap_or_default())
    }

    /// A text in the languages of the interface, `{"en": …, "ja": …, "ru": …}`; languages but English may be left out.
    pub fn translated(&mut self, field: &str) -> Option<Text> {
        self.object(field, |languages| {
            let en = languages.text("en");
            let (ja, ru) = (languages.spare_text("ja"), languages.spare_text("ru"));
            Some(Text { en: en?, ja, ru })
        })
    }

    /// The same as flat fields: `reason_en` and, where they are known, `reason_ja` and `reason_ru`.
    pub fn translated_flat(&mut self, field: &str) -> Option<Text> {
        let en = self.text(&format!("{field}_en"));
        let (ja, ru) = (
            self.spare_text(&format!("{field}_ja")),
            self.spare_text(&format!("{field}_ru")),
        );
        Some(Text { en: en?, ja, ru })
    }

    /// A reference that the record cannot live without.
    pub fn reference<I>(&mut self, field: &str, register: &Register<I>) -> Option<I> {
        let key = self.text(field)?;
        self.resolve(field, &key, register)
    }

    /// A reference or null.
    pub fn maybe_reference<I>(&mut self, field: &str, register: &Register<I>) -> Option<I> {
        let key = self.maybe_text(field)?;
        self.resolve(field, &key, register)
    }

    /// A list of references; none in the place of one that leads nowhere, which is reported.
    pub fn references<I>(&mut self, field: &str, register: &Register<I>) -> Vec<Option<I>> {
        self.texts(field)
            .iter()
            .enumerate()
            .map(|(index, key)| self.resolve(&format!("{field}[{index}]"), key, register))
            .collect()
    }

    /// The record that a key names.
    pub fn resolve<I>(&mut self, field: &str, key: &str, register: &Register<I>) -> Option<I> {
        match register.find(key) {
            Found::Record(id) => return Some(id),
            Found::Unread => self.miss(&register.file),
            Found::Broken => {
                let problem = format!(
                    "the {} \"{key}\" of {} could not be read",
                    register.noun, register.file
                );
                self.fault(field, problem);
            }
            Found::Nothing => {
                let problem = format!(
                    "there is no {} \"{key}\" in {}",
                    register.noun, register.file
                );
                self.fault(field, problem);
            }
        }
        None
    }

    /// Who says so.
    pub fn citations(&mut self, sources: &Register<SourceId>) -> Vec<Citation> {
        self.objects("sources", |citation| {
            let (source, locator, checked) = (
                citation.reference("key", sources),
                citation.maybe_text("locator"),
                citation.flag("checked"),
            );
            Some(Citation {
                source: source?,
                locator,
                checked: checked?,
            })
        })
        .into_iter()
        .flatten()
        .collect()
    }
}

/// A value as a fault shows it: short.
fn shown(value: &Value) -> String {
    match value {
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Null => "null".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EventKind, PlaceId};

    /// What reading one object reports, by field.
    fn faults_of(json: &str, read: impl FnOnce(&mut Fields)) -> Vec<(String, String)> {
        let (mut faults, mut unread) = (Vec::new(), BTreeSet::new());
        let object = serde_json::from_str(json).unwrap();
        let mut fields = Fields::of_object("x.json", object, &mut faults, &mut unread);
        read(&mut fields);
        fields.finish();
        faults
            .into_iter()
            .map(|fault| (fault.field.unwrap(), fault.problem))
            .collect()
    }

    fn record(json: &str) -> Record {
        Record {
            line: 1,
            object: serde_json::from_str(json).unwrap(),
            geometry: None,
        }
    }

    #[test]
    fn every_fault_of_a_record_is_reported_at_once() {
        let found = faults_of(
            r#"{"kind":"picnic","start_date":"1918-13","rank":9,"odd":1,"name":""}"#,
            |fields| {
                assert!(fields.word::<EventKind>("kind").is_none());
                assert!(fields.date("start_date").is_none());
                assert!(fields.whole("rank", 1..=4).is_none());
                assert!(fields.text("name").is_none());
                assert!(fields.maybe_text("note").is_none());
            },
        );
        let named: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(named, ["kind", "start_date", "rank", "name", "note", "odd"]);
        assert!(
            found[0].1.contains("\"picnic\" is no kind of event"),
            "{found:?}"
        );
        assert!(
            found[2].1.contains("9 is not a whole number from 1 to 4"),
            "{found:?}"
        );
        assert_eq!(found[5].1, "there is no such field");
    }

    #[test]
    fn a_fault_within_a_list_names_the_way_to_it() {
        let found = faults_of(r#"{"stops":[{"date":null},{"date":"soon"}]}"#, |fields| {
            let stops = fields.objects("stops", |stop| Some(stop.maybe_date("date")));
            assert_eq!(stops.len(), 2);
        });
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "stops[1].date");
    }

    #[test]
    fn references_into_a_file_that_was_not_read_are_told_of_once() {
        let places = Register::new("places.geojson", "place", None, PlaceId);
        let records =
            ["a", "b", "c"].map(|key| record(&format!(r#"{{"id":"{key}","place":"p"}}"#)));
        let mut faults = Vec::new();
        let noun = Noun {
            one: "event",
            many: "events",
        };
        let (decoded, keys) = decode(
            "events.geojson",
            noun,
            Some(records.into()),
            &mut faults,
            |fields| fields.reference("place", &places),
        );
        assert!(decoded.is_empty());
        assert!(keys.is_some_and(|keys| keys.values().all(Option::is_none)));
        let sentences: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert_eq!(
            sentences,
            ["events.geojson: 3 events are not shown because places.geojson could not be read."]
        );
    }

    #[test]
    fn a_reference_to_a_broken_record_says_so() {
        let keys = BTreeMap::from([("good".to_owned(), Some(0)), ("bad".to_owned(), None)]);
        let places = Register::new("places.geojson", "place", Some(keys), PlaceId);
        let found = faults_of(r#"{"a":"good","b":"bad","c":"none"}"#, |fields| {
            assert_eq!(fields.reference("a", &places), Some(PlaceId(0)));
            assert_eq!(fields.reference("b", &places), None);
            assert_eq!(fields.reference("c", &places), None);
        });
        assert_eq!(
            found[0].1,
            "the place \"bad\" of places.geojson could not be read"
        );
        assert_eq!(found[1].1, "there is no place \"none\" in places.geojson");
    }

    #[test]
    fn a_repeated_id_keeps_its_first_record() {
        let records = vec![
            record(r#"{"id":"a","x":"1"}"#),
            record(r#"{"id":"a","x":"2"}"#),
            record("{}"),
        ];
        let mut faults = Vec::new();
        let noun = Noun {
            one: "thing",
            many: "things",
        };
        let (decoded, _) = decode("x.json", noun, Some(records), &mut faults, |fields| {
            fields.text("x")
        });
        assert_eq!(decoded, ["1"]);
        assert_eq!(faults.len(), 2);
    }
}
