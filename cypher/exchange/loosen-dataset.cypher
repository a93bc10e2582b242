// A dataset is on its way out, and seen no more.
// in: $id, $nowMs
// out: nothing
MATCH (:Lexicon)-[has:HAS_DATASET]->(dataset:Dataset {id: $id})
DELETE has
SET dataset:LooseDataset, dataset.looseSinceMs = $nowMs
REMOVE dataset:Dataset
