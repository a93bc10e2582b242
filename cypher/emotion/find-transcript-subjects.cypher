// Transcripts as subjects of inferences, with what they say.
// in: $ids
// out: id, recordingId, collectionId, sha256, hasAudio, hasVideo, startSeconds, endSeconds, properties {language, cues [{id, text}]}
UNWIND $ids AS id
MATCH (transcript:Transcript {id: id})
MATCH (recording:Recording {id: transcript.recordingId})
RETURN transcript.id AS id, recording.id AS recordingId, recording.collectionId AS collectionId,
  recording.sha256 AS sha256, recording.hasAudio AS hasAudio, recording.hasVideo AS hasVideo,
  0.0 AS startSeconds, recording.durationSeconds AS endSeconds, {
    language: transcript.language,
    cues: COLLECT {
      MATCH (cue:Cue {transcriptId: transcript.id})
      USING INDEX SEEK cue:Cue(transcriptId, ordinal)
      WHERE cue.ordinal >= 0
      WITH cue ORDER BY cue.ordinal
      RETURN cue {.id, .text}
    }
  } AS properties
