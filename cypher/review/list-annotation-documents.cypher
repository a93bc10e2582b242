// in: $recordingIds, $collectionIds
// out: document (properties but those that are packed), in the order in which they were made
UNWIND $recordingIds AS recordingId
MATCH (document:AnnotationDocument {recordingId: recordingId})
USING INDEX SEEK document:AnnotationDocument(recordingId)
WHERE document.collectionId IN $collectionIds
RETURN document {.id, .recordingId, .collectionId, .origin, .format, .fileName, .contentSha256, .createdById,
  .createdAtMs, .revision, .editedRevision, .tierCount, .annotationCount} AS document
ORDER BY document.revision, document.id
