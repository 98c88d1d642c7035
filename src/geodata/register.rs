//! The ids of a file that has been read, for other files to refer to.

use std::collections::BTreeMap;

/// Ids of one kind of record, and the dense identity each was given.
pub(super) struct Register<I> {
    /// The file they stand in.
    pub file: String,
    /// What one of them is called: `place`.
    pub noun: &'static str,
    keys: Keys,
    identity: fn(u32) -> I,
}

/// What a file said of its ids: none if it could not be read, and no position for a record that could not.
pub(super) type Keys = Option<BTreeMap<String, Option<u32>>>;

/// What became of a reference.
pub(super) enum Found<I> {
    /// It leads to a record.
    Record(I),
    /// It leads to a record that could not be read; that record's own fault says why.
    Broken,
    /// It leads nowhere.
    Nothing,
    /// The file it leads into could not be read.
    Unread,
}

impl<I> Register<I> {
    pub fn new(file: &str, noun: &'static str, keys: Keys, identity: fn(u32) -> I) -> Self {
        Self {
            file: file.to_owned(),
            noun,
            keys,
            identity,
        }
    }

    /// Looks up an id.
    pub fn find(&self, key: &str) -> Found<I> {
        let Some(keys) = &self.keys else {
            return Found::Unread;
        };
        match keys.get(key) {
            Some(Some(index)) => Found::Record((self.identity)(*index)),
            Some(None) => Found::Broken,
            None => Found::Nothing,
        }
    }
}
