// Ends a claim.
// in: $id, $token
// out: nothing
MATCH (state:CorpusState {id: $id})
WHERE state.token = $token
SET state.leaseUntilMs = 0
