// in: $id
// out: recordingId, collectionId, createdById; no row where there is none
MATCH (document:AnnotationDocument {id: $id})
RETURN document.recordingId AS recordingId, document.collectionId AS collectionId, document.createdById AS createdById
