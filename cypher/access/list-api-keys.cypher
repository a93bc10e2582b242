// in: $personId (or null for everybody's)
// out: key, the newest first
MATCH (key:ApiKey)
WHERE $personId IS NULL OR key.personId = $personId
RETURN key {.*, sha256: null} AS key
ORDER BY key.createdAtMs DESC, key.id
