// in: $runIds
// out: runId, spelt {ipa, respelling}; only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})-[:WROTE]->(respelling:Respelling)
WHERE run.doneAtMs IS NOT NULL
RETURN run.id AS runId, respelling {.ipa, .respelling} AS spelt
