// Writes what runs saw: each thing once a shot, and the intervals in which it is in view. A concept that the detector
// names is one node for all.
// in: $runs [{runId, token, recordingId, collectionId, current,
//     appearances [{id, ordinal, startSeconds, endSeconds, confidence, box, descriptor, label, labelConfidence, pathSeconds,
//       pathBoxes (four numbers a point)}],
//     contexts [{id, ordinal, startSeconds, endSeconds, concepts [{id, kind, label, confidence, box}],
//       things [{id (of an appearance), box}]}]}]
// out: count of contexts
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (recording:Recording {id: written.recordingId})
CALL (written, run, recording) {
  UNWIND written.appearances AS looked
  MERGE (appearance:Appearance {id: looked.id})
  SET appearance += looked,
      appearance.recordingId = written.recordingId,
      appearance.collectionId = written.collectionId,
      appearance.runId = written.runId,
      appearance.token = written.token,
      appearance.current = written.current
  MERGE (recording)-[:CONTAINS]->(appearance)
  MERGE (run)-[:WROTE]->(appearance)
}
UNWIND written.contexts AS seen
MERGE (context:VisualContext {id: seen.id})
SET context.recordingId = written.recordingId,
    context.collectionId = written.collectionId,
    context.runId = written.runId,
    context.token = written.token,
    context.current = written.current,
    context.ordinal = seen.ordinal,
    context.startSeconds = seen.startSeconds,
    context.endSeconds = seen.endSeconds
MERGE (recording)-[:CONTAINS]->(context)
MERGE (run)-[:WROTE]->(context)
WITH context, seen
CALL (context, seen) {
  UNWIND seen.concepts AS shown
  MERGE (concept:Concept {id: shown.id})
  ON CREATE SET concept.kind = shown.kind, concept.label = shown.label
  MERGE (context)-[shows:SHOWS]->(concept)
  SET shows.confidence = shown.confidence, shows.box = shown.box
}
CALL (context, seen) {
  UNWIND seen.things AS thing
  MATCH (appearance:Appearance {id: thing.id})
  MERGE (context)-[has:HAS_APPEARANCE]->(appearance)
  SET has.box = thing.box
}
RETURN count(DISTINCT context) AS count
