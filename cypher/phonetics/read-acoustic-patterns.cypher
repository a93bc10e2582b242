// in: $runIds
// out: runId, pattern (bytes); only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})-[:WROTE]->(pattern:AcousticPattern)
WHERE run.doneAtMs IS NOT NULL
RETURN run.id AS runId, pattern.pattern AS pattern
