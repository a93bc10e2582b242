// in: $runIds
// out: runId, pattern (startSeconds, frames, dims, features); only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})-[:WROTE]->(pattern:AcousticPattern)
WHERE run.doneAtMs IS NOT NULL
RETURN run.id AS runId, pattern {.startSeconds, .frames, .dims, .features} AS pattern
