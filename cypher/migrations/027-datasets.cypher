// Keys of datasets of languages, their lexical entries and sentences, and the indexes by which these are listed, found by their phones, and written again in their order.
// A LooseDataset belongs to no lexicon: it is on its way in or out. A DatasetPart holds a piece of what is only ever read as a whole.

CREATE CONSTRAINT dataset_id IF NOT EXISTS FOR (n:Dataset) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT loose_dataset_id IF NOT EXISTS FOR (n:LooseDataset) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT dataset_part_id IF NOT EXISTS FOR (n:DatasetPart) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT lexical_entry_id IF NOT EXISTS FOR (n:LexicalEntry) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT example_sentence_id IF NOT EXISTS FOR (n:ExampleSentence) REQUIRE n.id IS UNIQUE;
CREATE INDEX dataset_lexicon_id IF NOT EXISTS FOR (n:Dataset) ON (n.lexiconId);
CREATE INDEX loose_dataset_since IF NOT EXISTS FOR (n:LooseDataset) ON (n.looseSinceMs);
CREATE INDEX dataset_part_order IF NOT EXISTS FOR (n:DatasetPart) ON (n.datasetId, n.ordinal);
CREATE INDEX lexical_entry_order IF NOT EXISTS FOR (n:LexicalEntry) ON (n.datasetId, n.ordinal);
CREATE INDEX lexical_entry_form IF NOT EXISTS FOR (n:LexicalEntry) ON (n.lexiconId, n.formKey, n.id);
CREATE INDEX lexical_entry_phones IF NOT EXISTS FOR (n:LexicalEntry) ON (n.datasetId, n.phones);
CREATE INDEX lexical_entry_length IF NOT EXISTS FOR (n:LexicalEntry) ON (n.datasetId, n.phoneCount);
CREATE INDEX example_sentence_order IF NOT EXISTS FOR (n:ExampleSentence) ON (n.datasetId, n.ordinal);
