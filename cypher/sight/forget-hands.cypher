// in: $recordingId
// out: nothing
MATCH (hand:Hand {recordingId: $recordingId})
DETACH DELETE hand
