// Tiers on their way in: nothing of them is seen.
// in: $ids, $recordingId, $nowMs
// out: nothing
UNWIND $ids AS id
CREATE (:LooseTier {id: id, recordingId: $recordingId, looseSinceMs: $nowMs})
