// Who or what is heard in the ready recordings of a lexicon: in some, or in all.
// in: $lexiconId, $recordingIds (or null)
// out: id, recordingId, kind, label, vector (or null), seconds; by id
MATCH (recording:Recording {lexiconId: $lexiconId})
WHERE recording.readyPosition IS NOT NULL AND ($recordingIds IS NULL OR recording.id IN $recordingIds)
MATCH (heard:HeardSource {recordingId: recording.id})
WHERE heard.current
RETURN heard.id AS id, recording.id AS recordingId, heard.kind AS kind, heard.label AS label, heard.vector AS vector,
  heard.seconds AS seconds
ORDER BY id
