// in: $recordingId
// out: nothing
MATCH (quality:Quality {recordingId: $recordingId})
DETACH DELETE quality
