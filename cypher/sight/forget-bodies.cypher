// in: $recordingId
// out: nothing
MATCH (body:Body {recordingId: $recordingId})
DETACH DELETE body
