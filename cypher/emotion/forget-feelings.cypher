// in: $recordingId, $channels
// out: nothing
MATCH (feeling:Feeling {recordingId: $recordingId})
WHERE feeling.channel IN $channels
DETACH DELETE feeling
