// Utterances whose sounds have most in common with what is asked for, the most first.
// in: $words (a Lucene query), $collectionIds, $take (rows of the index, of which some are no longer shown)
// out: recordingId, startSeconds, soundEventId, runId, ipas
CALL db.index.fulltext.queryNodes('phone_sequence_sounds', $words, {limit: $take}) YIELD node AS sequence, score
WITH sequence, score
WHERE sequence.current AND sequence.collectionId IN $collectionIds
RETURN sequence.recordingId AS recordingId, sequence.startSeconds AS startSeconds, sequence.soundEventId AS soundEventId,
  sequence.runId AS runId, sequence.ipas AS ipas
ORDER BY score DESC, soundEventId
