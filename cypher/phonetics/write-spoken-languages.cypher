// Writes in which language each utterance is.
// in: $runs [{runId, token, subjectId, recordingId, collectionId, current, id, facts {language, confidence, languages, windowStarts, windowEnds, probabilities}}]
// out: count
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (event:SoundEvent {id: written.subjectId})
MERGE (spoken:SpokenLanguage {id: written.id})
SET spoken += written.facts,
    spoken.recordingId = written.recordingId,
    spoken.collectionId = written.collectionId,
    spoken.soundEventId = written.subjectId,
    spoken.runId = written.runId,
    spoken.token = written.token,
    spoken.current = written.current
MERGE (event)-[:SPOKEN_IN]->(spoken)
MERGE (run)-[:WROTE]->(spoken)
RETURN count(spoken) AS count
