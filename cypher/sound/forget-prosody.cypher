// in: $recordingId
// out: nothing
MATCH (prosody:Prosody {recordingId: $recordingId})
DETACH DELETE prosody
