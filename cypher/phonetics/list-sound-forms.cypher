// A page of sound forms, those with the most tokens first, or in reverse.
// in: $lexiconIds, $lexiconId, $collectionId, $recordingId, $conceptId, $minimumTokens (or null), $after, $before
//     ([-tokenCount, id] exclusive, or null), $backward, $limit
// out: form (id, lexiconId, tokenCount, medoidTokenId)
MATCH (form:SoundForm)
WHERE form.lexiconId IN $lexiconIds
  AND coalesce(form.retired, false) = false
  AND ($lexiconId IS NULL OR form.lexiconId = $lexiconId)
  AND form.tokenCount >= coalesce($minimumTokens, 1)
  AND ($collectionId IS NULL OR EXISTS { MATCH (form)<-[:OF_FORM]-(:FormToken {collectionId: $collectionId}) })
  AND ($recordingId IS NULL OR EXISTS { MATCH (form)<-[:OF_FORM]-(:FormToken {recordingId: $recordingId}) })
  AND ($conceptId IS NULL OR EXISTS { MATCH (:Mapping {formId: form.id, conceptId: $conceptId}) })
  AND ($after IS NULL OR form.tokenCount < -$after[0] OR (form.tokenCount = -$after[0] AND form.id > $after[1]))
  AND ($before IS NULL OR form.tokenCount > -$before[0] OR (form.tokenCount = -$before[0] AND form.id < $before[1]))
WITH form
ORDER BY
  CASE WHEN $backward THEN form.tokenCount ELSE -form.tokenCount END,
  CASE WHEN $backward THEN null ELSE form.id END,
  CASE WHEN $backward THEN form.id END DESC
LIMIT $limit
RETURN form {.id, .lexiconId, .tokenCount, .medoidTokenId} AS form
