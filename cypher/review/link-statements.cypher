// Annotations to the statements that they stand for, where these are still there.
// in: $annotationIds
// out: nothing
UNWIND $annotationIds AS annotationId
MATCH (annotation:Annotation {id: annotationId})
WITH annotation, annotation.statementId AS id
CALL (id) {
  MATCH (statement:SoundEvent {id: id}) RETURN statement
  UNION ALL
  MATCH (statement:PhoneToken {id: id}) RETURN statement
  UNION ALL
  MATCH (statement:FormToken {id: id}) RETURN statement
  UNION ALL
  MATCH (statement:VisualContext {id: id}) RETURN statement
  UNION ALL
  MATCH (statement:Feeling {id: id}) RETURN statement
  UNION ALL
  MATCH (statement:Cue {id: id}) RETURN statement
}
MERGE (annotation)-[:STANDS_FOR]->(statement)
