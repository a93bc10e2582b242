// What things look like that an interval shows.
// in: $contextId, $collectionIds, $lexiconIds (that may be read)
// out: lexiconId, things [{startSeconds, endSeconds, confidence, descriptor}]; no row where it may not be read
MATCH (context:VisualContext {id: $contextId})
WHERE context.collectionId IN $collectionIds
MATCH (recording:Recording {id: context.recordingId})
WHERE recording.lexiconId IN $lexiconIds
RETURN recording.lexiconId AS lexiconId, COLLECT {
  MATCH (context)-[:HAS_APPEARANCE]->(appearance:Appearance)
  WITH appearance ORDER BY appearance.id
  RETURN appearance {.startSeconds, .endSeconds, .confidence, .descriptor}
} AS things
