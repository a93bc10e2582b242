// What is known of mappings before a step: of some forms and those that were merged into them, or of all.
// in: $lexiconId, $formIds (or null for all)
// out: id, formId, conceptId, probability, status, livingFormId, livingConceptId (what form and concept have become), living
//      (whether that is heard, and still a thing)
CALL () {
  UNWIND coalesce($formIds, []) AS formId
  MATCH (form:SoundForm {id: formId})
  MATCH (former:SoundForm)-[:REDIRECTS_TO*0..20]->(form)
  WITH DISTINCT former
  MATCH (mapping:Mapping {formId: former.id})
  USING INDEX SEEK mapping:Mapping(formId)
  WHERE mapping.lexiconId = $lexiconId
  RETURN mapping
UNION ALL
  UNWIND CASE WHEN $formIds IS NULL THEN [$lexiconId] ELSE [] END AS lexiconId
  MATCH (mapping:Mapping {lexiconId: lexiconId})
  USING INDEX mapping:Mapping(lexiconId, probability, id)
  WHERE mapping.probability >= 0 AND mapping.id IS NOT NULL
  RETURN mapping
}
CALL (mapping) {
  MATCH (mapping)-[:OF]->(form:SoundForm)
  MATCH (form)-[:REDIRECTS_TO*0..20]->(last:SoundForm) WHERE NOT EXISTS { MATCH (last)-[:REDIRECTS_TO]->(:SoundForm) }
  WITH last ORDER BY last.id
  RETURN head(collect(last)) AS form
}
CALL (mapping) {
  MATCH (mapping)-[:MEANS]->(concept:Concept)
  MATCH (concept)-[:REDIRECTS_TO*0..20]->(last:Concept) WHERE NOT EXISTS { MATCH (last)-[:REDIRECTS_TO]->(:Concept) }
  WITH last ORDER BY last.id
  RETURN head(collect(last)) AS concept
}
RETURN mapping.id AS id, mapping.formId AS formId, mapping.conceptId AS conceptId, mapping.probability AS probability,
  mapping.status AS status, form.id AS livingFormId, concept.id AS livingConceptId,
  form IS NOT NULL AND concept IS NOT NULL AND NOT coalesce(form.retired, false) AND NOT coalesce(concept.retired, false) AS living
