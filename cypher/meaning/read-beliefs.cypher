// Mappings as they stand: of the forms heard in some recordings, or of all.
// in: $lexiconId, $recordingIds (or null)
// out: formIds (those forms; empty for all), beliefs [{mappingId, formId, conceptId, probability, low, high, status, supportCount}]
CALL () {
  UNWIND coalesce($recordingIds, []) AS recordingId
  MATCH (token:FormToken {recordingId: recordingId})
  USING INDEX SEEK token:FormToken(recordingId)
  MATCH (token)-[:OF_FORM]->(form:SoundForm)
  RETURN collect(DISTINCT form.id) AS formIds
}
CALL (formIds) {
  UNWIND formIds AS formId
  MATCH (mapping:Mapping {formId: formId})
  USING INDEX SEEK mapping:Mapping(formId)
  WHERE mapping.lexiconId = $lexiconId
  RETURN mapping
UNION ALL
  UNWIND CASE WHEN $recordingIds IS NULL THEN [$lexiconId] ELSE [] END AS lexiconId
  MATCH (mapping:Mapping {lexiconId: lexiconId})
  RETURN mapping
}
RETURN formIds, collect(mapping {
  mappingId: mapping.id, .formId, .conceptId, .probability, .low, .high, .status, .supportCount
}) AS beliefs
