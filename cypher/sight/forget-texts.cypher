// in: $recordingId
// out: nothing
MATCH (text:TextInView {recordingId: $recordingId})
DETACH DELETE text
