// The collection of that name, its owner and its lexicon, made where they are missing. A collection keeps the lexicon that
// it was made with.
// in: $id, $name, $ownerId, $lexiconId, $lexiconName, $language, $species (or null)
// out: id, name, ownerId, lexiconId
MERGE (owner:Owner {id: $ownerId})
MERGE (collection:Collection {id: $id})
ON CREATE SET
  collection.name = $name,
  collection.ownerId = $ownerId,
  collection.readerIds = [],
  collection.lexiconId = $lexiconId
MERGE (collection)-[:OWNED_BY]->(owner)
MERGE (lexicon:Lexicon {id: collection.lexiconId})
ON CREATE SET lexicon.name = $lexiconName, lexicon.language = $language, lexicon.species = $species,
  lexicon.ownerId = $ownerId
MERGE (lexicon)-[:DRAWS_ON]->(collection)
RETURN collection.id AS id, collection.name AS name, collection.ownerId AS ownerId, collection.lexiconId AS lexiconId
