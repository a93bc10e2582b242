// The faces that runs found, in order of time.
// in: $runIds
// out: runId, faces (properties without the point); only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
OPTIONAL MATCH (run)-[:WROTE]->(face:Face)
WITH run, face ORDER BY face.ordinal
RETURN run.id AS runId, collect(face {
  .id, .recordingId, .runId, .personId, .startSeconds, .endSeconds, .box, .confidence, .pathSeconds, .pathBoxes, .moments,
  .momentsStartSeconds, .momentsPerSecond
}) AS faces
