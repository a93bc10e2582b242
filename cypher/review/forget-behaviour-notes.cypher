// in: $recordingId
// out: count
MATCH (note:BehaviourNote {recordingId: $recordingId})
USING INDEX SEEK note:BehaviourNote(recordingId)
DETACH DELETE note
RETURN count(note) AS count
