// A stretch of a dataset's sentences, in the order of their table.
// in: $datasetId, $fromOrdinal, $limit
// out: row (properties)
MATCH (example:ExampleSentence {datasetId: $datasetId})
USING INDEX SEEK example:ExampleSentence(datasetId, ordinal)
WHERE example.ordinal >= $fromOrdinal AND example.ordinal < $fromOrdinal + $limit
RETURN example {.*} AS row
ORDER BY example.ordinal
