// Entries of a lexicon's datasets that sound so.
// in: $lexiconId, $phones (texts parted by spaces), $limit (of each)
// out: phones, entry (properties)
MATCH (dataset:Dataset {lexiconId: $lexiconId})
USING INDEX SEEK dataset:Dataset(lexiconId)
WITH collect(dataset.id) AS datasetIds
UNWIND $phones AS phones
CALL (datasetIds, phones) {
  UNWIND datasetIds AS datasetId
  MATCH (entry:LexicalEntry {datasetId: datasetId, phones: phones})
  USING INDEX SEEK entry:LexicalEntry(datasetId, phones)
  RETURN entry
  ORDER BY entry.formKey, entry.id
  LIMIT $limit
}
RETURN phones, entry {.*} AS entry
ORDER BY entry.formKey, entry.id
