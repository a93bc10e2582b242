// What changes whenever what is heard, seen or noted in a lexicon's recordings does.
// in: $lexiconId
// out: recordings (how many are ready), changedPosition, behaviourRevision, states [{inference, version, position, settledPosition}]
MATCH (lexicon:Lexicon {id: $lexiconId})
RETURN COUNT { MATCH (recording:Recording {lexiconId: $lexiconId}) WHERE recording.readyPosition IS NOT NULL } AS recordings,
  coalesce(lexicon.changedPosition, 0) AS changedPosition, coalesce(lexicon.behaviourRevision, 0) AS behaviourRevision,
  COLLECT {
    MATCH (state:CorpusState {lexiconId: $lexiconId})
    RETURN {
      inference: state.inference, version: state.version, position: state.position,
      settledPosition: state.settledPosition
    } ORDER BY state.inference
  } AS states
