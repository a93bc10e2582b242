// The collection of that name, its owner and its lexicon, made where they are missing.
// in: $id, $name, $ownerId, $lexiconId, $lexiconName, $language (or null)
// out: id, name, ownerId, lexiconId
MERGE (owner:Owner {id: $ownerId})
MERGE (lexicon:Lexicon {id: $lexiconId})
ON CREATE SET lexicon.name = $lexiconName, lexicon.language = $language, lexicon.ownerId = $ownerId
MERGE (collection:Collection {id: $id})
ON CREATE SET
  collection.name = $name,
  collection.ownerId = $ownerId,
  collection.readerIds = [],
  collection.lexiconId = $lexiconId
MERGE (collection)-[:OWNED_BY]->(owner)
WITH collection
// A collection keeps the lexicon that it was made with.
MATCH (lexicon:Lexicon {id: collection.lexiconId})
MERGE (lexicon)-[:DRAWS_ON]->(collection)
RETURN collection.id AS id, collection.name AS name, collection.ownerId AS ownerId, collection.lexiconId AS lexiconId
