// Annotations to the statements that they stand for, where these are still there; to who is heard for a turn, and to the utterance for
// what is felt in it.
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
  MATCH (statement:SoundEvent {id: split(id, ':')[0]}) WHERE statement.id + ':emotion' = id RETURN statement
  UNION ALL
  MATCH (statement:HeardSource {id: split(id, ':')[0]})-[sounds:SOUNDS_IN]->(event:SoundEvent)
  WHERE statement.id + ':' + event.id + ':' + toString(sounds.startSeconds) = id
  RETURN statement
  UNION ALL
  MATCH (statement:Cue {id: id}) RETURN statement
}
MERGE (annotation)-[:STANDS_FOR]->(statement)
