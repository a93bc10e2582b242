// Moves the position, in the transaction that writes the step, if this token still holds the claim and the recordings of
// the step have not been taken back since. A settling read the whole lexicon, so that must be as it was.
// in: $id, $lexiconId, $token, $from (the position the step began at), $position, $settledPosition (or null),
//     $recordingIds (of a step; of a settling, none)
// out: id, if it moved
MATCH (state:CorpusState {id: $id})
SET state.touchedAtMs = timestamp()
WITH state WHERE state.token = $token AND state.position = $from
MATCH (lexicon:Lexicon {id: $lexiconId})
// Takes the lock: recordings become ready and are taken back under the same one.
SET lexicon.locked = true REMOVE lexicon.locked
WITH state, lexicon
WHERE CASE WHEN $settledPosition IS NULL
    THEN all(recordingId IN $recordingIds WHERE EXISTS { MATCH (:Recording {id: recordingId}) })
    ELSE coalesce(lexicon.changedPosition, 0) = $settledPosition
  END
SET state.position = $position,
    state.settledPosition = coalesce($settledPosition, state.settledPosition),
    state.mustSettle = CASE WHEN $settledPosition IS NULL THEN state.mustSettle END
RETURN state.id AS id
