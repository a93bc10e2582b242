// Deletes some of what was taken out of sight: versions that began there, and revisions; versions that ended there are
// held still. To be repeated until nothing is left.
// in: $lexiconId, $stillHeld, $limit
// out: touched
MATCH (history:LexiconHistory {id: $lexiconId})
WHERE history.erasingFrom IS NOT NULL
CALL (history) {
  MATCH (version:MappingVersion {lexiconId: $lexiconId})
  USING INDEX version:MappingVersion(lexiconId, untilRevision, revision)
  WHERE version.untilRevision >= history.erasingFrom AND version.revision >= history.erasingFrom
  WITH version LIMIT $limit
  DETACH DELETE version
  RETURN count(*) AS deleted
}
CALL (history) {
  MATCH (version:MappingVersion {lexiconId: $lexiconId})
  USING INDEX version:MappingVersion(lexiconId, untilRevision, revision)
  WHERE version.untilRevision >= history.erasingFrom AND version.untilRevision < $stillHeld
    AND version.revision < history.erasingFrom
  WITH version LIMIT $limit
  SET version.untilRevision = $stillHeld
  REMOVE version.untilMs
  RETURN count(*) AS reopened
}
CALL (history) {
  MATCH (revision:LexiconRevision {lexiconId: $lexiconId})
  WHERE revision.number >= history.erasingFrom
  WITH revision LIMIT $limit
  DETACH DELETE revision
  RETURN count(*) AS revisions
}
RETURN deleted + reopened + revisions AS touched
