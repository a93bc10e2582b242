// Reviews of mappings of a lexicon, those that stand no more included, with what their form and concept have become.
// in: $lexiconId
// out: id, subjectId, formId, conceptId (those that live; null where there is none), verdict, reviewerId, ordinal (or null),
//      retractedAtMs (or null), on (ids of mappings that they point to); oldest first
MATCH (review:Review {lexiconId: $lexiconId})
USING INDEX SEEK review:Review(lexiconId)
CALL (review) {
  MATCH (form:SoundForm {id: review.formId})
  MATCH (form)-[:REDIRECTS_TO*0..20]->(last:SoundForm) WHERE NOT EXISTS { MATCH (last)-[:REDIRECTS_TO]->(:SoundForm) }
  RETURN min(last.id) AS formId
}
CALL (review) {
  MATCH (concept:Concept {id: review.conceptId})
  MATCH (concept)-[:REDIRECTS_TO*0..20]->(last:Concept) WHERE NOT EXISTS { MATCH (last)-[:REDIRECTS_TO]->(:Concept) }
  RETURN min(last.id) AS conceptId
}
RETURN review.id AS id, review.subjectId AS subjectId, formId, conceptId, review.verdict AS verdict,
  review.reviewerId AS reviewerId, review.ordinal AS ordinal, review.retractedAtMs AS retractedAtMs,
  [(review)-[:ON]->(mapping:Mapping) | mapping.id] AS on
ORDER BY review.createdAtMs, review.id
