// in: $document (properties, packed details among them)
// out: id
MATCH (recording:Recording {id: $document.recordingId})
MERGE (owner:Owner {id: $document.createdById})
MERGE (document:AnnotationDocument {id: $document.id})
ON CREATE SET document = $document
MERGE (recording)-[:HAS_ANNOTATIONS]->(document)
MERGE (document)-[:BY]->(owner)
RETURN document.id AS id
