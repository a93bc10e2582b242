// A page of each transcript's cues, in order.
// in: $transcriptIds, $collectionIds, $fromOrdinal, $toOrdinal (both inclusive), $fromSeconds, $toSeconds (or null), $limit
// out: cue (properties)
UNWIND $transcriptIds AS transcriptId
MATCH (transcript:Transcript {id: transcriptId})
WHERE transcript.collectionId IN $collectionIds
CALL (transcriptId) {
  MATCH (cue:Cue {transcriptId: transcriptId})
  USING INDEX SEEK cue:Cue(transcriptId, ordinal)
  WHERE cue.ordinal >= $fromOrdinal AND cue.ordinal <= $toOrdinal
    AND ($fromSeconds IS NULL OR cue.endSeconds > $fromSeconds)
    AND ($toSeconds IS NULL OR cue.startSeconds < $toSeconds)
  RETURN cue
  ORDER BY cue.ordinal
  LIMIT $limit
}
RETURN cue {.*} AS cue
ORDER BY cue.transcriptId, cue.ordinal
