// A document and its tiers, whose annotations are gone already. What the log says of it can no longer be undone.
// in: $id, $recordingId
// out: nothing
CALL () {
  MATCH (edit:AnnotationEdit {recordingId: $recordingId})
  USING INDEX SEEK edit:AnnotationEdit(recordingId, revision)
  WHERE edit.revision >= 0 AND $id IN edit.documentIds
  SET edit.state = 'PAST'
}
CALL () {
  MATCH (tier:Tier {documentId: $id})
  DETACH DELETE tier
}
MATCH (document:AnnotationDocument {id: $id})
DETACH DELETE document
