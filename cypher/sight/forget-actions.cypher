// in: $recordingId
// out: nothing
MATCH (action:Action {recordingId: $recordingId})
DETACH DELETE action
