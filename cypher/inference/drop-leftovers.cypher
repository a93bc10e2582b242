// Deletes what an earlier try of the same run wrote and the finished one did not write again.
// in: $runIds, $token
// out: count of statements deleted
UNWIND $runIds AS id
MATCH (:InferenceRun {id: id})-[:WROTE]->(statement)
WHERE statement.token <> $token
DETACH DELETE statement
RETURN count(*) AS count
