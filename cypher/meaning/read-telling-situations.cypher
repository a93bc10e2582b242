// Situations in which a form was heard, each with how surely a concept was in view.
// in: $pairs [{formId, conceptId}], $collectionIds, $limit (tokens a form, the surest)
// out: formId, conceptId, situations [{situationId, recordingId, startSeconds, endSeconds, soundStartSeconds,
//     soundEndSeconds, heard (that it is the form), seen (that the concept was in view), inView (sum over concepts)}]
UNWIND $pairs AS pair
CALL (pair) {
  MATCH (:SoundForm {id: pair.formId})<-[of:OF_FORM]-(token:FormToken)
  WHERE token.collectionId IN $collectionIds
  WITH of, token ORDER BY of.confidence DESC, token.id LIMIT $limit
  MATCH (situation:Situation)-[:HEARD]->(token)
  RETURN collect({
    situationId: situation.id,
    recordingId: situation.recordingId,
    startSeconds: situation.startSeconds,
    endSeconds: situation.endSeconds,
    soundStartSeconds: token.startSeconds,
    soundEndSeconds: token.endSeconds,
    heard: of.confidence,
    seen: coalesce(head(COLLECT {
      MATCH (situation)-[saw:SAW]->(concept:Concept) WHERE concept.id = pair.conceptId RETURN saw.confidence
    }), 0.0),
    inView: reduce(sum = 0.0, confidence IN COLLECT {
      MATCH (situation)-[saw:SAW]->(:Concept) RETURN saw.confidence
    } | sum + confidence)
  }) AS situations
}
RETURN pair.formId AS formId, pair.conceptId AS conceptId, situations
