// The phones of forms' most typical occurrences.
// in: $formIds, $lexiconIds
// out: formId, lexiconId, phones (IPA, in order); no row where none were heard
UNWIND $formIds AS formId
MATCH (form:SoundForm {id: formId})
WHERE form.lexiconId IN $lexiconIds
MATCH (token:FormToken {id: form.medoidTokenId})
MATCH (:SoundEvent {id: token.soundEventId})-[:HAS_PHONE]->(phone:PhoneToken)
WHERE phone.current AND phone.startSeconds + phone.endSeconds >= 2 * token.startSeconds
  AND phone.startSeconds + phone.endSeconds <= 2 * token.endSeconds
WITH formId, form, phone ORDER BY phone.ordinal
RETURN formId, form.lexiconId AS lexiconId, collect(phone.ipa) AS phones
