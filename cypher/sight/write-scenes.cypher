// Writes where and when runs judged shots to play: each is an interval in view of its own, which shows what is sure of it.
// in: $runs [{runId, token, recordingId, collectionId, current, scenes [{id, startSeconds, endSeconds, brightness,
//     setting, outdoorsProbability, dayTime, dayProbability, concepts [{id, label, confidence, box}]}]}]
// out: count of scenes
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (recording:Recording {id: written.recordingId})
UNWIND written.scenes AS seen
MERGE (context:VisualContext {id: seen.id})
SET context:Scene,
    context += seen {.startSeconds, .endSeconds, .brightness, .setting, .outdoorsProbability, .dayTime,
      .dayProbability},
    context.recordingId = written.recordingId,
    context.collectionId = written.collectionId,
    context.runId = written.runId,
    context.token = written.token,
    context.current = written.current
MERGE (recording)-[:CONTAINS]->(context)
MERGE (run)-[:WROTE]->(context)
WITH context, seen
CALL (context, seen) {
  UNWIND seen.concepts AS shown
  MERGE (concept:Concept {id: shown.id})
  ON CREATE SET concept.kind = 'SCENE', concept.label = shown.label
  MERGE (context)-[shows:SHOWS]->(concept)
  SET shows.confidence = shown.confidence, shows.box = shown.box
}
RETURN count(context) AS count
