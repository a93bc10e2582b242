// How the entries of a lexicon's datasets sound that have so many phones, each once.
// in: $lexiconId, $least, $most
// out: phones (parted by spaces)
MATCH (dataset:Dataset {lexiconId: $lexiconId})
USING INDEX SEEK dataset:Dataset(lexiconId)
WITH dataset.id AS datasetId
MATCH (entry:LexicalEntry {datasetId: datasetId})
USING INDEX SEEK entry:LexicalEntry(datasetId, phoneCount)
WHERE entry.phoneCount >= $least AND entry.phoneCount <= $most
RETURN DISTINCT entry.phones AS phones
