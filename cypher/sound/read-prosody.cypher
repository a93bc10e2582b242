// in: $runIds
// out: runId, prosody (its properties); only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})-[:WROTE]->(prosody:Prosody)
WHERE run.doneAtMs IS NOT NULL
RETURN run.id AS runId, prosody {.*} AS prosody
