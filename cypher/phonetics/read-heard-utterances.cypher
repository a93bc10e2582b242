// The current utterances of ready recordings of a lexicon as they were heard; of one of a species, all that may be calls.
// in: $lexiconId, $space (of points), $recordingIds (or null for all)
// out: eventId, recordingId, collectionId, startSeconds, endSeconds, pattern, phones [IPA] (or null), points [[number]]; by event
OPTIONAL MATCH (lexicon:Lexicon {id: $lexiconId})
MATCH (recording:Recording {lexiconId: $lexiconId})
WHERE recording.readyPosition IS NOT NULL AND ($recordingIds IS NULL OR recording.id IN $recordingIds)
MATCH (pattern:AcousticPattern {recordingId: recording.id})
WHERE pattern.current
MATCH (event:SoundEvent {id: pattern.soundEventId})
WHERE event.current AND (event:Utterance OR lexicon.species IS NOT NULL)
RETURN event.id AS eventId, recording.id AS recordingId, recording.collectionId AS collectionId,
  event.startSeconds AS startSeconds, event.endSeconds AS endSeconds, pattern {.startSeconds, .frames, .dims, .features} AS pattern,
  head([(event)-[:HAS_PHONES]->(heard:PhoneSequence) WHERE heard.current | heard.ipas]) AS phones,
  [(event)-[:HAS_STRETCH]->(stretch:SoundStretch) WHERE stretch.current AND stretch.space = $space | stretch.embedding] AS points
ORDER BY eventId
