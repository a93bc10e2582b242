// Lexicons that have changed since their last settling, or were never settled.
// in: $inferences (names)
// out: id
MATCH (lexicon:Lexicon)
WHERE coalesce(lexicon.changedPosition, 0) > 0
  AND any(inference IN $inferences WHERE NOT EXISTS {
    MATCH (state:CorpusState {lexiconId: lexicon.id, inference: inference})
    WHERE state.settledPosition >= lexicon.changedPosition
  })
RETURN lexicon.id AS id
ORDER BY id
