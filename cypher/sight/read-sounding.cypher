// What runs saw sounding, in order of time.
// in: $runIds
// out: runId, soundings [{id, recordingId, runId, startSeconds, endSeconds, confidence, heardSourceId, seenId}]; only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
RETURN run.id AS runId, COLLECT {
  MATCH (run)-[:WROTE]->(sounding:Sounding)-[:HEARD_AS]->(heard:HeardSource)
  MATCH (sounding)-[:SEEN_AS]->(seen)
  WITH sounding, heard, seen ORDER BY sounding.ordinal
  RETURN sounding {
    .id, .recordingId, .runId, .startSeconds, .endSeconds, .confidence, heardSourceId: heard.id, seenId: seen.id
  }
} AS soundings
