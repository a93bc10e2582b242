// An entry of the log. What this person had undone before it is not done again after it.
// in: $edit (properties, packed changes among them)
// out: id
CALL () {
  MATCH (undone:AnnotationEdit {recordingId: $edit.recordingId})
  USING INDEX SEEK undone:AnnotationEdit(recordingId, revision)
  WHERE undone.revision >= 0 AND undone.state = 'UNDONE' AND undone.byId = $edit.byId
  SET undone.state = 'PAST'
}
MATCH (recording:Recording {id: $edit.recordingId})
MERGE (owner:Owner {id: $edit.byId})
CREATE (edit:AnnotationEdit)
SET edit = $edit
CREATE (recording)-[:HAS_EDIT]->(edit)
CREATE (edit)-[:BY]->(owner)
RETURN edit.id AS id
