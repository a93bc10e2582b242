// What the forms of a lexicon probably mean, each with the phones of its most typical occurrence.
// in: $lexiconId
// out: formId, heard (times), phones (IPA, in order; empty where none were heard), conceptId, label (or null), kind, probability, low,
//      high, status; the most probable first of the form that is heard most
MATCH (mapping:Mapping {lexiconId: $lexiconId})
USING INDEX SEEK mapping:Mapping(lexiconId, probability)
WHERE mapping.probability >= 0
MATCH (mapping)-[:MEANS]->(concept:Concept)
MATCH (form:SoundForm {id: mapping.formId})
WHERE coalesce(form.retired, false) = false
CALL (form) {
  OPTIONAL MATCH (token:FormToken {id: form.medoidTokenId})
  OPTIONAL MATCH (:SoundEvent {id: token.soundEventId})-[:HAS_PHONE]->(phone:PhoneToken)
  WHERE phone.current AND phone.startSeconds + phone.endSeconds >= 2 * token.startSeconds
    AND phone.startSeconds + phone.endSeconds <= 2 * token.endSeconds
  WITH phone ORDER BY phone.ordinal
  RETURN collect(phone.ipa) AS phones
}
RETURN form.id AS formId, form.tokenCount AS heard, phones, concept.id AS conceptId, concept.label AS label,
  concept.kind AS kind, mapping.probability AS probability, mapping.low AS low, mapping.high AS high,
  mapping.status AS status
ORDER BY heard DESC, formId, probability DESC, conceptId
