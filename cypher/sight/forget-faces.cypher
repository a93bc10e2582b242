// in: $recordingId
// out: nothing
MATCH (face:Face {recordingId: $recordingId})
DETACH DELETE face
