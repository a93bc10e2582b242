// The key of a hash, or of an id, with whose it is.
// in: $sha256 (or null), $id (or null)
// out: key, person
CALL () {
  MATCH (key:ApiKey {sha256: $sha256}) RETURN key
  UNION
  MATCH (key:ApiKey {id: $id}) RETURN key
}
MATCH (key)-[:OF]->(person:Person)
RETURN key {.*, sha256: null} AS key, person {.id, .name, .isAdmin, .isDisabled, .issuer, .createdAtMs} AS person
