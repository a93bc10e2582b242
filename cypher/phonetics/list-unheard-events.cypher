// Current sound events that were not embedded by the networks that are there, recording by recording.
// in: $collectionIds, $space, $after ([recordingId, id], exclusive), $limit
// out: id, recordingId
UNWIND $collectionIds AS collectionId
MATCH (event:SoundEvent {collectionId: collectionId, current: true})
USING INDEX event:SoundEvent(collectionId, current, recordingId, startSeconds, id)
WHERE event.recordingId >= $after[0] AND (event.recordingId > $after[0] OR event.id > $after[1])
  AND event.startSeconds IS NOT NULL AND event.id IS NOT NULL
  AND NOT EXISTS {
    (event)-[:HAS_STRETCH]->(stretch:SoundStretch)
    WHERE stretch.current AND stretch.space = $space
  }
RETURN event.id AS id, event.recordingId AS recordingId
ORDER BY recordingId, id
LIMIT $limit
