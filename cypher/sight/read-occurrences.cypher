// Where concepts were in view, the surest first.
// in: $conceptIds, $collectionIds, $limit (a concept)
// out: conceptId, occurrences [{recordingId, startSeconds, endSeconds, confidence, box}]
UNWIND $conceptIds AS conceptId
MATCH (:Concept {id: conceptId})<-[shows:SHOWS]-(context:VisualContext)
WHERE context.current AND context.collectionId IN $collectionIds
WITH conceptId, shows, context ORDER BY shows.confidence DESC, context.id
RETURN conceptId, collect({
  recordingId: context.recordingId, startSeconds: context.startSeconds, endSeconds: context.endSeconds,
  confidence: shows.confidence, box: shows.box
})[0..$limit] AS occurrences
