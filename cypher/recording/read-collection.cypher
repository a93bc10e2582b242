// in: $id
// out: id, name, ownerId, lexiconId
MATCH (collection:Collection {id: $id})
RETURN collection.id AS id, collection.name AS name, collection.ownerId AS ownerId, collection.lexiconId AS lexiconId
