// A stretch of a dataset's entries, in the order of their table.
// in: $datasetId, $fromOrdinal, $limit
// out: row (properties)
MATCH (entry:LexicalEntry {datasetId: $datasetId})
USING INDEX SEEK entry:LexicalEntry(datasetId, ordinal)
WHERE entry.ordinal >= $fromOrdinal AND entry.ordinal < $fromOrdinal + $limit
RETURN entry {.*} AS row
ORDER BY entry.ordinal
