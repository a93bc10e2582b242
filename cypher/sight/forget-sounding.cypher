// in: $recordingId
// out: nothing
MATCH (sounding:Sounding {recordingId: $recordingId})
DETACH DELETE sounding
