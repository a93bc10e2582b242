// The hands that runs found, in order of time.
// in: $runIds
// out: runId, hands (properties); only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
OPTIONAL MATCH (run)-[:WROTE]->(hand:Hand)
WITH run, hand ORDER BY hand.ordinal
RETURN run.id AS runId, collect(hand {.*}) AS hands
