// How runs saw things to be, in order of time and id.
// in: $runIds
// out: runId, qualities [{id, recordingId, runId, startSeconds, endSeconds, appearanceIds, conceptId, kind, label, confidence,
//     box}]; only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
RETURN run.id AS runId, COLLECT {
  MATCH (run)-[:WROTE]->(quality:Quality)-[shows:SHOWS]->(concept:Concept)
  RETURN quality {
    .id, .recordingId, .runId, .startSeconds, .endSeconds, .appearanceIds, conceptId: concept.id, kind: concept.kind,
    label: concept.label, confidence: shows.confidence, box: shows.box
  } ORDER BY quality.startSeconds, quality.id
} AS qualities
