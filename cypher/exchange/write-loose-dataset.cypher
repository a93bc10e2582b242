// A dataset on its way in: nothing of it is seen.
// in: $id, $lexiconId, $nowMs
// out: nothing
CREATE (:LooseDataset {id: $id, lexiconId: $lexiconId, looseSinceMs: $nowMs})
