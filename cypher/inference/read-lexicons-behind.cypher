// Lexicons that have changed since their last settling, or were never settled by these versions.
// in: $inferences [{name, version}]
// out: id
MATCH (lexicon:Lexicon)
WHERE coalesce(lexicon.changedPosition, 0) > 0
  AND any(inference IN $inferences WHERE NOT EXISTS {
    MATCH (state:CorpusState {lexiconId: lexicon.id, inference: inference.name})
    WHERE state.settledPosition >= lexicon.changedPosition AND state.version = inference.version
  })
RETURN lexicon.id AS id
ORDER BY id
