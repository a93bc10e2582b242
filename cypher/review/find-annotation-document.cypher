// in: $id
// out: id, recordingId, collectionId, createdById, editedRevision (or null), tierIds; no row where there is none
MATCH (document:AnnotationDocument {id: $id})
OPTIONAL MATCH (tier:Tier {documentId: $id})
RETURN document.id AS id, document.recordingId AS recordingId, document.collectionId AS collectionId,
  document.createdById AS createdById, document.editedRevision AS editedRevision, collect(tier.id) AS tierIds
