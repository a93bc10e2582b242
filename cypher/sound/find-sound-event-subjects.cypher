// Sound events as subjects of inferences.
// in: $ids
// out: id, recordingId, collectionId, sha256, hasAudio, hasVideo, startSeconds, endSeconds
UNWIND $ids AS id
MATCH (event:SoundEvent {id: id})
MATCH (recording:Recording {id: event.recordingId})
RETURN event.id AS id, recording.id AS recordingId, recording.collectionId AS collectionId,
  recording.sha256 AS sha256, recording.hasAudio AS hasAudio, recording.hasVideo AS hasVideo,
  event.startSeconds AS startSeconds, event.endSeconds AS endSeconds
