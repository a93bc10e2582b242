// Takes a reviewer's standing answer back.
// in: $subjectId, $reviewerId, $nowMs
// out: verdict, if there was one; the latest first, where two mappings became one
MATCH (review:Review {subjectId: $subjectId, reviewerId: $reviewerId})
USING INDEX SEEK review:Review(subjectId)
WHERE review.retractedAtMs IS NULL
SET review.retractedAtMs = $nowMs, review.ended = 'RETRACTED'
RETURN review.verdict AS verdict
ORDER BY coalesce(review.ordinal, 0) DESC
