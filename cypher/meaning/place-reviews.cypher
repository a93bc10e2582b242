// Moves reviews to the mapping that theirs has become; form and concept stay what they were when the review was given.
// in: $placed [{id, mappingId}]
// out: nothing
UNWIND $placed AS placed
MATCH (review:Review {id: placed.id})
SET review.subjectId = placed.mappingId
WITH review, placed
CALL (review, placed) {
  MATCH (review)-[former:ON]->(mapping:Mapping)
  WHERE mapping.id <> placed.mappingId
  DELETE former
}
CALL (review, placed) {
  MATCH (mapping:Mapping {id: placed.mappingId})
  MERGE (review)-[:ON]->(mapping)
}
