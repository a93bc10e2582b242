// in: $recordingId
// out: nothing
MATCH (scene:Scene {recordingId: $recordingId})
DETACH DELETE scene
