// The documents of a recording, their tiers and the log; the annotations are gone already.
// in: $recordingId
// out: nothing
CALL () {
  MATCH (edit:AnnotationEdit {recordingId: $recordingId})
  USING INDEX SEEK edit:AnnotationEdit(recordingId, revision)
  WHERE edit.revision >= 0
  DETACH DELETE edit
}
CALL () {
  MATCH (tier:Tier {recordingId: $recordingId})
  USING INDEX SEEK tier:Tier(recordingId)
  DETACH DELETE tier
}
CALL () {
  MATCH (document:AnnotationDocument {recordingId: $recordingId})
  USING INDEX SEEK document:AnnotationDocument(recordingId)
  DETACH DELETE document
}
