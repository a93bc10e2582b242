// What mappings have become that are gone since their form or concept was merged into another, or has another id.
// in: $ids, $lexiconIds
// out: askedId, mapping (its properties)
UNWIND $ids AS askedId
CALL (askedId) {
  MATCH (version:MappingVersion {mappingId: askedId})
  USING INDEX SEEK version:MappingVersion(mappingId, revision)
  WHERE version.revision >= 0 AND version.lexiconId IN $lexiconIds
  RETURN version LIMIT 1
}
CALL (version) {
  MATCH (form:SoundForm {id: version.formId})
  MATCH (form)-[:REDIRECTS_TO*0..20]->(last:SoundForm) WHERE NOT EXISTS { MATCH (last)-[:REDIRECTS_TO]->(:SoundForm) }
  RETURN min(last.id) AS formId
}
CALL (version) {
  MATCH (concept:Concept {id: version.conceptId})
  MATCH (concept)-[:REDIRECTS_TO*0..20]->(last:Concept) WHERE NOT EXISTS { MATCH (last)-[:REDIRECTS_TO]->(:Concept) }
  RETURN min(last.id) AS conceptId
}
MATCH (mapping:Mapping {formId: formId})
USING INDEX SEEK mapping:Mapping(formId)
WHERE mapping.conceptId = conceptId AND mapping.lexiconId = version.lexiconId
RETURN askedId, mapping {.*} AS mapping
