// Says whether people's faces may be looked at in a collection.
// in: $collectionId, $owned (ids of collections), $facesOff
// out: recordingIds (of the collection, in order), if it is there and among the owned
MATCH (collection:Collection {id: $collectionId})
WHERE collection.id IN $owned
SET collection.facesOff = $facesOff
RETURN COLLECT {
  MATCH (recording:Recording {collectionId: $collectionId}) RETURN recording.id ORDER BY recording.id
} AS recordingIds
