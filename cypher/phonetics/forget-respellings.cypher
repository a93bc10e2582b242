// in: $recordingId
// out: nothing
MATCH (respelling:Respelling {recordingId: $recordingId})
DETACH DELETE respelling
