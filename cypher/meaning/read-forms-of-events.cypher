// Occurrences of forms in sound events, each of its surest form, with what that most probably means or goes with and nobody has rejected.
// in: $soundEventIds, $collectionIds, $lexiconIds
// out: soundEventId, token {id, recordingId, soundEventId, startSeconds, endSeconds, whole, confidence}, formId, mappingId (or null), by time
UNWIND $soundEventIds AS soundEventId
MATCH (token:FormToken {soundEventId: soundEventId})
WHERE token.collectionId IN $collectionIds AND token.lexiconId IN $lexiconIds
CALL (token) {
  MATCH (token)-[of:OF_FORM]->(form:SoundForm)
  WHERE coalesce(form.retired, false) = false
  RETURN of, form
  ORDER BY of.confidence DESC, form.id
  LIMIT 1
}
CALL (form) {
  OPTIONAL MATCH (form)<-[:OF]-(mapping:Mapping)
  WHERE mapping.status <> 'REJECTED'
  RETURN mapping
  ORDER BY mapping.probability DESC, mapping.id
  LIMIT 1
}
RETURN soundEventId, form.id AS formId, mapping.id AS mappingId, {
  id: token.id, recordingId: token.recordingId, soundEventId: soundEventId,
  startSeconds: token.startSeconds, endSeconds: token.endSeconds, whole: coalesce(token.whole, true),
  confidence: of.confidence
} AS token
ORDER BY token.startSeconds, token.id
