// Datasets on their way in or out since some time.
// in: $untilMs
// out: id
MATCH (dataset:LooseDataset)
USING INDEX SEEK dataset:LooseDataset(looseSinceMs)
WHERE dataset.looseSinceMs <= $untilMs
RETURN dataset.id AS id
