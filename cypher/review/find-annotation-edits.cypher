// What a person did last and may undo, or undid last and may do again.
// in: $recordingId, $byId, $state, $direction (-1 for the last first, 1 for the first first), $limit
// out: edit (properties, packed changes among them)
MATCH (edit:AnnotationEdit {recordingId: $recordingId})
USING INDEX SEEK edit:AnnotationEdit(recordingId, revision)
WHERE edit.revision >= 0 AND edit.byId = $byId AND edit.state = $state
WITH edit ORDER BY $direction * edit.revision
LIMIT $limit
RETURN edit {.*} AS edit
