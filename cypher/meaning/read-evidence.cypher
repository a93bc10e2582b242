// The situations that speak most strongly for mappings.
// in: $mappingIds, $collectionIds, $limit (a mapping)
// out: mappingId, situations [{id, recordingId, startSeconds, endSeconds, saw [{conceptId, confidence}]}]
UNWIND $mappingIds AS mappingId
MATCH (:Mapping {id: mappingId})-[support:SUPPORTED_BY]->(situation:Situation)
WHERE situation.collectionId IN $collectionIds
WITH mappingId, support, situation ORDER BY support.rank
RETURN mappingId, collect(situation {
  .id, .recordingId, .startSeconds, .endSeconds,
  saw: [(situation)-[saw:SAW]->(concept:Concept) | {conceptId: concept.id, confidence: saw.confidence}]
})[0..$limit] AS situations
