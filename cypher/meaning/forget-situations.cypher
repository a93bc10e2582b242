// in: $recordingId
// out: nothing
MATCH (situation:Situation {recordingId: $recordingId})
DETACH DELETE situation
