// Writes the sound events of runs. Events of one run are a chain.
// in: $runs [{runId, token, recordingId, collectionId, current, events [{id, ordinal, startSeconds, endSeconds, kind,
//     label, confidence, lowHz and highHz or neither, isVoice}]}]
// out: count of events
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (recording:Recording {id: written.recordingId})
UNWIND written.events AS made
MERGE (event:SoundEvent {id: made.id})
SET event.recordingId = written.recordingId,
    event.collectionId = written.collectionId,
    event.runId = written.runId,
    event.token = written.token,
    event.current = written.current,
    event.ordinal = made.ordinal,
    event.startSeconds = made.startSeconds,
    event.endSeconds = made.endSeconds,
    event.kind = made.kind,
    event.label = made.label,
    event.confidence = made.confidence,
    event.lowHz = made.lowHz,
    event.highHz = made.highHz
FOREACH (_ IN CASE WHEN made.isVoice THEN [1] ELSE [] END | SET event:Utterance)
MERGE (recording)-[:CONTAINS]->(event)
MERGE (run)-[:WROTE]->(event)
WITH written, event ORDER BY event.ordinal
WITH written, collect(event) AS chain
FOREACH (place IN range(0, size(chain) - 2) |
  FOREACH (former IN [chain[place]] | FOREACH (next IN [chain[place + 1]] | MERGE (former)-[:NEXT]->(next))))
RETURN sum(size(chain)) AS count
