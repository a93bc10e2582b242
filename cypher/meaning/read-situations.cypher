// in: $ids, $collectionIds
// out: situation {id, recordingId, startSeconds, endSeconds, saw [{conceptId, confidence}]}
UNWIND $ids AS id
MATCH (situation:Situation {id: id})
WHERE situation.collectionId IN $collectionIds
RETURN situation {
  .id, .recordingId, .startSeconds, .endSeconds,
  saw: [(situation)-[saw:SAW]->(concept:Concept) | {conceptId: concept.id, confidence: saw.confidence}]
} AS situation
