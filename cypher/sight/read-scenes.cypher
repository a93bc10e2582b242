// Where and when runs judged shots to play, in order of time.
// in: $runIds
// out: runId, scenes [{id, recordingId, runId, startSeconds, endSeconds, brightness, setting, outdoorsProbability, dayTime,
//     dayProbability, conceptIds}]; only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
RETURN run.id AS runId, COLLECT {
  MATCH (run)-[:WROTE]->(scene:Scene)
  WITH scene, COLLECT { MATCH (scene)-[:SHOWS]->(concept:Concept) RETURN concept.id ORDER BY concept.label } AS conceptIds
  RETURN scene {
    .id, .recordingId, .runId, .startSeconds, .endSeconds, .brightness, .setting, .outdoorsProbability, .dayTime, .dayProbability,
    conceptIds
  } ORDER BY scene.startSeconds, scene.id
} AS scenes
