// The newest first.
// in: $atLeast, $atMost (ms), $personId, $operation, $outcome, $subjectId, $placeIds, $after, $before (each or null), $limit
// out: entry
MATCH (entry:AuditEntry)
USING INDEX SEEK entry:AuditEntry(atMs, id)
WHERE entry.atMs >= $atLeast AND entry.atMs <= $atMost AND entry.id IS NOT NULL
  AND ($personId IS NULL OR entry.personId = $personId)
  AND ($operation IS NULL OR entry.operation = $operation)
  AND ($outcome IS NULL OR entry.outcome = $outcome)
  AND ($subjectId IS NULL OR $subjectId IN entry.subjectIds OR $subjectId IN entry.placeIds)
  AND ($placeIds IS NULL OR any(place IN entry.placeIds + entry.subjectIds WHERE place IN $placeIds))
  AND ($after IS NULL OR entry.atMs < $after[0] OR (entry.atMs = $after[0] AND entry.id < $after[1]))
  AND ($before IS NULL OR entry.atMs > $before[0] OR (entry.atMs = $before[0] AND entry.id > $before[1]))
RETURN entry {.*} AS entry
ORDER BY entry.atMs DESC, entry.id DESC
LIMIT $limit
