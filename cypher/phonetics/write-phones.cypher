// Writes what was heard in each utterance: its phones as tokens in a chain, and their sequence as a whole.
// A sequence also says in which batch of writes it became what it is, and whether others stood in its place before.
// in: $batch, $runs [{runId, token, subjectId, recordingId, collectionId, current, sequence {id, ipas, silence (or null),
//     resultSha256, soundGrams}, phones [{id, typeId, ordinal, startSeconds, endSeconds, ipa, confidence, alternativeIpas,
//     alternativeConfidences, stress (or null), tone (or null)}]}]; the types are there
// out: count of tokens
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (event:SoundEvent {id: written.subjectId})
MERGE (sequence:PhoneSequence {id: written.sequence.id})
WITH written, run, event, sequence,
  sequence.runId IS NOT NULL AS wasThere,
  coalesce(sequence.resultSha256 = written.sequence.resultSha256, false) AS isSame,
  EXISTS {
    MATCH (event)-[:HAS_PHONES]->(other:PhoneSequence)<-[:WROTE]-(otherRun:InferenceRun)
    WHERE other <> sequence AND otherRun.parameters = run.parameters
  } AS hasOther
SET sequence.heardIn = CASE WHEN isSame THEN sequence.heardIn ELSE $batch END,
    sequence.replaces = CASE WHEN isSame THEN sequence.replaces ELSE wasThere OR hasOther END,
    sequence += written.sequence,
    sequence.recordingId = written.recordingId,
    sequence.collectionId = written.collectionId,
    sequence.soundEventId = written.subjectId,
    sequence.startSeconds = event.startSeconds,
    sequence.runId = written.runId,
    sequence.token = written.token,
    sequence.current = written.current
MERGE (event)-[:HAS_PHONES]->(sequence)
MERGE (run)-[:WROTE]->(sequence)
WITH written, run, event
UNWIND written.phones AS made
MATCH (type:PhoneType {id: made.typeId})
MERGE (phone:PhoneToken {id: made.id})
SET phone.recordingId = written.recordingId,
    phone.collectionId = written.collectionId,
    phone.soundEventId = written.subjectId,
    phone.utteranceStartSeconds = event.startSeconds,
    phone.runId = written.runId,
    phone.token = written.token,
    phone.current = written.current,
    phone.ordinal = made.ordinal,
    phone.startSeconds = made.startSeconds,
    phone.endSeconds = made.endSeconds,
    phone.ipa = made.ipa,
    phone.confidence = made.confidence,
    phone.alternativeIpas = made.alternativeIpas,
    phone.alternativeConfidences = made.alternativeConfidences,
    phone.stress = made.stress,
    phone.tone = made.tone
MERGE (event)-[:HAS_PHONE]->(phone)
MERGE (run)-[:WROTE]->(phone)
WITH run, phone, type, made
CALL (phone, type) {
  // The phone in this place may have been another one before.
  MATCH (phone)-[former:OF_TYPE]->(other)
  WHERE other <> type
  DELETE former
}
MERGE (phone)-[:OF_TYPE]->(type)
WITH run, phone ORDER BY phone.ordinal
WITH run, collect(phone) AS chain
FOREACH (place IN range(0, size(chain) - 2) |
  FOREACH (former IN [chain[place]] | FOREACH (next IN [chain[place + 1]] | MERGE (former)-[:NEXT]->(next))))
RETURN sum(size(chain)) AS count
