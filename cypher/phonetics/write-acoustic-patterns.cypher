// Writes one pattern an utterance.
// in: $runs [{runId, token, subjectId, recordingId, collectionId, current, id, heard {startSeconds, frames, dims, features}}]
// out: count
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (event:SoundEvent {id: written.subjectId})
MERGE (pattern:AcousticPattern {id: written.id})
SET pattern += written.heard,
    pattern.recordingId = written.recordingId,
    pattern.collectionId = written.collectionId,
    pattern.soundEventId = written.subjectId,
    pattern.runId = written.runId,
    pattern.token = written.token,
    pattern.current = written.current
MERGE (event)-[:HAS_PATTERN]->(pattern)
MERGE (run)-[:WROTE]->(pattern)
RETURN count(pattern) AS count
