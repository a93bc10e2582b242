// in: $recordingId
// out: nothing
MATCH (pattern:AcousticPattern {recordingId: $recordingId})
DETACH DELETE pattern
