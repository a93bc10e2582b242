// What was held of one mapping, the newest first, or in reverse; with that of the mappings that became it, whose form or concept
// was merged into its own or had another id, and that of the one which it became.
// in: $mappingId, $lexiconIds, $after, $before ([revision, version id] exclusive, or null), $backward, $limit, $stillHeld
// out: version (its properties)
MATCH (asked:MappingVersion {mappingId: $mappingId})
USING INDEX SEEK asked:MappingVersion(mappingId, revision)
WHERE asked.revision >= 0 AND asked.lexiconId IN $lexiconIds
WITH asked.formId AS formId, asked.conceptId AS conceptId, asked.lexiconId AS lexiconId LIMIT 1
CALL (formId) {
  MATCH (asked:SoundForm {id: formId})
  OPTIONAL MATCH (asked)-[:REDIRECTS_TO*1..20]->(last:SoundForm) WHERE NOT EXISTS { MATCH (last)-[:REDIRECTS_TO]->(:SoundForm) }
  WITH coalesce(last, asked) AS living LIMIT 1
  MATCH (former:SoundForm)-[:REDIRECTS_TO*0..20]->(living)
  RETURN collect(DISTINCT former.id) AS formIds
}
CALL (conceptId) {
  MATCH (asked:Concept {id: conceptId})
  OPTIONAL MATCH (asked)-[:REDIRECTS_TO*1..20]->(last:Concept) WHERE NOT EXISTS { MATCH (last)-[:REDIRECTS_TO]->(:Concept) }
  WITH coalesce(last, asked) AS living LIMIT 1
  MATCH (former:Concept)-[:REDIRECTS_TO*0..20]->(living)
  RETURN collect(DISTINCT former.id) AS conceptIds
}
OPTIONAL MATCH (history:LexiconHistory {id: lexiconId})
WITH formId, conceptId, lexiconId, formIds, conceptIds, coalesce(history.erasingFrom, $stillHeld) AS erasingFrom
UNWIND CASE WHEN size(formIds) = 0 THEN [formId] ELSE formIds END AS eachFormId
MATCH (version:MappingVersion {formId: eachFormId})
USING INDEX SEEK version:MappingVersion(formId, untilRevision)
WHERE version.untilRevision >= 0 AND version.lexiconId = lexiconId AND version.revision < erasingFrom
  AND (version.conceptId IN conceptIds OR version.conceptId = conceptId)
  AND ($after IS NULL OR version.revision < $after[0] OR (version.revision = $after[0] AND version.id < $after[1]))
  AND ($before IS NULL OR version.revision > $before[0] OR (version.revision = $before[0] AND version.id > $before[1]))
WITH version, erasingFrom
ORDER BY
  CASE WHEN $backward THEN version.revision ELSE -version.revision END,
  CASE WHEN $backward THEN version.id END,
  CASE WHEN $backward THEN null ELSE version.id END DESC
LIMIT $limit
RETURN version {
  .*,
  untilMs: CASE WHEN version.untilRevision >= erasingFrom THEN null ELSE version.untilMs END
} AS version
