// By whoever imported it and may still annotate, or whoever owns the collection. What it took the place of stands again; what was inferred about it goes.
// in: $id, $byId, $annotatableIds, $ownedIds (of collections)
// out: id, recordingId, collectionId, lexiconId, language; no row where there is no such transcript of theirs
MATCH (transcript:Transcript {id: $id})
MATCH (recording:Recording {id: transcript.recordingId})
WHERE transcript.origin = 'IMPORTED' AND (
  recording.collectionId IN $ownedIds
  OR (transcript.importedById = $byId AND recording.collectionId IN $annotatableIds)
)
SET recording.locked = true REMOVE recording.locked
WITH transcript, recording, transcript.language AS language
CALL (transcript) {
  OPTIONAL MATCH (later:Transcript)-[:REPLACES]->(transcript)
  OPTIONAL MATCH (transcript)-[:REPLACES]->(former:Transcript)
  FOREACH (_ IN CASE WHEN transcript.current THEN [1] ELSE [] END |
    FOREACH (each IN CASE WHEN former IS NULL THEN [] ELSE [former] END | SET each.current = true))
  FOREACH (one IN CASE WHEN later IS NULL OR former IS NULL THEN [] ELSE [later] END | MERGE (one)-[:REPLACES]->(former))
}
CALL (transcript) {
  MATCH (cue:Cue {transcriptId: transcript.id})
  USING INDEX SEEK cue:Cue(transcriptId, ordinal)
  WHERE cue.ordinal >= 0
  DETACH DELETE cue
}
CALL (transcript) {
  // What was inferred about it.
  MATCH (about:InferenceRun {subjectId: transcript.id})
  USING INDEX SEEK about:InferenceRun(subjectId)
  OPTIONAL MATCH (about)-[:WROTE]->(deeper)
  DETACH DELETE deeper, about
}
DETACH DELETE transcript
RETURN $id AS id, recording.id AS recordingId, recording.collectionId AS collectionId, recording.lexiconId AS lexiconId, language
