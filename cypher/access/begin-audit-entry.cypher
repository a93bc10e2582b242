// in: $entry {id, atMs, personId, credentialKind, credentialId (or absent), operation, subjectIds, placeIds, requestId, outcome}
// out: nothing
CREATE (entry:AuditEntry)
SET entry = $entry
