// A page of current sound events over recordings, by recording and time, or in reverse.
// in: $collectionIds, $collectionId, $recordingId, $kind, $label, $fromSeconds, $toSeconds, $minimumConfidence (or null),
//     $voiceOnly, $after, $before ([recordingId, startSeconds, id] exclusive, or null), $backward, $limit
// out: event (its properties, and isVoice)
MATCH (event:SoundEvent)
WHERE event.collectionId IN $collectionIds
  AND event.current
  AND ($collectionId IS NULL OR event.collectionId = $collectionId)
  AND ($recordingId IS NULL OR event.recordingId = $recordingId)
  AND ($kind IS NULL OR event.kind = $kind)
  AND ($label IS NULL OR event.label = $label)
  AND ($fromSeconds IS NULL OR event.endSeconds > $fromSeconds)
  AND ($toSeconds IS NULL OR event.startSeconds < $toSeconds)
  AND ($minimumConfidence IS NULL OR event.confidence >= $minimumConfidence)
  AND (NOT $voiceOnly OR event:Utterance)
  AND ($after IS NULL OR event.recordingId > $after[0]
    OR (event.recordingId = $after[0] AND (event.startSeconds > $after[1]
      OR (event.startSeconds = $after[1] AND event.id > $after[2]))))
  AND ($before IS NULL OR event.recordingId < $before[0]
    OR (event.recordingId = $before[0] AND (event.startSeconds < $before[1]
      OR (event.startSeconds = $before[1] AND event.id < $before[2]))))
WITH event
ORDER BY
  CASE WHEN $backward THEN null ELSE event.recordingId END,
  CASE WHEN $backward THEN event.recordingId END DESC,
  CASE WHEN $backward THEN -event.startSeconds ELSE event.startSeconds END,
  CASE WHEN $backward THEN null ELSE event.id END,
  CASE WHEN $backward THEN event.id END DESC
LIMIT $limit
RETURN event {.*, isVoice: event:Utterance} AS event
