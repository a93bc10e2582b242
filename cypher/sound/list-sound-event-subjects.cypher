// The current sound events of a recording, as subjects of inferences.
// in: $recordingId, $voiceOnly (in a lexicon of a species: also what may be a call, as sound/may-be-call.ts says)
// out: id, recordingId, collectionId, sha256, hasAudio, hasVideo, startSeconds, endSeconds
MATCH (recording:Recording {id: $recordingId})
MATCH (event:SoundEvent {recordingId: $recordingId})
WHERE event.current AND (
  NOT $voiceOnly OR event:Utterance
  OR (
    event.kind IN ['HUMAN', 'ANIMAL', 'UNKNOWN'] AND NOT event.label IN ['noise', 'ultrasound']
    AND EXISTS { MATCH (lexicon:Lexicon {id: recording.lexiconId}) WHERE lexicon.species IS NOT NULL }
  )
)
RETURN event.id AS id, recording.id AS recordingId, recording.collectionId AS collectionId,
  recording.sha256 AS sha256, recording.hasAudio AS hasAudio, recording.hasVideo AS hasVideo,
  event.startSeconds AS startSeconds, event.endSeconds AS endSeconds
ORDER BY event.startSeconds, event.id
