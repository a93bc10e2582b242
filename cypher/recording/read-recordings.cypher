// in: $ids, $collectionIds
// out: recording (its properties)
UNWIND $ids AS id
MATCH (recording:Recording {id: id})
WHERE recording.collectionId IN $collectionIds
RETURN recording {.*} AS recording
