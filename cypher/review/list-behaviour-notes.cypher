// in: $recordingIds, $collectionIds
// out: note (its properties), in order of time in each recording
UNWIND $recordingIds AS recordingId
MATCH (note:BehaviourNote {recordingId: recordingId})
USING INDEX SEEK note:BehaviourNote(recordingId)
WHERE note.collectionId IN $collectionIds
RETURN note {.*} AS note
ORDER BY note.recordingId, note.startSeconds, note.id
