// in: $collectionId, $to ('SIGNED_IN', 'EVERYBODY', or null to close it)
// out: id
MATCH (collection:Collection {id: $collectionId})
SET collection.openTo = $to
RETURN collection.id AS id
