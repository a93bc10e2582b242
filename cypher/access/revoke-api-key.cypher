// in: $id, $personId (or null for anybody's), $nowMs
// out: key, if there is one of theirs
MATCH (key:ApiKey {id: $id})
WHERE $personId IS NULL OR key.personId = $personId
SET key.revokedAtMs = coalesce(key.revokedAtMs, $nowMs)
RETURN key {.*, sha256: null} AS key
