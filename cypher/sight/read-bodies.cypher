// The bodies that runs found, in order of time.
// in: $runIds
// out: runId, bodies (properties); only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
OPTIONAL MATCH (run)-[:WROTE]->(body:Body)
WITH run, body ORDER BY body.ordinal
RETURN run.id AS runId, collect(body {.*}) AS bodies
