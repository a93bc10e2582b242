// Drops versions of mappings, with others standing for longer in their place.
// in: $dropped [id], $prolonged [{id, untilRevision, untilMs (or null)}], $kept [{id, kept}] of the latest
// out: nothing
CALL () {
  UNWIND $dropped AS id
  MATCH (version:MappingVersion {id: id})
  DETACH DELETE version
}
CALL () {
  UNWIND $prolonged AS longer
  MATCH (version:MappingVersion {id: longer.id})
  SET version.untilRevision = longer.untilRevision, version.untilMs = longer.untilMs
}
CALL () {
  UNWIND $kept AS latest
  MATCH (version:MappingVersion {id: latest.id})
  SET version.kept = latest.kept
}
