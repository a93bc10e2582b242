// The documents of a recording and the log. Its tiers are on their way out.
// in: $recordingId, $nowMs
// out: nothing
CALL () {
  MATCH (edit:AnnotationEdit {recordingId: $recordingId})
  USING INDEX SEEK edit:AnnotationEdit(recordingId, revision)
  WHERE edit.revision >= 0
  DETACH DELETE edit
}
CALL () {
  MATCH (document:AnnotationDocument {recordingId: $recordingId})
  USING INDEX SEEK document:AnnotationDocument(recordingId)
  CALL (document) {
    MATCH (document)-[:HAS_TIER]->(tier)
    SET tier:LooseTier, tier.looseSinceMs = $nowMs
    REMOVE tier:Tier, tier:RetiredTier
  }
  DETACH DELETE document
}
