// What was in view in ready recordings, interval by interval.
// in: $lexiconId, $recordingIds (or null for all)
// out: recordingId, intervals [{startSeconds, endSeconds, shows [{conceptId, confidence}]}]
MATCH (recording:Recording {lexiconId: $lexiconId})
WHERE recording.readyPosition IS NOT NULL AND ($recordingIds IS NULL OR recording.id IN $recordingIds)
MATCH (context:VisualContext {recordingId: recording.id})
WHERE context.current
WITH recording, context ORDER BY context.startSeconds, context.id
RETURN recording.id AS recordingId, collect(context {
  .startSeconds, .endSeconds,
  shows: COLLECT {
    MATCH (context)-[shows:SHOWS]->(concept:Concept)
    WHERE concept.lexiconId IS NULL OR concept.lexiconId = $lexiconId
    WITH concept.id AS conceptId, max(shows.confidence) AS confidence
    RETURN {conceptId: conceptId, confidence: confidence} ORDER BY conceptId
  }
}) AS intervals
