// What moments are made of: situations of ready recordings with the points of their sounds, and the things that were in view in
// the recording.
// in: $lexiconId, $recordingIds (or null for all)
// out: collectionId, situations [{id, eventId, startSeconds, endSeconds, sounds [vector]}], things [{startSeconds, endSeconds,
//     confidence, descriptor}]; a row a recording
MATCH (recording:Recording {lexiconId: $lexiconId})
WHERE recording.readyPosition IS NOT NULL AND ($recordingIds IS NULL OR recording.id IN $recordingIds)
RETURN recording.collectionId AS collectionId, COLLECT {
  MATCH (situation:Situation {recordingId: recording.id})-[:ABOUT]->(event:SoundEvent)
  WHERE situation.lexiconId = $lexiconId AND event.current
  WITH situation, event ORDER BY situation.id
  RETURN situation {
    .id, .startSeconds, .endSeconds, eventId: event.id,
    sounds: COLLECT {
      MATCH (event)-[:HAS_STRETCH]->(stretch:SoundStretch)
      WHERE stretch.current
      RETURN stretch.embedding ORDER BY stretch.startSeconds, stretch.id
    }
  }
} AS situations, COLLECT {
  MATCH (appearance:Appearance {recordingId: recording.id})
  WHERE appearance.current
  WITH appearance ORDER BY appearance.id
  RETURN appearance {.startSeconds, .endSeconds, .confidence, .descriptor}
} AS things
ORDER BY recording.id
