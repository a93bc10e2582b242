// Lets one worker at a time advance a corpus inference over a lexicon.
// in: $id, $inference, $version, $lexiconId, $token, $leaseMs
// out: claimed, position, settledPosition (both 0 for a new version), mustSettle (what is there is another version's),
//      changedPosition (the lexicon's newest), waitMs
MERGE (state:CorpusState {id: $id})
ON CREATE SET
  state.inference = $inference,
  state.lexiconId = $lexiconId,
  state.version = $version,
  state.position = 0,
  state.settledPosition = 0,
  state.leaseUntilMs = 0
SET state.touchedAtMs = timestamp()
WITH state, timestamp() AS now
WITH state, now, state.leaseUntilMs <= now OR state.token = $token AS claimed
FOREACH (_ IN CASE WHEN claimed THEN [1] ELSE [] END |
  SET state.token = $token, state.leaseUntilMs = now + $leaseMs)
FOREACH (_ IN CASE WHEN claimed AND state.version <> $version THEN [1] ELSE [] END |
  SET state.version = $version, state.position = 0, state.settledPosition = 0, state.mustSettle = true)
WITH state, now, claimed
OPTIONAL MATCH (lexicon:Lexicon {id: $lexiconId})
RETURN claimed,
  state.position AS position,
  state.settledPosition AS settledPosition,
  coalesce(state.mustSettle, false) AS mustSettle,
  coalesce(lexicon.changedPosition, 0) AS changedPosition,
  CASE WHEN claimed THEN 0 ELSE state.leaseUntilMs - now END AS waitMs
