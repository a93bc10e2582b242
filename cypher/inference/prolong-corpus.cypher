// The heartbeat of a long step or settling.
// in: $id, $token, $leaseMs
// out: id, if the claim is still held
MATCH (state:CorpusState {id: $id})
SET state.touchedAtMs = timestamp()
WITH state WHERE state.token = $token
SET state.leaseUntilMs = timestamp() + $leaseMs
RETURN state.id AS id
