// in: $personId, $key {id, sha256, hint, name, role, collectionIds (or absent), createdAtMs, expiresAtMs (or absent)}
// out: key
MATCH (person:Person {id: $personId})
CREATE (key:ApiKey {personId: $personId})-[:OF]->(person)
SET key += $key
RETURN key {.*, sha256: null} AS key
