// Recordings as subjects of inferences.
// in: $ids
// out: id, recordingId, collectionId, sha256, hasAudio, hasVideo, facesOff, startSeconds, endSeconds
UNWIND $ids AS id
MATCH (recording:Recording {id: id})
RETURN recording.id AS id, recording.id AS recordingId, recording.collectionId AS collectionId,
  recording.sha256 AS sha256, recording.hasAudio AS hasAudio, recording.hasVideo AS hasVideo,
  EXISTS { MATCH (collection:Collection {id: recording.collectionId}) WHERE collection.facesOff } AS facesOff,
  0.0 AS startSeconds, recording.durationSeconds AS endSeconds
