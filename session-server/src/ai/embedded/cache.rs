use minilm::Encoded;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// About the texts of fifty questions.
const BYTES: usize = 64 << 20;

/// Encoded texts, the longest unused of which goes first.
#[derive(Debug, Default)]
pub struct Cache {
    texts: HashMap<String, (u64, Arc<Encoded>)>,
    by_use: BTreeMap<u64, String>,
    uses: u64,
    bytes: usize,
}

impl Cache {
    pub fn get(&mut self, text: &str) -> Option<Arc<Encoded>> {
        self.uses += 1;
        let (used, encoded) = self.texts.get_mut(text)?;
        self.by_use.remove(used);
        *used = self.uses;
        self.by_use.insert(self.uses, text.to_owned());
        Some(encoded.clone())
    }

    pub fn put(&mut self, text: &str, encoded: Arc<Encoded>) {
        self.uses += 1;
        self.bytes += encoded.size();
        let old = self.texts.insert(text.to_owned(), (self.uses, encoded));
        self.by_use.insert(self.uses, text.to_owned());
        if let Some((used, encoded)) = old {
            self.by_use.remove(&used);
            self.bytes -= encoded.size();
        }
        while self.bytes > BYTES
            && let Some((_, text)) = self.by_use.pop_first()
            && let Some((_, encoded)) = self.texts.remove(&text)
        {
            self.bytes -= encoded.size();
        }
    }
}
