// in: $ids (of documents), $collectionIds
// out: id, details (packed)
UNWIND $ids AS id
MATCH (document:AnnotationDocument {id: id})
WHERE document.collectionId IN $collectionIds
RETURN id, document.details AS details
