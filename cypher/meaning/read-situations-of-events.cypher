// in: $eventIds, $lexiconIds (that may be read)
// out: eventId, situation {id, recordingId, startSeconds, endSeconds, saw [{conceptId, confidence}]}
UNWIND $eventIds AS eventId
MATCH (:SoundEvent {id: eventId})<-[:ABOUT]-(situation:Situation)
WHERE situation.lexiconId IN $lexiconIds
RETURN eventId, situation {
  .id, .recordingId, .startSeconds, .endSeconds,
  saw: [(situation)-[saw:SAW]->(concept:Concept) | {conceptId: concept.id, confidence: saw.confidence}]
} AS situation
