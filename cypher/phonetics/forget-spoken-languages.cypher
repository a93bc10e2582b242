// in: $recordingId
// out: nothing
MATCH (spoken:SpokenLanguage {recordingId: $recordingId})
DETACH DELETE spoken
