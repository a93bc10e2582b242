// Writes what runs read in view.
// in: $runs [{runId, token, recordingId, collectionId, current, texts [{id, startSeconds, endSeconds, text, confidence, box}]}]
// out: count of texts
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (recording:Recording {id: written.recordingId})
UNWIND written.texts AS seen
MERGE (text:TextInView {id: seen.id})
SET text += seen,
    text.recordingId = written.recordingId,
    text.collectionId = written.collectionId,
    text.runId = written.runId,
    text.token = written.token,
    text.current = written.current
MERGE (recording)-[:CONTAINS]->(text)
MERGE (run)-[:WROTE]->(text)
RETURN count(text) AS count
