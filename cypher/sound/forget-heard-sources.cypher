// in: $recordingId
// out: nothing
MATCH (heard:HeardSource {recordingId: $recordingId})
DETACH DELETE heard
