// Occurrences of forms in utterances: of tokens that may be of several forms, the surest.
// in: $soundEventIds, $lexiconIds
// out: soundEventId, tokenId, whole, startSeconds, endSeconds, form (id, lexiconId, tokenCount, medoidTokenId)
UNWIND $soundEventIds AS soundEventId
MATCH (token:FormToken {soundEventId: soundEventId})
USING INDEX SEEK token:FormToken(soundEventId)
WHERE token.lexiconId IN $lexiconIds
CALL (token) {
  MATCH (token)-[of:OF_FORM]->(form:SoundForm)
  WHERE coalesce(form.retired, false) = false
  RETURN form
  ORDER BY of.confidence DESC, form.id
  LIMIT 1
}
RETURN soundEventId, token.id AS tokenId, coalesce(token.whole, true) AS whole, token.startSeconds AS startSeconds,
  token.endSeconds AS endSeconds, form {.id, .lexiconId, .tokenCount, .medoidTokenId} AS form
ORDER BY tokenId
