// in: $recordingId
// out: nothing
OPTIONAL MATCH (appearance:Appearance {recordingId: $recordingId})
DETACH DELETE appearance
WITH count(*) AS gone
MATCH (context:VisualContext {recordingId: $recordingId})
DETACH DELETE context
