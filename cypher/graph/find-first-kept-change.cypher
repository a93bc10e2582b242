// in: keptSinceMs
// out: position of the first change that is kept; no row when none is
MATCH (change:Change)
WHERE change.position > 0 AND change.atMs >= $keptSinceMs
RETURN change.position AS position
ORDER BY position
LIMIT 1
