// in: $lexiconIds
// out: dataset (properties), the newest first
MATCH (dataset:Dataset)
USING INDEX SEEK dataset:Dataset(lexiconId)
WHERE dataset.lexiconId IN $lexiconIds
RETURN dataset {.*} AS dataset
ORDER BY dataset.createdAtMs DESC, dataset.id
