// Versions that are still held: of some forms, or all.
// in: $lexiconId, $formIds (or null), $stillHeld
// out: id, mappingId, formId, conceptId, probability, low, high, status, supportCount, kept
CALL () {
  UNWIND coalesce($formIds, []) AS formId
  MATCH (version:MappingVersion {formId: formId, untilRevision: $stillHeld})
  USING INDEX SEEK version:MappingVersion(formId, untilRevision)
  WHERE version.lexiconId = $lexiconId
  RETURN version
UNION ALL
  UNWIND CASE WHEN $formIds IS NULL THEN [$lexiconId] ELSE [] END AS lexiconId
  MATCH (version:MappingVersion {lexiconId: lexiconId, untilRevision: $stillHeld})
  USING INDEX SEEK version:MappingVersion(lexiconId, untilRevision, revision)
  WHERE version.revision >= 0
  RETURN version
}
RETURN version.id AS id, version.mappingId AS mappingId, version.formId AS formId, version.conceptId AS conceptId,
  version.probability AS probability, version.low AS low, version.high AS high, version.status AS status,
  version.supportCount AS supportCount, version.kept AS kept
