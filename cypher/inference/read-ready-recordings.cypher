// Recordings of a lexicon in the order in which they became ready.
// in: $lexiconId, $after, $upTo, $limit
// out: id, position
MATCH (recording:Recording {lexiconId: $lexiconId})
WHERE recording.readyPosition > $after AND recording.readyPosition <= $upTo
RETURN recording.id AS id, recording.readyPosition AS position
ORDER BY position
LIMIT $limit
