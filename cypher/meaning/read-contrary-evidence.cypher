// Situations in which a mapping's form was heard and its concept was surely not in view, the surest first; and how many
// there are. Sound without pictures shows nothing, and speaks for nobody.
// in: $mappingIds, $collectionIds, $leastHeard, $leastSeen (confidences), $limit (a mapping)
// out: mappingId, count, situations [{id, recordingId, startSeconds, endSeconds, saw [{conceptId, confidence}]}]
UNWIND $mappingIds AS mappingId
MATCH (mapping:Mapping {id: mappingId})
CALL (mapping) {
  MATCH (mapping)-[:OF]->(:SoundForm)<-[of:OF_FORM]-(:FormToken)<-[:HEARD]-(situation:Situation)
  WHERE of.confidence >= $leastHeard AND situation.collectionId IN $collectionIds
    AND NOT EXISTS { MATCH (situation)-[saw:SAW]->(:Concept {id: mapping.conceptId}) WHERE saw.confidence >= $leastSeen }
    AND EXISTS { MATCH (recording:Recording {id: situation.recordingId}) WHERE recording.hasVideo }
  WITH situation, max(of.confidence) AS confidence
  ORDER BY confidence DESC, situation.id
  RETURN collect(situation) AS found
}
RETURN mappingId, size(found) AS count, [situation IN found[0..$limit] | situation {
  .id, .recordingId, .startSeconds, .endSeconds,
  saw: [(situation)-[saw:SAW]->(concept:Concept) | {conceptId: concept.id, confidence: saw.confidence}]
}] AS situations
