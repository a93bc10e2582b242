// Writes one measurement a sound event.
// in: $runs [{runId, token, subjectId, recordingId, collectionId, current, id, measured (properties)}]
// out: count
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (event:SoundEvent {id: written.subjectId})
MERGE (prosody:Prosody {id: written.id})
SET prosody += written.measured,
    prosody.recordingId = written.recordingId,
    prosody.collectionId = written.collectionId,
    prosody.soundEventId = written.subjectId,
    prosody.runId = written.runId,
    prosody.token = written.token,
    prosody.current = written.current
MERGE (event)-[:HAS_PROSODY]->(prosody)
MERGE (run)-[:WROTE]->(prosody)
RETURN count(prosody) AS count
