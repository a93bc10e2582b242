// Mappings as they stand: of some forms, or all.
// in: $lexiconId, $formIds (or null)
// out: mappingId, formId, conceptId, probability, low, high, status, supportCount
CALL () {
  UNWIND coalesce($formIds, []) AS formId
  MATCH (mapping:Mapping {formId: formId})
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
RETURN mapping.id AS mappingId, mapping.formId AS formId, mapping.conceptId AS conceptId,
  mapping.probability AS probability, mapping.low AS low, mapping.high AS high, mapping.status AS status,
  mapping.supportCount AS supportCount
