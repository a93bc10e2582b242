// Patterns of the current utterances of ready recordings of a lexicon.
// in: $lexiconId, $recordingIds (or null for all)
// out: eventId, recordingId, collectionId, startSeconds, endSeconds, pattern; by event
MATCH (recording:Recording {lexiconId: $lexiconId})
WHERE recording.readyPosition IS NOT NULL AND ($recordingIds IS NULL OR recording.id IN $recordingIds)
MATCH (pattern:AcousticPattern {recordingId: recording.id})
WHERE pattern.current
MATCH (event:SoundEvent {id: pattern.soundEventId})
WHERE event.current
RETURN event.id AS eventId, recording.id AS recordingId, recording.collectionId AS collectionId,
  event.startSeconds AS startSeconds, event.endSeconds AS endSeconds, pattern {.startSeconds, .frames, .dims, .features} AS pattern
ORDER BY eventId
