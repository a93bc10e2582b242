// What runs read in view, in order of time and id.
// in: $runIds
// out: runId, texts [{id, recordingId, runId, startSeconds, endSeconds, text, confidence, box}]; only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
RETURN run.id AS runId, COLLECT {
  MATCH (run)-[:WROTE]->(text:TextInView)
  RETURN text {.id, .recordingId, .runId, .startSeconds, .endSeconds, .text, .confidence, .box}
  ORDER BY text.startSeconds, text.id
} AS texts
