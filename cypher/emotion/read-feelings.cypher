// in: $runIds
// out: runId, feelings (properties, in order); only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
RETURN run.id AS runId, COLLECT {
  MATCH (run)-[:WROTE]->(feeling:Feeling)
  RETURN feeling {.*} ORDER BY feeling.ordinal
} AS feelings
