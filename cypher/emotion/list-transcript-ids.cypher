// The transcripts of a recording that no other has taken the place of.
// in: $recordingId
// out: id
MATCH (transcript:Transcript {recordingId: $recordingId})
USING INDEX SEEK transcript:Transcript(recordingId)
WHERE transcript.current
RETURN transcript.id AS id
ORDER BY id
