// Ends a claim.
// in: $id, $token
// out: nothing
MATCH (state:CorpusState {id: $id})
SET state.touchedAtMs = timestamp()
WITH state WHERE state.token = $token
SET state.leaseUntilMs = 0
