// Ready recordings of a lexicon that its mappings have taken in, in commit order.
// in: $lexiconId, $limit
// out: count (of all), recordingIds (the first $limit)
OPTIONAL MATCH (state:CorpusState {lexiconId: $lexiconId, inference: 'mappings'})
WITH coalesce(state.position, 0) AS position
CALL (position) {
  MATCH (recording:Recording {lexiconId: $lexiconId})
  WHERE recording.readyPosition > 0 AND recording.readyPosition <= position
  WITH recording ORDER BY recording.readyPosition
  RETURN collect(recording.id) AS ids
}
RETURN size(ids) AS count, ids[0..$limit] AS recordingIds
