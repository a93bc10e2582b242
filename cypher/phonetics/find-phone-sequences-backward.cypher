// The same as find-phone-sequences, the last first.
// in: $collectionIds, $fromRecordingId, $toRecordingId (inclusive), $place ([recordingId, startSeconds, soundEventId] to begin
//     before, or null), $inclusive (whether the utterance there is looked at too), $needed ([[ipa]]: of each at least one),
//     $look (how many to look at)
// out: looked (how many), last (the place of the last of them, or null), candidates [{recordingId, startSeconds, soundEventId,
//     runId, ipas}] of those that have what is needed; one row
UNWIND $collectionIds AS collectionId
CALL (collectionId) {
  MATCH (sequence:PhoneSequence {collectionId: collectionId, current: true})
  USING INDEX sequence:PhoneSequence(collectionId, current, recordingId, startSeconds, soundEventId)
  WHERE sequence.recordingId >= $fromRecordingId AND sequence.recordingId <= $toRecordingId
    AND sequence.startSeconds IS NOT NULL AND sequence.soundEventId IS NOT NULL
    AND ($place IS NULL OR sequence.recordingId < $place[0]
      OR (sequence.recordingId = $place[0] AND (sequence.startSeconds < $place[1]
        OR (sequence.startSeconds = $place[1] AND (sequence.soundEventId < $place[2]
          OR ($inclusive AND sequence.soundEventId = $place[2]))))))
  RETURN sequence
  ORDER BY sequence.collectionId DESC, sequence.current DESC, sequence.recordingId DESC, sequence.startSeconds DESC, sequence.soundEventId DESC
  LIMIT $look
}
WITH sequence
ORDER BY sequence.recordingId DESC, sequence.startSeconds DESC, sequence.soundEventId DESC
LIMIT $look
WITH collect(sequence) AS looked
WITH looked, last(looked) AS final
RETURN size(looked) AS looked, final {.recordingId, .startSeconds, .soundEventId} AS last,
  [sequence IN looked WHERE size(sequence.ipas) > 0
    AND all(some IN $needed WHERE any(ipa IN sequence.ipas WHERE ipa IN some))
    | sequence {.recordingId, .startSeconds, .soundEventId, .runId, .ipas}] AS candidates
