// Utterances of which a transaction wrote the phones, if those are still what is shown, in order of time.
// in: $batch (of the change that tells of it)
// out: recordingId, startSeconds, soundEventId, runId, ipas, replaces
MATCH (sequence:PhoneSequence {heardIn: $batch})
USING INDEX SEEK sequence:PhoneSequence(heardIn)
WHERE sequence.current AND size(sequence.ipas) > 0
RETURN sequence.recordingId AS recordingId, sequence.startSeconds AS startSeconds, sequence.soundEventId AS soundEventId,
  sequence.runId AS runId, sequence.ipas AS ipas, sequence.replaces AS replaces
ORDER BY startSeconds, soundEventId
