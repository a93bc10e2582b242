// The current utterances that overlap stretches of recordings.
// in: $stretches [{recordingId, collectionId, fromSeconds, toSeconds}]
// out: id, recordingId, startSeconds, endSeconds; of each recording in order of time
UNWIND $stretches AS stretch
MATCH (event:SoundEvent {collectionId: stretch.collectionId, current: true, recordingId: stretch.recordingId})
USING INDEX SEEK event:SoundEvent(collectionId, current, recordingId, startSeconds, id)
WHERE event.startSeconds < stretch.toSeconds AND event.id IS NOT NULL
  AND event.endSeconds > stretch.fromSeconds AND event:Utterance
RETURN event.id AS id, event.recordingId AS recordingId, event.startSeconds AS startSeconds, event.endSeconds AS endSeconds
ORDER BY event.recordingId, event.startSeconds, event.id
