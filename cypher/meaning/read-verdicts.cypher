// Reviews of mappings of a lexicon, by what they speak of now: merged forms and concepts lead on.
// in: $lexiconId
// out: formId, conceptId, verdict
MATCH (review:Review {lexiconId: $lexiconId})
WHERE review.retractedAtMs IS NULL
MATCH (form:SoundForm {id: review.formId})
MATCH (concept:Concept {id: review.conceptId})
OPTIONAL MATCH (form)-[:REDIRECTS_TO*1..20]->(lastForm:SoundForm)
WHERE NOT EXISTS { MATCH (lastForm)-[:REDIRECTS_TO]->(:SoundForm) }
OPTIONAL MATCH (concept)-[:REDIRECTS_TO*1..20]->(lastConcept:Concept)
WHERE NOT EXISTS { MATCH (lastConcept)-[:REDIRECTS_TO]->(:Concept) }
RETURN coalesce(lastForm.id, form.id) AS formId, coalesce(lastConcept.id, concept.id) AS conceptId,
  review.verdict AS verdict
ORDER BY review.createdAtMs, review.id
