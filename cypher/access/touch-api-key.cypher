// in: $id, $nowMs
// out: nothing
MATCH (key:ApiKey {id: $id})
SET key.lastUsedAtMs = $nowMs
