// Writes who or what sounds in recordings, and in which stretches of which sound events.
// in: $runs [{runId, token, recordingId, collectionId, current, sources [{id, facts {kind, label, vector or null, seconds,
//     ordinal}, turns [{startSeconds, endSeconds, soundEventId}]}]}]
// out: count of sources
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
UNWIND written.sources AS made
MERGE (heard:HeardSource {id: made.id})
SET heard += made.facts,
    heard.recordingId = written.recordingId,
    heard.collectionId = written.collectionId,
    heard.runId = written.runId,
    heard.token = written.token,
    heard.current = written.current
MERGE (run)-[:WROTE]->(heard)
WITH written, heard, made
CALL (heard, made) {
  UNWIND made.turns AS turn
  MATCH (event:SoundEvent {id: turn.soundEventId})
  MERGE (heard)-[sounds:SOUNDS_IN {startSeconds: turn.startSeconds}]->(event)
  SET sounds.endSeconds = turn.endSeconds
}
RETURN count(heard) AS count
