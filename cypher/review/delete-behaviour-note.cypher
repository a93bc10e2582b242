// By whoever made it, or whoever owns the recording.
// in: $id, $byId
// out: id; no row where there is no such note of theirs
MATCH (note:BehaviourNote {id: $id})
MATCH (recording:Recording {id: note.recordingId})
WHERE note.notedById = $byId OR recording.ownerId = $byId
MATCH (lexicon:Lexicon {id: note.lexiconId})
SET lexicon.behaviourRevision = coalesce(lexicon.behaviourRevision, 0) + 1
DETACH DELETE note
RETURN $id AS id
