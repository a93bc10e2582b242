// in: $recordingId, $collectionIds, $beforeRevision (exclusive), $limit
// out: edit (properties but for the changes), the newest first
MATCH (recording:Recording {id: $recordingId})
WHERE recording.collectionId IN $collectionIds
MATCH (edit:AnnotationEdit {recordingId: $recordingId})
USING INDEX SEEK edit:AnnotationEdit(recordingId, revision)
WHERE edit.revision < $beforeRevision
WITH edit ORDER BY edit.revision DESC
LIMIT $limit
RETURN edit {.id, .recordingId, .revision, .kind, .byId, .atMs, .state, .changeCount} AS edit
