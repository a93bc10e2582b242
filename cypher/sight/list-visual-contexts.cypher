// A page of current visual contexts over recordings, by recording and time, from an index in that order. Scenes and qualities of
// things are only among them where one such concept is asked for.
// in: $collectionIds, $lexiconIds, $conceptId, $fromSeconds, $toSeconds (or null), $after, $before ([recordingId,
//     startSeconds, id] exclusive, or null), $fromRecordingId, $toRecordingId (ids that hold both the filter's and the
//     cursors'), $limit
// out: context (properties, and shows as in read-visual-contexts)
UNWIND $collectionIds AS collectionId
CALL (collectionId) {
  MATCH (context:VisualContext {collectionId: collectionId, current: true})
  USING INDEX context:VisualContext(collectionId, current, recordingId, startSeconds, id)
  WHERE context.recordingId >= $fromRecordingId AND context.recordingId <= $toRecordingId
    AND context.startSeconds IS NOT NULL AND context.id IS NOT NULL
    AND ($after IS NULL OR context.recordingId > $after[0]
      OR (context.recordingId = $after[0] AND (context.startSeconds > $after[1]
        OR (context.startSeconds = $after[1] AND context.id > $after[2]))))
    AND ($before IS NULL OR context.recordingId < $before[0]
      OR (context.recordingId = $before[0] AND (context.startSeconds < $before[1]
        OR (context.startSeconds = $before[1] AND context.id < $before[2]))))
    AND CASE WHEN $conceptId IS NULL THEN NOT (context:Scene OR context:Quality)
      ELSE EXISTS { MATCH (context)-[:SHOWS]->(:Concept {id: $conceptId}) } END
    AND ($fromSeconds IS NULL OR context.endSeconds > $fromSeconds)
    AND ($toSeconds IS NULL OR context.startSeconds < $toSeconds)
  RETURN context
  ORDER BY context.collectionId, context.current, context.recordingId, context.startSeconds, context.id
  LIMIT $limit
}
WITH context
ORDER BY context.recordingId, context.startSeconds, context.id
LIMIT $limit
RETURN context {
  .*,
  shows: [(context)-[shows:SHOWS]->(concept:Concept) WHERE concept.lexiconId IS NULL OR concept.lexiconId IN $lexiconIds |
    {concept: concept {.id, .kind, .label, .lexiconId}, confidence: shows.confidence, box: shows.box}]
} AS context
