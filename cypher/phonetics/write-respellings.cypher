// Writes how each utterance is read.
// in: $runs [{runId, token, subjectId, recordingId, collectionId, current, id, ipa, respelling}]
// out: count
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (event:SoundEvent {id: written.subjectId})
MERGE (respelling:Respelling {id: written.id})
SET respelling.ipa = written.ipa,
    respelling.respelling = written.respelling,
    respelling.recordingId = written.recordingId,
    respelling.collectionId = written.collectionId,
    respelling.soundEventId = written.subjectId,
    respelling.runId = written.runId,
    respelling.token = written.token,
    respelling.current = written.current
MERGE (event)-[:HAS_RESPELLING]->(respelling)
MERGE (run)-[:WROTE]->(respelling)
RETURN count(respelling) AS count
