// Moves the position, in the transaction that writes the step, if this token still holds the claim.
// in: $id, $token, $from (the position the step began at), $position, $settledPosition (or null)
// out: id, if it moved
MATCH (state:CorpusState {id: $id})
SET state.touchedAtMs = timestamp()
WITH state WHERE state.token = $token AND state.position = $from
SET state.position = $position, state.settledPosition = coalesce($settledPosition, state.settledPosition)
RETURN state.id AS id
