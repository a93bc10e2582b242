// in: $recordingId
// out: nothing
MATCH (shot:Shot {recordingId: $recordingId})
DETACH DELETE shot
