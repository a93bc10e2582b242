// Current appearances of a lexicon: of some recordings, or of all.
// in: $lexiconId, $recordingIds (or null)
// out: id, descriptor; by id
MATCH (recording:Recording {lexiconId: $lexiconId})
WHERE recording.readyPosition IS NOT NULL AND ($recordingIds IS NULL OR recording.id IN $recordingIds)
MATCH (appearance:Appearance {recordingId: recording.id})
WHERE appearance.current
RETURN appearance.id AS id, appearance.descriptor AS descriptor
ORDER BY id
