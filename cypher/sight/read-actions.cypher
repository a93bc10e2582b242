// What runs saw being done, in order of time.
// in: $runIds
// out: runId, actions [{id, recordingId, runId, startSeconds, endSeconds, actorId, targetId, conceptId, kind, label,
//     confidence, box}];
//     only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
RETURN run.id AS runId, COLLECT {
  MATCH (run)-[:WROTE]->(action:Action)-[shows:SHOWS]->(concept:Concept)
  WITH action, shows, concept ORDER BY action.ordinal
  RETURN action {
    .id, .recordingId, .runId, .startSeconds, .endSeconds, .actorId, .targetId, conceptId: concept.id, kind: concept.kind,
    label: concept.label, confidence: shows.confidence, box: shows.box
  }
} AS actions
