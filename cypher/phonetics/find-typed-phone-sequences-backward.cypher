// The same as find-typed-phone-sequences, the last first.
// in: $collectionIds, $ipas, $fromRecordingId, $toRecordingId (inclusive), $place ([recordingId, startSeconds, soundEventId] to
//     begin before, or null), $inclusive (whether the utterance there is looked at too), $needed ([[ipa]]: of each at least
//     one), $look (how many to look at)
// out: looked (how many), last (the place of the last of them, or null), candidates [{recordingId, startSeconds, soundEventId,
//     runId, ipas}] of those that have what is needed; one row
UNWIND $collectionIds AS collectionId
UNWIND $ipas AS ipa
CALL (collectionId, ipa) {
  MATCH (phone:PhoneToken {collectionId: collectionId, current: true, ipa: ipa})
  USING INDEX phone:PhoneToken(collectionId, current, ipa, recordingId, utteranceStartSeconds, soundEventId)
  WHERE phone.recordingId >= $fromRecordingId AND phone.recordingId <= $toRecordingId
    AND phone.utteranceStartSeconds IS NOT NULL AND phone.soundEventId IS NOT NULL
    AND ($place IS NULL OR phone.recordingId < $place[0]
      OR (phone.recordingId = $place[0] AND (phone.utteranceStartSeconds < $place[1]
        OR (phone.utteranceStartSeconds = $place[1] AND (phone.soundEventId < $place[2]
          OR ($inclusive AND phone.soundEventId = $place[2]))))))
  // Several phones of an utterance are one.
  WITH DISTINCT phone.collectionId AS collection, phone.current AS current, phone.ipa AS type, phone.recordingId AS recordingId,
    phone.utteranceStartSeconds AS startSeconds, phone.soundEventId AS soundEventId
  ORDER BY collection DESC, current DESC, type DESC, recordingId DESC, startSeconds DESC, soundEventId DESC
  LIMIT $look
  RETURN recordingId, startSeconds, soundEventId
}
WITH DISTINCT recordingId, startSeconds, soundEventId
ORDER BY recordingId DESC, startSeconds DESC, soundEventId DESC
LIMIT $look
OPTIONAL MATCH (:SoundEvent {id: soundEventId})-[:HAS_PHONES]->(sequence:PhoneSequence {current: true})
WITH recordingId, startSeconds, soundEventId, sequence
ORDER BY recordingId DESC, startSeconds DESC, soundEventId DESC
WITH collect({recordingId: recordingId, startSeconds: startSeconds, soundEventId: soundEventId}) AS places,
  collect(sequence) AS looked
RETURN size(places) AS looked, last(places) AS last,
  [sequence IN looked WHERE size(sequence.ipas) > 0
    AND all(some IN $needed WHERE any(ipa IN sequence.ipas WHERE ipa IN some))
    | sequence {.recordingId, .startSeconds, .soundEventId, .runId, .ipas}] AS candidates
