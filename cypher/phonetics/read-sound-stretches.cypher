// in: $runIds
// out: runId, stretches [{startSeconds, endSeconds, vector}] in order of time; only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
OPTIONAL MATCH (run)-[:WROTE]->(stretch:SoundStretch)
WITH run, stretch ORDER BY stretch.ordinal
RETURN run.id AS runId, collect(stretch {.startSeconds, .endSeconds, vector: stretch.embedding}) AS stretches
