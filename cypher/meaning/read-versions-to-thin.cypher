// Mappings that got one version too many at a revision.
// in: $lexiconId, $revision, $stillHeld, $most (versions that a mapping may have)
// out: mappingId, versions [{id, revision, untilRevision, untilMs, probability, status}] in order
MATCH (latest:MappingVersion {lexiconId: $lexiconId, untilRevision: $stillHeld, revision: $revision})
USING INDEX SEEK latest:MappingVersion(lexiconId, untilRevision, revision)
WHERE latest.kept > $most
MATCH (version:MappingVersion {mappingId: latest.mappingId})
USING INDEX SEEK version:MappingVersion(mappingId, revision)
WHERE version.revision >= 0
WITH latest, version ORDER BY version.revision
RETURN latest.mappingId AS mappingId, collect(version {.id, .revision, .untilRevision, .untilMs, .probability, .status}) AS versions
