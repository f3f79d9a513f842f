//! The list of files of a room; their text lives in the document.

use super::{Change, Effect, Refusal, RoomState, text};
use api::{
    FileId,
    room_socket::{EventBody, File},
    rooms::RoomRole,
};
use std::sync::Arc;

/// Files that ever were, for each that may be at a time: deleted ones stay in the document.
const DELETED_FACTOR: usize = 3;

/// One of so many places for files is kept for hosts.
const FOR_HOSTS: usize = 4;

/// The file every room starts with.
pub fn first_file() -> File {
    File {
        id: FileId("f1".to_owned()),
        name: "main.py".to_owned(),
        language: "python".to_owned(),
        deleted: false,
    }
}

/// What an action on a file leads to: nothing when it changes nothing.
pub(super) type Outcome = Result<Option<EventBody>, Refusal>;

impl RoomState {
    pub(super) fn file_create(
        &mut self,
        role: RoomRole,
        name: &str,
        language: &str,
        effects: &mut Vec<Effect>,
    ) -> Outcome {
        let live = self.files.iter().filter(|file| !file.deleted).count();
        let reserve = match role {
            RoomRole::Host => 0,
            _ => self.limits.files / FOR_HOSTS,
        };
        let most = self.limits.files - reserve;
        if live >= most || self.files.len() >= most * DELETED_FACTOR {
            return Err("The room has as many files as it may have.");
        }
        let file = File {
            id: FileId(format!("f{}", self.files.len() + 1)),
            name: self.free_name(name, None)?,
            language: language_of(language)?,
            deleted: false,
        };
        Arc::make_mut(&mut self.files).push(file.clone());
        effects.push(Effect::Persist(Change::File(file.clone())));
        effects.push(Effect::Document(super::Document::Files(self.file_ids())));
        Ok(Some(EventBody::FileCreated { file }))
    }

    pub(super) fn file_rename(
        &mut self,
        id: &FileId,
        name: &str,
        effects: &mut Vec<Effect>,
    ) -> Outcome {
        let name = self.free_name(name, Some(id))?;
        self.change_file(id, effects, |file| file.name = name)
    }

    pub(super) fn file_language(
        &mut self,
        id: &FileId,
        language: &str,
        effects: &mut Vec<Effect>,
    ) -> Outcome {
        let language = language_of(language)?;
        self.change_file(id, effects, |file| file.language = language)
    }

    pub(super) fn file_delete(&mut self, id: &FileId, effects: &mut Vec<Effect>) -> Outcome {
        if self.files.iter().filter(|file| !file.deleted).count() <= 1 {
            return Err("A room keeps at least one file.");
        }
        self.change_file(id, effects, |file| file.deleted = true)
    }

    fn change_file(
        &mut self,
        id: &FileId,
        effects: &mut Vec<Effect>,
        change: impl FnOnce(&mut File),
    ) -> Outcome {
        let at = self.file_index(id)?;
        let mut file = self.files[at].clone();
        change(&mut file);
        if file == self.files[at] {
            return Ok(None);
        }
        Arc::make_mut(&mut self.files)[at] = file.clone();
        effects.push(Effect::Persist(Change::File(file.clone())));
        Ok(Some(EventBody::FileChanged { file }))
    }

    /// Place of a file that was not deleted.
    pub(super) fn file_index(&self, id: &FileId) -> Result<usize, Refusal> {
        self.files
            .iter()
            .position(|file| file.id == *id && !file.deleted)
            .ok_or("There is no such file.")
    }

    /// All that ever were: late edits of a deleted file are still edits of a known one.
    pub fn file_ids(&self) -> Vec<FileId> {
        self.files.iter().map(|file| file.id.clone()).collect()
    }

    fn free_name(&self, name: &str, own: Option<&FileId>) -> Result<String, Refusal> {
        let name =
            text::line(name, text::MAX_FILE_NAME).ok_or("A file name has 1 to 64 characters.")?;
        let lower = name.to_lowercase();
        let taken = self.files.iter().any(|file| {
            !file.deleted && Some(&file.id) != own && file.name.to_lowercase() == lower
        });
        if taken {
            return Err("Another file has this name.");
        }
        Ok(name)
    }
}

fn language_of(name: &str) -> Result<String, Refusal> {
    if text::is_language(name) {
        Ok(name.to_owned())
    } else {
        Err("This is not the name of a language.")
    }
}
