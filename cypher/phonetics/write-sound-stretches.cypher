// Writes what each sound event sounds like: its stretches as points of the vector index.
// in: $space, $runs [{runId, token, subjectId, recordingId, collectionId, current,
//     stretches [{id, facts {ordinal, startSeconds, endSeconds}, vector}]}]
// out: count
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (event:SoundEvent {id: written.subjectId})
UNWIND written.stretches AS made
MERGE (stretch:SoundStretch {id: made.id})
SET stretch += made.facts,
    stretch.space = $space,
    stretch.kind = event.kind,
    stretch.recordingId = written.recordingId,
    stretch.collectionId = written.collectionId,
    stretch.soundEventId = written.subjectId,
    stretch.runId = written.runId,
    stretch.token = written.token,
    stretch.current = written.current
MERGE (event)-[:HAS_STRETCH]->(stretch)
MERGE (run)-[:WROTE]->(stretch)
WITH stretch, made
// As 32-bit numbers, which is half of what a list of Cypher's takes.
CALL db.create.setNodeVectorProperty(stretch, 'embedding', made.vector)
RETURN count(stretch) AS count
