// Gives a person a role in a collection, or takes it (null). The last owner stays: no row then, and nothing is changed.
// in: $collectionId, $personId, $role (or null)
// out: collectionId
MATCH (collection:Collection {id: $collectionId})
SET collection.locked = true REMOVE collection.locked
WITH collection
MATCH (person:Person {id: $personId})
WHERE $role = 'OWNER'
  OR EXISTS { MATCH (other:Person)-[:MEMBER_OF {role: 'OWNER'}]->(collection) WHERE other <> person }
  OR NOT EXISTS { (person)-[:MEMBER_OF {role: 'OWNER'}]->(collection) }
OPTIONAL MATCH (person)-[former:MEMBER_OF]->(collection)
DELETE former
FOREACH (role IN CASE WHEN $role IS NULL THEN [] ELSE [$role] END |
  CREATE (person)-[:MEMBER_OF {role: role}]->(collection)
)
RETURN DISTINCT collection.id AS collectionId
