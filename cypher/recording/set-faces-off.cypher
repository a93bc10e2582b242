// Says whether people's faces may be looked at in a collection.
// in: $collectionId, $ownerId, $facesOff
// out: recordingIds (of the collection, in order), if it is there and that owner's
MATCH (collection:Collection {id: $collectionId, ownerId: $ownerId})
SET collection.facesOff = $facesOff
RETURN COLLECT {
  MATCH (recording:Recording {collectionId: $collectionId}) RETURN recording.id ORDER BY recording.id
} AS recordingIds
