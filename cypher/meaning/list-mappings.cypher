// A page of mappings, most probable first, or in reverse.
// in: $lexiconIds, $lexiconId, $formId, $conceptId, $conceptLabel (part of it, lower case), $status,
//     $minimumProbability, $maximumProbability, $collectionId, $recordingId (or null), $after, $before
//     ([-probability, id] exclusive, or null), $backward, $limit
// out: mapping (its properties)
MATCH (mapping:Mapping)
WHERE mapping.lexiconId IN $lexiconIds
  AND mapping.probability >= coalesce($minimumProbability, 0.0)
  AND mapping.probability <= coalesce($maximumProbability, 1.0)
  AND ($lexiconId IS NULL OR mapping.lexiconId = $lexiconId)
  AND ($formId IS NULL OR mapping.formId = $formId)
  AND ($conceptId IS NULL OR mapping.conceptId = $conceptId)
  AND ($status IS NULL OR mapping.status = $status)
  AND ($conceptLabel IS NULL OR EXISTS {
    MATCH (mapping)-[:MEANS]->(concept:Concept) WHERE toLower(concept.label) CONTAINS $conceptLabel
  })
  AND ($collectionId IS NULL OR EXISTS { MATCH (mapping)-[:OF]->(:SoundForm)<-[:OF_FORM]-(:FormToken {collectionId: $collectionId}) })
  AND ($recordingId IS NULL OR EXISTS { MATCH (mapping)-[:OF]->(:SoundForm)<-[:OF_FORM]-(:FormToken {recordingId: $recordingId}) })
  AND ($after IS NULL OR mapping.probability < -$after[0]
    OR (mapping.probability = -$after[0] AND mapping.id > $after[1]))
  AND ($before IS NULL OR mapping.probability > -$before[0]
    OR (mapping.probability = -$before[0] AND mapping.id < $before[1]))
WITH mapping
ORDER BY
  CASE WHEN $backward THEN mapping.probability ELSE -mapping.probability END,
  CASE WHEN $backward THEN null ELSE mapping.id END,
  CASE WHEN $backward THEN mapping.id END DESC
LIMIT $limit
RETURN mapping {.*} AS mapping
