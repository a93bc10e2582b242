// in: $lexiconId, $collectionIds
// out: id of each of these collections that the lexicon draws on
MATCH (:Lexicon {id: $lexiconId})-[:DRAWS_ON]->(collection:Collection)
WHERE collection.id IN $collectionIds
RETURN collection.id AS id
