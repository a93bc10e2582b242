// in: $beforeMs, $limit
// out: count
MATCH (entry:AuditEntry)
USING INDEX SEEK entry:AuditEntry(atMs, id)
WHERE entry.atMs < $beforeMs AND entry.id >= ''
WITH entry LIMIT $limit
DELETE entry
RETURN count(*) AS count
