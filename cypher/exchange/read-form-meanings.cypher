// Occurrences of forms in a recording, each of its surest form, with what that most probably means.
// in: $recordingId, $lexiconIds
// out: id, startSeconds, endSeconds, formId, label (or null), probability (or null), by time
MATCH (token:FormToken {recordingId: $recordingId})
USING INDEX SEEK token:FormToken(recordingId)
WHERE token.lexiconId IN $lexiconIds
CALL (token) {
  MATCH (token)-[of:OF_FORM]->(form:SoundForm)
  WHERE coalesce(form.retired, false) = false
  RETURN form
  ORDER BY of.confidence DESC, form.id
  LIMIT 1
}
CALL (form) {
  OPTIONAL MATCH (form)<-[:OF]-(mapping:Mapping)-[:MEANS]->(concept:Concept)
  WHERE mapping.status <> 'REJECTED' AND concept.label IS NOT NULL
  RETURN mapping, concept
  ORDER BY mapping.probability DESC, mapping.id
  LIMIT 1
}
RETURN token.id AS id, token.startSeconds AS startSeconds, token.endSeconds AS endSeconds, form.id AS formId,
  concept.label AS label, mapping.probability AS probability
ORDER BY startSeconds, id
