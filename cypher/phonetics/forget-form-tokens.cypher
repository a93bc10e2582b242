// in: $recordingId
// out: nothing
MATCH (token:FormToken {recordingId: $recordingId})
DETACH DELETE token
