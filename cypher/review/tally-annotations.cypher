// How many annotations tiers and documents have, how long the longest is at most, and that the documents were edited.
// in: $tiers [{id, added, longestSeconds}], $documentIds, $editedRevision (or null where they were put in just now)
// out: nothing
CALL () {
  UNWIND $tiers AS told
  MATCH (tier:Tier {id: told.id})
  SET tier.annotationCount = tier.annotationCount + told.added,
    tier.longestSeconds = CASE WHEN told.longestSeconds > tier.longestSeconds THEN told.longestSeconds ELSE tier.longestSeconds END
}
UNWIND $documentIds AS documentId
MATCH (document:AnnotationDocument {id: documentId})
CALL (documentId) {
  OPTIONAL MATCH (tier:Tier {documentId: documentId})
  RETURN count(tier) AS tierCount, coalesce(sum(tier.annotationCount), 0) AS annotationCount
}
SET document.tierCount = tierCount, document.annotationCount = annotationCount,
  document.editedRevision = coalesce($editedRevision, document.editedRevision)
