// in: $collectionIds
// out: id, name, ownerId, lexiconId, recordingCount
MATCH (collection:Collection)
WHERE collection.id IN $collectionIds
RETURN collection.id AS id, collection.name AS name, collection.ownerId AS ownerId, collection.lexiconId AS lexiconId,
  count { MATCH (:Recording {collectionId: collection.id}) } AS recordingCount
ORDER BY name, id
