// By whoever made it and may still annotate, or whoever owns the collection.
// in: $id, $byId, $annotatableIds, $ownedIds (of collections)
// out: id; no row where there is no such note of theirs
MATCH (note:BehaviourNote {id: $id})
MATCH (recording:Recording {id: note.recordingId})
WHERE recording.collectionId IN $ownedIds
  OR (note.notedById = $byId AND recording.collectionId IN $annotatableIds)
MATCH (lexicon:Lexicon {id: note.lexiconId})
SET lexicon.behaviourRevision = coalesce(lexicon.behaviourRevision, 0) + 1
DETACH DELETE note
RETURN $id AS id
