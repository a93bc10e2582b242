// What runs heard, in order of time.
// in: $runIds
// out: runId, silence (or null), phones (what a token says); only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
MATCH (run)-[:WROTE]->(sequence:PhoneSequence)
OPTIONAL MATCH (run)-[:WROTE]->(phone:PhoneToken)
WITH run, sequence, phone ORDER BY phone.ordinal
RETURN run.id AS runId, sequence.silence AS silence, collect(phone {.id, .recordingId, .soundEventId, .runId, .ordinal,
  .startSeconds, .endSeconds, .ipa, .confidence, .alternativeIpas, .alternativeConfidences, .stress, .tone}) AS phones
