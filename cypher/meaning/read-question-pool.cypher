// The open mappings whose truth is least known, nearest to one half from either side, that a reviewer has not answered,
// with all mappings of their forms: what a form means is one question with many answers.
// in: $lexiconId, $reviewerId, $least (probability), $limit (from either side)
// out: id, formId, conceptId, probability, status, answers [{reviewerId, verdict, ordinal (or null)}] (those that stand)
CALL () {
  MATCH (open:Mapping {lexiconId: $lexiconId})
  USING INDEX open:Mapping(lexiconId, probability, id)
  WHERE open.probability >= $least AND open.probability < 0.5 AND open.id IS NOT NULL AND open.status = 'HYPOTHESIS'
    AND NOT EXISTS {
      MATCH (own:Review {subjectId: open.id})
      USING INDEX SEEK own:Review(subjectId)
      WHERE own.reviewerId = $reviewerId AND own.retractedAtMs IS NULL
    }
  RETURN open
  ORDER BY open.lexiconId DESC, open.probability DESC, open.id DESC
  LIMIT $limit
UNION ALL
  MATCH (open:Mapping {lexiconId: $lexiconId})
  USING INDEX open:Mapping(lexiconId, probability, id)
  WHERE open.probability >= 0.5 AND open.id IS NOT NULL AND open.status = 'HYPOTHESIS'
    AND NOT EXISTS {
      MATCH (own:Review {subjectId: open.id})
      USING INDEX SEEK own:Review(subjectId)
      WHERE own.reviewerId = $reviewerId AND own.retractedAtMs IS NULL
    }
  RETURN open
  ORDER BY open.lexiconId, open.probability, open.id
  LIMIT $limit
}
WITH collect(DISTINCT open.formId) AS formIds
UNWIND formIds AS formId
MATCH (mapping:Mapping {formId: formId})
USING INDEX SEEK mapping:Mapping(formId)
WHERE mapping.lexiconId = $lexiconId
RETURN mapping.id AS id, mapping.formId AS formId, mapping.conceptId AS conceptId,
  mapping.probability AS probability, mapping.status AS status,
  COLLECT {
    MATCH (review:Review {subjectId: mapping.id})
    USING INDEX SEEK review:Review(subjectId)
    WHERE review.retractedAtMs IS NULL
    RETURN {reviewerId: review.reviewerId, verdict: review.verdict, ordinal: review.ordinal}
  } AS answers
