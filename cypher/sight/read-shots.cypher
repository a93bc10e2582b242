// The shots that runs found, in order of time.
// in: $runIds
// out: runId, shots (properties); only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
OPTIONAL MATCH (run)-[:WROTE]->(shot:Shot)
WITH run, shot ORDER BY shot.ordinal
RETURN run.id AS runId, collect(shot {.*}) AS shots
