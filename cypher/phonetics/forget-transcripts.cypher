// in: $recordingId
// out: nothing
CALL () {
  MATCH (cue:Cue {recordingId: $recordingId})
  USING INDEX SEEK cue:Cue(recordingId)
  DETACH DELETE cue
}
CALL () {
  MATCH (transcript:Transcript {recordingId: $recordingId})
  USING INDEX SEEK transcript:Transcript(recordingId)
  DETACH DELETE transcript
}
