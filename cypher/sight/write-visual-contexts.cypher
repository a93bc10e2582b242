// Writes what runs saw. A concept that the detector names is one node for all.
// in: $runs [{runId, token, recordingId, collectionId, current, contexts [{id, ordinal, startSeconds, endSeconds,
//     concepts [{id, kind, label, confidence, box}], appearances [{id, confidence, box, descriptor,
//     label, labelConfidence}]}]}]
// out: count of contexts
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (recording:Recording {id: written.recordingId})
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
WITH written, run, context, seen
CALL (context, seen) {
  UNWIND seen.concepts AS shown
  MERGE (concept:Concept {id: shown.id})
  ON CREATE SET concept.kind = shown.kind, concept.label = shown.label
  MERGE (context)-[shows:SHOWS]->(concept)
  SET shows.confidence = shown.confidence, shows.box = shown.box
}
CALL (written, run, context, seen) {
  UNWIND seen.appearances AS looked
  MERGE (appearance:Appearance {id: looked.id})
  SET appearance.recordingId = written.recordingId,
      appearance.collectionId = written.collectionId,
      appearance.runId = written.runId,
      appearance.token = written.token,
      appearance.current = written.current,
      appearance.startSeconds = seen.startSeconds,
      appearance.endSeconds = seen.endSeconds,
      appearance.confidence = looked.confidence,
      appearance.box = looked.box,
      appearance.descriptor = looked.descriptor,
      appearance.label = looked.label,
      appearance.labelConfidence = looked.labelConfidence
  MERGE (context)-[:HAS_APPEARANCE]->(appearance)
  MERGE (run)-[:WROTE]->(appearance)
}
RETURN count(DISTINCT context) AS count
