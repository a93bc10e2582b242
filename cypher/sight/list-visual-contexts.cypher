// A page of current visual contexts over recordings, by recording and time, or in reverse.
// in: $collectionIds, $lexiconIds, $collectionId, $recordingId, $conceptId, $fromSeconds, $toSeconds (or null), $after,
//     $before ([recordingId, startSeconds, id] exclusive, or null), $backward, $limit
// out: context (properties, and shows as in read-visual-contexts)
MATCH (context:VisualContext)
WHERE context.collectionId IN $collectionIds
  AND context.current
  AND ($collectionId IS NULL OR context.collectionId = $collectionId)
  AND ($recordingId IS NULL OR context.recordingId = $recordingId)
  AND ($conceptId IS NULL OR EXISTS { MATCH (context)-[:SHOWS]->(:Concept {id: $conceptId}) })
  AND ($fromSeconds IS NULL OR context.endSeconds > $fromSeconds)
  AND ($toSeconds IS NULL OR context.startSeconds < $toSeconds)
  AND ($after IS NULL OR context.recordingId > $after[0]
    OR (context.recordingId = $after[0] AND (context.startSeconds > $after[1]
      OR (context.startSeconds = $after[1] AND context.id > $after[2]))))
  AND ($before IS NULL OR context.recordingId < $before[0]
    OR (context.recordingId = $before[0] AND (context.startSeconds < $before[1]
      OR (context.startSeconds = $before[1] AND context.id < $before[2]))))
WITH context
ORDER BY
  CASE WHEN $backward THEN null ELSE context.recordingId END,
  CASE WHEN $backward THEN context.recordingId END DESC,
  CASE WHEN $backward THEN -context.startSeconds ELSE context.startSeconds END,
  CASE WHEN $backward THEN null ELSE context.id END,
  CASE WHEN $backward THEN context.id END DESC
LIMIT $limit
RETURN context {
  .*,
  shows: [(context)-[shows:SHOWS]->(concept:Concept) WHERE concept.lexiconId IS NULL OR concept.lexiconId IN $lexiconIds |
    {concept: concept {.id, .kind, .label, .lexiconId}, confidence: shows.confidence, box: shows.box}]
} AS context
