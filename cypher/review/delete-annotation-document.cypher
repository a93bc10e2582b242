// A document. Its tiers are on their way out, and seen no more. What the log says of it can no longer be undone.
// in: $id, $recordingId, $nowMs
// out: tierIds
CALL () {
  MATCH (edit:AnnotationEdit {recordingId: $recordingId})
  USING INDEX SEEK edit:AnnotationEdit(recordingId, revision)
  WHERE edit.revision >= 0 AND $id IN edit.documentIds
  SET edit.state = 'PAST'
}
MATCH (document:AnnotationDocument {id: $id})
CALL (document) {
  MATCH (document)-[:HAS_TIER]->(tier)
  SET tier:LooseTier, tier.looseSinceMs = $nowMs
  REMOVE tier:Tier, tier:RetiredTier
  RETURN collect(tier.id) AS tierIds
}
DETACH DELETE document
RETURN tierIds
