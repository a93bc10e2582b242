// in: $id, $outcome, $code (or null), $madeIds
// out: nothing
MATCH (entry:AuditEntry {id: $id})
SET entry.outcome = $outcome, entry.code = $code, entry.subjectIds = entry.subjectIds + $madeIds
