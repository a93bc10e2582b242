// The same as list-feelings, the last first.
// in: $collectionIds, $channel, $category, $minimumConfidence (or null), $after, $before ([recordingId, startSeconds, id] exclusive,
//     or null), $fromRecordingId, $toRecordingId (ids that hold both the filter's and the cursors'), $limit
// out: feeling (properties)
UNWIND $collectionIds AS collectionId
CALL (collectionId) {
  MATCH (feeling:Feeling {collectionId: collectionId, current: true})
  USING INDEX feeling:Feeling(collectionId, current, recordingId, startSeconds, id)
  WHERE feeling.recordingId >= $fromRecordingId AND feeling.recordingId <= $toRecordingId
    AND feeling.startSeconds IS NOT NULL AND feeling.id IS NOT NULL
    AND ($after IS NULL OR feeling.recordingId > $after[0]
      OR (feeling.recordingId = $after[0] AND (feeling.startSeconds > $after[1]
        OR (feeling.startSeconds = $after[1] AND feeling.id > $after[2]))))
    AND ($before IS NULL OR feeling.recordingId < $before[0]
      OR (feeling.recordingId = $before[0] AND (feeling.startSeconds < $before[1]
        OR (feeling.startSeconds = $before[1] AND feeling.id < $before[2]))))
    AND ($channel IS NULL OR feeling.channel = $channel)
    AND EXISTS {
      MATCH (feeling)-[feels:FEELS]->(emotion:Emotion)
      WHERE ($category IS NULL OR emotion.label = $category)
        AND ($minimumConfidence IS NULL OR feels.confidence >= $minimumConfidence)
    }
    AND (feeling.channel <> 'text' OR EXISTS {
      MATCH (cue:Cue {id: feeling.subjectId})
      MATCH (:Transcript {id: cue.transcriptId, current: true})
    })
  RETURN feeling
  ORDER BY feeling.collectionId DESC, feeling.current DESC, feeling.recordingId DESC, feeling.startSeconds DESC, feeling.id DESC
  LIMIT $limit
}
WITH feeling
ORDER BY feeling.recordingId DESC, feeling.startSeconds DESC, feeling.id DESC
LIMIT $limit
RETURN feeling {.*} AS feeling
