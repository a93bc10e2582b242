// Types stay: they are of every recording.
// in: $recordingId
// out: nothing
CALL () {
  MATCH (phone:PhoneToken {recordingId: $recordingId})
  USING INDEX SEEK phone:PhoneToken(recordingId)
  DETACH DELETE phone
}
CALL () {
  MATCH (sequence:PhoneSequence {recordingId: $recordingId})
  USING INDEX SEEK sequence:PhoneSequence(recordingId)
  DETACH DELETE sequence
}
