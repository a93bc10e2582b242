// What runs saw, in order of time.
// in: $runIds
// out: runId, contexts (properties, and shows [{concept, confidence, box}]), appearances (properties without looks); only
//     runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
OPTIONAL MATCH (run)-[:WROTE]->(context:VisualContext)
WITH run, context ORDER BY context.ordinal
WITH run, collect(context {
  .*,
  shows: [(context)-[shows:SHOWS]->(concept:Concept) |
    {concept: concept {.id, .kind, .label, .lexiconId}, confidence: shows.confidence, box: shows.box}]
}) AS contexts
RETURN run.id AS runId, contexts, COLLECT {
  MATCH (run)-[:WROTE]->(appearance:Appearance)
  WITH appearance ORDER BY appearance.ordinal
  RETURN appearance {
    .id, .recordingId, .runId, .startSeconds, .endSeconds, .confidence, .box, .label, .labelConfidence, .pathSeconds, .pathBoxes
  }
} AS appearances
