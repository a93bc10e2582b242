// Reviews of mappings of a lexicon that stand and say yes or no, by the form and concept that they were given on.
// in: $lexiconId
// out: formId, conceptId, verdict, reviewerId; oldest first
MATCH (review:Review {lexiconId: $lexiconId})
USING INDEX SEEK review:Review(lexiconId)
WHERE review.retractedAtMs IS NULL AND review.verdict <> 'UNSURE'
RETURN review.formId AS formId, review.conceptId AS conceptId, review.verdict AS verdict,
  review.reviewerId AS reviewerId
ORDER BY review.createdAtMs, review.id
