// The collection of that name, its owner and its lexicon, made where they are missing. A collection keeps the lexicon that
// it was made with, and who owns it once it is there.
// in: $id, $name, $ownerId, $lexiconId, $lexiconName, $language, $species (or null)
// out: id, name, ownerId, lexiconId
MERGE (person:Person {id: $ownerId})
ON CREATE SET person.name = $ownerId, person.isAdmin = $ownerId = 'local', person.isDisabled = false,
  person.createdAtMs = timestamp()
MERGE (collection:Collection {id: $id})
ON CREATE SET
  collection.name = $name,
  collection.ownerId = $ownerId,
  collection.lexiconId = $lexiconId,
  collection.isNew = true
MERGE (lexicon:Lexicon {id: collection.lexiconId})
ON CREATE SET lexicon.name = $lexiconName, lexicon.language = $language, lexicon.species = $species,
  lexicon.ownerId = $ownerId
MERGE (lexicon)-[:DRAWS_ON]->(collection)
FOREACH (_ IN CASE WHEN collection.isNew THEN [1] ELSE [] END |
  MERGE (person)-[member:MEMBER_OF]->(collection)
  SET member.role = 'OWNER'
)
REMOVE collection.isNew
RETURN collection.id AS id, collection.name AS name, collection.ownerId AS ownerId, collection.lexiconId AS lexiconId
