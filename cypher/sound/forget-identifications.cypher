// in: $recordingId
// out: nothing
MATCH (identification:SourceIdentification {recordingId: $recordingId})
DETACH DELETE identification
