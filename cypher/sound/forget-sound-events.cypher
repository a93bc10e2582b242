// in: $recordingId
// out: nothing
MATCH (event:SoundEvent {recordingId: $recordingId})
DETACH DELETE event
