// What runs saw, in order of time.
// in: $runIds
// out: runId, contexts (properties, and shows [{concept, confidence, box}]); only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
OPTIONAL MATCH (run)-[:WROTE]->(context:VisualContext)
WITH run, context ORDER BY context.ordinal
RETURN run.id AS runId, collect(context {
  .*,
  shows: [(context)-[shows:SHOWS]->(concept:Concept) |
    {concept: concept {.id, .kind, .label, .lexiconId}, confidence: shows.confidence, box: shows.box}]
}) AS contexts
