// What a reader may read: collections owned or shared, and lexicons all of whose collections are among them.
// in: $readerId
// out: collectionIds, lexiconIds
OPTIONAL MATCH (collection:Collection)
WHERE collection.ownerId = $readerId OR $readerId IN collection.readerIds
WITH collect(collection.id) AS collectionIds
OPTIONAL MATCH (lexicon:Lexicon)
WHERE NOT EXISTS { MATCH (lexicon)-[:DRAWS_ON]->(other:Collection) WHERE NOT other.id IN collectionIds }
RETURN collectionIds, collect(lexicon.id) AS lexiconIds
