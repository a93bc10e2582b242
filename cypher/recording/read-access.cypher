// What a reader may read: collections owned or shared, and lexicons all of whose collections are among them.
// in: $readerId
// out: collectionIds, lexiconIds
OPTIONAL MATCH (collection:Collection)
WHERE collection.ownerId = $readerId OR $readerId IN collection.readerIds
WITH collect(collection) AS collections, collect(collection.id) AS collectionIds
CALL (collections, collectionIds) {
  UNWIND collections AS collection
  MATCH (lexicon:Lexicon)-[:DRAWS_ON]->(collection)
  WITH DISTINCT lexicon, collectionIds
  WHERE NOT EXISTS { MATCH (lexicon)-[:DRAWS_ON]->(other:Collection) WHERE NOT other.id IN collectionIds }
  RETURN collect(lexicon.id) AS lexiconIds
}
RETURN collectionIds, lexiconIds
