// What lies between a form and a concept in some situations: each with its recording, the sound event, the token of the form, and
// what was in view, with the place where the concept was seen nearest in time.
// in: $situationIds, $formId, $conceptId, $collectionIds
// out: situationId, startSeconds, endSeconds, recording {id, title}, event {id, label, startSeconds, endSeconds},
//      token {id, startSeconds, endSeconds, confidence} (or null), seen (confidence of the concept, or null),
//      view {id, startSeconds, endSeconds, confidence} (or null), saw [{conceptId, label, confidence}] the surest first
UNWIND $situationIds AS situationId
MATCH (situation:Situation {id: situationId})
USING INDEX SEEK situation:Situation(id)
WHERE situation.collectionId IN $collectionIds
MATCH (recording:Recording {id: situation.recordingId})
USING INDEX SEEK recording:Recording(id)
MATCH (situation)-[:ABOUT]->(event:SoundEvent)
CALL (situation) {
  OPTIONAL MATCH (situation)-[:HEARD]->(token:FormToken)-[of:OF_FORM]->(:SoundForm {id: $formId})
  RETURN token {.id, .startSeconds, .endSeconds, confidence: of.confidence} AS token
  ORDER BY of.confidence DESC, token.id LIMIT 1
}
CALL (situation) {
  OPTIONAL MATCH (situation)-[saw:SAW]->(:Concept {id: $conceptId})
  RETURN max(saw.confidence) AS seen
}
CALL (situation) {
  OPTIONAL MATCH (view:VisualContext {recordingId: situation.recordingId})-[shows:SHOWS]->(:Concept {id: $conceptId})
  WHERE view.current
  WITH view, shows, CASE
    WHEN view.endSeconds < situation.startSeconds THEN situation.startSeconds - view.endSeconds
    WHEN view.startSeconds > situation.endSeconds THEN view.startSeconds - situation.endSeconds
    ELSE 0.0 END AS away
  RETURN view {.id, .startSeconds, .endSeconds, confidence: shows.confidence} AS view
  ORDER BY away, shows.confidence DESC, view.id LIMIT 1
}
RETURN situation.id AS situationId, situation.startSeconds AS startSeconds, situation.endSeconds AS endSeconds,
  recording {.id, .title} AS recording, event {.id, .label, .startSeconds, .endSeconds} AS event, token, seen, view,
  COLLECT {
    MATCH (situation)-[saw:SAW]->(concept:Concept)
    RETURN {conceptId: concept.id, label: concept.label, confidence: saw.confidence}
    ORDER BY saw.confidence DESC, concept.id
  } AS saw
