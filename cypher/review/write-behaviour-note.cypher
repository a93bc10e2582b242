// What a person saw an animal do. Said twice by the same person of the same time it is one note.
// in: $id, $recordingId, $label, $startSeconds, $endSeconds, $notedById, $nowMs
// out: note (its properties); no row where the recording is gone
MATCH (recording:Recording {id: $recordingId})
// Takes the lock: a recording that is being taken back takes its notes along.
SET recording.locked = true REMOVE recording.locked
WITH DISTINCT $recordingId AS recordingId
MATCH (recording:Recording {id: recordingId})
MATCH (lexicon:Lexicon {id: recording.lexiconId})
MERGE (owner:Owner {id: $notedById})
MERGE (note:BehaviourNote {id: $id})
ON CREATE SET
  note.recordingId = recording.id, note.collectionId = recording.collectionId, note.lexiconId = recording.lexiconId,
  note.label = $label, note.startSeconds = $startSeconds, note.endSeconds = $endSeconds, note.notedById = $notedById,
  note.notedAtMs = $nowMs
MERGE (note)-[:ON]->(recording)
MERGE (note)-[:BY]->(owner)
SET lexicon.behaviourRevision = coalesce(lexicon.behaviourRevision, 0) + 1
RETURN note {.*} AS note
