// What is known of mappings before a step: of some forms, or of all.
// in: $lexiconId, $formIds (or null for all)
// out: id, formId, conceptId, probability, low, high, status, supportCount, reviewed
MATCH (mapping:Mapping {lexiconId: $lexiconId})
WHERE $formIds IS NULL OR mapping.formId IN $formIds
RETURN mapping.id AS id, mapping.formId AS formId, mapping.conceptId AS conceptId, mapping.probability AS probability,
  mapping.low AS low, mapping.high AS high, mapping.status AS status, mapping.supportCount AS supportCount,
  EXISTS { MATCH (review:Review {subjectId: mapping.id}) WHERE review.verdict <> 'UNSURE' } AS reviewed
